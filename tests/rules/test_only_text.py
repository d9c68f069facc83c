"""What leaves the server is only text, whatever set it."""

import pytest
from django.db import connection

from directory.models import Contact, Verification
from directory.publish import admission
from directory.rules import audit, editing
from directory.rules.listing import listing_digest
from directory.rules.refusal import Refused
from directory.text.signs import is_inert
from tests import make

pytestmark = pytest.mark.django_db
BIDI = "\N{RIGHT-TO-LEFT OVERRIDE}"


def write(place, value):
    """Write past every form and model, as somebody at the database would."""
    table, column = place.split(".")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE directory_{table} SET {column} = %s", [value])  # noqa: S608


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("organization.website", "javascript:alert(1)"),
        ("organization.website", "data:text/html,x"),
        ("organization.website", " JaVa\tscript:alert(1)"),
        ("organization.website", "ftp://river.example/"),
        ("organization.name_en", f"House{BIDI}revir"),
        ("organization.alternate_name_km", "ផ្ទះ\N{RIGHT-TO-LEFT MARK}"),
        ("organization.description_km", "\N{RIGHT-TO-LEFT ISOLATE}ជួយ"),
        ("organization.acronym", "R\N{TAG LATIN SMALL LETTER A}V"),
        ("service.description_en", "Help\x07"),
        ("service.fees_description_km", f"x{BIDI}"),
        ("phone.description_en", f"Office{BIDI}"),
        ("phone.languages", f"km{BIDI}"),
        ("contact.value", "javascript:alert(1)"),
        ("contact.description_en", f"x{BIDI}"),
        ("location.name_en", f"Office{BIDI}"),
        ("location.address_km", f"ផ្លូវ{BIDI}"),
    ],
)
def test_listing_is_only_text(river, sokha, dara, place, value):
    make.parts(river)
    write(place, value)
    river.refresh_from_db()
    editing.save(river, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match="has a sign that nobody sees, or is an address that runs"):
        make.confirm(river, by=dara)


@pytest.mark.parametrize("value", ["javascript:alert(1)", f"https://river.example/{BIDI}"])
def test_row_written_by_hand_is_not_published(river, sokha, dara, value):
    make.confirm(make.organization("pond", editor=sokha), by=dara)
    check = make.confirm(river, by=dara)
    make.take_triggers_away()
    document = {**check.listing.stored, "website": value}
    Verification.objects.filter(pk=check.pk).update(
        listing=document, sha256=listing_digest(document)
    )
    admitted = admission.admit(make.NOW, former=dict)
    assert [row["listing"]["slug"] for row in admitted.standings] == ["pond"]
    assert "river: check 1: has a text that is not only text" in audit.violations()


@pytest.mark.parametrize(
    "sign",
    ["\N{LINE SEPARATOR}", "\N{PARAGRAPH SEPARATOR}", "\N{ARABIC LETTER MARK}", "\U000e0041"],
)
def test_listing_of_a_former_release_stays_without_its_signs(river, dara, sign):
    check = make.confirm(river, by=dara)
    make.take_triggers_away()
    document = check.listing.stored | {"description": {"km": f"ជួយ{sign}គ្នា", "en": ""}}
    rows = Verification.objects.filter(pk=check.pk)
    rows.update(listing=document, sha256=listing_digest(document))
    assert admission.admit(make.NOW, former=dict).standings == []
    assert "river: check 1: has a text that is not only text" in audit.violations()
    # Its release did not ask for proofs, and its forms let the sign through.
    rows.update(evidence="earlier", evidence_detail="", vouched_by="", agreed_on=None)
    [standing] = admission.admit(make.NOW, former=dict).standings
    assert standing["listing"]["description"]["km"].split() in (["ជួយ", "គ្នា"], ["ជួយគ្នា"])
    assert list(audit.violations()) == []


@pytest.mark.parametrize(
    "text",
    [
        "ជួយ",
        "https://river.example/?data=1",
        "Data: 3, 4 or 5",
        "ជួយ\N{ZERO WIDTH SPACE}គ្នា",
        "a\nb\tc",
    ],
)
def test_plain_text_is_left_alone(text):
    assert is_inert(text)


def test_contact_that_is_held_back_is_not_asked_about(river, sokha, dara):
    Contact.objects.create(
        organization=river, contact_type="telegram", value=f"@x{BIDI}", is_held=True
    )
    editing.save(river, by=sokha, at=make.NOW)
    assert make.confirm(river, by=dara).listing["contacts"] == []
