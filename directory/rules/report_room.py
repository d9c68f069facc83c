"""How many reports are taken in a day: limits that let no flood shut the door on others.

Reports about safety, about standing listings and about other names have room of their own, and so
has each entry. A sender who sent many counts as busy: a carrier's address stands for thousands of
phones, so nobody is refused for that, but all that is busy together fills no more than half of any
room. The first reports of a day about the safety of a standing listing find room always. What is
over a limit stays on the phones and comes later.
"""

from contextlib import suppress
from datetime import datetime, timedelta

from django.core.cache import caches

from directory.models import Organization, Report, Verification
from directory.rules import standing

LIMIT_WINDOW = timedelta(days=1)
LONGEST_WAIT = timedelta(hours=1)
# By (is about safety, is about a standing listing). A day's worth of the busiest imaginable real
# use, many times over; 36,000 in all are what a disk bears.
LIMITS = {
    (True, True): 9_000,
    (True, False): 3_000,
    (False, True): 18_000,
    (False, False): 6_000,
}
# An entry fills at most a third of a room, and busy senders half.
ROOM_BY_ENTRIES = 3
ROOM_BY_BUSY_SENDERS = 2
# So many about the safety of a standing listing are taken in a day, whatever else arrived.
ALWAYS_TAKEN = 10
# What a search did not find comes from the same senders; rules/unmet.py has the room for it.
UNMET = "unmet"
# A sender with so many reports, about safety or about the rest, is busy until it is forgotten.
BUSY_FROM = 300
SENDERS_KEPT = timedelta(hours=12)


class Busy(Exception):
    """Too many reports for now; `wait` says for how long to keep them."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(wait)
        self.wait = wait


def require(kind: str, organization: Organization | None, *, sender: str, at: datetime) -> None:
    """Raise Busy when the room for such a report is full. `sender` is a digest, or empty."""
    is_safety = _is_safety(kind)
    is_standing = bool(organization and standing.current_check(organization))
    limit = LIMITS[is_safety, is_standing] // share(kind, sender=sender)

    arrived = Report.objects.filter(received_at__gt=at - LIMIT_WINDOW)
    about = {"kind": Report.Kind.UNSAFE}
    lane = arrived.filter(**about) if is_safety else arrived.exclude(**about)
    of_entry = lane.filter(organization=organization)
    if is_safety and is_standing and of_entry.count() < ALWAYS_TAKEN:
        return
    _require(of_entry, limit // ROOM_BY_ENTRIES, at)
    listed = {"organization__in": Verification.objects.standing().values("organization")}
    _require(lane.filter(**listed) if is_standing else lane.exclude(**listed), limit, at)


def share(kind: str, *, sender: str) -> int:
    """By what a limit is divided for this sender: busy ones together fill a part of a room."""
    is_busy = caches["memory"].get(_key(sender, kind), 0) >= BUSY_FROM
    return ROOM_BY_BUSY_SENDERS if is_busy else 1


def count(kind: str, *, sender: str) -> None:
    """Remember for some hours, in memory only, that this sender sent one more report."""
    if not sender:
        return
    key = _key(sender, kind)
    memory = caches["memory"]
    # The hours run from the first report, so that nothing is known of a sender for longer.
    if not memory.add(key, 1, SENDERS_KEPT.total_seconds()):
        # They may end in this very moment.
        with suppress(ValueError):
            memory.incr(key)


def _require(rows, limit, at):
    in_the_way = rows.order_by("-received_at").values_list("received_at", flat=True)
    for oldest in in_the_way[limit - 1 : limit]:
        raise Busy(min(oldest + LIMIT_WINDOW - at, LONGEST_WAIT))


def _key(sender, kind):
    # What a carrier's other phones say of the rest leaves safety open, and unmet needs leave both.
    lane = {Report.Kind.UNSAFE: "safety", UNMET: UNMET}.get(kind, "rest")
    return f"{sender}-{lane}"


def _is_safety(kind):
    return kind == Report.Kind.UNSAFE
