"""The call sheet: one organization, fact by fact, on a phone or at a desk.

Optimistic locking: the form carries the revision at which it was opened, and a mark of each fact as
it was seen. What changed meanwhile is shown again and has to be confirmed again.
"""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.desk import (
    agenda,
    comments_page,
    errors,
    sheet_asks,
    sheet_done,
    sheet_draft,
    sheet_form,
    sheet_reading,
    source_words,
    words,
)
from directory.desk.fields import MomentField, whole_number
from directory.desk.sheet_form import DECIDE, KEEP, MEANT, SEEN, SheetForm
from directory.models import Attempt, Organization, SheetDraft
from directory.rules import (
    alerts,
    calls,
    claims,
    editing,
    leads,
    listing,
    numbers,
    partner,
    proofs,
    safety,
    standing,
    twins,
    verification,
    verifiers,
)
from directory.rules.days_off import DaysOff
from directory.rules.refusal import Refused
from directory.text.writing import dialled

# The button that goes on to the next sheet.
NEXT = "next"


class Sheet:
    """The sheet of one organization as one person sees it at one moment."""

    def __init__(self, request, organization, now):
        self.request, self.organization, self.now = request, organization, now
        self.listing = listing.build_listing(organization)
        self.facts = listing.facts(self.listing)
        self.check = standing.current_check(organization)
        self.last = organization.verifications.first()
        self.standing_facts = listing.facts(self.check.listing) if self.check else None
        self.seen = {name: sheet_reading.mark(value) for name, value in self.facts.items()}
        drafts = list(organization.drafts.select_related("by"))
        self.draft = next((draft for draft in drafts if draft.by == request.user), None)
        self.pages = sheet_draft.pages(self.draft, request.POST)
        self.others = [draft for draft in drafts if draft.by != request.user]
        self.known_ways = standing.known_ways(organization)
        self.answer = partner.open_answer(organization)
        self.due_days = sheet_reading.due_days(organization)
        self.stale, self.own = set(), set()
        self.attempt_error = self.attempt_typed = None
        data = self._typed()
        if data is not None and data.get("seen_revision") != str(organization.revision):
            data = self._carried_over(data)
        self.form = self._form(data)

    def _typed(self):
        if self.request.method == "POST":
            return self.request.POST
        return sheet_reading.to_form(self.draft.data) if self.draft else None

    def _form(self, data):
        on = timezone.localdate(self.now)
        return SheetForm(
            data,
            organization=self.organization,
            facts=self.facts,
            standing_facts=self.standing_facts,
            leads=leads.of_listing(self.listing),
            numbers=[(number, dialled(number)) for number in sorted(self.known_ways.to_call)],
            initial={
                "seen_revision": self.organization.revision,
                "on": on,
                "due_on": on + timedelta(days=self.due_days[1]),
            },
        )

    def _carried_over(self, data):
        """What was typed on a sheet of an older revision; what changed must be read again."""
        fixes = sheet_form.correction_forms(self.organization, self.facts, None)
        data = sheet_form.rebased(data, fixes)
        self.stale = {
            name for name, mark in self.seen.items() if data.get(f"{SEEN}-{name}") != mark
        }
        for name in self.stale:
            data.pop(f"{DECIDE}-{name}", None)
            data.pop(f"{MEANT}-{name}", None)
        edits = self.organization.edits.select_related("editor")
        seen = whole_number(data.get("seen_revision", "")) or 0
        by_others = edits.filter(revision__gt=seen).exclude(editor=self.request.user)
        data["seen_revision"] = str(self.organization.revision)
        if changed_by := by_others.first():
            data.pop("all_unchanged", None)
            self.changed_by = changed_by
        else:
            # Whoever corrected something has read it; nobody changed it behind their back.
            self.own, self.stale = self.stale, set()
        return data

    @property
    def is_stale(self):
        """Whether the entry was changed since this sheet was opened."""
        return hasattr(self, "changed_by")

    @property
    def has_new_way(self):
        """Whether a number or an address would become public that needs a call to another."""
        return bool(self.known_ways.changed_in(self.listing))

    @property
    def is_first(self):
        """Whether this would list a new organization, which has to be proved."""
        return proofs.is_new(self.listing, self.known_ways.listings)

    def following(self):
        """What is due after this one, that nobody else takes care of; None if nothing is."""
        return agenda.next_due(self.now, self.request.user, leave_out=self.organization)

    def rows(self):
        """One row a fact, with what was typed about it."""
        rows = words.facts_beside(self.facts, self.standing_facts)
        # What has to be decided one by one comes first.
        rows.sort(key=lambda row: not (row["is_changed"] or row["is_gone"]))
        checks = sheet_reading.last_checks(self.organization, self.facts)
        leaving = self.form.leaving()
        blank = sheet_form.correction_forms(self.organization, self.facts, None)
        sources = {str(one.pk): one.source_codes for one in self.organization.phones.all()}
        readings = source_words.by_fact(self.organization, self.facts)
        for row in rows:
            name = row["name"]
            row["last_check"] = checks.get(name)
            row["partner"] = self.answer and self.answer.corrections.get(name)
            if name in leaving:
                row["keep"] = self.form[f"{KEEP}-{name}"]
                row["leaves"] = row["standing"][0]["text"]
            if row["is_gone"]:
                continue
            row["decide"] = self.form[f"{DECIDE}-{name}"]
            row["meant"] = f"{MEANT}-{name}" in self.form.fields and self.form[f"{MEANT}-{name}"]
            row["seen"] = (f"{SEEN}-{name}", self.seen[name])
            row["is_stale"], row["is_own"] = name in self.stale, name in self.own
            row["readings"] = readings.get(name, [])
            if name.startswith("phones/"):
                row["number"] = self.facts[name]["number"]
                row["source"] = sources[name.partition("/")[2]]
                row["is_listed"] = row["number"] in self.known_ways.listed
            if form := self.form.corrections.get(name):
                row["is_corrected"] = form.is_bound and form.has_changed()
                # Where nothing was typed there is nothing to check either.
                row["correction"] = form if row["is_corrected"] else blank[name]
        return rows


