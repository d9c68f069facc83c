"""Numbers, addresses and places in free texts: refused where people stay, else asked about."""

import pytest

from directory.models import Location, Organization, Phone, Service
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


def test_own_number_may_be_named(river, sokha, dara):
    change(river, sokha, description_en="Call 00 000 001 first")
    assert make.confirm(river, by=dara, meant=()).number == 1


@pytest.fixture
def shelter(sokha, river):
    return make.organization("shelter", editor=sokha, residential=True)


@pytest.mark.parametrize("text", [ELSEWHERE, "Street 5", "11.5564, 104.9282", "goo.gl/maps/abc"])
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
