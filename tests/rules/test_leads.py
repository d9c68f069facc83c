"""Numbers, addresses and places in free texts: refused where people stay, else asked about."""

from contextlib import nullcontext

import pytest

from directory.models import Contact, Location, Organization, Phone, Service
from directory.rules import editing, listing
from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import change
from tests.rules.disguised import HELD_BACK, OPEN

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ELSEWHERE = "Call 012 666 666 instead"


@pytest.mark.parametrize("text", [*OPEN, *HELD_BACK])
def test_disguised_number_is_asked_about(river, sokha, dara, text):
    change(river, sokha, description_en=text)
    with pytest.raises(Refused, match="say that it is meant so"):
        make.confirm(river, by=dara, meant=())


@pytest.mark.parametrize(
    ("model", "column"),
    [
        (Organization, "name_en"),
        (Organization, "alternate_name_km"),
        (Organization, "acronym"),
        (Organization, "caution_en"),
        (Service, "name_en"),
        (Service, "description_en"),
        (Service, "eligibility_description_km"),
        (Service, "application_process_en"),
        (Service, "required_documents_en"),
        (Service, "fees_description_km"),
        (Phone, "description_en"),
    ],
)
def test_every_free_text_is_asked_about(river, sokha, dara, model, column):
    if model is Organization:
        change(river, sokha, caution_km="x", caution_en="x")
    model.objects.update(**{column: ELSEWHERE})
    river.refresh_from_db()
    editing.save(river, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match="012 666 666"):
        make.confirm(river, by=dara, meant=())


def test_what_is_meant_so_is_confirmed(river, sokha, dara):
    change(river, sokha, description_en=ELSEWHERE)
    row = make.confirm(river, by=dara, meant=["description"])
    assert row.listing["description"]["en"] == ELSEWHERE


def test_fact_that_is_left_out_is_not_asked_about(river, sokha, dara):
    change(river, sokha, description_en=ELSEWHERE)
    facts = listing.facts(listing.build_listing(river)).keys() - {"description"}
    assert make.confirm(river, by=dara, facts=facts, meant=()).listing["description"]["en"] == ""


def test_what_stood_before_is_not_asked_about_again(river, sokha, dara):
    change(river, sokha, description_en=ELSEWHERE)
    make.confirm(river, by=dara, meant=["description"])
    assert make.confirm(river, by=dara, meant=()).number == 2


@pytest.mark.parametrize(
    ("number", "written"), [(make.NUMBER, "00 000 001"), ("+66 1300", "+66 1300")]
)
def test_own_number_may_be_named(river, sokha, dara, number, written):
    river.phones.update(number=number)
    change(river, sokha, description_en=f"Call {written} first")
    assert make.confirm(river, by=dara, meant=()).number == 1


def test_number_of_another_country_is_not_read_as_one_of_this(river, sokha, dara):
    river.phones.update(number="+6621234567")
    change(river, sokha, description_en="Call 01 234 567 first")
    with pytest.raises(Refused, match="01 234 567"):
        make.confirm(river, by=dara, meant=())


def test_address_of_an_office_is_no_text_to_ask_about(river, sokha, dara):
    make.parts(river)
    river.locations.update(address_en="Street 5")
    editing.save(river, by=sokha, at=make.NOW)
    check = make.confirm(river, by=dara, meant=["contacts/telegram"])
    assert check.listing["locations"][0]["address"]["en"] == "Street 5"


@pytest.fixture
def shelter(sokha, river):
    return make.organization("shelter", editor=sokha, residential=True)


