"""What one person may do at once: warn, vouch, withdraw, ask the partner by a one-time link."""

import io
import logging
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, IntegrityError, connection
from django.utils import timezone

from directory.models import PartnerAnswer, PartnerLink
from directory.publish import files, publishing
from directory.rules import (
    accounts,
    alerts,
    editing,
    listing,
    partner,
    standing,
    verification,
    vetting,
)
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_places")]


@pytest.fixture
def dara():
    return make.person("dara", verifies=True, is_staff=True)


@pytest.fixture
def house(dara):
    sokha = make.person("sokha")
    house = make.organization("house", editor=sokha)
    make.plant_canaries(house, "KEEPOUT")
    editing.save(house, by=sokha, at=timezone.now())
    make.confirm(house, by=dara, at=timezone.now(), on=timezone.localdate())
    return house


@pytest.fixture
def token(house, dara):
    return partner.make_link(house, by=dara, at=timezone.now())[1]


def test_link_is_shown_once_and_opens_the_page(client, house, dara):
    client.force_login(dara)
    desk = f"/admin/directory/organization/{house.pk}/link/"
    address = client.post(desk, {"make": ""}).context["address"]
    assert client.get(desk).context["address"] is None
    client.logout()
    assert client.get(address).status_code == 200


def test_page_shows_every_public_fact_and_nothing_else(client, house, token):
    page = client.get(f"/p/{token}/")
    facts = listing.facts(standing.check_of(house).listing)
    assert [row["name"] for row in page.context["rows"]] == list(facts)
    assert "KEEPOUT" not in page.text
    assert '<html lang="km">' in page.text


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
    before = standing.check_of(house).sha256
    client.post(f"/p/{token}/", {"description": "We moved to legal aid only", "send": ""})
    [answer] = partner.queue()
    assert answer.corrections == {"description": "We moved to legal aid only"}
    assert (standing.check_of(house).sha256, house.edits.count()) == (before, 2)


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


def test_answer_that_is_too_long_is_complained_of_beside_it_alone(client, token):
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


def test_second_of_two_answers_in_one_moment_is_told_that_the_link_was_used(client, token):
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


def test_link_is_taken_back_on_the_page_of_its_own_organization_alone(client, dara, house):
    lake = make.organization("lake", editor=make.person("bopha"))
    make.confirm(lake, by=dara, at=timezone.now(), on=timezone.localdate())
    link, key = partner.make_link(lake, by=dara, at=timezone.now())
    client.force_login(dara)
    assert act(client, house, "link", revoke=link.pk).status_code == 404
    assert partner.find(key, at=timezone.now()) == link
    page = f"/admin/directory/organization/{lake.pk}/link/"
    assert act(client, lake, "link", revoke=link.pk).url == page
    assert partner.find(key, at=timezone.now()) is None


def out_of_order(execute, *statement):
    raise DatabaseError("disk I/O error")


@pytest.fixture
def log():
    """What is written into the log of the server."""
    [handler] = [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]
    written = io.StringIO()
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("PUT", "/p/{}/", 405), ("GET", "/p/{}/", 410), ("GET", "/km/p/{}/", 404)],
)
def test_failing_request_does_not_log_the_key(client, log, method, path, status):
    key = "a-key-that-works-no-longer"
    assert client.generic(method, path.format(key)).status_code == status
    line = log.getvalue()
    assert (line.split()[0], line.partition("p/")[2]) == ("WARNING", "…\n")


def test_request_that_breaks_does_not_log_the_key(client, token, log):
    client.raise_request_exception = False
    with connection.execute_wrapper(out_of_order):
        assert client.get(f"/p/{token}/").status_code == 500
    first, *traceback = log.getvalue().splitlines()
    assert first == "ERROR django.request Internal Server Error: /p/…"
    assert token not in "".join(traceback)


@pytest.mark.parametrize("name", ["waitress", "waitress.queue", "django.server", "some.package"])
@pytest.mark.parametrize("level", ["WARNING", "ERROR"])
def test_no_logger_tells_the_key(log, name, level):
    # So waitress says that a request broke, or that its sender went away: the path is no argument.
    logging.getLogger(name).log(logging.getLevelName(level), "Failed while serving /p/key/")
    assert log.getvalue() == f"{level} {name} Failed while serving /p/…\n"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS"])
def test_wrong_method_is_answered_in_words_and_without_the_key(client, token, method):
    page = client.generic(method, f"/p/{token}/?language=en")
    assert (page.status_code, page["Allow"]) == (405, "GET, HEAD, POST")
    assert "This page cannot be used in that way." in page.text
    assert token not in page.text
    assert page["Cache-Control"] == "no-store"


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


def act(client, organization, page, **data):
    return client.post(f"/admin/directory/organization/{organization.pk}/{page}/", data)


def test_alert_is_raised_with_its_last_day_and_ended(client, dara, house):
    client.force_login(dara)
    last = timezone.localdate() + timedelta(days=3)
    words = {"text_km": "បិទបណ្តោះអាសន្ន", "reason": "Flood", "ends_on": f"{last:%d/%m/%Y}"}
    act(client, house, "alert", **words, **{"raise": ""})
    assert alerts.of(house, last).text_km == "បិទបណ្តោះអាសន្ន"
    act(client, house, "alert", end="", **{"end-reason": "Dry again"})
    assert alerts.of(house, timezone.localdate()) is None


TOMORROW = f"{timezone.localdate() + timedelta(days=1):%d/%m/%Y}"


