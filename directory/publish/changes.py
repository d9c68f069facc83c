"""What changed between two versions of a file, line by line (deltas).

A snapshot keeps where the lines of a former one went: numbers alone, never a word, so that nothing
of a withdrawn listing stays in them. Such positions can be joined over many snapshots, and what a
phone must fetch follows from them and the newest file: the delta from any number to the newest.
"""

from bisect import bisect, bisect_right
from collections.abc import Iterable
from itertools import accumulate

# Where lines went: [from, to) of the newer file, or how many lines in a row are gone.
Positions = list[list[int] | int]
# What a phone fetches: [from, to) of the lines that it holds, or a new line.
Delta = list[list[int] | str]


def positions(old: list[str], new: list[str]) -> Positions:
    """Where each old line stands among the new ones."""
    numbers, found, following = None, [], 0
    for place, line in enumerate(old):
        if following < len(new) and new[following] == line:
            at = following
        elif _goes_on(old, place + 1, new, following + 1):
            # Another value stands in its place, as in a column.
            at, following = None, following + 1
        elif _goes_on(old, place + 1, new, following):
            at = None
        else:
            numbers = numbers or _numbers(new)
            at = _nearest(numbers.get(line, ()), following)
        found.append(at)
        following = following if at is None else at + 1
    return _pack_positions(found)


def join(older: Positions, newer: Positions) -> Positions:
    """Where the lines of a file went in two steps, from where they went in each."""
    starts = [0, *accumulate(map(_length, newer))]
    joined = []
    for part in older:
        if isinstance(part, int):
            _add(joined, part)
            continue
        start, end = part
        index = bisect_right(starts, start) - 1
        while start < end:
            stop = min(end, starts[index + 1])
            following = newer[index]
            if isinstance(following, int):
                _add(joined, stop - start)
            else:
                first = following[0] + start - starts[index]
                _add(joined, [first, first + stop - start])
            start, index = stop, index + 1
    return joined


def delta(went: Positions, new: list[str]) -> Delta:
    """How a phone makes the new lines from the old ones, where these went to `went`."""
    sources = [None] * len(new)
    place = 0
    for part in went:
        if not isinstance(part, int):
            for offset in range(part[1] - part[0]):
                sources[part[0] + offset] = place + offset
        place += _length(part)
    held = {}
    for line, source in zip(new, sources, strict=True):
        if source is not None:
            held.setdefault(line, []).append(source)
    for numbers in held.values():
        numbers.sort()
    parts, following = [], 0
    for line, source in zip(new, sources, strict=True):
        # Equal lines are many in columns; one that the phone holds is shorter than the line.
        part = _nearest(held.get(line, ()), following) if source is None else source
        parts.append(line if part is None else part)
        following = following + 1 if part is None else part + 1
    return pack(parts)


def pack(parts: Iterable[int | str]) -> Delta:
    """Shorten lines, each the number of a former line or a new one, to [from, to) and new ones."""
    packed = []
    for part in parts:
        if isinstance(part, str):
            packed.append(part)
        else:
            _add(packed, [part, part + 1])
    return packed


def _goes_on(old, place, new, at):
    return place < len(old) and at < len(new) and old[place] == new[at]


def _numbers(lines):
    numbers = {}
    for number, line in enumerate(lines):
        numbers.setdefault(line, []).append(number)
    return numbers


def _nearest(known, following):
    """The one of these sorted numbers that goes on with a run, or stands next to it; or None."""
    at = bisect(known, following)
    near = known[max(0, at - 1) : at + 1]
    return min(near, key=lambda number: abs(number - following)) if near else None


def _pack_positions(found):
    packed = []
    for at in found:
        _add(packed, 1 if at is None else [at, at + 1])
    return packed


def _add(packed, part):
    """Append a part; what goes on with the last one makes that longer."""
    last = packed[-1] if packed else None
    if isinstance(part, int):
        if isinstance(last, int):
            packed[-1] += part
        else:
            packed.append(part)
    elif isinstance(last, list) and last[1] == part[0]:
        last[1] = part[1]
    else:
        packed.append(list(part))


def _length(part):
    return part if isinstance(part, int) else part[1] - part[0]
