"""Cautions, dates of printing and free texts, as they are typed into the form of an entry."""

import pytest

from directory.models import Source
from directory.rules import editing, listing
from tests import make
from tests.desk.entry.form import field_of, opened, send
from tests.desk.starter.forms import change_address

pytestmark = pytest.mark.django_db


def revision(made):
    made.refresh_from_db()
    return made.revision


def test_caution_in_one_language_is_not_saved(client, river):
    before = revision(river)
    page = send(client, river, opened(client, river) | {"caution_en": "Ask for room first"})
    assert page.context["adminform"].form.non_field_errors() == [
        "Write the caution in both languages."
    ]
    assert revision(river) == before


def test_caution_in_both_languages_is_saved(client, river):
    caution = {"caution_km": "សូមសួរជាមុន", "caution_en": "Ask for room first"}
    assert send(client, river, opened(client, river) | caution).status_code == 302
    river.refresh_from_db()
    assert listing.build_listing(river)["caution"] == {
        "km": "សូមសួរជាមុន",
        "en": "Ask for room first",
    }


def test_day_of_printing_is_typed_as_precisely_as_it_is_known(client, river, bopha):
    Source.objects.create(organization=river, code="book", title="A book", printed_on="2021-03")
    editing.save(river, by=bopha, at=make.NOW)
    data = opened(client, river)
    data[field_of(data, "03/2021")] = "២០២២"
    assert send(client, river, data).status_code == 302
    river.refresh_from_db()
    assert listing.build_listing(river)["printed_on"] == "2022"


def test_number_in_a_text_is_saved_and_asked_about(client, river):
    data = opened(client, river) | {"description_en": "Call 012 666 666 instead"}
    page = client.post(change_address(river), data, follow=True)
    said = "Description names “012 666 666”. Whoever checks it is asked about that."
    assert said in [str(message) for message in page.context["messages"]]
    assert revision(river) == 3


def test_text_as_long_as_before_is_saved_and_a_longer_one_is_not(client, river, bopha):
    """Its lines end as a browser sends them."""
    river.description_en = long = "Ask first.\n" * 1000
    river.save()
    editing.save(river, by=bopha, at=make.NOW)
    sent = long.replace("\n", "\r\n")
    data = opened(client, river) | {"description_en": sent, "name_en": "Lake"}
    assert send(client, river, data).status_code == 302
    data = opened(client, river) | {"description_en": sent + "More"}
    page = send(client, river, data)
    assert page.context["adminform"].form.errors == {
        "description_en": ["Ensure this value has at most 10000 characters (it has 11004)."]
    }


def test_street_of_a_shelter_is_not_saved_and_kept_in_the_form(client, river, bopha):
    river.services.update(is_residential=True)
    editing.save(river, by=bopha, at=make.NOW)
    before = revision(river)
    page = send(client, river, opened(client, river) | {"description_en": "Street 5, blue gate"})
    [refusal] = page.context["adminform"].form.non_field_errors()
    assert "a text names “Street 5”" in refusal
    assert page.context["adminform"].form["description_en"].value() == "Street 5, blue gate"
    assert revision(river) == before


def test_changed_number_does_not_keep_the_source_of_the_old(client, river):
    field = next(name for name in opened(client, river) if name.endswith("-0-number"))
    send(client, river, opened(client, river) | {field: "000 000 003"})
    phone = river.phones.get()
    assert (phone.number, phone.source_codes) == ("+85500000003", "")
    again = opened(client, river) | {field.replace("number", "source_codes"): "Their page"}
    send(client, river, again)
    assert river.phones.get().source_codes == "Their page"
