"""Publication is due: each rule says so whose act changes what phones may hold.

Rules render nothing. They leave a row in the transaction of the act; the publisher takes what has
gathered. A withdrawal does not wait for it: its transaction also moves the pointer, so that phones
learn of it within a second, whatever the size of the list.
"""

import logging
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from directory.models import (
    Answer,
    Link,
    LostHistory,
    LostWithdrawal,
    Organization,
    PublicationDue,
    Refusal,
    Snapshot,
    SnapshotStep,
    Verification,
    frozen,
)
from directory.models.locks import POINTER
from directory.rules import accounts, chain
from directory.server import signing
from directory.text.canonical import to_bytes

log = logging.getLogger(__name__)
# So long people are told that the history of the database is another than a list told of.
TOLD_FOR = timedelta(days=30)
# After so many days nobody should trust a copy; phones say so by the days that they count.
EXPIRES_AFTER = timedelta(days=30)
# So many snapshots are read at a time, and so many at most, where the newest that is signed is
# looked for: whoever writes rows past this program must not hide it.
AT_A_TIME, LOOK_BACK = 20, 10_000
# The key of a pointer under which the signature of all the rest stands.
SIGNATURE = "signature"

_marks: ContextVar[tuple[PublicationDue, ...]] = ContextVar("marks", default=())


def due(organization: Organization | None, *, at: datetime, is_withdrawal: bool = False) -> None:
    """Record that an act has to be published: on this organization, or on the catalogue.

    Needs a transaction.
    """
    row = PublicationDue.objects.create(
        organization=organization, at=at, is_withdrawal=is_withdrawal
    )
    _marks.set((*_marks.get(), row))


def forget_marks() -> None:
    """Begin anew, for whoever uses this thread next."""
    _marks.set(())


def take_marks() -> tuple[PublicationDue, ...]:
    """Take the acts that became due in this thread since the last call, but none rolled back."""
    marks = _marks.get()
    _marks.set(())
    stored = PublicationDue.objects.in_bulk([mark.pk for mark in marks]) if marks else {}
    return tuple(mark for mark in marks if mark.pk in stored)


def recall(organization: Organization, *, at: datetime) -> None:
    """Withdraw a listing in the pointer at once; its files follow. Needs a transaction."""
    due(organization, at=at, is_withdrawal=True)
    lock_pointer()
    former = newest()
    if former is None or not can_sign():
        # The publisher makes a list without it, here or on the machine that has the key.
        return
    lost = {row.public_id for row in lost_withdrawals()}
    withdrawn = sorted({*former.pointer["withdrawn"], *lost, organization.public_id})
    move_pointer({**former.pointer, "withdrawn": withdrawn}, at=at, steps={former.seq: {}})


def lock_pointer() -> None:
    """Let nobody else move the pointer until this transaction ends."""
    if connection.vendor == "postgresql":
        # On SQLite the transaction itself admits one writer at a time.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [POINTER])


def snapshots() -> Iterator[Snapshot]:
    """The latest snapshots that one of our keys has signed, the newest first.

    A row that somebody wrote past this program has no signature of ours, or it repeats an old
    pointer under another number. Where there is no key yet, as in an installation of a former
    release, none has a signature.
    """
    for start in range(0, LOOK_BACK, AT_A_TIME):
        latest = [*Snapshot.objects.all()[start : start + AT_A_TIME]]
        yield from filter(_is_ours, latest)
        if len(latest) < AT_A_TIME:
            return


def _is_ours(snapshot):
    """Whether a row has the pointer of its number, signed by us."""
    return is_pointer(snapshot) and is_signed(snapshot.pointer)


def is_pointer(snapshot: Snapshot) -> bool:
    """Whether a row has the pointer of its number; a forged one may hold any JSON at all."""
    pointer = snapshot.pointer
    return isinstance(pointer, frozen.Document) and pointer.get("seq") == snapshot.seq


