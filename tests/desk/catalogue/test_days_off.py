"""The form of a day off by decree, and what the desk says on such a day."""

import pytest
from django.utils import timezone

from directory.models import CatalogueEdit, DayOff
from directory.rules import catalogue_check
from tests import make
from tests.desk.catalogue.forms import errors_of
from tests.desk.listed import listed

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ADD = "/admin/directory/dayoff/add/"
DECREE = {
    "code": "២៤/០៨/២០២៧",
    "name_km": "ថ្ងៃឈប់សម្រាក",
    "name_en": "Day of rest",
    "source": "Sub-decree 12, 3 August",
}
NOTE = "Today is a day off."


def test_day_off_is_an_edit_of_the_catalogue(editor, sokha):
    assert editor.post(ADD, DECREE).status_code == 302
    edit = CatalogueEdit.objects.first()
    assert (edit.editor, edit.document["days_off"]) == (
        sokha,
        [DECREE | {"code": "2027-08-24", "is_cancelled": False}],
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": "31/02/2027"}, "code"),
        ({"code": "24/08/1999"}, "code"),
        ({"code": ""}, "code"),
        ({"name_en": "Call 012 345 678"}, "name_en"),
        ({"source": ""}, "source"),
    ],
)
def test_day_that_cannot_be_used_is_refused_beside_its_field(editor, changes, field):
    page = editor.post(ADD, DECREE | changes)
    assert list(errors_of(page)) == [field]
    assert not DayOff.objects.exists()


def test_same_day_is_not_entered_twice(editor):
    editor.post(ADD, DECREE)
    assert list(errors_of(editor.post(ADD, DECREE))) == ["code"]


def test_desk_says_that_today_is_a_day_off(client, dara, sokha, bopha, editor):
    house = listed("house", editor=sokha, by=bopha)
    sheet = f"/admin/directory/organization/{house.pk}/verify/"
    today = timezone.localdate()
    DayOff.objects.create(code=today.isoformat(), name_km="ក", name_en="x", source="Decree")
    make.confirm_catalogue()
    client.force_login(dara)
    for address in ("/admin/", sheet):
        assert NOTE in client.get(address).text
    assert catalogue_check.waiting() is None
