"""A form that is sent twice makes nothing twice."""

from directory.models import Organization
from tests.desk.entry.form import ADD, opened, send, sent_back
from tests.desk.starter.forms import form_as_shown

NEW = {"slug": "lake", "name_km": "បឹង"}


def test_new_entry_that_is_sent_twice_is_added_once(client, sokha):
    data = form_as_shown(client, ADD) | NEW
    answers = [client.post(ADD, data) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert [row.slug for row in Organization.objects.all()] == ["lake"]


def test_change_that_is_sent_twice_is_saved_once(client, river):
    new = {"phones-1-number": "000 000 003", "phones-1-order": "0", "phones-TOTAL_FORMS": 2}
    data = opened(client, river) | new
    answers = [send(client, river, data) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (river.edits.count(), river.phones.count()) == (3, 2)


def test_new_entry_changed_after_going_back_is_not_added_again(client, sokha):
    data = form_as_shown(client, ADD) | NEW
    client.post(ADD, data)
    page = client.post(ADD, data | {"slug": "pond", "description_en": "More"})
    assert page.status_code == 409
    assert page.context["made"].slug == "lake"
    assert page.context["adminform"].form["description_en"].value() == "More"
    assert Organization.objects.count() == 1


def test_change_made_after_going_back_is_not_lost(client, river):
    data = opened(client, river)
    send(client, river, data | {"name_en": "Once"})
    page = send(client, river, data | {"name_en": "Once", "description_en": "More"})
    assert page.status_code == 409
    assert send(client, river, sent_back(page)).status_code == 302
    river.refresh_from_db()
    assert (river.name_en, river.description_en) == ("Once", "More")


def test_unchanged_form_can_be_changed_after_going_back(client, river):
    data = opened(client, river)
    send(client, river, data)
    assert send(client, river, data | {"name_en": "Now"}).status_code == 302
    river.refresh_from_db()
    assert river.name_en == "Now"


def test_form_of_somebody_else_with_the_same_token_is_its_own(client, river, bopha):
    data = opened(client, river)
    send(client, river, data | {"name_en": "Once"})
    client.force_login(bopha)
    assert send(client, river, data | {"name_en": "Once"}).status_code == 409


def test_form_without_a_token_is_saved_all_the_same(client, river):
    data = opened(client, river) | {"token": "", "name_en": "Now"}
    assert send(client, river, data).status_code == 302
    river.refresh_from_db()
    assert river.name_en == "Now"
