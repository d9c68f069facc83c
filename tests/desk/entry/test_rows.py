"""Rows of the entry form: their order, a number of a new service, the short name, what is wrong."""

import pytest

from directory.models import Organization
from tests.desk.entry.form import ADD, NEW_NUMBER, NUMBER, opened, send
from tests.desk.starter.forms import form_as_shown

pytestmark = pytest.mark.one_database

NAMES = {"name_km": "បឹង", "name_en": "Lake of Hope"}


def add(client, **fields):
    return client.post(ADD, form_as_shown(client, ADD) | NAMES | fields)


def wrong(page):
    return [(line["href"], line["where"], line["label"]) for line in page.context["wrong"]]


@pytest.mark.parametrize(
    ("fields", "slug"),
    [
        ({}, "lake-of-hope"),
        ({"acronym": "LoH"}, "loh"),
        ({"acronym": "River"}, "river-2"),
        ({"acronym": "បឹង"}, "lake-of-hope"),
        ({"slug": "mine"}, "mine"),
    ],
)
def test_short_name_is_proposed_and_given_once(client, river, fields, slug):
    assert add(client, **fields).status_code == 302
    assert Organization.objects.exclude(pk=river.pk).get().slug == slug


def test_short_name_is_asked_for_where_none_can_be_made(client, sokha):
    page = add(client, name_en="")
    assert wrong(page) == [("#id_slug", "", "Short name for addresses")]
    assert Organization.objects.count() == 0


def test_number_of_a_service_is_tied_to_it_and_comes_last(client, river):
    service = river.services.get()
    send(client, river, opened(client, river) | {"services-0-new_number": NEW_NUMBER})
    assert [(one.number, one.service) for one in river.phones.all()] == [
        (NUMBER, service),
        (NEW_NUMBER, service),
    ]
    river.refresh_from_db()
    assert len(river.edits.first().document["phones"]) == 2


def test_number_of_a_service_is_no_number_that_the_entry_has(client, river):
    page = send(client, river, opened(client, river) | {"services-0-new_number": NUMBER})
    [line] = page.context["wrong"]
    assert line["href"] == "#id_services-0-new_number"
    assert line["texts"] == ["The entry has this number already."]
    assert river.phones.count() == 1


def test_number_typed_for_two_services_is_taken_once(client, river):
    data = opened(client, river) | {"services-0-new_number": NEW_NUMBER}
    kind = data["services-0-kinds"]
    second = {"services-1-kinds": kind, "services-1-new_number": NEW_NUMBER}
    page = send(client, river, data | second)
    assert [line[0] for line in wrong(page)] == ["#id_services-1-new_number"]


def test_rows_keep_the_order_in_which_they_were_typed(client, river):
    data = opened(client, river)
    names = ["Zebra", "Apple", "Middle"]
    for number, name in enumerate(names, start=1):
        row = {"name_en": name, "kinds": data["services-0-kinds"], "order": ""}
        data |= {f"services-{number}-{field}": value for field, value in row.items()}
    send(client, river, data | {"services-TOTAL_FORMS": 4})
    assert [service.name_en for service in river.services.all()][1:] == names


def test_what_is_wrong_is_listed_with_links_and_opens_its_part(client, river):
    data = opened(client, river) | {"services-0-hours": "at dawn", "name_km": ""}
    page = send(client, river, data)
    assert [line[0] for line in wrong(page)] == ["#id_name_km", "#id_services-0-hours"]
    assert [part["key"] for part in page.context["parts"] if part["wrong"]] == ["names", "services"]
    assert [part["key"] for part in page.context["parts"] if part.get("is_open")] == ["names"]
    assert 'href="#id_services-0-hours"' in page.text


def test_parts_say_what_they_lack(client, river):
    river.phones.update(is_held=True)
    page = client.get(f"/admin/directory/organization/{river.pk}/change/")
    lacks = {part["key"]: part["lacks"] for part in page.context["parts"]}
    assert lacks["numbers"] == ["1 waits for a call"]
    assert lacks["services"][0] == "1 without hours"
