"""Screens of what one person may do alone: withdraw, alert, vet, make a link for the partner."""

from contextlib import contextmanager

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.desk import errors, words
from directory.desk.fields import CleanTextMixin, DayField, whole_number
from directory.models import Alert, Organization, PartnerLink, Verification, Vetting
from directory.models.alerts import Sentence
from directory.rules import alerts, claims, partner, standing, verification, verifiers, vetting
from directory.rules.refusal import Refused
from directory.rules.standing import current_check, is_do_not_list
from directory.text.languages import columns


class ReasonForm(CleanTextMixin, forms.Form):
    """Why something is done that one person may do alone."""

    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 2}))


class AlertForm(CleanTextMixin, forms.Form):
    """A sentence that stands on a listing until a day."""

    sentence = forms.ChoiceField(
        label=gettext_lazy("What it says"), widget=forms.RadioSelect, choices=()
    )
    ends_on = DayField(label=gettext_lazy("last day"))
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The day is chosen below, and put into the sentence.
        self.fields["sentence"].choices = [
            (sentence.value, sentence.label % {"day": "…"}) for sentence in Sentence
        ]


class WordingForm(CleanTextMixin, forms.Form):
    """A text that a second person has to agree to; the default language comes first."""

    ends_on = DayField(label=gettext_lazy("last day"))
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        texts = columns("text")
        for name in texts:
            self.fields[name] = forms.CharField(
                required=name == texts[0],
                max_length=300,
                label=Alert._meta.get_field(name).verbose_name,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.order_fields(texts)


class VettingForm(CleanTextMixin, forms.ModelForm):
    """On whose word an organization is trusted, and until when."""

    on = DayField(label=gettext_lazy("vetted on"))
    expires_on = DayField(label=gettext_lazy("holds until"))
    vouched_by = forms.CharField(
        max_length=200, label=gettext_lazy("who vouched: organization and role, no name")
    )

    class Meta:
        model = Vetting
        fields = ["visited", "child_protection_policy", "licence", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}

    field_order = ["vouched_by", "on", "expires_on"]


def alert(model_admin, request, pk):
    """Put a dated alert on a listing, propose one in other words, agree to one, or end it."""
    organization = _open(request, pk)
    now = timezone.now()
    on = timezone.localdate(now)
    wordings = alerts.waiting(on).filter(organization=organization)
    chosen = next((name for name in ("end", "word", "agree", "raise") if name in request.POST), "")
    if chosen == "agree":
        return _agree(request, organization, errors.find(wordings, pk=request.POST["agree"]), now)
    act_forms = {
        "raise": AlertForm(request.POST if chosen == "raise" else None),
        "word": WordingForm(request.POST if chosen == "word" else None, prefix="word"),
        "end": ReasonForm(request.POST if chosen == "end" else None, prefix="end"),
    }
    acts = {"raise": alerts.start, "word": alerts.word, "end": alerts.end}
    read = organization.alerts if chosen != "word" else None
    if chosen and _act(request, act_forms[chosen], acts[chosen], organization, now, read=read):
        said = _("Recorded. Now a second person has to agree.") if chosen == "word" else _("Done.")
        messages.success(request, words.said_of(organization, said))
        page = "alert" if chosen == "word" else "verify"
        return redirect(f"admin:directory_organization_{page}", pk)
    context = {
        "alert": alerts.current(organization, on),
        "read": _last(organization.alerts),
        "form": act_forms["raise"],
        "word_form": act_forms["word"],
        "end_form": act_forms["end"],
        "wordings": wordings,
        "is_alone": verifiers.count_verifiers() < 2,
        "title": _("Alert"),
    }
    return _render(model_admin, request, organization, "alert", context)


def _agree(request, organization, wording, now):
    """Put the text of somebody else on the listing."""
    try:
        with _read(request, organization, organization.alerts):
            alerts.agree(wording, by=request.user, at=now)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(request.path)
    messages.success(request, f"{wording.organization}: {_('Done.')}")
    return redirect("admin:directory_organization_verify", organization.pk)


def withdraw(model_admin, request, pk):
    """Take a listing back, with a reason; or ask for it back, which an editor may do as well."""
    if not verifiers.may_ask_return(request.user):
        raise PermissionDenied
    organization = errors.find(Organization, pk=pk)
    last = organization.verifications.select_related("verifier").first()
    check = current_check(organization)
    is_verifier = verifiers.is_verifier(request.user)
    if check and not is_verifier:
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    now = timezone.now()
    act = verification.withdraw if check else verification.ask_return
    read = organization.verifications
    if check and _showed_a_listing(request, read):
        # Bad news does not wait, whatever somebody checked meanwhile.
        read = None
    if _act(request, form, act, organization, now, read=read):
        if check:
            messages.success(request, words.said_of(organization, _("The listing was withdrawn.")))
        else:
            messages.success(request, _("Recorded. Somebody else can now check and confirm it."))
        page = "verify" if is_verifier else "change"
        return redirect(f"admin:directory_organization_{page}", pk)
    if form.errors:
        # It may be refused because another state came about.
        last = organization.verifications.select_related("verifier").first()
        check = current_check(organization)
    context = {
        "form": form,
        "check": check,
        "last": last,
        "read": _last(organization.verifications),
        "requests": list(last.return_requests.select_related("by")) if last else [],
        "title": _("Withdraw") if check else _("Ask for it back"),
    }
    return _render(model_admin, request, organization, "withdraw", context)


def _showed_a_listing(request, checks):
    """Whether the check that its person has read put the entry on the list."""
    number = whole_number(request.POST.get("read", ""))
    return checks.filter(number=number, outcome=Verification.Outcome.CONFIRMED).exists()


def vetting_screen(model_admin, request, pk):
    """Trust in the organization, apart from its data; and the do-not-list."""
    organization = _open(request, pk)
    now = timezone.now()
    chosen = next((name for name in ("end", "forbid", "vet") if name in request.POST), None)
    act_forms = {
        "vet": VettingForm(
            request.POST if chosen == "vet" else None, initial={"on": timezone.localdate(now)}
        ),
        "end": ReasonForm(request.POST if chosen == "end" else None, prefix="end"),
        "forbid": ReasonForm(request.POST if chosen == "forbid" else None, prefix="forbid"),
    }
    acts = {
        "vet": vetting.vet,
        "end": vetting.end,
        "forbid": vetting.do_not_list,
    }
    # Whoever says that it must not be listed need not have read anything.
    read = organization.vettings if chosen != "forbid" else None
    if chosen and _act(request, act_forms[chosen], acts[chosen], organization, now, read=read):
        messages.success(request, words.said_of(organization, _("Done.")))
        return redirect(request.path)
    context = {
        "forms": act_forms,
        "read": _last(organization.vettings),
        "rows": list(organization.vettings.select_related("by")),
        "is_do_not_list": is_do_not_list(organization),
        "holds": vetting.current(organization, timezone.localdate(now)),
        "title": _("Vetting"),
    }
    return _render(model_admin, request, organization, "vetting", context)


def link(model_admin, request, pk):
    """Make the partner's one-time link, show it once, or take it back."""
    organization = _open(request, pk)
    now = timezone.now()
    address = None
    if "make" in request.POST:
        try:
            _row, token = partner.make_link(organization, by=request.user, at=now)
        except Refused as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            address = request.build_absolute_uri(reverse("partner", args=[token]))
    elif "revoke" in request.POST:
        chosen = errors.find(PartnerLink, organization=pk, pk=request.POST["revoke"])
        partner.revoke(chosen, by=request.user, at=now)
        messages.success(request, _("The link works no longer."))
        return redirect(request.path)
    context = {
        "address": address,
        "links": [
            _with_state(row, now)
            for row in organization.partner_links.select_related("by", "revoked_by")[:10]
        ],
        "check": current_check(organization),
        "title": _("Link for the partner"),
    }
    return _render(model_admin, request, organization, "link", context)


def claim(model_admin, request, pk):
    """Take an entry, hand it to another verifier, or give it back; then go back to Today."""
    organization = _open(request, pk)
    if request.method != "POST":
        return redirect("admin:directory_organization_verify", pk)
    now = timezone.now()
    try:
        if "drop" in request.POST:
            claims.drop(organization, by=request.user, at=now)
        else:
            to = _chosen_colleague(request) if "give" in request.POST else None
            claims.take(organization, by=request.user, to=to, at=now)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, words.said_of(organization, _("Done.")))
    return redirect("admin:index" if "today" in request.POST else request.path)


