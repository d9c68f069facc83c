"""Stored documents are read in today's shape, whichever release wrote them."""

import json
from pathlib import Path

import pytest
from django.core import serializers
from django.db import connection

from directory.models import (
    CatalogueCheck,
    CatalogueEdit,
    Edit,
    PartnerAnswer,
    Verification,
    frozen,
)
from directory.publish import publishing, reader
from directory.rules import editing, listing
from tests import make

# A document of every kind and shape that a release ever wrote: <kind>-<number>.json.
RECORDED = Path(__file__).parent / "frozen"


def recorded(kind, number):
    return json.loads((RECORDED / f"{kind}-{number}.json").read_text("utf-8"))


def shape_of(value):
    """The keys of a document, all the way down; a list is as its first element is."""
    if isinstance(value, dict):
        return {key: shape_of(inner) for key, inner in value.items()}
    is_of_documents = isinstance(value, list) and value and isinstance(value[0], dict)
    return [shape_of(value[0])] if is_of_documents else None


@pytest.fixture
def river(desk_places, sokha):
    """An organization like the recorded one: a service with hours, a place, a contact, a source."""
    river = make.organization("river", editor=sokha, website="https://river.example/")
    make.parts(river)
    editing.save(river, by=sokha, at=make.NOW)
    return river


@pytest.fixture
def written(river, bopha, settings):
    """kind -> a document as this release writes it."""
    check = make.confirm(river, by=bopha)
    pointer = publishing.publish(at=make.NOW)
    return {
        frozen.LISTING: check.listing.stored,
        frozen.REVISION: river.edits.first().document.stored,
        frozen.POINTER: pointer.stored,
        frozen.CATALOGUE: reader.current().file("catalogue").stored,
        frozen.WORKING_CATALOGUE: CatalogueCheck.objects.first().document.stored,
    }


@pytest.mark.parametrize("kind", frozen.STEPS)
def test_every_shape_was_recorded(kind):
    numbers = {int(path.stem.rpartition("-")[2]) for path in RECORDED.glob(f"{kind}-*.json")}
    assert numbers == set(range(1, len(frozen.STEPS[kind]) + 2))


@pytest.mark.parametrize(
    ("kind", "number"),
    [(kind, number) for kind, steps in frozen.STEPS.items() for number in range(1, len(steps) + 2)],
)
def test_recorded_document_is_read_in_the_newest_shape(kind, number):
    today = frozen.read(kind, recorded(kind, number))
    newest = frozen.read(kind, recorded(kind, len(frozen.STEPS[kind]) + 1))
    assert shape_of(today) == shape_of(newest)


@pytest.mark.parametrize("kind", [frozen.LISTING, frozen.REVISION, frozen.WORKING_CATALOGUE])
def test_newest_recorded_shape_is_what_this_release_writes(kind, written):
    newest = recorded(kind, len(frozen.STEPS[kind]) + 1)
    assert shape_of(frozen.read(kind, newest)) == shape_of(frozen.read(kind, written[kind]))


@pytest.mark.parametrize(
    "kind",
    [
        *(frozen.LISTING, frozen.REVISION, frozen.POINTER, frozen.CATALOGUE),
        frozen.WORKING_CATALOGUE,
    ],
)
def test_new_document_carries_the_number_of_its_shape(kind, written):
    assert written[kind]["shape"] == len(frozen.STEPS[kind]) + 1


def test_document_is_stored_and_dumped_as_it_was_written(river, bopha):
    old = recorded(frozen.LISTING, 1)
    make.take_triggers_away()
    check = make.confirm(river, by=bopha)
    Verification.objects.update(listing=old)
    check.refresh_from_db()
    dumped = json.loads(serializers.serialize("json", [check]))
    check.save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT listing FROM directory_verification")
        stored = json.loads(cursor.fetchone()[0])
    assert (dumped[0]["fields"]["listing"], stored) == (old, old)


def test_revision_gets_later_columns_with_their_defaults(river):
    old = river.edits.first().document.stored
    without = {key: value for key, value in old.items() if key not in ("website", "locations")}
    read = frozen.read(frozen.REVISION, without)
    assert (read["website"], read["locations"]) == ("", [])


def test_rule_of_a_former_release_holds_everywhere():
    old = recorded(frozen.WORKING_CATALOGUE, 3)
    rule = {"code": "child", "lines": ["child"], "needs": [], "kinds": [], "served": []}
    today = frozen.read(frozen.WORKING_CATALOGUE, {**old, "asks": [rule]})
    assert today["asks"][0]["provinces"] == []


def test_language_that_came_later_is_empty_in_a_listing(settings):
    settings.LANGUAGES = [*settings.LANGUAGES, ("th", "ไทย")]
    read = frozen.read(frozen.LISTING, recorded(frozen.LISTING, 1))
    assert (read["name"]["th"], read["alternate_names"]["th"]) == ("", [])


def test_reading_leaves_the_stored_document_alone():
    stored = recorded(frozen.LISTING, 1)
    frozen.read(frozen.LISTING, stored)
    assert stored == recorded(frozen.LISTING, 1)


def test_steps_after_its_number_bring_a_document_to_today(monkeypatch):
    steps = [lambda d: d.update(first=d.pop("old")), lambda d: d.update(second=d["first"])]
    monkeypatch.setitem(frozen.STEPS, frozen.SHEET, steps)
    assert frozen.read(frozen.SHEET, {"old": 1}) == {"first": 1, "second": 1}
    assert frozen.read(frozen.SHEET, {"first": 2, "shape": 2}) == {"first": 2, "second": 2}
    assert frozen.read(frozen.SHEET, {"second": 3, "shape": 3}) == {"second": 3}


def test_every_stored_document_is_a_column_that_reads_it():
    kinds = {
        (model.__name__, field.name): field.kind
        for model in (CatalogueCheck, CatalogueEdit, Edit, PartnerAnswer, Verification)
        for field in model._meta.concrete_fields
        if field.get_internal_type() == "JSONField" and not field.name.endswith("_facts")
    }
    assert kinds == {
        ("CatalogueCheck", "document"): frozen.WORKING_CATALOGUE,
        ("CatalogueEdit", "document"): frozen.WORKING_CATALOGUE,
        ("Edit", "document"): frozen.REVISION,
        ("PartnerAnswer", "corrections"): frozen.CORRECTIONS,
        ("Verification", "listing"): frozen.LISTING,
    }


def test_new_column_makes_no_revision_of_an_unchanged_entry(river, sokha):
    make.take_triggers_away()
    old = river.edits.first().document.stored
    Edit.objects.filter(organization=river).update(
        document={key: value for key, value in old.items() if key not in ("shape", "website")}
    )
    river.website = ""
    river.save()
    assert editing.save(river, by=sokha, at=make.NOW) is None


def test_listing_of_a_former_shape_has_the_facts_of_today(river):
    old = recorded(frozen.LISTING, 1)
    caution = {"km": "", "en": ""}
    today = old | {"year_incorporated": None, "caution": caution, "printed_on": None}
    today |= {"unconfirmed": []}
    today["phones"] = [phone | {"printed_on": None} for phone in old["phones"]]
    assert listing.facts(frozen.read(frozen.LISTING, old)) == listing.facts(today)
