"""Numbers that wait for a call: the list, one page a number, and the list on paper."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.desk import agenda, errors, sheet_form, words
from directory.desk.fields import CleanTextMixin, HoursForm, MomentField
from directory.models import NumberCall, Organization, Phone
from directory.rules import claims, editing, leads, listing, numbers, standing, verifiers
from directory.rules.refusal import Refused
from directory.text.languages import columns


class CallForm(CleanTextMixin, forms.Form):
    """What came of a call to a number, and what else proves that it is theirs."""

    result = forms.ChoiceField(
        choices=NumberCall.Result, widget=forms.RadioSelect, label=gettext_lazy("What happened?")
    )
    call_back_at = forms.CharField(
        required=False, label=gettext_lazy("Call back at (14:30, or 25/11/2026 14:30)")
    )
    spoken_to = forms.CharField(
        required=False, max_length=100, label=gettext_lazy("Who answered? Role, no name")
    )
    proof = forms.ChoiceField(
        required=False,
        choices=[("", gettext_lazy("None yet: keep it waiting")), *NumberCall.Proof.choices],
        label=gettext_lazy("Second proof"),
    )
    proof_detail = forms.CharField(
        required=False, max_length=200, label=gettext_lazy("Which page, letter, visit or number?")
    )

    def __init__(self, data=None, *, now):
        super().__init__(data)
        self.now = now

    def clean(self):
        data = super().clean()
        is_later = data.get("result") == NumberCall.Result.CALL_BACK
        try:
            moment = MomentField(now=self.now, required=False)
            data["call_back_at"] = moment.clean(data.get("call_back_at") if is_later else "")
        except ValidationError as error:
            self.add_error("call_back_at", error)
        if data.get("proof") == NumberCall.Proof.OTHER_NUMBER and data.get("proof_detail"):
            try:
                data["proof_detail"] = self.read_number("proof_detail", data["proof_detail"])
            except ValidationError as error:
                self.add_error("proof_detail", error)
        return data


class NumberForm(HoursForm):
    """What a call tells of a number beside whose it is."""

    class Meta:
        model = Phone
        fields = columns("description")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # What somebody else changed meanwhile must not pass for a change made here.
            field.show_hidden_initial = True


class SeenForm(forms.Form):
    """What its reader saw, in every form of a number."""

    seen_revision = forms.IntegerField(widget=forms.HiddenInput)
    seen_number = forms.CharField(widget=forms.HiddenInput)


def waiting(request):
    """Every number that waits, those of organizations without another number first."""
    _require_reader(request)
    phones = list(numbers.waiting())
    context = {
        **admin.site.each_context(request),
        "title": _("Numbers that wait for a call"),
        "phones": phones,
        "only": sum(phone.is_only for phone in phones),
        "proposed": _proposed(),
        "is_verifier": verifiers.is_verifier(request.user),
    }
    return render(request, "admin/numbers/list.html", context)


def paper(request):
    """The numbers that wait as a list to call through with a pen."""
    _require_reader(request)
    context = {
        **admin.site.each_context(request),
        "title": _("Numbers that wait for a call"),
        "phones": numbers.waiting(),
        "results": NumberCall.Result,
    }
    return render(request, "admin/numbers/paper.html", context)


def number(request, pk):
    """One number: call it, say what happened, prove it, release it, go on to the next."""
    if not verifiers.is_verifier(request.user):
        raise PermissionDenied
    now = timezone.now()
    phone = _find(pk)
    if phone is None:
        return _gone(request, now)
    act = next((name for name in _ACTS if name in request.POST), None)
    data = request.POST if act == "call" else None
    call_form = CallForm(data, now=now)
    number_form = NumberForm(data, instance=phone, prefix="number")
    following = _next(phone)
    context = {"is_refused": bool(act), "refused": []}
    if act:
        try:
            with transaction.atomic():
                # Before any row of its parts is written, as whoever saves the entry does.
                standing.lock(phone.organization)
                # Also where the form cannot be read: the page that says so is a newer one.
                numbers.require_seen(phone, _seen(request))
                said = _ACTS[act](request, phone, (call_form, number_form), now)
        except Refused as refusal:
            phone = _find(pk)
            if phone is None:
                return _gone(request, now)
            if data:
                blank = NumberForm(instance=phone, prefix="number")
                data = sheet_form.rebased(data, {"number": blank})
                number_form = NumberForm(data, instance=phone, prefix="number")
            context["refused"] = refusal.messages
            if isinstance(refusal, leads.NotMeant):
                context["is_meant"] = words.meant(refusal.leads)
        else:
            if said:
                messages.success(request, words.said_of(phone.organization, said))
                return redirect(*(("number", following) if following else ("numbers",)))
    context = _context(request, phone, now) | context
    # The number that was called, also where another one stands here by now.
    called = data.get("seen_number", "") if data else phone.number
    context |= {"form": call_form, "number_form": number_form, "called": called}
    return render(request, "admin/numbers/number.html", context)


def _find(pk):
    return Phone.objects.select_related("organization").filter(pk=pk).first()


def _gone(request, now):
    """Give back what was typed of a call to a number that was deleted meanwhile. Raises Missing."""
    if "call" not in request.POST:
        raise errors.Missing(_("This number was deleted. Nothing was recorded."))
    typed = []
    for form in (CallForm(request.POST, now=now), NumberForm(request.POST, prefix="number")):
        for field in form:
            value = field.value() or ""
            said = dict(getattr(field.field, "choices", ())).get(value, value)
            typed += [(field.label, said)] if value else []
    context = {
        **admin.site.each_context(request),
        "title": _("This number was deleted"),
        "called": _seen(request).number,
        "typed": typed,
    }
    return render(request, "admin/numbers/gone.html", context)


def _seen(request):
    """What the page said on which this was sent."""
    form = SeenForm(request.POST)
    seen = form.cleaned_data if form.is_valid() else {}
    return numbers.Seen(seen.get("seen_revision", 0), seen.get("seen_number", ""))


def _context(request, phone, now):
    organization = phone.organization
    check = standing.current_check(organization)
    shown = check.listing["phones"] if check else []
    proof = numbers.last_proof(phone)
    fact = numbers.fact_name(phone)
    would_show = listing.build_listing(organization)
    facts = listing.facts(would_show)
    stands = check and fact in listing.facts(check.listing)
    waits = fact in facts and not stands and (phone.is_unconfirmed or proof)
    found = leads.of_listing(would_show).get(fact) if waits else None
    calls = NumberCall.objects.filter(organization=organization, number=phone.number)
    return {
        **admin.site.each_context(request),
        "title": _("Number to call"),
        "phone": phone,
        "organization": organization,
        "claim": claims.held(now).filter(organization=organization).first(),
        "colleagues": verifiers.others(request.user),
        "shown": [part["number"] for part in shown],
        "is_emergency_line": is_emergency_line(organization),
        "calls": calls.select_related("by").order_by("-at")[:5],
        # Read in full by whoever releases it: phones then say all of it.
        "to_release": next(
            (row for row in words.facts_beside(facts, None) if waits and row["name"] == fact), None
        ),
        "is_release_meant": words.meant(found) if found else "",
        "waits_for_check": not phone.is_held and not stands and not proof,
        "is_own": editing.has_edited_since_check(organization, request.user),
        "proof": proof,
        "why_not": numbers.why_not_unconfirmed(phone),
        "is_alone": verifiers.count_verifiers() < 2,
        "left": numbers.waiting().count(),
    }


def is_emergency_line(organization):
    """Whether police, fire service or the like answer there: a check must not hold up a line."""
    is_government = organization.organization_type == Organization.Type.GOVERNMENT
    return is_government and organization.services.filter(is_hotline=True).exists()


def _call(request, phone, forms_, now):
    """Record the call and what it told; release the number at once if nobody else can."""
    call_form, number_form = forms_
    if not (call_form.is_valid() & number_form.is_valid()):
        return ""
    if number_form.has_changed():
        sheet_form.save_correction(number_form)
    call = numbers.record_call(
        phone, by=request.user, at=now, seen=_seen(request), **call_form.cleaned_data
    )
    editing.save(phone.organization, by=request.user, at=now)
    return _released(request, phone, now) if call.proof else _("The call was recorded.")


def _propose(request, phone, forms_, now):
    numbers.propose_unconfirmed(phone, by=request.user, at=now, seen=_seen(request))
    return _released(request, phone, now)


def _release(request, phone, forms_, now, seen=None):
    numbers.release(
        phone,
        by=request.user,
        at=now,
        seen=seen or _seen(request),
        is_meant="meant" in request.POST,
    )
    return _("Phones get the number at their next contact.")


def _released(request, phone, now):
    """Release what this person proposed, if nobody else could; say what phones do."""
    if verifiers.count_verifiers() > 1:
        return _("Recorded. A second person has to release the number.")
    # All that changed since this person saw it is what they said themselves.
    phone = _find(phone.pk)
    seen = numbers.Seen(phone.organization.revision, phone.number)
    return _release(request, phone, None, now, seen)


_ACTS = {"call": _call, "propose": _propose, "release": _release}


def _proposed():
    """The numbers that wait for a second person."""
    return numbers.proposed(agenda.changes())


def _next(phone):
    """The number that comes after this one in the list, from the start again at its end."""
    keys = list(numbers.waiting().values_list("pk", flat=True))
    place = keys.index(phone.pk) + 1 if phone.pk in keys else 0
    return next((key for key in keys[place:] + keys[:place] if key != phone.pk), None)


def _require_reader(request):
    """Held numbers are for those who work on entries."""
    if not request.user.has_perm("directory.view_source"):
        raise PermissionDenied
