"""The sample at the desk: draw, call without seeing what stands, compare."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from directory.models import Comparison, Sample, SampledListing, SecondCall, Service
from directory.rules import editing
from tests import make
from tests.desk.listed import listed
from tests.reporting import take

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("desk_places", "reader_of_english"),
]


@pytest.fixture
def house(sokha, dara, bopha):
    """A listing that Dara checked, with texts that no caller may see beforehand."""
    house = make.organization("house", editor=sokha)
    Service.objects.update(
        application_process_en="STANDS letter", fees_description_en="STANDS", free_of_charge=False
    )
    editing.save(house, by=sokha, at=timezone.now())
    make.confirm(house, by=dara, at=timezone.now(), on=timezone.localdate())
    return house


def sampled():
    return SampledListing.objects.get()


def number_of(row):
    return f"phones/{row.verification.listing['phones'][0]['id']}"


def draw(client, by):
    client.force_login(by)
    client.post("/admin/sample/")
    return f"/admin/sample/{sampled().pk}/"


def test_from_drawing_to_an_entry_that_is_due(client, house, dara, bopha):
    assert "The sample of this quarter is still to be drawn." in client.get("/admin/").text
    page = draw(client, bopha)
    assert sampled().sample.seed in client.get("/admin/sample/").text
    asked = client.get(page).text
    # Numbers are dialled, so they are shown; nothing else of what stands is.
    assert ("000 000 01" in asked, "How is somebody referred" in asked) == (True, True)
    main = re.search("<main.*</main>", asked, re.S)[0]
    assert re.findall("STANDS|legal-aid|Kampong Thom|Not free", main) == []
    said = {number_of(sampled()): "theirs", "referral": "just come", "cost": ""}
    assert client.post(page, said).url == page
    compared = client.get(page).text
    assert ("just come" in compared, "STANDS letter" in compared) == (True, True)
    # It is too late to write down something else.
    client.post(page, said | {"referral": "a letter"})
    assert SecondCall.objects.get().answers["referral"] == "just come"
    assert client.post(page, {"referral": "wrong"}).url == "/admin/sample/"
    assert Comparison.objects.get().has_wrong
    today = client.get("/admin/")
    assert [row.pk for row, *_ in today.context["due"]] == [house.pk]
    assert "a second call found a wrong fact" in today.text
    assert client.get(page, follow=True).redirect_chain == [("/admin/sample/", 302)]
    # The next check is told what to ask.
    asks = client.get(f"/admin/directory/organization/{house.pk}/verify/").context["asks"]
    assert [(str(question), known) for question, known in asks] == [
        (
            "How is somebody referred, and what must they bring?",
            "A second call found this wrong. They said: “just come”",
        )
    ]


def test_sheet_asks_about_wrong_numbers_and_refusals(client, house, bopha):
    page = draw(client, bopha)
    answer = client.post(page, {number_of(sampled()): "another"}, follow=True)
    assert "The entry is due for a check today" in answer.text
    for hours in (1, 14):
        at = timezone.now() + timedelta(hours=hours)
        take(at=at, listing="house", kind="refused", why="papers", phone=None)
    asks = client.get(f"/admin/directory/organization/{house.pk}/verify/").context["asks"]
    assert [(str(question), known) for question, known in asks] == [
        (
            "000 000 01",
            "A second call found this wrong. Somebody else answered: it is not theirs",
        ),
        ("Readers were turned away for papers. Which do you ask for?", "Reports: 2"),
    ]


def test_call_of_an_earlier_quarter_is_offered_to_be_compared(client, house, bopha):
    page = draw(client, bopha)
    client.post(page, {number_of(sampled()): "theirs", "referral": "just come"})
    make.take_triggers_away()
    Sample.objects.update(quarter="2020-Q1")
    listed_page = client.get("/admin/sample/").text
    assert ("still to be drawn" in listed_page, page in listed_page) == (True, True)
    assert client.post(page, {"referral": "right"}).url == "/admin/sample/"
    assert Comparison.objects.count() == 1


def test_who_checked_last_is_not_offered_the_call(client, house, dara, bopha):
    page = draw(client, dara)
    listed_page = client.get("/admin/sample/").text
    assert ("somebody else must call" in listed_page, page in listed_page) == (True, False)
    assert client.get(page).url == "/admin/sample/"


def test_bad_answers_are_said_and_kept(client, house, bopha):
    page = draw(client, bopha)
    answer = client.post(page, {"referral": "just come"})
    assert "Say who answered on the number" in answer.text
    assert "just come" in answer.text
    answer = client.post(page, {number_of(sampled()): "gossip"})
    assert answer.context["form"].errors.keys() == {number_of(sampled())}
    assert client.post(page, {number_of(sampled()): "theirs", "help": "x"}).status_code == 302
    answer = client.post(page, {})
    assert answer.context["form"].errors.keys() == {"help"}
    assert Comparison.objects.count() == 0


def test_nobody_answered_leads_back_to_the_list(client, house, bopha):
    page = draw(client, bopha)
    assert client.post(page, {number_of(sampled()): "no-answer"}).url == "/admin/sample/"
    assert "Call again on another day" in client.get("/admin/sample/").text


@pytest.mark.parametrize("path", ["/admin/sample/", "/admin/sample/{}/"])
def test_only_verifiers_open_it(client, house, chan, bopha, path):
    draw(client, bopha)
    client.force_login(chan)
    assert client.get(path.format(sampled().pk)).status_code == 403


def test_second_draw_of_a_quarter_is_refused_in_words(client, sokha, house, dara, bopha):
    draw(client, bopha)
    listed("lake", editor=sokha, by=dara)
    answer = client.post("/admin/sample/", follow=True)
    assert "drawn already" in answer.text
    assert SampledListing.objects.count() == 1


def test_answers_of_who_called_second_are_not_lost(client, house, bopha):
    page = draw(client, bopha)
    said = {number_of(sampled()): "theirs", "referral": "just come"}
    client.post(page, said)
    client.force_login(make.person("nita", verifies=True, is_staff=True))
    second = client.post(page, said | {"referral": "call first"})
    assert (second.status_code, SecondCall.objects.count()) == (200, 1)
    said = ["This listing does not wait for a call by you.", "call first"]
    assert [text in second.text for text in said] == [True, True]