def verify(model_admin, request, pk):
    """Show the sheet, and do what its buttons say."""
    if not verifiers.is_verifier(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return _answer(model_admin, request, pk)
    with transaction.atomic():
        # Two that save at once wait here for each other, before either has read anything.
        errors.find(Organization.objects.select_for_update(), pk=pk)
        return _answer(model_admin, request, pk)


def _answer(model_admin, request, pk):
    organization = sheet_reading.whole(pk)
    merge = standing.merge_of(organization)
    if merge and request.method != "POST" and not organization.drafts.filter(by=request.user):
        said = _("%(gone)s was merged into %(stays)s. This is the sheet of %(stays)s.")
        messages.warning(request, said % {"gone": organization, "stays": merge.stays})
        return redirect("admin:directory_organization_verify", merge.stays_id)
    now = timezone.now()
    sheet = Sheet(request, organization, now)
    act = next((name for name in sheet_draft.ACTS if name in request.POST), None)
    if merge:
        # It was merged while somebody typed: that is kept, and given back with where to go on.
        if request.method == "POST":
            sheet_draft.save(sheet)
        sheet.form.add_error(None, standing.go_on(merge))
    elif act and sheet.pages.is_elsewhere:
        # Neither page may hide the other: the page says so before it takes the other's place.
        if request.headers.get("X-Requested-With") == "fetch":
            return HttpResponse(status=412)
    elif act and (response := _DO[act](sheet)):
        return response
    attempts = list(organization.attempts.select_related("by")[:5])
    in_vain = calls.calls_in_vain().filter(organization=organization)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Check"),
        "organization": organization,
        "merge": merge,
        "sheet": sheet,
        "form": sheet.form,
        "rows": sheet.rows(),
        "shows_errors": merge or (act in ("confirm", "correct") and not sheet.pages.is_elsewhere),
        "check": sheet.check,
        "new_until": proofs.new_until_of(organization, timezone.localdate(now)),
        "withdrawal": None if sheet.check else sheet.last,
        "attempts": attempts,
        "is_day_off": timezone.localdate(now) in DaysOff(),
        "unreachable_on": attempts and next(iter(calls.unreachable(in_vain).values()), None),
        "asks": sheet_asks.asks(organization),
        "alert": alerts.current(organization, timezone.localdate(now)),
        "following": sheet.following(),
        "claim": claims.held(now).filter(organization=organization).first(),
        "colleagues": verifiers.others(request.user),
        "is_alone": verifiers.count_verifiers() < 2,
        "phones": numbers.waiting().filter(organization=organization),
        "sealed": safety.handed_over().filter(organization=organization).first(),
        "vetting": organization.vettings.first(),
        "comments": comments_page.newest(organization, request.user),
        "twins": twins.find_twins(organization),
        "forbidden_twins": twins.forbidden_twins(organization),
        "opts": model_admin.opts,
    }
    # A draft that was saved has led elsewhere; here the entry changed, which the script is told.
    status = 409 if act == "keep" or (act and (merge or sheet.pages.is_elsewhere)) else 200
    return render(request, "admin/directory/organization/verify.html", context, status=status)


