"""Numbers that wait for a call: the list, one page a number, and the list on paper."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.desk import agenda, words
from directory.desk.fields import CleanTextMixin, HoursForm, MomentField
from directory.models import NumberCall, Organization, Phone
from directory.rules import claims, editing, numbers, standing, verifiers
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


def waiting(request):
    """Every number that waits, those of organizations without another number first."""
    _require_reader(request)
    now = timezone.now()
    phones = list(numbers.waiting())
    context = {
        **admin.site.each_context(request),
        "title": _("Numbers that wait for a call"),
        "phones": phones,
        "only": sum(phone.is_only for phone in phones),
        "proposed": _proposed(now),
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
    phone = get_object_or_404(Phone.objects.select_related("organization"), pk=pk)
    now = timezone.now()
    act = next((name for name in _ACTS if name in request.POST), None)
    call_form = CallForm(request.POST if act == "call" else None, now=now)
    number_form = NumberForm(
        request.POST if act == "call" else None, instance=phone, prefix="number"
    )
    following = _next(phone)
    if act:
        try:
            with transaction.atomic():
                said = _ACTS[act](request, phone, call_form, number_form, now)
        except Refused as refusal:
            call_form.is_valid()
            call_form.add_error(None, refusal)
            phone.refresh_from_db()
        else:
            if said:
                messages.success(request, words.said_of(phone.organization, said))
                return redirect(*(("number", following) if following else ("numbers",)))
    return render(
        request,
        "admin/numbers/number.html",
        _context(request, phone, call_form, number_form, now) | {"is_refused": bool(act)},
    )


def _context(request, phone, call_form, number_form, now):
    organization = phone.organization
    check = standing.current_check(organization)
    shown = check.listing["phones"] if check else []
    is_shown = bool(check) and any(
        part["number"] == phone.number for part in (*shown, *check.listing["unconfirmed"])
    )
    calls = NumberCall.objects.filter(organization=organization, number=phone.number)
    return {
        **admin.site.each_context(request),
        "title": _("Number to call"),
        "phone": phone,
        "organization": organization,
        "claim": claims.held(now).filter(organization=organization).first(),
        "colleagues": verifiers.others(request.user),
        "form": call_form,
        "number_form": number_form,
        "shown": [part["number"] for part in shown],
        "is_emergency_line": _is_emergency_line(organization),
        "calls": calls.select_related("by").order_by("-at")[:5],
        "waits_for_release": not is_shown and (phone.is_unconfirmed or not phone.is_held),
        "is_shown": is_shown,
        "is_own": editing.has_edited_since_check(organization, request.user),
        "proof": numbers.last_proof(phone),
        "why_not": numbers.why_not_unconfirmed(phone),
        "is_alone": verifiers.count_verifiers() < 2,
        "left": numbers.waiting().count(),
    }


def _is_emergency_line(organization):
    """Whether police, fire service or the like answer there: a check must not hold up a line."""
    is_government = organization.organization_type == Organization.Type.GOVERNMENT
    return is_government and organization.services.filter(is_hotline=True).exists()


def _call(request, phone, call_form, number_form, now):
    """Record the call and what it told; release the number at once if nobody else can."""
    if not (call_form.is_valid() & number_form.is_valid()):
        return ""
    if number_form.has_changed():
        number_form.save()
        number_form.save_hours()
    call = numbers.record_call(phone, by=request.user, at=now, **call_form.cleaned_data)
    editing.save(phone.organization, by=request.user, at=now)
    return _released(request, phone, now) if call.proof else _("The call was recorded.")


def _propose(request, phone, call_form, number_form, now):
    numbers.propose_unconfirmed(phone, by=request.user, at=now)
    return _released(request, phone, now)


def _release(request, phone, call_form, number_form, now):
    numbers.release(phone, by=request.user, at=now)
    return _("Phones get the number at their next contact.")


def _released(request, phone, now):
    """Release what this person proposed, if nobody else could; say what phones do."""
    if verifiers.count_verifiers() > 1:
        return _("Recorded. A second person has to release the number.")
    return _release(request, phone, None, None, now)


_ACTS = {"call": _call, "propose": _propose, "release": _release}


def _proposed(now):
    """The numbers that wait for a second person."""
    return numbers.proposed(agenda.changes(timezone.localdate(now)))


def _next(phone):
    """The number that comes after this one in the list, from the start again at its end."""
    keys = list(numbers.waiting().values_list("pk", flat=True))
    place = keys.index(phone.pk) + 1 if phone.pk in keys else 0
    return next((key for key in keys[place:] + keys[:place] if key != phone.pk), None)


def _require_reader(request):
    """Held numbers are for those who work on entries."""
    if not request.user.has_perm("directory.view_source"):
        raise PermissionDenied
