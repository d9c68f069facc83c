"""The entry form asks about what may be a slip, and takes a tick for an answer."""

import pytest

from directory.models import Organization
from tests.desk.entry.form import ADD, NUMBER, field_of, opened, send
from tests.desk.starter.forms import form_as_shown

pytestmark = pytest.mark.one_database

HOURS = "services-0-hours"
SHORT = "020 123 45"


def errors(page, noun=None):
    """The errors of the entry, or of the first part of a kind."""
    if noun is None:
        return page.context["adminform"].form.errors
    formsets = {one.formset.prefix: one.formset for one in page.context["inline_admin_formsets"]}
    return formsets[noun].errors[0]


@pytest.fixture
def data(client, river):
    return opened(client, river)


def test_number_with_a_digit_too_few_is_asked_about(client, river, data):
    page = send(client, river, data | {field_of(data, NUMBER): SHORT})
    assert errors(page, "phones") == {
        "number": ["Is 020 123 45 complete? Numbers that begin like this have 9 or 10 digits."]
    }
    assert river.edits.count() == 2


def test_number_is_saved_once_a_tick_says_that_it_is_right(client, river, data):
    field = field_of(data, NUMBER)
    send(client, river, data | {field: SHORT, f"{field}-sure": SHORT})
    assert river.phones.get().number == "+8552012345"


def test_tick_answers_for_no_other_number(client, river, data):
    field = field_of(data, NUMBER)
    page = send(client, river, data | {field: "020 123 46", f"{field}-sure": SHORT})
    assert list(errors(page, "phones")) == ["number"]


def test_tick_stays_while_something_else_is_wrong(client, river, data):
    field = field_of(data, NUMBER)
    wrong = {field: SHORT, f"{field}-sure": SHORT, "name_km": ""}
    page = send(client, river, data | wrong)
    assert f'name="{field}-sure" value="{SHORT}" checked' in page.text
    assert errors(page, "phones") == {}


def test_tick_shows_what_was_typed_and_no_markup(client, river, data):
    page = send(client, river, data | {"name_km": '"><i>'})
    assert 'name="name_km-sure" value="&quot;&gt;&lt;i&gt;"' in page.text


def test_nobody_is_asked_again_about_what_stands(client, river, data):
    field = field_of(data, NUMBER)
    night = {HOURS: "Mon 08:00-05:00", f"{HOURS}-sure": "Mon 08:00-05:00"}
    send(client, river, data | {field: SHORT, f"{field}-sure": SHORT} | night)
    again = send(client, river, opened(client, river) | {"description_en": "New"})
    assert again.status_code == 302
    slot = river.services.get().schedules.get()
    assert str(slot) == "MO 08:00-05:00"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "Mon-Fri 8:00-5:00",
            (
                "Does “8:00-5:00” mean 08:00-17:00 or 20:00-05:00? Write it like that. Tick below "
                "only if it is right as it is, on a clock of 24 hours."
            ),
        ),
        (
            "Monday  Friday 08:00-17:00",
            (
                "Does “monday friday” mean monday-friday or monday, friday? Write the dash or the "
                "comma."
            ),
        ),
        (
            "Mon 08:00-12:00, 11:00-13:00",
            "“Monday 11:00–13:00” lies within other hours of this line.",
        ),
        (
            "office hours",
            (
                "These hours are not the same everywhere. Write them: Mon-Fri 07:30-11:30, "
                "14:00-17:00"
            ),
        ),
        (
            "Mon-Fri & so on",
            "These hours cannot be read. Write them like: Mon-Fri 08:00-17:00 (“so”)",
        ),
    ],
)
def test_hours_are_asked_about_with_an_example(client, river, data, typed, said):
    page = send(client, river, data | {HOURS: typed})
    assert errors(page, "services") == {"hours": [said]}


def test_line_that_was_ticked_is_read_as_written(client, river, data):
    line = "Monday Friday 08:00-17:00"
    send(client, river, data | {HOURS: line, f"{HOURS}-sure": line})
    days = {slot.byday for slot in river.services.get().schedules.all()}
    assert days == {"MO", "FR"}


def test_tick_does_not_let_hours_overlap(client, river, data):
    line = "Mon 2:00-5:00, 4:00-6:00"
    page = send(client, river, data | {HOURS: line, f"{HOURS}-sure": line})
    assert list(errors(page, "services")) == ["hours"]


def test_khmer_name_without_khmer_letters_is_asked_about(client, sokha):
    new = form_as_shown(client, ADD) | {"slug": "lake", "name_km": "Lake"}
    page = client.post(ADD, new)
    assert errors(page) == {"name_km": ["Is this the Khmer name? It has no Khmer letter."]}
    assert client.post(ADD, new | {"name_km-sure": "Lake"}).status_code == 302


def test_text_of_an_old_font_is_named_and_not_saved(client, river, data):
    typed = {"description_km": "GgÁkar CRmk RsþI", "description_km-sure": "GgÁkar CRmk RsþI"}
    page = send(client, river, data | typed)
    assert errors(page) == {
        "description_km": [
            (
                "This was typed with an old font, such as Limon or ABC, and reads as signs without "
                "sense. Type it again with a Khmer Unicode keyboard."
            )
        ]
    }


def test_khmer_is_stored_with_its_marks_in_order(client, river, data):
    send(client, river, data | {"description_km": "ស្រ្តី"})
    assert Organization.objects.get().description_km == "ស្ត្រី"


def test_number_with_an_unknown_prefix_is_saved_and_named(client, river, data):
    page = send(client, river, data | {field_of(data, NUMBER): "020 123 456"})
    assert client.get(page["Location"]).text.count(
        "No number that we know of begins like this. Read it again: 020 123 456"
    )