def _confirm(sheet):
    """Freeze what was confirmed, then save what was corrected for somebody else to confirm."""
    if sheet.is_stale or not sheet.form.is_valid():
        sheet_draft.save(sheet)
        return None
    try:
        with transaction.atomic():
            check = verification.confirm(
                sheet.organization, by=sheet.request.user, at=sheet.now, **sheet.form.confirmation()
            )
            corrected = _save_corrections(sheet)
    except Refused as refusal:
        sheet.form.add_error(None, refusal)
        sheet_draft.save(sheet)
        return None
    except IntegrityError:
        sheet.form.add_error(None, _("Somebody changed this entry at the same moment. Try again."))
        sheet_draft.save(sheet)
        return None
    SheetDraft.objects.filter(organization=sheet.organization, by=sheet.request.user).delete()
    if corrected:
        messages.warning(sheet.request, _waits(corrected))
    following = sheet.following() if sheet.request.POST["confirm"] == NEXT else None
    return sheet_done.go_on(sheet.request, check, following)


def _correct(sheet):
    """Save what was corrected and confirm nothing."""
    corrected = sheet.form.corrected()
    forms = [sheet.form.corrections[name] for name in corrected]
    sheet_draft.save(sheet)
    if sheet.is_stale or not all(form.is_valid() for form in forms):
        return None
    try:
        with transaction.atomic():
            _save_corrections(sheet)
    except Refused as refusal:
        sheet.form.add_error(None, refusal)
        return None
    except IntegrityError:
        sheet.form.add_error(None, _("Somebody changed this entry at the same moment. Try again."))
        return None
    if corrected:
        messages.success(sheet.request, _waits(corrected))
    return redirect(sheet.request.path)


def _save_draft(sheet):
    """Save what was typed so far as a draft."""
    sheet_draft.save(sheet)
    if sheet.is_stale:
        return None
    if sheet.request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204)
    messages.success(sheet.request, _("The sheet is kept as it is. Go on whenever you like."))
    return redirect(sheet.request.path)


def _attempt(sheet):
    """Record a call that led to nobody, and keep what was typed."""
    result, _blank, number = sheet.request.POST["attempt"].partition(" ")
    call_back_at = None
    sheet_draft.save(sheet)
    try:
        if result == Attempt.Result.CALL_BACK:
            sheet.attempt_typed = sheet.request.POST.get(f"call-back {number}", "")
            call_back_at = MomentField(now=sheet.now, required=False).clean(sheet.attempt_typed)
        said = {"number": number, "result": result, "call_back_at": call_back_at}
        calls.record_attempt(sheet.organization, by=sheet.request.user, at=sheet.now, **said)
    except ValidationError as refusal:
        sheet.attempt_error = (number, refusal.messages)
        return None
    messages.success(sheet.request, words.said_of(sheet.organization, _("The call was recorded.")))
    return redirect(sheet.request.path)


_DO = {"confirm": _confirm, "keep": _save_draft, "correct": _correct, "attempt": _attempt}


def _save_corrections(sheet):
    """Save what was corrected as a revision; return the names of those facts."""
    corrected = sheet.form.corrected()
    for name in corrected:
        sheet_form.save_correction(sheet.form.corrections[name])
    if corrected:
        editing.save(sheet.organization, by=sheet.request.user, at=sheet.now)
    return corrected


def _waits(names):
    labels = ", ".join(dict.fromkeys(words.label(name) for name in names))
    said = _("Corrected, and waiting until somebody else confirms it: %(facts)s")
    return said % {"facts": labels}
