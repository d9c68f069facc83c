"""What a partner answered, beside its listing; each correction goes to the sheet by one button."""

import uuid

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.desk import errors, sheet_draft, sheet_form, sheet_reading, words
from directory.models import PartnerAnswer, SheetDraft, frozen
from directory.rules import listing, partner, standing, verifiers
from directory.text import hours, is_khmer, numbers
from directory.text.languages import ENGLISH, KHMER

# These facts are a text in each language.
TEXTS = ("name", "caution", "description")


def answer(model_admin, request, pk):
    """Show the answer; take a correction to the sheet, or the whole answer out of the queue."""
    if not verifiers.is_verifier(request.user):
        raise PermissionDenied
    answers = PartnerAnswer.objects.select_related("link__organization", "link__verification")
    row = errors.find(answers, pk=pk)
    organization = row.link.organization
    if "take" in request.POST:
        return _take(request, row, request.POST["take"])
    if request.method == "POST":
        partner.handle(row, by=request.user, at=timezone.now())
        return redirect("admin:directory_organization_verify", organization.pk)
    whole = sheet_reading.whole(organization.pk)
    now = listing.facts(listing.build_listing(whole))
    correction_forms = sheet_form.correction_forms(whole, now, None)
    lines = words.facts_beside(listing.facts(row.link.verification.listing), None)
    for line in lines:
        name = line["name"]
        line["correction"] = text = row.corrections.get(name, "")
        line["is_gone"] = name not in now
        form = correction_forms.get(name)
        line["fits"] = bool(text and form and field_for(name, text))
    context = {
        **model_admin.admin_site.each_context(request),
        "organization": organization,
        "answer": row,
        "rows": lines,
        "title": _("Answer of the partner"),
        "opts": model_admin.opts,
    }
    return render(request, "admin/directory/organization/answer.html", context)


def field_for(name, text):
    """The field of a fact's correction form that a text is for, or None where that is not clear.

    What partners write about a number or a service may be anything: only what reads as a number,
    as hours or as an address goes into its field. The rest a person types.
    """
    noun = name.split("/")[0]
    if noun in TEXTS:
        language = KHMER if any(map(is_khmer, text)) else ENGLISH
        return f"{noun}_{language.code}"
    field, reads = _FIELDS.get(noun, (None, None))
    return field if field and reads(text) else None


@transaction.atomic
def _take(request, row, name):
    """Type one correction into this person's sheet, as if they had; the sheet's rules follow."""
    # The sheet waits for the same lock before it reads or keeps a draft.
    standing.lock(row.link.organization)
    organization = sheet_reading.whole(row.link.organization_id)
    if merge := standing.merge_of(organization):
        messages.error(request, standing.go_on(merge))
        return redirect(request.path)
    facts = listing.facts(listing.build_listing(organization))
    form = sheet_form.correction_forms(organization, facts, None).get(name)
    text = row.corrections.get(name, "")
    field = text and form and field_for(name, text)
    if not field:
        messages.error(request, _("This cannot be taken over. Correct it on the sheet by hand."))
        return redirect(request.path)
    draft = SheetDraft.objects.filter(organization=organization, by=request.user).first()
    typed = dict(draft.data) if draft else _untouched(organization, facts)
    sent = _sent(form)
    bound = form[field]
    before = {key: typed.get(key) for key in (bound.html_name, bound.html_initial_name)}
    if before[bound.html_name] != before[bound.html_initial_name]:
        messages.warning(
            request, _("You have typed something there already. It stays; the answer is beside it.")
        )
    else:
        typed = sent | typed | {bound.html_name: [text]}
        typed[bound.html_initial_name] = sent[bound.html_initial_name]
        # A sheet that is open already does not have it.
        typed[sheet_draft.PAGE] = [uuid.uuid4().hex]
        SheetDraft.objects.update_or_create(
            organization=organization,
            by=request.user,
            defaults={"data": frozen.new(frozen.SHEET, typed), "saved_at": timezone.now()},
        )
    sheet = reverse("admin:directory_organization_verify", args=[organization.pk])
    return redirect(f"{sheet}#fact-{name}")


def _untouched(organization, facts):
    """What the sheet of an entry sends before anybody has touched it."""
    seen = {
        f"{sheet_form.SEEN}-{name}": [sheet_reading.mark(value)] for name, value in facts.items()
    }
    return {"seen_revision": [str(organization.revision)], **seen}


def _sent(form):
    """What a form sends that nobody has touched."""
    sent = {}
    for bound in form:
        value = bound.field.prepare_value(form.get_initial_for_field(bound.field, bound.name))
        value = "" if value is None else str(value)
        sent[bound.html_initial_name] = [value]
        # A box without a tick is not sent.
        if not isinstance(bound.field.widget, forms.CheckboxInput) or value == "True":
            sent[bound.html_name] = [value]
    return sent


def _is_number(text):
    try:
        numbers.read(text)
    except numbers.NumberError:
        return False
    return True


def _is_week(text):
    try:
        hours.parse(text)
    except hours.HoursError as error:
        # Then the sheet asks.
        return error.is_question
    return True


def _is_one_word(text):
    return len(text.split()) == 1


_FIELDS = {
    "phones": ("number", _is_number),
    "unconfirmed": ("number", _is_number),
    "services": ("hours", _is_week),
    "contacts": ("value", _is_one_word),
    "website": ("website", _is_one_word),
    "year_incorporated": ("year_incorporated", str.isdecimal),
}
