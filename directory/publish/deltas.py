"""The changes from a former snapshot to the newest: made when a phone first asks for them.

Each snapshot says where the lines of the one before went, and those of the first one of a day and
of a week also say it of the first of the day and of the week before. So the way back to any number
is short, and a phone that comes after months still fetches changes alone.
"""

import logging
import threading
from collections import OrderedDict
from datetime import date, datetime, timedelta
from itertools import pairwise

from django.db.models import F
from django.utils import timezone

from directory.models import Snapshot, SnapshotStep
from directory.publish import changes
from directory.publish.files import file_name, to_bytes

log = logging.getLogger(__name__)
# Whoever was away for longer fetches the whole.
KEPT_FOR = timedelta(days=190)
# So many of those that were asked for stay in the memory of a process.
MOST_KEPT = 100
# One is made at a time; who would wait for longer than so many seconds fetches the whole.
PATIENCE = 2.0
# What comes of a step that went meanwhile, or that somebody wrote past this program.
BROKEN = (
    SnapshotStep.DoesNotExist,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
)


class Deltas:
    """The changes up to the snapshot that a LocalCopy holds, in the memory of this process.

    They are not kept on disk, as their names do not tell whether they are whole.
    """

    def __init__(self, copy) -> None:
        self._copy = copy
        self._made = OrderedDict()
        self._making = threading.Lock()

    def read(self, since: int, to: int) -> bytes | None:
        """The delta from one number to another, or None if there is none that would pay."""
        if to > self._copy.pointer["seq"]:
            # Another process has told a phone of it already.
            self._copy.update(now=True)
        pointer = self._copy.pointer
        if to != pointer["seq"]:
            return None
        if (since, to) not in self._made:
            if not self._making.acquire(timeout=PATIENCE):
                return None
            try:
                if (since, to) not in self._made:
                    self._keep(since, to, make(since, pointer, self._copy.read))
            finally:
                self._making.release()
        return self._made.get((since, to))

    def _keep(self, since, to, made):
        for key in [key for key in self._made if key[1] != to]:
            del self._made[key]
        self._made[since, to] = made
        while len(self._made) > MOST_KEPT:
            self._made.popitem(last=False)


def steps(former: Snapshot, at: datetime, step: dict | None) -> dict[int, dict]:
    """What a new snapshot keeps: by number of a former one, where the lines of its files went.

    `step` has this of the last one, `former`, by the names of the files that changed; None if its
    files are lost. From it, and from one that is older than changes are kept, none lead on.
    """
    if step is None or _first_since(at - KEPT_FOR) is None:
        return {}
    found = {former.seq: step}
    for period in (_day, _week):
        if period(at) == period(former.published_at):
            continue
        # This is the first of its day or week, so it also leads to the first of the one before.
        first = _first_since(_start(period(former.published_at)))
        try:
            if first.seq not in found and (way := way_back(former.seq, first.seq)) is not None:
                found[first.seq] = _join_files(way, step)
        except BROKEN:
            # Phones of that number fetch the whole.
            log.exception("No changes lead from list %s to the next", first.seq)
    return found


def way_back(newest: int, oldest: int) -> dict | None:
    """Where the lines of an older snapshot went by the time of a newer one; None if unknown."""
    ways, path = _ways(oldest), [newest]
    while path[-1] != oldest:
        if path[-1] not in ways:
            return None
        path.append(ways[path[-1]])
    found = {}
    for seq, former in pairwise(path):
        found = _join_files(SnapshotStep.objects.get(seq=seq, former=former).lines, found)
    return found


def oldest(former: Snapshot, at: datetime) -> int:
    """The oldest number from which changes lead to `former`, and by `steps` on to the next."""
    ways = _ways(_first_since(at - KEPT_FOR).seq)
    reached = former.seq
    while reached in ways:
        reached = ways[reached]
    return reached


def _ways(oldest):
    """By number how far back its changes lead at once, without passing the oldest."""
    # Whoever writes rows past this program must lead nobody in a circle.
    rows = SnapshotStep.objects.filter(former__gte=oldest, former__lt=F("seq"))
    return dict(rows.order_by("-former").values_list("seq", "former"))


def make(since: int, pointer: dict, read) -> bytes | None:
    """The delta from a number to a snapshot; None if it is unknown or would not pay.

    `read` gives the plain bytes of a file of the snapshot by its name.
    """
    try:
        content = _make_files(since, pointer, read)
    except BROKEN:
        log.exception("No changes lead from list %s to list %s", since, pointer["seq"])
        return None
    if content is None:
        return None
    made = to_bytes(content)
    # From here on the whole is little more to send.
    is_worth_it = 4 * len(made) <= sum(file["bytes"] for file in pointer["files"].values())
    return made if is_worth_it else None


def _make_files(since, pointer, read):
    """By name the delta of each file that changed; None if something of it is unknown."""
    went = way_back(pointer["seq"], since)
    if went is None:
        return None
    files, content = pointer["files"], {}
    for name, positions in went.items():
        if name in files:
            data = read(file_name(files[name]))
            if data is None:
                return None
            content[name] = changes.delta(positions, lines(data))
    return content


def lines(data: bytes) -> list[str]:
    """The lines of a published file, as phones count them."""
    return data.decode().split("\n")


def step(old: dict[str, bytes], new: dict[str, bytes]) -> dict:
    """By name, where the lines of one snapshot's files went in the next, if they changed."""
    return {
        name: changes.positions(lines(old[name]) if name in old else [], lines(data))
        for name, data in new.items()
        if old.get(name) != data
    }


def _join_files(older, newer):
    names = {**older, **newer}
    return {
        name: changes.join(older[name], newer[name])
        if name in older and name in newer
        else names[name]
        for name in names
    }


def _day(at):
    return timezone.localdate(at)


def _week(at):
    day = timezone.localdate(at)
    return day - timedelta(days=day.weekday())


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


def _first_since(moment):
    """The first snapshot since a moment, told by its number: that is never below the clock."""
    return Snapshot.objects.filter(seq__gte=int(moment.timestamp())).last()
