"""Confirming: what is frozen, what is left out, what is refused."""

from datetime import timedelta

import pytest

from directory.models import (
    Edit,
    Organization,
)
from directory.publish import contents, files, publishing
from directory.rules import (
    differences,
    editing,
    listing,
)
from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import change, change_number

pytestmark = pytest.mark.django_db


def test_confirming_freezes_the_working_copy(river, dara, sokha):
    frozen = listing.build_listing(river)
    row = make.confirm(river, by=dara, spoken_to="Manager")
    change(river, sokha, name_en="Other")
    row.refresh_from_db()
    assert (row.listing, row.sha256) == (frozen, listing.listing_digest(row.listing))
    assert (row.number, row.revision, row.name_km) == (1, 1, "អង្គការ river")
    assert (row.verifier, row.editor, row.by_one_person) == (dara, sokha, False)


def test_published_bytes_wait_for_the_check(river, dara, sokha):
    make.confirm(river, by=dara)
    first = publishing.publish(at=make.NOW)
    change(river, sokha, name_en="Other")
    change_number(river, sokha)
    assert publishing.publish(at=make.NOW + timedelta(hours=1)) == first
    make.confirm(river, by=dara)
    second = publishing.publish(at=make.NOW + timedelta(hours=2))
    assert second["files"]["listings"] != first["files"]["listings"]


@pytest.mark.parametrize("left_out", ["description", "website", "phones"])
def test_fact_that_was_not_confirmed_is_left_out_alone(river, sokha, dara, left_out):
    change(river, sokha, website="https://river.example/")
    whole = listing.build_listing(river)
    facts = [name for name in listing.facts(whole) if not name.startswith(left_out)]
    nothing = {"description": {"km": "", "en": ""}, "website": "", "phones": []}
    assert make.confirm(river, by=dara, facts=facts).listing == whole | {
        left_out: nothing[left_out]
    }


def test_name_that_was_not_confirmed_is_not_listed(river, sokha, dara):
    make.confirm(river, by=dara)
    change(river, sokha, name_km="ឈ្មោះថ្មី")
    facts = listing.facts(listing.build_listing(river)).keys() - {"name"}
    with pytest.raises(Refused, match="needs a confirmed Khmer name"):
        make.confirm(river, by=dara, facts=facts)


def test_check_in_the_future_is_refused(river, dara):
    with pytest.raises(Refused, match="future"):
        make.confirm(river, by=dara, on=make.TODAY + timedelta(days=2))


def test_unknown_method_is_refused(river, dara):
    with pytest.raises(Refused, match="how the entry"):
        make.confirm(river, by=dara, method="rumour")


def test_change_past_the_history_is_not_confirmed(river, dara):
    river.phones.update(number=make.HELD_NUMBER)
    with pytest.raises(Refused, match="without a record"):
        make.confirm(river, by=dara)


def published_files():
    return {name: files.to_bytes(content) for name, content in contents.build(make.NOW).items()}


def test_saving_without_a_change_makes_no_revision(river, sokha):
    assert editing.save(river, by=sokha, at=make.NOW) is None
    assert river.edits.count() == 1


def test_differences_name_what_changed(river, sokha):
    change(river, sokha, description_en="New")
    after, before = river.edits.all()
    assert [line["path"] for line in differences.between(before.document, after.document)] == [
        ("description_en",)
    ]


def test_unverified_edit_changes_no_public_byte(river, sokha, dara):
    make.confirm(river, by=dara)
    before = published_files()
    change(river, sokha, description_km="អត្ថបទដែលមិនទាន់ត្រួតពិនិត្យ", name_en="Other")
    river.phones.update(number=make.HELD_NUMBER)
    assert published_files() == before


def test_unconfirmed_fact_does_not_reach_the_listing(river, dara):
    row = make.confirm(river, by=dara, facts=make.least(river))
    assert (row.listing["phones"], len(row.listing["services"])) == ([], 1)
    assert row.listing["description"] == {"km": "", "en": ""}


def test_stale_revision_is_refused(river, sokha, dara):
    change(river, sokha, description_en="New")
    with pytest.raises(Refused):
        make.confirm(river, by=dara, seen_revision=1)


def test_listing_without_khmer_name_is_refused(sokha, dara):
    make.catalogue()
    nameless = make.organization("nameless", editor=sokha, name_km="")
    with pytest.raises(Refused):
        make.confirm(nameless, by=dara)


def test_listing_whose_name_nobody_confirmed_is_refused(river, dara):
    with pytest.raises(Refused):
        make.confirm(river, by=dara, facts=["description"])


def test_name_alone_is_not_listed(river, dara):
    with pytest.raises(Refused):
        make.confirm(river, by=dara, facts=["name", "description"])
    assert river.verifications.count() == 0


def test_entry_that_was_never_recorded_is_refused(dara):
    new = Organization.objects.create(slug="new", name_km="ថ្មី")
    with pytest.raises(Refused):
        make.confirm(new, by=dara)


def test_public_fields_are_these(river):
    built = listing.build_listing(river)
    assert sorted(built) == [
        "acronym",
        "alternate_names",
        "caution",
        "contacts",
        "description",
        "locations",
        "name",
        "name_is_translation",
        "order",
        "phones",
        "printed_on",
        "public_id",
        "services",
        "slug",
        "type",
        "unconfirmed",
        "website",
        "year_incorporated",
    ]
    assert sorted(built["phones"][0]) == [
        "hours",
        "id",
        "languages",
        "number",
        "printed_on",
        "purpose",
        "service",
        "toll_free",
    ]


def test_edit_holds_the_whole_working_copy(river):
    document = Edit.objects.get(organization=river).document
    assert [phone["number"] for phone in document["phones"]] == [make.NUMBER]
    assert document["services"][0]["served"] == {"women": True}