@pytest.mark.parametrize(
    "text",
    [
        *(ELSEWHERE, "Street 5", "11.5564, 104.9282", "11.56, 104.92", "goo.gl/maps/abc"),
        *("ផ្លូវជាតិលេខ ៥", "ផ្លូវលំ ១២", "ក្រុមទី ៣", "គីឡូម៉ែត្រលេខ ៦", "ទល់មុខផ្សារ", "ជិតវត្ត"),
        *("ខាងក្រោយសាលា", "Behind the old market", "next to Wat Phnom pagoda", "11 deg 33"),
        *("យើងនៅភូមិព្រៃ ឃុំដូនស្រី", "Don Srey commune", "russian boulevard", "KM 6"),
    ],
)
def test_text_about_a_shelter_is_refused_when_it_is_saved(shelter, sokha, text):
    with pytest.raises(Refused, match="People stay here"):
        change(shelter, sokha, description_en=text)


def test_what_a_revision_said_already_does_not_stop_the_next(shelter, river, sokha):
    change(river, sokha, description_en="Street 5")
    river.services.update(is_residential=True)
    change(river, sokha, notes="Now a shelter")
    assert river.revision == 3


def test_place_of_a_shelter_is_not_confirmed_even_if_meant(river, sokha, dara):
    change(river, sokha, description_en="Street 5")
    river.services.update(is_residential=True)
    editing.save(river, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match="People stay here"):
        make.confirm(river, by=dara, meant=["description"])


def test_what_stood_before_people_came_to_stay_is_refused(river, sokha, dara):
    change(river, sokha, description_en="House 12, Street 63")
    make.confirm(river, by=dara, meant=["description"])
    river.services.update(is_residential=True)
    editing.save(river, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match="People stay here"):
        make.confirm(river, by=dara, meant=())


def test_place_where_people_stay_counts_like_a_service_for_them(river, sokha):
    Location.objects.create(organization=river, is_residential=True, visibility="hidden")
    with pytest.raises(Refused, match="People stay here"):
        change(river, sokha, description_en="Street 5")


def test_account_that_a_shelter_warns_of_may_be_meant(shelter, sokha, dara):
    change(shelter, sokha, description_en="Recruiters write on Telegram")
    assert make.confirm(shelter, by=dara, meant=["description"]).number == 1


@pytest.mark.parametrize("text", ["នៅជិតគ្រួសារ", "ផ្លូវច្បាប់", "close to the family", "near her home"])
def test_what_is_no_place_is_not_refused(shelter, sokha, text):
    change(shelter, sokha, description_en=text)
    assert shelter.description_en == text


MAPS = [
    *("https://maps.app.goo.gl/x1Y2", "https://www.google.com/maps/place/x", "https://g.page/x"),
    *("https://www.openstreetmap.org/node/1", "https://waze.com/ul/x", "https://w3w.co/a.b.c"),
    *("https://river.example/?at=11.5564,104.9282", "https://maps.apple.com/?q=x"),
    *("https://bit.ly/3xyz", "https://river.example/?q=11.55,104.92"),
]


@pytest.mark.parametrize("address", MAPS)
def test_map_is_refused_wherever_people_stay(shelter, river, sokha, dara, address):
    with pytest.raises(Refused, match="People stay here"):
        change(shelter, sokha, website=address)
    shelter.refresh_from_db()
    Contact.objects.create(organization=shelter, contact_type="messenger", value=address)
    with pytest.raises(Refused, match="People stay here"):
        editing.save(shelter, by=sokha, at=make.NOW)
    # What stood before people came to stay is not confirmed either.
    change(river, sokha, website=address)
    river.services.update(is_residential=True)
    editing.save(river, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match="People stay here"):
        make.confirm(river, by=dara)


@pytest.mark.parametrize(
    ("model", "column"),
    [
        *[(Service, name) for name in ("name_km", "description_en", "eligibility_description_km")],
        *[(Service, f"{name}_en") for name in ("application_process", "required_documents")],
        *[(Service, "fees_description_km"), (Phone, "description_km"), (Phone, "languages")],
        *[(Contact, "description_en"), (Location, "name_km"), (Location, "name_en")],
        *[(Organization, name) for name in ("name_en", "alternate_name_km", "acronym")],
    ],
)
def test_place_is_refused_in_every_text_of_a_shelter(shelter, sokha, model, column):
    make.parts(shelter)
    model.objects.update(**{column: "ផ្ទះលេខ ១២"})
    shelter.refresh_from_db()
    with pytest.raises(Refused, match="People stay here"):
        editing.save(shelter, by=sokha, at=make.NOW)


