"""What the organization's page refuses, beside its field, on the starter data."""

import pytest

from tests.desk.starter.forms import change_address, form_as_shown

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.mark.parametrize(
    "typed",
    ["000 000 00x", "00000", "000 000 001 / 000 000 002", "0000000000001", "999", "+855 115", "+"],
)
def test_number_that_is_not_one_whole_number_is_refused(client, sokha, aple, typed):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    field = next(name for name, value in data.items() if value == "+85592311511")
    before = set(aple.phones.values_list("number", flat=True))
    assert client.post(change_address(aple), data | {field: typed}).status_code == 200
    assert set(aple.phones.values_list("number", flat=True)) == before


@pytest.mark.parametrize(
    ("field", "typed"),
    [("name_km", "\u200b"), ("website", "ftp://example.org"), ("website", "javascript:alert(1)")],
)
def test_text_that_cannot_be_used_is_refused_beside_its_field(client, sokha, aple, field, typed):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    response = client.post(change_address(aple), data | {field: typed})
    assert response.status_code == 200
    assert field in response.context["adminform"].form.errors
    assert aple.edits.count() == 1


def test_signs_that_steer_are_not_stored(client, sokha, aple):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    client.post(change_address(aple), data | {"description_en": "one\x07\u202e\r\ntwo"})
    aple.refresh_from_db()
    assert aple.description_en == "one\ntwo"


def test_group_that_is_both_taken_and_not_taken_is_refused(client, sokha, aple, groups):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    data["services-0-does_not_serve"] = data["services-0-serves"] = [groups[0].pk]
    response = client.post(change_address(aple), data)
    services = response.context["inline_admin_formsets"][0].formset
    assert services.errors[0].keys() == {"does_not_serve"}


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("visibility", "full"),
        ("address_km", "ផ្ទះលេខ ១២"),
        ("address_en", "12 Somewhere Street"),
    ],
)
def test_address_of_a_shelter_is_refused_before_it_is_stored(client, sokha, aple, field, typed):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    shelter = {"is_residential": "on", "visibility": "partial", "address_km": "", "address_en": ""}
    data |= {f"locations-0-{name}": value for name, value in {**shelter, field: typed}.items()}
    response = client.post(change_address(aple), data | {"description_en": "Half a sentence"})
    assert "Half a sentence" in response.text
    places = response.context["inline_admin_formsets"][3].formset
    assert places.errors[0].keys() == {field}
    assert not aple.locations.filter(is_residential=True).exists()
