"""What becomes of a pointer on a machine, until it has taken over the next one."""

from collections.abc import Collection

from directory.models import frozen


def withdraws_more(newer: dict, told: dict) -> bool:
    """Whether a newer pointer withdraws all that phones were told, and more.

    Then they may have it before its files are here. What returned waits for its files.
    """
    return newer["seq"] > told["seq"] and {*newer["withdrawn"]} > {*told["withdrawn"]}


def without(pointer: frozen.Document, public_ids: Collection[str]) -> frozen.Document:
    """A pointer that withdraws these listings, too: for pages, as nobody has signed it."""
    withdrawn = sorted({*pointer["withdrawn"], *public_ids})
    if withdrawn == sorted(pointer["withdrawn"]):
        return pointer
    return frozen.Document(
        {**pointer, "withdrawn": withdrawn}, {**pointer.stored, "withdrawn": withdrawn}
    )
