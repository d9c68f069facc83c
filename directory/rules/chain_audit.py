"""The audit of the chain: what was recorded is what was chained, and the triggers stand guard.

It computes every link again, and compares the heads with those that published pointers carry.
"""

from collections.abc import Iterable, Iterator

from django.db import connection, models

from directory.models import Link, Organization, Snapshot, triggers
from directory.rules import chain

# So many rows are read at once.
CHUNK = 500


def violations(pointers: Iterable[tuple[int, str | None]] = ()) -> Iterator[str]:
    """Yield a line for each violation of the chain.

    `pointers` are published lists that were found beside the database: number, and head or None.
    """
    yield from of_links()
    yield from of_chained()
    yield from of_heads(pointers)


def of_triggers() -> Iterator[str]:
    """Every trigger is in place, on, and says what this version says."""
    for name, what in triggers.differences(connection):
        yield f"trigger {name}: {what}"


def of_links() -> Iterator[str]:
    """Links are numbered without a gap, each follows the one before, and each row has one."""
    former, number, seen = None, 0, set()
    for link in Link.objects.order_by("number").iterator(CHUNK):
        number += 1
        if link.number != number:
            yield f"chain: link {number} is missing before {link.number}"
            number = link.number
        elif link.head != chain.head_after(former, link):
            yield f"chain: link {number} does not follow the one before it"
        if (link.noun, link.row) in seen:
            yield f"chain: link {number} chains a row for the second time"
        seen.add((link.noun, link.row))
        former = link.head


def of_chained() -> Iterator[str]:
    """Each row that was chained is there, and as it was."""
    slugs = dict(Organization.objects.values_list("pk", "slug"))
    for noun in chain.CHAINED:
        links = Link.objects.filter(noun=noun)
        known = {row: (digest, of) for row, digest, of in links.values_list(*_OF_A_ROW)}
        for row in chain.model_of(noun).objects.order_by("pk").iterator(CHUNK):
            digest, of = known.pop(row.pk, (None, None))
            # What is not chained yet the next publication chains.
            if digest is not None and digest != chain.digest(row):
                yield f"{_slug(slugs, of)}: {name(row)}: is not as it was recorded"
        for row, (_digest, of) in known.items():
            yield f"{_slug(slugs, of)}: {noun} {row}: was recorded, and is gone"


def of_heads(pointers: Iterable[tuple[int, str | None]] = ()) -> Iterator[str]:
    """The chain has the head that each published list tells of, and in the order of the lists."""
    told = {*pointers}
    for seq, known in Snapshot.objects.values_list("seq", "pointer__history"):
        # A forged row may hold any JSON at all; what is no text is in no history.
        told.add((seq, known if known is None or isinstance(known, str) else repr(known)))
    place = dict(Link.objects.values_list("head", "number"))
    latest = 0
    for seq, known in sorted(told, key=lambda one: one[0]):
        if not known:
            continue
        if known not in place:
            yield f"list {seq}: tells of a history that this database does not have"
        elif place[known] < latest:
            yield f"list {seq}: tells of less history than a list before it"
        else:
            latest = place[known]


def name(row: models.Model) -> str:
    """What a row is called in a line of the audit: its table and its number, else its key."""
    noun = row._meta.model_name
    # Calls have a number to dial, which no line says.
    numbers = (getattr(row, column, None) for column in ("number", "revision"))
    number = next((one for one in numbers if isinstance(one, int)), row.pk)
    return f"{'check' if noun == 'verification' else noun} {number}"


_OF_A_ROW = ("row", "digest", "organization")


def _slug(slugs, of):
    return slugs.get(of, "records")
