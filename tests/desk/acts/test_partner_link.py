"""A partner's link: made and revoked at the desk, answered once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from directory.models import PartnerAnswer, PartnerLink
from directory.rules import (
    listing,
    partner,
    standing,
)
from tests import make
from tests.desk.acts.act import act

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_places")]


def test_link_is_shown_once_and_opens_the_page(client, house, dara):
    client.force_login(dara)
    desk = f"/admin/directory/organization/{house.pk}/link/"
    address = client.post(desk, {"make": ""}).context["address"]
    assert client.get(desk).context["address"] is None
    client.logout()
    assert client.get(address).status_code == 200


def test_page_shows_every_public_fact_and_nothing_else(client, house, token):
    page = client.get(f"/p/{token}/")
    facts = listing.facts(standing.current_check(house).listing)
    assert [row["name"] for row in page.context["rows"]] == list(facts)
    assert "KEEPOUT" not in page.text
    assert '<html lang="km">' in page.text


@pytest.mark.one_database
@pytest.mark.parametrize("after", ["", ").", "/%E1%9E%9F%E1%9E%BC%E1%9E%98", "/, please"])
def test_link_opens_with_the_words_that_a_chat_took_for_its_end(client, token, after):
    assert client.get(f"/p/{token}{after}").status_code == 200


def test_page_speaks_english_when_asked(client, token):
    assert '<html lang="en">' in client.get(f"/p/{token}/?language=en").text


def test_page_leaves_no_trace(client, token):
    page = client.get(f"/p/{token}/")
    assert page.cookies == {}
    assert page["Cache-Control"] == "no-store"
    assert page["X-Robots-Tag"] == "noindex, noarchive"
    assert page["Referrer-Policy"] == "no-referrer"


def test_everything_is_still_correct(client, house, token):
    assert client.post(f"/p/{token}/", {"all": ""}).status_code == 200
    [answer] = partner.queue()
    assert (answer.link.organization, answer.corrections) == (house, {})


def test_what_is_different_reaches_the_queue_and_changes_nothing(client, house, token):
    before = standing.current_check(house).sha256
    client.post(f"/p/{token}/", {"description": "We moved to legal aid only", "send": ""})
    [answer] = partner.queue()
    assert answer.corrections == {"description": "We moved to legal aid only"}
    assert (standing.current_check(house).sha256, house.edits.count()) == (before, 2)


def test_what_was_written_counts_whichever_button_is_pressed(client, token):
    client.post(f"/p/{token}/", {"description": "Not so", "all": ""})
    assert PartnerAnswer.objects.get().corrections == {"description": "Not so"}


@pytest.mark.parametrize("data", [{"send": ""}, {"description": "x" * 501, "send": ""}])
def test_answer_that_cannot_be_used_is_said_and_kept(client, token, data):
    page = client.post(f"/p/{token}/", data)
    assert page.status_code == 200
    assert "errorlist" in page.text or 'role="alert"' in page.text
    assert data.get("description", "") in page.text
    assert PartnerAnswer.objects.count() == 0


def test_too_long_answer_is_refused_beside_its_field(client, token):
    page = client.post(f"/p/{token}/", {"description": "x" * 501, "send": ""})
    assert list(page.context["form"].errors) == ["description"]


def test_link_works_once(client, token):
    client.post(f"/p/{token}/", {"all": ""})
    assert client.get(f"/p/{token}/").status_code == 410
    assert client.post(f"/p/{token}/", {"all": ""}).status_code == 410
    assert PartnerAnswer.objects.count() == 1


def sent_twice(execute, statement, *rest):
    if statement.startswith('INSERT INTO "directory_partneranswer"'):
        raise IntegrityError("somebody pressed twice, and the other was first")
    return execute(statement, *rest)


def test_second_answer_at_the_same_time_is_told_so(client, token):
    with connection.execute_wrapper(sent_twice):
        assert client.post(f"/p/{token}/", {"all": ""}).status_code == 410


def test_link_that_ended_or_was_taken_back_says_so(client, dara, house, token):
    now = timezone.now()
    PartnerLink.objects.update(at=now - timedelta(days=9), expires_at=now - timedelta(days=1))
    page = client.get(f"/p/{token}/?language=en")
    assert (page.status_code, "This link does not work" in page.text) == (410, True)
    assert page["Cache-Control"] == "no-store"
    client.force_login(dara)
    link, newer = partner.make_link(house, by=dara, at=now)
    desk = f"/admin/directory/organization/{house.pk}/link/"
    client.cookies["django_language"] = "en"
    assert "taken back (dara)" in client.post(desk, {"revoke": link.pk}, follow=True).text
    assert client.get(f"/p/{newer}/").status_code == 410


def test_link_is_revoked_only_on_its_organizations_page(client, dara, house):
    lake = make.organization("lake", editor=make.person("bopha"))
    make.confirm(lake, by=dara, at=timezone.now(), on=timezone.localdate())
    link, key = partner.make_link(lake, by=dara, at=timezone.now())
    client.force_login(dara)
    assert act(client, house, "link", revoke=link.pk).status_code == 404
    assert partner.find(key, at=timezone.now()) == link
    page = f"/admin/directory/organization/{lake.pk}/link/"
    assert act(client, lake, "link", revoke=link.pk).url == page
    assert partner.find(key, at=timezone.now()) is None


def test_guessed_link_opens_nothing(client, token):
    assert client.get(f"/p/{token[:-1]}/").status_code == 410


def test_answer_leads_to_the_sheet_and_leaves_the_queue(client, dara, house, token):
    client.post(f"/p/{token}/", {"description": "We moved", "send": ""})
    client.force_login(dara)
    address = f"/admin/directory/organization/answer/{PartnerAnswer.objects.get().pk}/"
    assert address in client.get("/admin/").text
    assert "We moved" in client.get(address).text
    response = client.post(address)
    assert response.url == f"/admin/directory/organization/{house.pk}/verify/"
    assert list(partner.queue()) == []