def newest() -> Snapshot | None:
    """The newest snapshot that is signed."""
    return next(snapshots(), None)


def is_signed(pointer: frozen.Document) -> bool:
    """Whether one of our keys has signed a pointer, or there is no key yet."""
    public = signing.keys().public
    if not public:
        # Keys that cannot be read have signed nothing that could be told from a forgery.
        return not signing.has_file()
    rest = {name: value for name, value in pointer.stored.items() if name != SIGNATURE}
    try:
        spelled = to_bytes(rest)
    except (ValueError, RecursionError):
        # What has no spelling, as half a character, nobody has signed.
        return False
    return signing.is_signed(spelled, pointer.stored.get(SIGNATURE), public)


def require_key() -> None:
    """Raise signing.NoKey unless this machine has the key to publish, or may make the first one."""
    if not _may_begin():
        signing.private_key()


def can_sign() -> bool:
    """Whether this machine can publish."""
    try:
        require_key()
    except signing.NoKey:
        return False
    return True


def signature_state() -> str:
    """How signing stands: "ok", "no key" (this machine cannot publish), or "refused".

    The last is that the newest pointer of the database has no signature of ours, so that nobody
    takes it over: somebody wrote it past this program, or with a key that is not known here.
    """
    if signing.has_file() and not signing.keys().public:
        # Nothing can be told from a forgery here.
        return "no key"
    if Snapshot.objects.first() != newest():
        return "refused"
    return "ok" if can_sign() else "no key"


def _may_begin():
    """Whether nothing was ever signed here. Another machine has the key if something was."""
    return (
        not signing.has_file() and not Snapshot.objects.filter(pointer__has_key=SIGNATURE).exists()
    )


def move_pointer(
    content: dict, *, at: datetime, steps: dict[int, dict], made_of: str = "", above: int = 0
) -> Snapshot:
    """Store a pointer under the next number. Needs a transaction and `lock_pointer`.

    `steps` says, by number of a former snapshot, where the lines of its changed files went. The
    new number is higher than any before and than `above`. It is never lower than the seconds of
    the clock, so that it rises also after the database was restored from a backup. Raises
    signing.NoKey where this machine cannot sign it.
    """
    last = newest()
    human = last_human_act(at)
    seq = max(last.seq + 1 if last else 0, above + 1, int(at.timestamp()))
    while Snapshot.objects.filter(seq=seq).exists():
        # Somebody wrote this row past the program; no phone has it.
        seq += 1
    SnapshotStep.objects.bulk_create(
        SnapshotStep(seq=seq, former=former, lines=lines) for former, lines in steps.items()
    )
    content = (
        {"changes_from": seq}
        | content
        | {
            "seq": seq,
            "published_at": at.isoformat(timespec="seconds"),
            "expires_at": (at + EXPIRES_AFTER).isoformat(timespec="seconds"),
            "last_human_act_on": human and human.isoformat(),
            "history": chain.head(),
        }
    )
    return Snapshot.objects.create(
        seq=seq,
        published_at=at,
        pointer=_signed(content),
        made_of=made_of,
    )


def _signed(content):
    """The pointer of this content, with the signature of all the rest in it."""
    if _may_begin():
        signing.begin()
    content = {name: value for name, value in content.items() if name != SIGNATURE}
    rest = to_bytes(frozen.new(frozen.POINTER, content).stored)
    signature = signing.sign(rest, signing.private_key())
    return frozen.new(frozen.POINTER, {**content, SIGNATURE: signature})


def withdrawn_ids() -> list[str]:
    """The public ids of the listings that phones must not show, sorted."""
    rows = Verification.objects.withdrawn().values_list("organization__public_id", flat=True)
    return sorted({*rows, *(row.public_id for row in lost_withdrawals())})


