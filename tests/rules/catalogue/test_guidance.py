"""Urgent messages and lines to ask are under four eyes, and lead nowhere else."""

import pytest

from directory.models import AskRule, CatalogueCheck, Line, UrgentMessage
from directory.rules import catalogue_audit, catalogue_check, catalogue_editing
from directory.rules.refusal import Refused
from tests import make


def add_message(**fields):
    texts = {"name": "After rape", "title": "Hospital now", "steps": "Go there."}
    both = {f"{name}_{code}": text for name, text in texts.items() for code in ("km", "en")}
    return UrgentMessage.objects.create(code="after-rape", **{**both, **fields})


def edit(by):
    return catalogue_editing.save(by=by, at=make.NOW)


def test_message_stands_only_once_somebody_else_has_confirmed_it(sokha, dara):
    add_message()
    revision = edit(sokha).revision
    assert CatalogueCheck.objects.first().document["urgent"] == []
    catalogue_check.confirm(by=dara, seen_revision=revision, at=make.NOW)
    [row] = CatalogueCheck.objects.first().document["urgent"]
    assert (row["code"], row["title_en"]) == ("after-rape", "Hospital now")


@pytest.mark.parametrize(
    "steps", ["Within 72 hours.", "Within 120 hours (5 days).", "ក្នុង ៧២ ម៉ោង", "To 25 years"]
)
def test_step_may_say_how_long_something_works(sokha, steps):
    add_message(steps_en=steps)
    assert edit(sokha).document["urgent"][0]["steps_en"] == steps


@pytest.mark.parametrize(
    "steps",
    ["Call 117", "Call 012 345 678 hours", "ហៅ ១១៧", "call 1 1 7", "river.com", "72\u202e hours"],
)
def test_step_that_leads_elsewhere_is_refused(sokha, steps):
    add_message(steps_en=steps)
    with pytest.raises(Refused):
        edit(sokha)


@pytest.mark.parametrize(
    "fields",
    [
        {"title_en": "Call 117"},
        {"hint_en": "117"},
        {"otherwise_en": "Call 117"},
        {"sources": ["Somebody, 1288"]},
        {"approved_by": "Office 117"},
    ],
    ids=str,
)
def test_no_text_of_a_message_has_a_number(sokha, fields):
    add_message(**fields)
    with pytest.raises(Refused):
        edit(sokha)


def test_source_may_say_its_year(sokha):
    add_message(sources=["World Health Organization (2017)"])
    assert edit(sokha).document["urgent"][0]["sources"] == ["World Health Organization (2017)"]


def test_what_to_say_has_no_number(sokha):
    AskRule.objects.create(code="child", name_km="កុមារ", name_en="Child", say_en="Call 1280")
    with pytest.raises(Refused):
        edit(sokha)


def test_rejected_message_and_line_go(sokha, dara):
    add_message()
    Line.objects.create(code="police", name_km="នគរបាល", name_en="Police", entry="police-117")
    catalogue_check.reject(
        by=dara, seen_revision=edit(sokha).revision, reason="Not approved", at=make.NOW
    )
    assert (UrgentMessage.objects.count(), Line.objects.count()) == (0, 0)
    assert list(catalogue_audit.of_catalogue()) == []


def test_changed_message_goes_back_with_a_rejection(sokha, dara):
    add_message()
    make.confirm_catalogue()
    UrgentMessage.objects.update(title_en="Go home")
    catalogue_check.reject(by=dara, seen_revision=edit(sokha).revision, reason="No", at=make.NOW)
    assert UrgentMessage.objects.get().title_en == "Hospital now"
