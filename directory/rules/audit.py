"""The audit: checks every rule of the desk again, over all recorded rows.

The acts in `rules/` and the triggers of the database refuse what the rules forbid. The audit finds
what got past both: a row written by hand, a restored backup, a bug of ours. It reads rows and does
not call the acts, so that a bug in an act does not hide itself here.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone

from directory.models import (
    AccountChange,
    Alert,
    Merge,
    Organization,
    PartnerAnswer,
    ReturnRequest,
    TwinPermit,
    Verification,
    Vetting,
)
from directory.rules import (
    accounts,
    catalogue_audit,
    editing,
    number_audit,
    proof_audit,
    sample_audit,
    twins,
)
from directory.rules.alerts import LEADS_ELSEWHERE
from directory.rules.listing import facts
from directory.rules.listing_audit import last_due_on, of_listing, of_ways, public_facts
from directory.rules.twin_locks import Lock, recorded_locks
from directory.text import languages
from directory.text.disguise import find_lead

# When a merge ends that nobody took back.
NEVER = datetime.max.replace(tzinfo=UTC)


def violations(organizations: Iterable[Organization] | None = None) -> Iterator[str]:
    """Yield a line for each violation: of these organizations, or of all and of all accounts."""
    if organizations is None:
        yield from of_accounts()
        yield from catalogue_audit.of_catalogue()
        yield from sample_audit.of_samples()
    presences, locks, since = recorded_presences(), recorded_locks(), proof_audit.asked_since()
    for organization in Organization.objects.all() if organizations is None else organizations:
        history = History(organization, presences, locks, since)
        rules = (of_edits, of_checks, of_returns, of_vettings, of_alerts, of_partners)
        rules += (of_twins, of_merges)
        for rule in rules:
            yield from (f"{organization.slug}: {line}" for line in rule(history))


def of_accounts() -> Iterator[str]:
    """Nobody keeps accounts and verifies. Only the present roles are known."""
    verifiers = Q(groups__name=accounts.VERIFIERS)
    keepers = Q(groups__name=accounts.KEEPERS) | Q(is_superuser=True)
    people = get_user_model().objects
    for name in people.filter(verifiers).filter(keepers).values_list("username", flat=True):
        yield f"{name}: keeps accounts and verifies"


def recorded_presences() -> dict[int, list[tuple[datetime, bool]]]:
    """By person the moments at which they verified or were appointed: (moment, has verified)."""
    taken_up = AccountChange.objects.exclude(taken_up_at=None)
    found = defaultdict(list)
    for is_check, rows in (
        # Whoever suspends need not be a verifier.
        (True, Verification.objects.filter(suspension=None).values_list("verifier", "recorded_at")),
        (False, taken_up.values_list("user", "taken_up_at")),
    ):
        for person, at in rows.order_by():
            found[person].append((at, is_check))
    return {person: sorted(moments) for person, moments in found.items()}


def could_verify(moments: list[tuple[datetime, bool]], at: datetime) -> bool:
    """Whether somebody could surely verify then: active before, and verifying next after it."""
    after = bisect_right(moments, (at, True))
    return bisect_left(moments, (at,)) > 0 and any(
        is_check for _at, is_check in moments[after:][:1]
    )


class History:
    """All records of one organization, oldest first, and when each person verified."""

    def __init__(
        self,
        organization: Organization,
        presences: dict[int, list[tuple[datetime, bool]]],
        locks: list[Lock],
        asked_since: datetime | None,
    ) -> None:
        self.organization = organization
        self.asked_since = asked_since
        self.presences = presences
        self.locks = [lock for lock in locks if lock.organization != organization]
        self.edits = list(organization.edits.order_by("revision"))
        self.checks = list(organization.verifications.order_by("number"))
        self.vettings = list(organization.vettings.order_by("number"))
        self.alerts = list(organization.alerts.order_by("number"))
        self.documents = {edit.revision: edit.document for edit in self.edits}

    def editors(self, after: int, until: int) -> list[int]:
        """Who edited after one revision and until another, oldest first."""
        return [edit.editor_id for edit in self.edits if after < edit.revision <= until]

    def were_verifiers(self, check: Verification) -> int:
        """How many could surely confirm when this check was recorded."""
        others = sum(
            could_verify(moments, check.recorded_at)
            for person, moments in self.presences.items()
            if person != check.verifier_id
        )
        # The account in whose name the starter data was confirmed was never active.
        return others + check.verifier.is_active

    def pairs(self) -> Iterator[tuple[Verification | None, Verification]]:
        """Each check with the one before it, or None."""
        return zip([None, *self.checks], self.checks, strict=False)


def of_edits(history: History) -> Iterator[str]:
    """Revisions follow each other, and the working copy is what was last recorded."""
    revisions = [edit.revision for edit in history.edits]
    if revisions != list(range(1, history.organization.revision + 1)):
        yield f"revisions {revisions} do not lead to {history.organization.revision}"
    elif history.edits and history.edits[-1].document != editing.document(history.organization):
        yield "the working copy was changed without a revision"


def of_checks(history: History) -> Iterator[str]:
    """Checks follow each other, and each confirmed what somebody else had edited."""
    for before, check in history.pairs():
        said = of_confirmation if check.outcome == "confirmed" else of_withdrawal
        for line in (*of_order(before, check), *said(history, before, check)):
            yield f"check {check.number}: {line}"
    last = history.checks[-1] if history.checks else None
    if last is None or last.outcome != "confirmed":
        return
    if last.due_on > last_due_on(last):
        yield f"check {last.number}: due later than the policy allows"
    if history.vettings and history.vettings[-1].outcome == "do-not-list":
        yield f"check {last.number}: stands although it must not be listed"


def of_order(before: Verification | None, check: Verification) -> Iterator[str]:
    """A check continues the one before it: its number, its revision, its time."""
    number, revision, whole = (
        (before.number, before.revision, before.whole_revision) if before else (0, 1, 0)
    )
    if check.number != number + 1:
        yield "a number is missing before it"
    if check.revision < revision:
        yield "an older revision than the check before"
    if check.whole_before != whole:
        yield "says another revision than the one that was confirmed whole before"
    if before and check.recorded_at < before.recorded_at:
        yield "recorded before the check before"
    if check.checked_on > timezone.localdate(check.recorded_at):
        yield "recorded before it was done"


def of_withdrawal(
    history: History, before: Verification | None, check: Verification
) -> Iterator[str]:
    """A withdrawal follows a confirmation, and confirms nothing."""
    if before is None or before.outcome != "confirmed":
        yield "withdraws what did not stand"
    elif check.whole_revision != before.whole_revision:
        yield "a withdrawal confirms nothing"
    answer = check.suspension
    if answer and (answer.outcome, answer.organization_id, answer.answered_by_id) != (
        "suspended",
        check.organization_id,
        check.verifier_id,
    ):
        yield "suspended without the answer of its handler"


def of_confirmation(
    history: History, before: Verification | None, check: Verification
) -> Iterator[str]:
    """Four eyes, and a listing that holds what was confirmed and no more."""
    document = history.documents.get(check.revision)
    if document is None:
        yield "confirms a revision that nobody recorded"
        return
    whole_before = before.whole_revision if before else 0
    editors = history.editors(whole_before, check.revision)
    if check.verifier_id in editors and not check.by_one_person:
        yield "confirmed by one of its editors"
    came_back = before is not None and before.outcome == "withdrawn"
    is_own = check.verifier_id in editors or (came_back and check.returned_with_id is None)
    if check.by_one_person and not (is_own and check.active_verifiers < 2):
        yield "says wrongly that one person did everything"
    if check.by_one_person and history.were_verifiers(check) > 1:
        yield "says that one person was alone, while others verified before and after"
    if check.editor_id != (editors[-1] if editors else None):
        yield "names another editor than the last"
    is_whole = not check.kept_facts and public_facts(document) <= set(check.confirmed_facts)
    if check.whole_revision != (check.revision if is_whole else whole_before):
        yield "says wrongly whether everything was confirmed"
    yield from of_listing(before, check, document)
    earlier = [row for row in history.checks if row.number < check.number]
    yield from of_ways(earlier, check, document)
    yield from proof_audit.of_proofs(earlier, check, history.documents, history.asked_since)
    yield from number_audit.of_kept(before, check)
    yield from number_audit.of_unconfirmed(check, document)
    for vetting in reversed(history.vettings):
        if vetting.at < check.recorded_at:
            if vetting.outcome == "do-not-list":
                yield "lists what must not be listed"
            break


def of_returns(history: History) -> Iterator[str]:
    """A withdrawn listing came back by two people."""
    for before, check in history.pairs():
        if check.outcome != "confirmed" or before is None or before.outcome != "withdrawn":
            continue
        asked = before.return_requests.values_list("by", flat=True)
        others = {*history.editors(before.revision, check.revision), *asked} - {check.verifier_id}
        if not check.by_one_person and check.returned_with_id not in others:
            yield f"check {check.number}: came back by one person"
    requests = ReturnRequest.objects.filter(withdrawal__organization=history.organization)
    if requests.exclude(withdrawal__outcome="withdrawn").exists():
        yield "a request to return what was not withdrawn"


def of_vettings(history: History) -> Iterator[str]:
    """Vettings follow each other, and none grants trust where listing is forbidden."""
    yield from of_numbers("vetting", history.vettings)
    for before, vetting in zip(history.vettings, history.vettings[1:], strict=False):
        if before.outcome == "do-not-list" and vetting.outcome == "trusted":
            yield f"vetting {vetting.number}: trusts what must not be listed"
    for vetting in history.vettings[-1:]:
        longest = timedelta(days=settings.VETTING_DAYS)
        if vetting.expires_on and vetting.expires_on > vetting.vetted_on + longest:
            yield f"vetting {vetting.number}: holds longer than the policy allows"


def of_alerts(history: History) -> Iterator[str]:
    """Alerts follow each other, end in time, name no number and no address; texts are by two.

    Before there was a list one person could write a text, so the first alerts may be such.
    """
    yield from of_numbers("alert", history.alerts)
    is_listed = False
    for alert in history.alerts:
        is_listed = is_listed or bool(alert.sentence or alert.wording_id)
        said = languages.texts_of(alert, "text")
        if alert.wording_id:
            wording = alert.wording
            if (wording.by_id, languages.texts_of(wording, "text")) != (alert.worded_by_id, said):
                yield f"alert {alert.number}: says other words than somebody else proposed"
            if any(map(find_lead, said.values())):
                yield f"alert {alert.number}: names a number or an address"
        elif alert.text_km and is_listed:
            yield f"alert {alert.number}: its text is by one person"
        elif LEADS_ELSEWHERE.search("\n".join(said.values())):
            yield f"alert {alert.number}: names a number or an address"
    for alert in history.alerts[-1:]:
        longest = timedelta(days=settings.ALERT_DAYS)
        if alert.ends_on and alert.ends_on > timezone.localdate(alert.at) + longest:
            yield f"alert {alert.number}: holds longer than the policy allows"


def of_partners(history: History) -> Iterator[str]:
    """An answer came while its link worked, on facts that the partner was shown."""
    answers = PartnerAnswer.objects.filter(link__organization=history.organization)
    for answer in answers.select_related("link__verification"):
        link = answer.link
        if not link.at <= answer.at < (link.revoked_at or link.expires_at):
            yield "an answer by a link that did not work"
        if not answer.corrections.keys() <= facts(link.verification.listing).keys():
            yield "an answer on a fact that was not asked"


def of_twins(history: History) -> Iterator[str]:
    """What is like an organization that must not be listed is listed only if two people agree."""
    permits = TwinPermit.objects.filter(request__entry=history.organization.pk)
    permits = list(permits.select_related("request"))
    for permit in permits:
        if permit.asked_by_id != permit.request.by_id or permit.by_id == permit.request.by_id:
            yield "a permit for a twin by one person"
    for check in history.checks if history.locks else []:
        document = history.documents.get(check.revision)
        if check.outcome != "confirmed" or document is None:
            continue
        own = twins.identity(document)
        for lock in history.locks:
            agreed = {
                key
                for permit in permits
                if permit.request.forbidden_id == lock.organization.pk
                and permit.at <= check.recorded_at
                for key in permit.request.common
            }
            if lock.common(own, check.recorded_at) - agreed:
                name = lock.organization.slug
                yield f"check {check.number}: may be {name}, which must not be listed"


def of_merges(history: History) -> Iterator[str]:
    """What was merged into another entry is closed, and was not locked before."""
    merges = Merge.objects.filter(gone=history.organization).select_related("undo")
    opened_at = None
    for merge in merges.order_by("at"):
        undo = getattr(merge, "undo", None)
        if opened_at and merge.at < opened_at:
            yield "was merged into two entries at once"
        opened_at = undo.at if undo else NEVER
        until = [vetting for vetting in history.vettings if vetting.at <= merge.at]
        if until and until[-1].outcome == "do-not-list":
            yield "was merged away though it must not be listed"
        if any(merge.at < edit.edited_at < opened_at for edit in history.edits):
            yield "was edited after it was merged into another entry"
        checks = [check for check in history.checks if check.recorded_at < opened_at]
        if any(check.outcome == "confirmed" for check in checks[-1:]):
            yield "is listed though it was merged into another entry"


def of_numbers(noun: str, rows: list[Vetting] | list[Alert]) -> Iterator[str]:
    """Rows are numbered from one without a gap."""
    numbers = [row.number for row in rows]
    if numbers != list(range(1, len(rows) + 1)):
        yield f"{noun} numbers {numbers} have a gap"
