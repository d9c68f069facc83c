"""What another directory says: suggestions for working copies, never listings."""

import io
import json
import zipfile

import pytest
from django.utils import timezone

from directory.desk.spreadsheet import feeds, files
from directory.models import Organization, Verification
from directory.publish import publishing, reader
from directory.publish.exports import hsds, spreadsheet, vcards
from directory.rules import editing, importing, vetting
from directory.rules.refusal import Refused
from tests import make
from tests.desk.spreadsheet.files import cells, preview, states
from tests.desk.spreadsheet.kept import FEED, TABLES, as_json, packed

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

NUMBER = "+85500000011"


@pytest.fixture
def river(sokha, dara, settings, tmp_path):
    """A published hotline: purposes with commas, whom it does not take, two lines of text."""
    settings.DATA_ROOT = tmp_path
    river = make.organization("river", editor=sokha, hotline=True, acronym="RVR", name_en="")
    make.parts(river)
    river.phones.update(description_km="ហៅ; ពេលណាក៏បាន", description_en="Call, at any hour (24)")
    river.description_km, river.description_en = "មួយ\nពីរ", "One\ntwo"
    river.save()
    service = river.services.get()
    service.served_groups.create(term=make.TaxonomyTerm.objects.get(code="men"), is_served=False)
    river.services.update(free_of_charge=True, eligibility_description_en="Ask, first; please")
    editing.save(river, by=sokha, at=make.NOW)
    make.confirm(river, by=dara)
    publishing.publish(at=make.NOW)
    return river


def test_what_a_feed_says_of_a_service_becomes_a_row():
    [row] = cells(as_json(FEED))
    assert row == {
        "name_km": "ផ្ទះឈូក",
        "name_en": "Lotus House",
        "description_km": "ជួយ",
        "description_en": "Helps",
        "website": "https://lotus.example/",
        "service_name_en": "Law",
        "kinds": "legal-aid",
        "served": "women",
        "not_served": "men",
        "provinces": "Phnom Penh",
        "nationwide": "yes",
        "free": "yes",
        "hours": "Monday, Tuesday 08:00–17:00",
        "phones": f"{NUMBER} (ការិយាល័យ; ព្រឹក); {NUMBER} (Office, 2 lines (mornings))",
        "contacts": "email: office@lotus.example",
    }


def test_suggestion_is_saved_as_a_working_copy(sokha):
    importing.save(preview(as_json(FEED)).changes, by=sokha, at=timezone.now())
    lotus = Organization.objects.get()
    phone = lotus.phones.get()
    assert (phone.number, phone.description_km, phone.description_en) == (
        *(NUMBER, "ការិយាល័យ; ព្រឹក", "Office, 2 lines (mornings)"),
    )
    assert (lotus.locations.count(), Verification.objects.count()) == (0, 0)
    # What the table has, it says no more than once.
    assert states(as_json(FEED)) == ["unchanged"]


def test_tables_of_hsds_are_brought_together():
    assert cells(TABLES) == [
        {
            "name_en": "Lotus House",
            "service_name_en": "Law",
            "kinds": "legal-aid",
            "phones": "000 000 011",
            "contacts": "email: office@lotus.example",
        }
    ]


@pytest.mark.parametrize("make_file", [hsds.to_json, spreadsheet.to_csv, vcards.to_vcf])
def test_own_export_changes_nothing(river, make_file):
    assert states(make_file(reader.current())) == ["unchanged"]


def test_own_export_is_read_as_a_foreign_one_and_says_the_same(river, monkeypatch):
    monkeypatch.setattr(feeds, "_published", dict)
    assert states(hsds.to_json(reader.current())) == ["unchanged"]


def test_feed_that_was_packed_is_read(river):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("hsds.json", hsds.to_json(reader.current()))
    assert states(stream.getvalue()) == ["unchanged"]


def test_entry_that_moved_on_is_not_taken_back(river, sokha):
    river.description_km = "ថ្មី"
    river.save()
    editing.save(river, by=sokha, at=make.NOW)
    assert states(hsds.to_json(reader.current())) == ["unchanged"]


def test_id_of_another_organization_does_not_rename_it_unseen(river):
    feed = json.loads(hsds.to_json(reader.current()))
    feed["organizations"][0] |= {"name": "Other House", "alternate_name": ""}
    [change] = preview(as_json(feed)).changes
    assert (change.organization, change.state) == (river, "changed")
    assert change.notes == [
        "It is called otherwise here: this may be another organization than អង្គការ river."
    ]


def test_organization_that_must_not_be_listed_is_refused(river, dara):
    vetting.do_not_list(river, by=dara, reason="It harmed somebody.", at=make.NOW)
    feed = {"organizations": [{"id": "x", "name": "Sea", "url": "x.example", "services": []}]}
    feed["organizations"][0]["services"] = [{"id": "y", "phones": [{"number": make.NUMBER}]}]
    [(_number, state, reason)] = preview(as_json(feed)).lines
    assert (state, "must not be listed: It harmed somebody." in reason) == ("wrong", True)


def test_organizations_without_ids_are_not_taken_for_one():
    service = {"id": "s", "organization": {"id": "o", "name": "A"}}
    feed = {"organizations": [{"name": "B"}, {"name": "C"}], "services": [service]}
    assert [row["name_en"] for row in cells(as_json(feed))] == ["B", "C", "A"]


def test_service_without_its_organization_is_wrong():
    feed = {"services": [{"id": "s", "name": "Law", "organization_id": "nobody"}]}
    assert states(as_json(feed)) == ["wrong"]


def test_list_of_objects_is_a_table_of_its_keys():
    objects = [
        {"name": {"km": "ផ្ទះឈូក", "en": "Lotus House"}, "phone": ["1280", "000 000 011"]},
        {"name": {"en": "River"}, "phone": None, "hotline": True, "director": "Dara"},
    ]
    table = files.read(as_json({"data": objects}))
    assert table.unread == ["director"]
    assert cells(as_json(objects)) == [
        {"name_km": "ផ្ទះឈូក", "name_en": "Lotus House", "phones": "1280; 000 000 011"},
        {"name_en": "River", "hotline": "yes"},
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"organizations": [', "Fetch it once more"),
        (b"[" * 100_000, "Fetch it once more"),
        (b"[1" + b",1" * 600_001 + b"]", "too large"),
        (as_json({"organizations": []}), "No row of headings"),
        (as_json([{"name_en": "A"}] * 3_001), "too large"),
        (packed(organizations=[["id"], ['"o1']]), "is never closed"),
    ],
)
def test_feed_that_cannot_be_read_is_refused_with_what_to_do(data, why):
    with pytest.raises(Refused, match=why):
        files.read(data)
