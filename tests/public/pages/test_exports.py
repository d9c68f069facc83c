"""The list as files: what leaves by these doors, for whom, and never what was withdrawn."""

import pytest
from django.contrib.auth import get_user_model

from directory.models import Organization
from directory.public import exports
from directory.publish import local, publishing, reader
from directory.publish.exports import spreadsheet
from tests import make
from tests.public.pages.found import CANARY, body

# They read what was published, and tests/publish publishes from both databases.
pytestmark = pytest.mark.one_database


def dara():
    return get_user_model().objects.get(username=f"d{CANARY}")


def texts(client):
    """Each export by name, as text; the workbook says what its CSV does (see test_cells)."""
    names = [name for name in exports.FORMATS if name != "listings.xlsx"]
    return {name: body(client.get(f"/export/{name}")).replace("\r\n ", "") for name in names}


def test_no_export_holds_what_is_private(client, river):
    for name, text in texts(client).items():
        assert (name, CANARY in text, make.HELD_NUMBER[4:] in text) == (name, False, False)


def test_no_export_holds_a_withdrawn_listing(client, river):
    assert [name for name, text in texts(client).items() if "lotus" in text] == []
    assert [name for name, text in texts(client).items() if "meadow" not in text] == [
        "hotlines.vcf"
    ]
    meadow = Organization.objects.get(slug="meadow")
    make.verification.withdraw(meadow, by=dara(), reason="Closed", at=make.NOW)
    local.copy().update(now=True)
    assert [name for name, text in texts(client).items() if "meadow" in text] == []


def test_export_is_of_the_published_list_and_of_no_later_check(client, river):
    river.name_en = "Kanhchhet"
    river.save()
    make.editing.save(river, by=make.person("chan"), at=make.NOW)
    make.confirm(river, by=dara())
    assert [name for name, text in texts(client).items() if "Kanhchhet" in text] == []
    publishing.publish(at=make.NOW)
    assert [name for name, text in texts(client).items() if "Kanhchhet" not in text] == []


def test_export_says_which_list_it_is_and_that_print_is_weak(client, river):
    number = str(reader.read_pointer()["seq"])
    told = {name: number in text for name, text in texts(client).items()}
    assert told == dict.fromkeys(told, True)
    apart = [name for name, text in texts(client).items() if "is a weaker check" not in text]
    # Each row of the table says it of itself.
    assert apart == ["listings.csv"]


def test_number_of_a_list_stands_in_each_row_of_the_table(client, river):
    rows = texts(client)["listings.csv"].splitlines()[1:]
    assert {str(reader.read_pointer()["seq"]) in row for row in rows} == {True}


@pytest.mark.parametrize("name", exports.FORMATS)
def test_other_sites_may_read_open_data_alone(client, river, name):
    response = client.get(f"/export/{name}", headers={"Origin": "https://other.example"})
    allowed = "*" if exports.FORMATS[name].is_open_data else None
    assert response.get("Access-Control-Allow-Origin") == allowed
    assert response.get("Access-Control-Allow-Credentials") is None
    assert not response.cookies


@pytest.mark.parametrize("name", exports.FORMATS)
def test_whoever_has_this_list_gets_304(client, river, name):
    first = client.get(f"/export/{name}")
    again = client.get(f"/export/{name}", headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code, body(again)) == (200, 304, "")


def test_new_list_has_another_etag(client, river):
    first = client.get("/export/hotlines.vcf")["ETag"]
    make.confirm(river, by=dara(), facts=make.least(river))
    publishing.publish(at=make.NOW)
    assert client.get("/export/hotlines.vcf")["ETag"] != first


def test_machine_that_gets_its_key_later_signs_from_then_on(client, river, settings, tmp_path):
    key, settings.SIGNING_KEY = settings.SIGNING_KEY, tmp_path / "none.json"
    former = client.get("/export/directory.html")
    settings.SIGNING_KEY = key
    file = client.get("/export/directory.html", headers={"If-None-Match": former["ETag"]})
    assert (b'"signature"' in former.content, b'"signature"' in file.content) == (False, True)


def test_export_is_kept_as_a_file(client, river):
    response = client.get("/export/km/listings.xlsx")
    assert response["Content-Disposition"] == 'attachment; filename="phlov-listings.xlsx"'
    assert response["Content-Type"] == spreadsheet.XLSX


def test_headings_are_in_the_language_of_the_address(client, river):
    first = [
        body(client.get(f"/export/{path}listings.csv")).split(",")[1] for path in ("", "km/", "en/")
    ]
    assert first == ['"name_km"', '"ឈ្មោះអង្គការជាភាសាខ្មែរ"', '"Name in Khmer"']


@pytest.mark.parametrize("path", ["listings.ods", "km/kobo.csv", "th/listings.csv", ""])
def test_what_is_not_made_is_not_there(client, river, path):
    assert client.get(f"/export/{path}").status_code == 404


def test_export_cannot_be_posted_to(client, river):
    assert client.post("/export/kobo.csv").status_code == 405


def test_before_the_first_publishing_there_is_no_export(
    client, db, settings, tmp_path, plain_static_files
):
    settings.DATA_ROOT = tmp_path
    found = {name: client.get(f"/export/{name}").status_code for name in exports.FORMATS}
    assert found == dict.fromkeys(exports.FORMATS, 404)


@pytest.mark.parametrize("language", ["km", "en"])
def test_page_about_the_files_leads_to_each_of_them(client, river, language):
    page = body(client.get(f"/{language}/open-data/"))
    links = [f"/export/{name}" for name in exports.FORMATS if name != "listings.xlsx"]
    links.append(f"/export/{language}/listings.xlsx")
    assert [link for link in links if f'href="{link}"' not in page] == []


def test_about_page_leads_to_the_files(client, river):
    assert 'href="/km/open-data/"' in body(client.get("/km/about/"))
