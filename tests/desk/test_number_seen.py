"""Acts on a number that waits are about what their reader saw, and keep what a colleague wrote."""

from datetime import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory.models import NumberCall, Phone, Schedule
from directory.rules import editing, standing
from tests import make

# A screen: what it calls is tried on both databases in tests/rules.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]
OTHER = "+85500000777"
PROVED = {"call": "", "result": "theirs", "proof": "letter", "proof_detail": "Letter of 3 May"}


@pytest.fixture
def house(sokha, dara):
    """A listing with a held number that has a purpose."""
    house = make.organization("house", editor=sokha)
    Phone.objects.create(
        organization=house,
        number=make.HELD_NUMBER,
        is_held=True,
        printed_on="2021",
        description_km="ការិយាល័យ",
        description_en="Office",
    )
    editing.save(house, by=sokha, at=timezone.now())
    make.confirm(house, by=dara, at=timezone.now(), on=timezone.localdate())
    return house


def phone_of(house):
    return house.phones.exclude(number=make.NUMBER).get()


def page_of(house):
    return f"/admin/numbers/{phone_of(house).pk}/"


def opened(client, house):
    """What the page sends along as it is opened now."""
    context = client.get(page_of(house)).context
    typed = {
        "seen_revision": context["organization"].revision,
        "seen_number": context["phone"].number,
    }
    for field in context["number_form"]:
        typed |= dict.fromkeys((field.html_name, field.html_initial_name), field.initial or "")
    return typed


def change(house, sokha, **fields):
    """What an editor does meanwhile."""
    house.phones.filter(pk=phone_of(house).pk).update(**fields)
    editing.save(house, by=sokha, at=timezone.now())


def confirmed(house):
    """The purposes of the numbers that are listed beside the first."""
    parts = standing.current_check(house).listing["phones"]
    return [part["purpose"]["en"] for part in parts if part["number"] != make.NUMBER]


def errors(answer):
    return answer.context["refused"]


def test_release_of_what_was_not_seen_is_refused(client, sokha, dara, bopha, house):
    client.post(page_of(house), opened(client, house) | PROVED)
    client.force_login(bopha)
    press = opened(client, house) | {"release": ""}
    change(house, sokha, description_en="For men only")
    answer = client.post(page_of(house), press)
    assert errors(answer) == [
        "The entry was changed after you opened it. Read it again, then confirm."
    ]
    assert confirmed(house) == []
    client.post(page_of(house), opened(client, house) | {"release": ""})
    assert confirmed(house) == ["For men only"]


def test_release_shows_all_that_phones_will_say(client, sokha, dara, bopha, house):
    client.post(page_of(house), opened(client, house) | PROVED)
    phone = phone_of(house)
    Schedule.objects.create(phone=phone, byday="MO", opens_at=time(8), closes_at=time(17))
    change(house, sokha, languages="km")
    lines = client.get(page_of(house)).context["to_release"]["lines"]
    assert [line["text"] for line in lines] == [
        "000 000 02",
        "ការិយាល័យ",
        "Office",
        "2021",
        "Khmer",
        "Monday 08:00–17:00",
    ]


def test_release_asks_whether_a_number_in_a_text_is_meant(client, sokha, dara, bopha, house):
    client.post(page_of(house), opened(client, house) | PROVED)
    change(house, sokha, description_en="Call 000 345 678 instead")
    client.force_login(bopha)
    answer = client.post(page_of(house), opened(client, house) | {"release": ""})
    assert "It names “000 345 678”. That is meant so." in answer.text
    assert confirmed(house) == []
    client.post(page_of(house), opened(client, house) | {"release": "", "meant": "on"})
    assert confirmed(house) == ["Call 000 345 678 instead"]


def test_only_verifier_is_asked_whether_it_is_meant(client, dara, house):
    call = opened(client, house) | PROVED | {"number-description_en": "Or 000 345 678"}
    answer = client.post(page_of(house), call)
    assert "It names “000 345 678”. That is meant so." in answer.text
    assert (confirmed(house), NumberCall.objects.count()) == ([], 0)
    client.post(page_of(house), call | {"meant": "on"})
    assert confirmed(house) == ["Or 000 345 678"]