def lost_withdrawals() -> list[LostWithdrawal]:
    """The lost withdrawals after which nobody has checked or withdrawn the listing again."""
    lost = list(LostWithdrawal.objects.all())
    newest = dict(
        Verification.objects.filter(organization__public_id__in={row.public_id for row in lost})
        .values_list("organization__public_id")
        .annotate(Max("recorded_at"))
        .order_by()
    )
    return [
        row
        for row in lost
        if row.public_id not in newest or newest[row.public_id] <= row.published_at
    ]


def record_lost_withdrawals(pointer: dict) -> list[LostWithdrawal]:
    """Record what a published pointer withdraws and the database does not know of.

    `pointer` comes from a folder or an export. Its number is unknown only where the database was
    restored from an older backup; then what it withdrew stays withdrawn until somebody checks it.
    """
    if Snapshot.objects.filter(seq=pointer["seq"]).exists():
        return []
    published_at = datetime.fromisoformat(pointer["published_at"])
    missing = sorted({*pointer["withdrawn"]} - {*withdrawn_ids()})
    rows = [
        LostWithdrawal(public_id=public_id, seq=pointer["seq"], published_at=published_at)
        for public_id in missing
    ]
    LostWithdrawal.objects.bulk_create(rows, ignore_conflicts=True)
    for organization in Organization.objects.filter(public_id__in=missing):
        PublicationDue.objects.create(organization=organization, at=published_at)
    return rows


def record_lost_history(pointer: dict, *, at: datetime) -> None:
    """Record that a published pointer tells of a history that this database does not have.

    `pointer` comes from a folder or an export; `at` is an aware datetime.
    """
    known = pointer["history"]
    if known is None or Link.objects.filter(head=known).exists():
        return
    _lost, is_new = LostHistory.objects.get_or_create(
        head=known, defaults={"seq": pointer["seq"], "at": at}
    )
    if is_new:
        log.error("List %s tells of a history that this database does not have", pointer["seq"])


def lost_histories(at: datetime) -> QuerySet[LostHistory]:
    """The lost histories of which people are still told, the newest first."""
    return LostHistory.objects.filter(at__gt=at - TOLD_FOR).order_by("-at")


def record_refusals(reasons: dict[Organization | None, list[str]], *, at: datetime) -> None:
    """Record what is not published now and why, in the place of what was recorded before.

    By entry, or None for the catalogue, the rules that it breaks; `at` is an aware datetime.
    """
    said = {one and one.pk: "\n".join(lines) for one, lines in reasons.items()}
    known = dict(Refusal.objects.values_list("organization", "reason"))
    if said == known:
        return
    names = {one and one.pk: one.slug if one else "catalogue" for one in reasons}
    for key, reason in said.items():
        if known.get(key) != reason:
            log.error("Not published: %s: %s", names[key], reason.replace("\n", "; "))
    with transaction.atomic():
        Refusal.objects.all().delete()
        Refusal.objects.bulk_create(
            Refusal(organization_id=key, reason=reason, at=at) for key, reason in said.items()
        )


def refusals() -> QuerySet[Refusal]:
    """The entries that are not published, as they break a rule."""
    return Refusal.objects.select_related("organization").order_by("at", "organization__slug")


def last_human_act(at: datetime) -> date | None:
    """The day, in Cambodia, on which a person last did what keeps the list true; None if never.

    That is to check or withdraw a listing, or to answer reports. Publishing, reminding and
    forgetting are jobs, and loading the starter data is one too: none of them is counted.
    """
    checks = Verification.objects.filter(recorded_at__lte=at)
    checks = checks.exclude(verifier__username=accounts.STARTER_ACCOUNT)
    answers = Answer.objects.filter(answered_at__lte=at)
    moments = [
        *checks.order_by().aggregate(newest=Max("recorded_at")).values(),
        *answers.order_by().aggregate(newest=Max("answered_at")).values(),
    ]
    newest = max(filter(None, moments), default=None)
    return timezone.localdate(newest) if newest else None
