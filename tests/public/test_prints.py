"""A print of a former list: what was withdrawn or changed since is named, and nothing is missed."""

import random
import re
from datetime import timedelta

import pytest
from django.db import transaction

from directory.models import LostWithdrawal
from directory.public import prints
from directory.publish import blocks, local, publishing, reader
from directory.rules import alerts, publication
from tests import make

# The pages read what was published, and tests/publish publishes from both databases.
pytestmark = pytest.mark.one_database

# Enough pairs of a print and a later moment.
ROUNDS, PRINTS = 10, 200


@pytest.fixture
def office(db, settings, tmp_path):
    """Six listings, and who keeps them."""
    settings.DATA_ROOT = tmp_path / "data"
    settings.PIECES_FILE = tmp_path / "pieces.json"
    make.catalogue()
    sokha, dara = make.person("sokha"), make.person("dara", verifies=True)
    made = [make.organization(f"house-{number}", editor=sokha) for number in range(6)]
    for one in made:
        make.confirm(one, by=dara)
    return Office(sokha, dara, made)


class Office:
    """Changes, withdraws and confirms again, an hour apart."""

    def __init__(self, sokha, dara, made):
        self.sokha, self.dara, self.made = sokha, dara, made
        self.at = make.NOW

    def publish(self, **options):
        self.at += timedelta(hours=1)
        publishing.publish(at=self.at, **options)

    def confirm(self, one):
        self.at += timedelta(hours=1)
        make.confirm(one, by=self.dara, at=self.at)

    def change(self, one, words):
        one.refresh_from_db()
        one.description_km = words
        one.save()
        make.editing.save(one, by=self.sokha, at=self.at)
        self.confirm(one)

    def withdraw(self, one):
        self.at += timedelta(hours=1)
        make.verification.withdraw(one, by=self.dara, reason="Closed", at=self.at)
        local.copy().update(now=True)


def printed():
    """What a print of the list that stands says: number, and words by public id."""
    current = reader.current()
    words = {row["listing"]["public_id"]: row["listing"] for row in current.documents()}
    return current.pointer["seq"], words


def ids(rows):
    return {row["id"] for row in rows}


def test_what_was_withdrawn_is_named_on_each_of_many_prints(office):
    choose = random.Random(19)  # noqa: S311 - the same acts in each run
    # The clock of a server was a year ahead once: numbers tell no time.
    office.publish(above=int((make.NOW + timedelta(days=365)).timestamp()))
    history, asked, missed, kept = [printed()], 0, [], office.made[0]
    for turn in range(ROUNDS):
        one = choose.choice(office.made[1:])
        is_listed = one.public_id in printed()[1]
        act = choose.choice(["change", "withdraw"]) if is_listed else "return"
        if act == "withdraw":
            office.withdraw(one)
        elif act == "change":
            office.change(one, f"ជួយ {turn}")
        else:
            office.confirm(one)
        # Before the files are made anew, and after.
        for _moment in range(2):
            now, words = printed()
            for number, were in history:
                withdrawn, changed = map(ids, prints.since(reader.current(), number))
                gone = were.keys() - words.keys()
                other = {key for key in were.keys() & words.keys() if were[key] != words[key]}
                missed += [(number, now)] if gone - withdrawn or other - changed else []
                assert kept.public_id not in withdrawn | changed
                asked += 1
            history.append((now, words))
            office.publish()
    assert asked >= PRINTS
    assert missed == []


def test_another_check_of_the_same_words_changes_no_print(office):
    office.publish()
    number, _words = printed()
    office.confirm(office.made[0])
    office.publish()
    assert prints.since(reader.current(), number) == ([], [])


def test_warning_that_came_since_changes_a_print(office):
    office.publish()
    number, _words = printed()
    told = {"sentence": "full", "reason": "They said so", "ends_on": make.TODAY}
    alerts.start(office.made[0], by=office.dara, at=office.at, **told)
    office.publish()
    withdrawn, changed = map(ids, prints.since(reader.current(), number))
    assert (withdrawn, changed) == (set(), {office.made[0].public_id})


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1796050962", 1796050962),
        (" ១៧៩៦ ០៥០ ៩៦២ ", 1796050962),
        ("1234", None),
        ("179605096", None),
        ("17960509621234567", None),
        ("17960O0962", None),
        ("", None),
    ],
)
def test_number_is_read_as_people_type_it(typed, number):
    assert prints.read_number(typed) == number


def test_page_says_which_and_that_the_print_is_too_old(office, client, plain_static_files):
    office.publish()
    number, _words = printed()
    gone, changed = office.made[:2]
    office.change(changed, "ផ្សេង")
    office.withdraw(gone)
    page = client.get(f"/en/print/{number}/").content.decode()
    assert re.findall('/en/o/([^/]+)/"', page) == [gone.public_id]
    office.publish()
    page = client.get(f"/en/print/{number}/").content.decode()
    assert re.findall('/en/o/([^/]+)/"', page) == [gone.public_id, changed.public_id]
    page = " ".join(page.split())
    said = ("That is the list of this day: 25 November 2026", "Withdrawn: strike it out")
    assert [words for words in said if words not in page] == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1234", "No list has this number"),
        ("9" * 12, "The print is newer than this list"),
        ("1000000000", "This print is too old"),
        ("<b>", "&lt;b&gt;"),
    ],
)
def test_wrong_and_old_numbers_get_an_answer(office, client, plain_static_files, typed, said):
    office.publish()
    answer = client.get("/en/print/", {"number": typed}, follow=True)
    assert (answer.status_code, said in answer.content.decode()) == (200, True)


def test_list_of_a_release_that_could_not_tell_has_no_page(
    office, client, plain_static_files, monkeypatch
):
    monkeypatch.setattr(blocks, "OF_PRINTS", ())
    office.publish()
    assert client.get("/km/print/").status_code == 404


def test_short_address_leads_to_the_page_of_the_number(office, client):
    assert client.get("/print/1796050962")["Location"] == "/km/print/1796050962/"


def test_listing_whose_withdrawal_was_lost_is_named(office):
    office.publish()
    number, _words = printed()
    lost = office.made[0]
    # What a restored database learns from the pointer that phones hold.
    LostWithdrawal.objects.create(
        public_id=lost.public_id, seq=number + 1, published_at=office.at + timedelta(hours=1)
    )
    publication.due(lost, at=office.at)
    office.at += timedelta(hours=1)
    office.publish()
    withdrawn, _changed = prints.since(reader.current(), number)
    assert [row["id"] for row in withdrawn] == [lost.public_id]


@pytest.mark.parametrize("is_changed_again", [False, True])
def test_print_of_a_list_that_a_restored_database_lost(office, is_changed_again):
    gone, other, *_rest = office.made
    office.publish()
    office.withdraw(gone)
    office.publish()
    with transaction.atomic():
        # After the backup: one is listed again and another has other words, both are printed.
        office.confirm(gone)
        office.change(other, "ថ្មី")
        office.publish()
        number, words = printed()
        office.withdraw(gone)
        office.publish()
        transaction.set_rollback(True)
    assert gone.public_id in words
    if is_changed_again:
        office.change(office.made[2], "ផ្សេង")
    for _time in range(2):
        office.publish()
        withdrawn, changed = map(ids, prints.since(reader.current(), number))
        assert (withdrawn, changed) == ({gone.public_id}, words.keys() - {gone.public_id})
    # A print of the list of now is right.
    assert prints.since(reader.current(), printed()[0]) == ([], [])