def _chosen_colleague(request):
    """Whom an entry is handed over to. Raises Refused."""
    colleagues = {str(one.pk): one for one in verifiers.others(request.user)}
    chosen = colleagues.get(request.POST.get("to"))
    if chosen is None:
        raise Refused(_("Choose a verifier to hand it over to."))
    return chosen


def _act(request, form, act, organization, now, *, read):
    """Do it if the form is valid; return whether it was done, else the reason is on the form."""
    if not form.is_valid():
        return False
    try:
        with _read(request, organization, read):
            act(organization, by=request.user, at=now, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, refusal)
        return False
    return True


@contextmanager
def _read(request, organization, records):
    """Do what is done here only if its person has read the last record. Raises Refused."""
    with transaction.atomic():
        standing.lock(organization)
        if records is not None:
            standing.require_read(records, whole_number(request.POST.get("read", "")))
        yield


def _last(records):
    """The number of the last record, which a form says it has shown; 0 of none."""
    last = records.first()
    return last.number if last else 0


def _with_state(row, now):
    """A link with what became of it."""
    if hasattr(row, "answer"):
        state = _("answered")
    elif row.revoked_at:
        state = _("taken back")
    elif row.expires_at <= now:
        state = _("ended")
    else:
        state = ""
    return {"row": row, "state": state}


def _open(request, pk):
    _require(request)
    return errors.find(Organization, pk=pk)


def _require(request):
    if not verifiers.is_verifier(request.user):
        raise PermissionDenied


def _render(model_admin, request, organization, template, context):
    context = {
        **model_admin.admin_site.each_context(request),
        "organization": organization,
        "opts": model_admin.opts,
        **context,
    }
    return render(request, f"admin/directory/organization/{template}.html", context)
