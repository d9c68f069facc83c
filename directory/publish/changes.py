"""What changed between two versions of a file, line by line (a delta)."""

from bisect import bisect
from collections.abc import Iterable


def pack(parts: Iterable[int | str]) -> list[str | list[int]]:
    """Shorten runs of numbers of former lines to [from, to); new lines stay texts."""
    packed = []
    for part in parts:
        if isinstance(part, str):
            packed.append(part)
        elif packed and isinstance(packed[-1], list) and packed[-1][1] == part:
            packed[-1][1] += 1
        else:
            packed.append([part, part + 1])
    return packed


def unpack(packed: list[str | list[int]]) -> list[int | str]:
    """The list that `pack` shortened."""
    parts = []
    for part in packed:
        parts += [part] if isinstance(part, str) else range(*part)
    return parts


def between(old: list[str], new: list[str]) -> list[int | str]:
    """Each new line, or its number among the old ones if it stands there."""
    numbers = {}
    for number, line in enumerate(old):
        numbers.setdefault(line, []).append(number)
    parts, following = [], 0
    for line in new:
        # Many lines are equal. Take the one that continues the run of numbers, or is nearest to it,
        # as its neighbours are likely to follow.
        known = numbers.get(line, [])
        at = bisect(known, following)
        near = known[max(0, at - 1) : at + 1]
        part = min(near, key=lambda number: abs(number - following)) if near else line
        parts.append(part)
        following = part + 1 if isinstance(part, int) else following + 1
    return parts
