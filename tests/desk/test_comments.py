"""Comments at the desk: written on a page of the entry, shown on the sheet and in the form."""

import pytest
from django.contrib.auth.models import Group

from directory.models import Comment
from directory.rules import accounts
from tests.desk.listed import listed

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]


@pytest.fixture
def house(sokha, bopha):
    return listed("house", editor=sokha, by=bopha)


def page_of(organization, name):
    return f"/admin/directory/organization/{organization.pk}/{name}/"


def test_comment_stands_on_sheet_entry_and_history(client, dara, house):
    page = client.post(page_of(house, "comments"), {"text": "Call after noon"}, follow=True)
    assert "Write nothing about clients" in page.text
    for name in ("comments", "verify", "change", "history"):
        assert "Call after noon" in client.get(page_of(house, name)).text, name


def test_empty_and_too_long_comments_are_refused(client, dara, house):
    for text in ("", "  ", "x" * 1001):
        page = client.post(page_of(house, "comments"), {"text": text})
        assert list(page.context["form"].errors) == ["text"]
    assert not Comment.objects.exists()


def test_report_handlers_read_no_comment(client, dara, chan, house):
    client.post(page_of(house, "comments"), {"text": "Call after noon"})
    client.force_login(chan)
    assert client.get(page_of(house, "comments")).status_code == 403
    assert "Call after noon" not in client.get(page_of(house, "change")).text


def test_editors_comment(client, dara, sokha, house):
    sokha.groups.add(Group.objects.get(name=accounts.EDITORS))
    client.force_login(sokha)
    client.post(page_of(house, "comments"), {"text": "Moved in May"})
    assert Comment.objects.get().by == sokha
