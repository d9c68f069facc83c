"""What other programs read: phones (vobject), ODK and Kobo (pyxform), HXL (libhxl), Primero."""

import csv
import io
import json

import hxl as libhxl
import pytest
import vobject
from openpyxl import Workbook
from pyxform.xls2xform import convert

from directory.publish import publishing, reader
from directory.publish.exports import hxl, kobo, oscar, primero, table, vcards
from directory.rules import editing
from tests import make

pytestmark = pytest.mark.one_database


def rows_of(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_hotlines_are_read_back_equal_by_another_program(current):
    [card] = vobject.readComponents(vcards.to_vcf(current).decode())
    assert card.fn.value == "អង្គការ river (House river)"
    assert [tel.value for tel in card.tel_list] == [make.NUMBER]
    assert card.note.value.splitlines()[:4] == [
        f"{make.NUMBER}: ហៅ; ពេលណាក៏បាន",
        f"{make.NUMBER}: Call, at any hour",
        "បានបញ្ជាក់តាមទូរសព្ទ, ២៥ វិច្ឆិកា ២០២៦។",
        "Confirmed by phone, 25 November 2026.",
    ]


def test_contact_says_which_list_it_is_of(current):
    [card] = vobject.readComponents(vcards.to_vcf(current).decode())
    assert card.note.value.splitlines()[-1].startswith(
        f"List {current.pointer['seq']} of 25 November 2026."
    )


def test_no_line_of_a_contact_is_longer_than_phones_read(current):
    lines = vcards.to_vcf(current).split(b"\r\n")
    assert max(map(len, lines)) <= vcards.OCTETS


def test_note_with_warnings_stands_before_the_numbers(current):
    text = vcards.to_vcf(current).decode()
    assert text.index("NOTE:") < text.index("TEL;")


@pytest.fixture
def form(current):
    """A form that chooses organizations by province, made of our choices."""
    book = Workbook()
    survey, choices = book.active, book.create_sheet("choices")
    survey.title = "survey"
    label = "label::Khmer (km)"
    survey.append(["type", "name", label, "choice_filter"])
    survey.append(["select_one province", "place", "ខេត្ត", ""])
    only = "selected(provinces, ${place}) or nationwide = 'yes'"
    survey.append(["select_one organization", "referred_to", "អង្គការ", only])
    rows = csv.reader(io.StringIO(kobo.to_csv(current).decode("utf-8-sig"), newline=""))
    for row in rows:
        choices.append(row)
    file = io.BytesIO()
    book.save(file)
    return convert(file.getvalue(), file_type=".xlsx").xform


def test_form_is_made_of_our_choices(form, listed):
    river = listed["river"].public_id
    for value in (f"<name>{river}</name>", "<name>06</name>", "<provinces>06</provinces>"):
        assert value in form
    assert "កំពង់ធំ" in form


def test_choice_has_the_id_of_the_directory(current, listed):
    ids = {(row["list_name"], row["name"]) for row in rows_of(kobo.to_csv(current))}
    river = listed["river"].public_id
    assert {("organization", river), ("province", "06"), ("kind_of_help", "legal-aid")} <= ids


def ids(current):
    """Format -> Khmer name of an organization -> the id by which the neighbours keep it."""
    [lookup, *_others] = json.loads(primero.to_lookups(current))["data"]
    choices = rows_of(kobo.to_csv(current))
    organizations = [row for row in choices if row["list_name"] == "organization"]
    # The first row below the names has the hashtags.
    _tags, *rows = rows_of(hxl.to_csv(current))
    partners = rows_of(oscar.to_csv(current))
    return {
        "kobo": {row["label::Khmer (km)"]: row["name"] for row in organizations},
        "primero": {one["display_text"]["km"]: one["id"] for one in lookup["values"]},
        "hxl": {row["name_km"]: row["id"] for row in rows},
        "oscar": {row["name"].partition(" / ")[0]: row["id"] for row in partners},
        "table": {row["name_km"]: row["id"] for row in table.rows(current)},
    }


def test_ids_stay_when_a_short_name_goes_to_another(current, listed):
    before = ids(current)
    for name, other in (("river", "stream"), ("meadow", "river")):
        made = listed[name]
        made.slug = other
        made.save()
        editing.save(made, by=listed["sokha"], at=make.NOW)
        make.confirm(made, by=listed["dara"])
    publishing.publish(at=make.NOW)
    assert {row["slug"] for row in table.rows(reader.current())} == {"stream", "lotus", "river"}
    assert ids(reader.current()) == before
    assert [*before.values()] == [before["oscar"]] * 5


def test_hashtags_are_read_by_the_tool_of_the_standard(current, listed, tmp_path):
    path = tmp_path / "hxl.csv"
    path.write_bytes(hxl.to_csv(current))
    meadow = listed["meadow"].public_id
    with libhxl.data(str(path), libhxl.InputOptions(allow_local=True)) as source:
        rows = list(source.with_rows(f"#org+code={meadow}"))
        assert [row.get("#adm1+code+v_gov") for row in rows] == ["06"]
        assert [row.get("#org+name+i_km") for row in rows] == ["អង្គការ meadow"]
        assert [row.get("#contact+phone") for row in rows] == ["000 000 01"]


def test_lookup_has_both_languages_and_ids_that_stay(current):
    lookups = {one["unique_id"]: one for one in json.loads(primero.to_lookups(current))["data"]}
    assert [*lookups] == [
        *("lookup-phlov-organization", "lookup-phlov-province"),
        *("lookup-phlov-kind-of-help", "lookup-phlov-people-served"),
    ]
    assert lookups["lookup-phlov-province"]["values"][0] == {
        "id": "06",
        "display_text": {"km": "កំពង់ធំ", "en": "Kampong Thom"},
    }


def test_choice_without_a_name_in_a_language_has_the_other(current, listed):
    values = json.loads(primero.to_lookups(current))["data"][0]["values"]
    [meadow] = [value for value in values if value["id"] == listed["meadow"].public_id]
    assert meadow["display_text"] == {"km": "អង្គការ meadow", "en": "អង្គការ meadow"}


def test_partner_has_the_fields_of_the_form_of_oscar(current, listed):
    rows = rows_of(oscar.to_csv(current))
    [meadow] = [row for row in rows if row["id"] == listed["meadow"].public_id]
    background = meadow.pop("background").splitlines()
    about = meadow.pop("about_km"), meadow.pop("about_en")
    assert about == ((rows[0]["about_km"], rows[0]["about_en"]) if meadow is rows[0] else ("", ""))
    assert meadow == {
        "id": listed["meadow"].public_id,
        "name": "អង្គការ meadow",
        "organisation_type": "ngo",
        "contact_person_mobile": "000 000 01",
        "contact_person_email": "m@meadow.example",
        # It works in the whole country, so it has no province of its own.
        "province": "",
        "address": "ទូទាំងប្រទេស / Nationwide, កំពង់ធំ / Kampong Thom",
        "list_number": str(current.pointer["seq"]),
        "list_date": current.pointer["published_at"],
    }
    # What warns comes first.
    assert background[0] == "មុនពេលទូរសព្ទ៖ សួរសិន"


def test_partner_says_khmer_first_and_what_numbers_are_for(current, listed):
    rows = {row["id"]: row for row in rows_of(oscar.to_csv(current))}
    river = rows[listed["river"].public_id]
    assert (river["name"], river["province"]) == (
        "អង្គការ river / House river",
        "កំពង់ធំ / Kampong Thom",
    )
    assert "000 000 01 ហៅ; ពេលណាក៏បាន" in river["background"].splitlines()
