"""Withdrawing at the desk, and asking for a listing back."""

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from directory.publish import contents, files
from directory.rules import (
    accounts,
    standing,
    verification,
)
from tests import make
from tests.desk.acts.act import act

# A screen: what it calls is tried on both databases in tests/rules.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]


def test_sheet_says_who_withdrew_the_listing_and_why(client, dara, house):
    client.force_login(dara)
    client.cookies["django_language"] = "en"
    act(client, house, "withdraw", reason="Nobody answers")
    sheet = client.get(f"/admin/directory/organization/{house.pk}/verify/").text
    assert "Withdrawn by dara, " in sheet
    assert "Nobody answers" in sheet


def test_readers_never_see_the_reason_of_a_withdrawal(client, dara, house):
    client.force_login(dara)
    client.cookies["django_language"] = "en"
    page = client.get(f"/admin/directory/organization/{house.pk}/withdraw/").text
    assert "This is also how to suspend it while something is looked into" in page
    act(client, house, "withdraw", reason="Looked into: KANARI")
    assert b"KANARI" not in files.to_bytes(contents.build(timezone.now()))
    assert "KANARI" not in client.get(f"/en/o/{house.public_id}/").text


def test_withdrawn_listing_can_be_asked_for(client, dara, house):
    client.force_login(dara)
    act(client, house, "withdraw", reason="Nobody answers")
    assert standing.current_check(house) is None
    act(client, house, "withdraw", reason="They answer again")
    [request] = house.verifications.first().return_requests.all()
    assert (request.by, request.reason) == (dara, "They answer again")


@pytest.fixture
def editor(client):
    """An editor, signed in."""
    nita = make.person("nita", is_staff=True)
    nita.groups.add(Group.objects.get(name=accounts.EDITORS))
    client.force_login(nita)
    return nita


def test_editor_asks_for_a_withdrawn_listing(client, house, dara, editor):
    entry = f"/admin/directory/organization/{house.pk}/change/"
    page = f"/admin/directory/organization/{house.pk}/withdraw/"
    assert page not in client.get(entry).text
    verification.withdraw(house, by=dara, reason="Nobody answers", at=timezone.now())
    assert page in client.get(entry).text
    assert client.post(page, {"reason": "They answer again"}).url == entry
    [request] = house.verifications.first().return_requests.all()
    assert (request.by, request.reason) == (editor, "They answer again")


def test_letter_in_place_of_a_reason_is_refused_and_kept(client, house, dara):
    client.force_login(dara)
    client.cookies["django_language"] = "en"
    letter = "x" * 10_001
    page = act(client, house, "withdraw", reason=letter)
    said = "Ensure this value has at most 10000 characters (it has 10001)."
    assert page.context["form"].errors == {"reason": [said]}
    assert (letter in page.text, standing.current_check(house) is not None) == (True, True)


def test_editor_takes_no_listing_back(client, house, editor):
    assert act(client, house, "withdraw", reason="I say so").status_code == 403
    assert standing.current_check(house) is not None


def test_report_handler_asks_for_nothing_back(client, house, dara):
    verification.withdraw(house, by=dara, reason="Nobody answers", at=timezone.now())
    rith = make.person("rith", is_staff=True)
    rith.groups.add(Group.objects.get(name=accounts.HANDLERS))
    client.force_login(rith)
    assert act(client, house, "withdraw", reason="Back").status_code == 403