@pytest.mark.parametrize(
    ("pages", "data"),
    [
        (("alert", "verify"), {"text_km": "បិទ", "reason": "Flood", "ends_on": TOMORROW}),
        (("withdraw", "verify"), {"reason": "Nobody answers"}),
        (("vetting", "vetting"), {"forbid": "", "forbid-reason": "A broker runs it"}),
    ],
)
def test_act_that_was_done_leads_on_so_that_reloading_repeats_nothing(
    client, dara, house, pages, data
):
    client.force_login(dara)
    page, onwards = pages
    response = act(client, house, page, **data)
    assert response.url == f"/admin/directory/organization/{house.pk}/{onwards}/"


@pytest.mark.parametrize("page", ["alert", "withdraw", "vetting"])
def test_what_is_missing_is_said_by_us_and_not_in_the_language_of_the_browser(
    client, dara, house, page
):
    alerts.put(
        house, by=dara, text_km="បិទ", ends_on=timezone.localdate(), reason="x", at=timezone.now()
    )
    client.force_login(dara)
    opened = client.get(f"/admin/directory/organization/{house.pk}/{page}/").text
    forms = re.findall("<form([^>]*)>(.*?)</form>", opened, re.DOTALL)
    asking = [attributes for attributes, fields in forms if " required" in fields]
    assert asking
    assert [attributes for attributes in asking if "novalidate" not in attributes] == []


@pytest.mark.parametrize("page", ["alert", "withdraw"])
def test_form_that_nobody_sent_complains_of_nothing(client, dara, house, page):
    client.force_login(dara)
    opened = client.get(f"/admin/directory/organization/{house.pk}/{page}/")
    assert opened.context["form"].errors == {}


def test_alert_that_is_ended_without_a_reason_complains_of_that_alone(client, dara, house):
    client.force_login(dara)
    refused = act(client, house, "alert", end="").context
    assert (refused["form"].errors, list(refused["end_form"].errors)) == ({}, ["reason"])


def test_alert_that_is_refused_keeps_what_was_typed(client, dara, house):
    client.force_login(dara)
    typed = {"text_km": "ហៅ 012 345 678", "reason": "Moved", "ends_on": "៣០/១២/២០២៦"}
    response = act(client, house, "alert", **typed, **{"raise": ""})
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert "ហៅ 012 345 678" in response.text


def test_alert_with_a_day_that_is_none_keeps_what_was_typed(client, dara, house):
    client.force_login(dara)
    typed = {"text_km": "បិទបណ្តោះអាសន្ន", "reason": "Moved", "ends_on": "31/02/2026"}
    response = act(client, house, "alert", **typed, **{"raise": ""})
    assert list(response.context["form"].errors) == ["ends_on"]
    assert "31/02/2026" in response.text


def test_vetting_is_recorded_apart_from_the_check(client, dara, house):
    client.force_login(dara)
    today = timezone.localdate()
    act(
        client,
        house,
        "vetting",
        vet="",
        vouched_by="A coalition, its secretary",
        on=today.isoformat(),
        expires_on=(today + timedelta(days=365)).isoformat(),
        visited="on",
        child_protection_policy="True",
    )
    held = vetting.of(house, today)
    assert (held.visited, held.child_protection_policy) == (True, True)
    assert house.verifications.count() == 1


def test_do_not_list_withdraws_at_once_and_keeps_its_reason(client, dara, house):
    client.force_login(dara)
    act(client, house, "vetting", forbid="", **{"forbid-reason": "A broker runs it"})
    assert standing.check_of(house) is None
    client.cookies["django_language"] = "en"
    sheet = client.get(f"/admin/directory/organization/{house.pk}/verify/")
    assert "Do not list: A broker runs it" in sheet.text


def test_sheet_of_a_withdrawn_listing_says_who_took_it_back_and_why(client, dara, house):
    client.force_login(dara)
    client.cookies["django_language"] = "en"
    act(client, house, "withdraw", reason="Nobody answers")
    sheet = client.get(f"/admin/directory/organization/{house.pk}/verify/").text
    assert "Withdrawn by dara, " in sheet
    assert "Nobody answers" in sheet


def test_page_says_that_withdrawing_is_suspending_and_readers_never_see_why(client, dara, house):
    client.force_login(dara)
    client.cookies["django_language"] = "en"
    page = client.get(f"/admin/directory/organization/{house.pk}/withdraw/").text
    assert "This is also how to suspend it while something is looked into" in page
    act(client, house, "withdraw", reason="Looked into: KANARI")
    assert b"KANARI" not in files.to_bytes(publishing.build(timezone.now()))
    assert "KANARI" not in client.get(f"/en/o/{house.public_id}/").text


def test_withdrawn_listing_can_be_asked_for(client, dara, house):
    client.force_login(dara)
    act(client, house, "withdraw", reason="Nobody answers")
    assert standing.check_of(house) is None
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


def test_editor_takes_no_listing_back(client, house, editor):
    assert act(client, house, "withdraw", reason="I say so").status_code == 403
    assert standing.check_of(house) is not None


def test_report_handler_asks_for_nothing_back(client, house, dara):
    verification.withdraw(house, by=dara, reason="Nobody answers", at=timezone.now())
    rith = make.person("rith", is_staff=True)
    rith.groups.add(Group.objects.get(name=accounts.HANDLERS))
    client.force_login(rith)
    assert act(client, house, "withdraw", reason="Back").status_code == 403
