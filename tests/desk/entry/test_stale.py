"""A form of an older revision: nothing of anybody is lost, and both sides are joined."""

from directory.models import Contact
from directory.rules import editing
from tests import make
from tests.desk.entry.form import (
    NEW_NUMBER,
    NUMBER,
    THIRD_NUMBER,
    conflicts,
    field_of,
    opened,
    send,
    sent_back,
)


def change(organization, by, **fields):
    """Somebody else saves a change meanwhile."""
    organization.refresh_from_db()
    for name, value in fields.items():
        setattr(organization, name, value)
    organization.save()
    return editing.save(organization, by=by, at=make.NOW)


def change_number(organization, by):
    organization.phones.update(number=NEW_NUMBER)
    return editing.save(organization, by=by, at=make.NOW)


def test_stale_form_is_refused_and_says_by_whom(client, river, bopha):
    data = opened(client, river)
    change_number(river, bopha)
    page = send(client, river, data | {"description_en": "New text"})
    assert page.status_code == 409
    assert "bopha changed this entry" in page.text
    assert river.edits.count() == 3


def test_colleagues_number_does_not_come_back_as_it_was(client, river, bopha):
    data = opened(client, river)
    change_number(river, bopha)
    page = send(client, river, data | {"description_en": "New text"})
    assert conflicts(page) == []
    assert send(client, river, sent_back(page)).status_code == 302
    river.refresh_from_db()
    assert (river.description_en, river.phones.get().number) == ("New text", NEW_NUMBER)


def test_field_that_both_changed_is_asked_about(client, river, bopha):
    data = opened(client, river)
    change(river, bopha, name_en="Theirs")
    page = send(client, river, data | {"name_en": "Mine"})
    assert conflicts(page) == [("name_en", "Theirs", "Mine")]
    assert page.context["adminform"].form["name_en"].value() == "Mine"


def test_field_is_asked_about_until_somebody_chose(client, river, bopha):
    data = opened(client, river)
    change(river, bopha, name_en="Theirs")
    page = send(client, river, data | {"name_en": "Mine"})
    again = send(client, river, sent_back(page))
    assert (again.status_code, conflicts(again)) == (409, [("name_en", "Theirs", "Mine")])
    assert river.edits.count() == 3


def choose(client, river, bopha, choice):
    data = opened(client, river)
    change(river, bopha, name_en="Theirs")
    page = send(client, river, data | {"name_en": "Mine", "description_en": "Also mine"})
    answer = send(client, river, sent_back(page) | {"choice-name_en": choice})
    assert answer.status_code == 302
    river.refresh_from_db()
    return river.name_en, river.description_en


def test_mine_is_taken_where_it_was_chosen(client, river, bopha):
    assert choose(client, river, bopha, "mine") == ("Mine", "Also mine")


def test_theirs_is_taken_where_it_was_chosen(client, river, bopha):
    assert choose(client, river, bopha, "theirs") == ("Theirs", "Also mine")


def test_same_change_by_both_is_no_conflict(client, river, bopha):
    data = opened(client, river)
    change(river, bopha, name_en="Same")
    assert conflicts(send(client, river, data | {"name_en": "Same"})) == []


def test_third_change_meanwhile_is_merged_as_well(client, river, bopha, dara):
    data = opened(client, river)
    change(river, bopha, name_en="Theirs")
    page = send(client, river, data | {"name_en": "Mine"})
    change(river, dara, description_en="Dara's")
    again = send(client, river, sent_back(page) | {"choice-name_en": "theirs"})
    assert (again.status_code, conflicts(again)) == (409, [])
    assert send(client, river, sent_back(again)).status_code == 302
    river.refresh_from_db()
    assert (river.name_en, river.description_en) == ("Theirs", "Dara's")


def test_choice_left_open_stays_open_after_a_third_change(client, river, bopha, dara):
    data = opened(client, river)
    change(river, bopha, name_en="Theirs")
    page = send(client, river, data | {"name_en": "Mine"})
    change(river, dara, description_en="Dara's")
    again = send(client, river, sent_back(page))
    assert conflicts(again) == [("name_en", "Theirs", "Mine")]


def test_part_that_they_added_is_in_the_form(client, river, bopha):
    data = opened(client, river)
    Contact.objects.create(organization=river, contact_type="telegram", value="@river")
    editing.save(river, by=bopha, at=make.NOW)
    page = send(client, river, data | {"name_en": "Mine"})
    assert send(client, river, sent_back(page)).status_code == 302
    assert [contact.value for contact in river.contacts.all()] == ["@river"]


def test_part_that_they_took_out_stays_out(client, river, bopha):
    data = opened(client, river)
    river.phones.all().delete()
    editing.save(river, by=bopha, at=make.NOW)
    page = send(client, river, data | {"name_en": "Mine"})
    assert send(client, river, sent_back(page)).status_code == 302
    assert river.phones.count() == 0


def test_part_taken_out_by_them_and_changed_here_is_asked(client, river, bopha):
    data = opened(client, river)
    number = field_of(data, NUMBER)
    river.phones.all().delete()
    editing.save(river, by=bopha, at=make.NOW)
    page = send(client, river, data | {number: "000 000 003"})
    assert conflicts(page) == [("phones-0-DELETE", "taken out", "000 000 003")]
    kept = sent_back(page) | {"choice-phones-0-DELETE": "mine"}
    assert send(client, river, kept).status_code == 302
    assert river.phones.get().number == THIRD_NUMBER


def test_part_taken_out_here_and_changed_by_them_is_asked(client, river, bopha):
    data = opened(client, river)
    change_number(river, bopha)
    page = send(client, river, data | {"phones-0-DELETE": "on"})
    assert conflicts(page) == [("phones-0-DELETE", NEW_NUMBER, "taken out")]
    kept = sent_back(page) | {"choice-phones-0-DELETE": "theirs"}
    assert send(client, river, kept).status_code == 302
    assert river.phones.get().number == NEW_NUMBER


def test_part_that_is_new_here_is_kept(client, river, bopha):
    data = opened(client, river)
    change_number(river, bopha)
    new = {"phones-1-number": "000 000 003", "phones-1-order": "0", "phones-TOTAL_FORMS": 2}
    page = send(client, river, data | new)
    assert send(client, river, sent_back(page)).status_code == 302
    numbers = {phone.number for phone in river.phones.all()}
    assert numbers == {NEW_NUMBER, THIRD_NUMBER}


def test_form_without_its_revision_overwrites_nothing(client, river, bopha):
    data = opened(client, river) | {"seen_revision": ""}
    change(river, bopha, name_en="Theirs")
    page = send(client, river, data)
    assert (page.status_code, conflicts(page)) == (409, [("name_en", "Theirs", "River")])