def test_call_is_recorded_for_the_number_that_was_called(client, sokha, dara, house):
    call = opened(client, house) | PROVED
    change(house, sokha, number=OTHER)
    for _press in range(2):
        answer = client.post(page_of(house), call)
        # As the page sends it again.
        call["seen_revision"] = answer.context["organization"].revision
        call["seen_number"] = answer.context["called"]
        assert errors(answer)[0].startswith("Another number stands here")
        assert answer.context["form"]["proof_detail"].value() == "Letter of 3 May"
    assert NumberCall.objects.count() == 0


@pytest.mark.parametrize("act", ["propose", "release"])
def test_number_that_changed_is_neither_proposed_nor_released(client, sokha, dara, house, act):
    change(house, sokha, is_unconfirmed=act == "release")
    press = opened(client, house) | {act: ""}
    change(house, sokha, number=OTHER)
    assert errors(client.post(page_of(house), press)) != []
    assert standing.current_check(house).listing["unconfirmed"] == []
    assert phone_of(house).is_unconfirmed == (act == "release")


def test_call_leaves_what_a_colleague_wrote_meanwhile(client, sokha, dara, house):
    call = opened(client, house) | {"call": "", "result": "no-answer"}
    call["number-description_km"] = "ថ្មី"
    phone = phone_of(house)
    Schedule.objects.create(phone=phone, byday="MO", opens_at=time(8), closes_at=time(17))
    change(house, sokha, description_en="Night line")
    answer = client.post(page_of(house), call)
    fields = answer.context["number_form"]
    assert [field.value() for field in fields] == ["ថ្មី", "Night line", "Monday 08:00–17:00"]
    again = call | {"seen_revision": answer.context["organization"].revision}
    client.post(page_of(house), again)
    phone.refresh_from_db()
    assert (phone.description_km, phone.description_en) == ("ថ្មី", "Night line")
    assert (phone.schedules.count(), NumberCall.objects.count()) == (1, 1)


def test_number_that_waits_for_its_entry_is_offered_to_nobody(client, sokha, dara, house):
    change(house, sokha, is_held=False)
    page = client.get(page_of(house))
    assert "It reaches phones with the check of its entry." in page.text
    assert 'name="release"' not in page.text
    assert client.get("/admin/numbers/").context["proposed"] == []


def test_number_that_was_called_is_no_longer_not_confirmed(client, dara, bopha, house):
    client.post(page_of(house), opened(client, house) | {"propose": ""})
    client.force_login(bopha)
    client.post(page_of(house), opened(client, house) | {"release": ""})
    client.force_login(dara)
    client.post(page_of(house), opened(client, house) | PROVED)
    client.force_login(bopha)
    assert 'name="release"' in client.get(page_of(house)).text
    [row] = client.get("/admin/numbers/").context["proposed"]
    assert row["is_unconfirmed"] is False


def test_call_to_a_number_that_was_deleted_is_given_back(client, sokha, dara, house):
    typed = opened(client, house) | PROVED | {"number-description_km": "បន្ទប់ទទួលភ្ញៀវ"}
    address = page_of(house)
    phone_of(house).delete()
    editing.save(house, by=sokha, at=timezone.now())
    page = client.post(address, typed)
    assert (page.status_code, "Nothing was recorded" in page.text) == (200, True)
    said = [text for _label, text in page.context["typed"]]
    assert [str(text) for text in said] == [
        "It is theirs, for caseworkers",
        "They wrote it in a letter",
        "Letter of 3 May",
        "បន្ទប់ទទួលភ្ញៀវ",
        "Office",
    ]
    assert NumberCall.objects.count() == 0
    assert client.get(address).status_code == 404


def test_call_locks_the_entry_before_it_writes_a_row(client, dara, house):
    """As the entry form does; in another order PostgreSQL would end one of two in a deadlock."""
    typed = opened(client, house) | PROVED | {"number-description_en": "Desk"}
    address = page_of(house)
    with CaptureQueriesContext(connection) as queries:
        client.post(address, typed)
    said = [query["sql"] for query in queries]
    written = next(at for at, sql in enumerate(said) if sql.startswith('UPDATE "directory_phone"'))
    start = max(at for at, sql in enumerate(said[:written]) if sql.startswith(("BEGIN", "SAVE")))
    locked = [sql for sql in said[start:written] if 'FROM "directory_organization"' in sql]
    assert locked != []