@pytest.mark.parametrize(
    ("held", "is_refused"),
    [
        ({"is_held": True}, False),
        ({"is_held": True, "is_unconfirmed": True, "printed_on": "2021"}, True),
    ],
)
def test_text_of_a_held_number_counts_once_readers_see_it(shelter, sokha, held, is_refused):
    shelter.phones.update(description_en="At house 12, Street 63", **held)
    refusal = pytest.raises(Refused, match="People stay here") if is_refused else nullcontext()
    with refusal:
        editing.save(shelter, by=sokha, at=make.NOW)


def test_held_number_of_a_shelter_is_named_in_no_text(shelter, sokha):
    shelter.phones.update(number="+85500000003", is_held=True)
    with pytest.raises(Refused, match="000 000 003"):
        change(shelter, sokha, description_en="Call 000 000 003")


def test_held_contact_of_a_shelter_is_not_looked_at_yet(shelter, sokha):
    value, text = "https://maps.app.goo.gl/x1Y2", "At house 12, Street 63"
    row = Contact.objects.create(
        organization=shelter, contact_type="messenger", value=value, description_en=text
    )
    Contact.objects.filter(pk=row.pk).update(is_held=True)
    assert editing.save(shelter, by=sokha, at=make.NOW).revision == 2


def test_short_name_of_a_shelter_tells_no_place(shelter, sokha):
    with pytest.raises(Refused, match="People stay here"):
        change(shelter, sokha, slug="house-street-63")


def test_address_of_their_office_is_kept_at_the_desk(shelter, sokha):
    make.parts(shelter)
    shelter.locations.update(address_en="Street 5")
    assert editing.save(shelter, by=sokha, at=make.NOW).revision == 2


def test_office_of_those_with_whom_people_stay_has_no_address(shelter, river, sokha):
    for made in (shelter, river):
        make.parts(made)
        made.locations.update(address_en="Street 5", name_en="Office")
    # A place where people stay makes an office partial as a service does.
    Location.objects.create(organization=river, is_residential=True, visibility="hidden")
    for made in (shelter, river):
        [place] = listing.build_listing(made)["locations"]
        assert (place["address"]["en"], place["name"]["en"]) == ("", "")


# Of persons --------------------------------------------------------------------------------------


MOBILE = "+855990000000"


def test_mobile_number_is_asked_about(river, sokha, dara):
    river.phones.update(number=MOBILE)
    editing.save(river, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match="099 000 0000 is a mobile number"):
        make.confirm(river, by=dara, meant=())
    assert make.confirm(river, by=dara).listing["phones"][0]["number"] == MOBILE
    assert make.confirm(river, by=dara, meant=()).number == 2


@pytest.mark.parametrize("value", [MOBILE, "099 000 0000", "wa.me/855990000000", "០៩៩ ០០០ ០០០០"])
def test_mobile_number_of_a_chat_is_asked_about(river, sokha, dara, value):
    Contact.objects.create(organization=river, contact_type="whatsapp", value=value)
    editing.save(river, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match="is a mobile number"):
        make.confirm(river, by=dara, meant=())
    assert make.confirm(river, by=dara).number == 1


@pytest.mark.parametrize("text", ["Ask Mr. Sok Dara", "លោកស្រី សុខ ដារ៉ា"])
def test_name_of_a_person_is_asked_about(river, shelter, sokha, dara, text):
    for made in (river, shelter):
        made.services.update(description_en=text)
        editing.save(made, by=sokha, at=make.NOW)
        with pytest.raises(Refused, match="names a person"):
            make.confirm(made, by=dara, meant=())
        assert make.confirm(made, by=dara).number == 1
