"""A partner's link: opens once, shows what is public, changes nothing."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from directory.models import PartnerAnswer, PartnerLink
from directory.publish import contents
from directory.rules import editing, listing, partner, standing, verification
from directory.rules.refusal import Refused
from directory.text.digest import sha256_hex
from tests import make

pytestmark = pytest.mark.django_db

CANARY = "kanari"
LATER = make.NOW + timedelta(hours=1)


@pytest.fixture
def dara():
    return make.person("dara", verifies=True)


@pytest.fixture
def river(dara):
    make.catalogue()
    made = make.organization("river", editor=make.person("sokha"))
    make.plant_canaries(made, CANARY)
    editing.save(made, by=make.person("chan"), at=make.NOW)
    make.confirm(made, by=dara)
    return made


@pytest.fixture
def token(river, dara):
    return partner.make_link(river, by=dara, at=make.NOW)[1]


def say(token, at=make.NOW, **corrections):
    return partner.answer(token, corrections=corrections, at=at)


def test_link_shows_the_standing_listing_and_no_private_field(river, token):
    shown = partner.find(token, at=make.NOW).verification.listing
    assert shown == standing.current_check(river).listing
    assert CANARY not in listing.to_bytes(shown).decode()


def test_token_is_long_and_the_database_does_not_know_it(token):
    link = PartnerLink.objects.get()
    assert len(token) == 43
    assert token not in str(link.__dict__)


def test_token_says_no_word_and_survives_a_chat(token):
    assert set(token) <= set("bcdfghjkmnpqrstvwxz23456789")


def test_link_that_was_sent_before_opens(river, dara):
    link, _ = partner.make_link(river, by=dara, at=make.NOW)
    old = f"A-{'b' * 40}_"
    PartnerLink.objects.update(token_sha256=sha256_hex(old.encode()))
    assert partner.find(old, at=make.NOW) == link


@pytest.mark.parametrize("guess", ["", "x", "\ud800"])
def test_guess_opens_nothing(token, guess):
    assert partner.find(guess, at=make.NOW) is None
    assert say(guess) is None


def test_what_is_kept_of_a_token_opens_nothing(token):
    assert partner.find(PartnerLink.objects.get().token_sha256, at=make.NOW) is None


def test_link_works_for_seven_days(token):
    end = make.NOW + timedelta(days=7)
    assert partner.find(token, at=end - timedelta(seconds=1)) is not None
    assert partner.find(token, at=end) is None
    assert say(token, at=end) is None


def test_link_works_once(token):
    assert say(token).corrections == {}
    assert say(token, name="Other") is None
    assert partner.find(token, at=make.NOW) is None
    assert PartnerAnswer.objects.count() == 1


def test_database_refuses_a_second_answer(token):
    first = say(token)
    with pytest.raises(IntegrityError), transaction.atomic():
        PartnerAnswer.objects.create(link=first.link, at=make.NOW)


def test_revoked_link_opens_nothing(token, dara):
    partner.revoke(PartnerLink.objects.get(), by=dara, at=make.NOW)
    assert partner.find(token, at=make.NOW) is None
    assert say(token) is None


def test_new_link_takes_the_place_of_the_one_before(river, token, dara):
    again = partner.make_link(river, by=dara, at=make.NOW)[1]
    assert partner.find(token, at=make.NOW) is None
    assert partner.find(again, at=make.NOW) is not None


@pytest.fixture
def lake(river, dara):
    """Another listing, with a link of its own."""
    made = make.organization("lake", editor=make.person("bopha"))
    make.confirm(made, by=dara)
    return partner.make_link(made, by=dara, at=make.NOW)


def test_link_of_another_organization_stays(lake, river, token, dara):
    link, key = lake
    partner.make_link(river, by=dara, at=make.NOW)
    partner.revoke(PartnerLink.objects.get(organization=river, revoked_at=None), by=dara, at=LATER)
    assert partner.find(key, at=LATER) == link


def test_answer_of_another_organization_stays_in_the_queue(lake, token, dara):
    row, other = say(token), say(lake[1])
    partner.handle(row, by=dara, at=make.NOW)
    assert list(partner.queue()) == [other]


def test_link_outlives_another_check(river, token, dara):
    make.confirm(river, by=dara)
    assert partner.find(token, at=make.NOW) is not None


def test_link_to_a_listing_that_came_back_opens(river, dara):
    verification.withdraw(river, by=dara, reason="Wrong number", at=make.NOW)
    verification.ask_return(river, by=dara, reason="Put right", at=make.NOW)
    make.confirm(river, by=make.person("bopha", verifies=True))
    _, key = partner.make_link(river, by=dara, at=make.NOW)
    assert partner.find(key, at=make.NOW) is not None


def test_corrections_wait_in_the_queue_and_change_nothing(river, token):
    before = (editing.document(river), contents.build(make.NOW), river.edits.count())
    row = say(token, name=" New name ", description=" ")
    assert row.corrections == {"name": "New name"}
    assert list(partner.queue()) == [row]
    river.refresh_from_db()
    assert (editing.document(river), contents.build(make.NOW), river.edits.count()) == before


def test_handled_answer_leaves_the_queue_and_says_by_whom(token, dara):
    row = say(token)
    partner.handle(row, by=dara, at=make.NOW)
    partner.handle(row, by=make.person("bopha", verifies=True), at=make.NOW)
    row.refresh_from_db()
    assert (list(partner.queue()), row.handled_by, row.handled_at) == ([], dara, make.NOW)


@pytest.mark.parametrize("act", ["make", "revoke", "answer"])
def test_two_acts_on_links_at_once_wait_for_each_other(river, token, dara, act):
    """Otherwise two links would work on PostgreSQL, or one be answered that was just revoked."""
    acts = {
        "make": lambda: partner.make_link(river, by=dara, at=make.NOW),
        "revoke": lambda: partner.revoke(PartnerLink.objects.get(), by=dara, at=make.NOW),
        "answer": lambda: say(token),
    }
    with CaptureQueriesContext(connection) as queries:
        acts[act]()
    said = [query["sql"] for query in queries]
    written = next(at for at, sql in enumerate(said) if sql.startswith(("UPDATE", "INSERT")))
    locks = "FOR UPDATE" if connection.features.has_select_for_update else ""
    asked = [sql for sql in said[:written] if 'FROM "directory_organization"' in sql]
    assert any(sql.endswith(locks) for sql in asked)


@pytest.mark.parametrize("name", ["sokha", "chan"])
def test_only_verifiers_revoke_and_handle(token, django_user_model, name):
    somebody = django_user_model.objects.get(username=name)
    with pytest.raises(Refused, match="Only verifiers"):
        partner.revoke(PartnerLink.objects.get(), by=somebody, at=make.NOW)
    row = say(token)
    with pytest.raises(Refused, match="Only verifiers"):
        partner.handle(row, by=somebody, at=make.NOW)
    assert list(partner.queue()) == [row]


def test_link_says_who_took_it_back(river, token, dara):
    bopha = make.person("bopha", verifies=True)
    again, _ = partner.make_link(river, by=bopha, at=make.NOW)
    partner.revoke(again, by=dara, at=make.NOW)
    links = PartnerLink.objects.order_by("revoked_by__username")
    assert [(link.by, link.revoked_by) for link in links] == [(dara, bopha), (bopha, dara)]


def test_only_facts_that_were_shown_are_corrected(token):
    with pytest.raises(Refused, match="out of date"):
        say(token, notes="Mine")
    assert partner.find(token, at=make.NOW) is not None


def test_correction_is_short(token):
    with pytest.raises(Refused, match="too long"):
        say(token, name="x" * 501)


def test_link_needs_a_verifier_and_a_standing_listing(river, dara):
    with pytest.raises(Refused, match="Only verifiers"):
        partner.make_link(river, by=make.person("rithy"), at=make.NOW)
    verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
    with pytest.raises(Refused, match="no standing listing"):
        partner.make_link(river, by=dara, at=make.NOW)


def test_link_to_a_listing_withdrawn_meanwhile_opens_nothing(river, token, dara):
    verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
    assert partner.find(token, at=make.NOW) is None


def test_link_from_before_a_withdrawal_shows_nothing_afterwards(river, token, dara):
    verification.withdraw(river, by=dara, reason="Wrong number", at=make.NOW)
    verification.ask_return(river, by=dara, reason="Put right", at=make.NOW)
    make.confirm(river, by=make.person("bopha", verifies=True))
    assert standing.current_check(river) is not None
    assert partner.find(token, at=make.NOW) is None
