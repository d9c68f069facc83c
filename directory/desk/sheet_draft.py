"""Half a sheet, kept for its person: on which page it was typed, so that no page hides another."""

import uuid
from typing import NamedTuple

from django.http import QueryDict

from directory.desk import kept_form
from directory.models import SheetDraft, frozen

# The buttons, and what no draft keeps.
ACTS = ("confirm", "keep", "correct", "attempt")
# What the form says of its own page, and of the page whose draft that one was opened with.
PAGE, PAGE_BEFORE = "page", "page_before"
NOT_KEPT = {"csrfmiddlewaretoken", kept_form.OPENED_BY, PAGE_BEFORE, *ACTS}


class Pages(NamedTuple):
    """The page of a sheet, and the one on which its draft was kept last ("" of none)."""

    own: str
    before: str
    # Whether somebody typed on another page of theirs since this one was opened.
    is_elsewhere: bool


def pages(draft: SheetDraft | None, sent: QueryDict) -> Pages:
    """What to make of a form beside the draft of its person; one without a page replaces it."""
    own = sent.get(PAGE, "")
    before = page_of(draft)
    is_elsewhere = bool(draft and own) and before not in (own, sent.get(PAGE_BEFORE, ""))
    return Pages(own or uuid.uuid4().hex, before, is_elsewhere)


def page_of(draft: SheetDraft | None) -> str:
    """The page on which a draft was kept, or ""."""
    return draft.data.get(PAGE, [""])[0] if draft else ""


def save(sheet) -> None:
    """Save what was typed as the draft of this person."""
    typed = {
        name: values
        for name, values in (sheet.form.data or QueryDict()).lists()
        if name not in NOT_KEPT
    }
    SheetDraft.objects.update_or_create(
        organization=sheet.organization,
        by=sheet.request.user,
        defaults={"data": frozen.new(frozen.SHEET, typed), "saved_at": sheet.now},
    )
