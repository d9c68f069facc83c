"""The documents of a snapshot: what is on the list, exactly, and since when it is so."""

import json
from datetime import timedelta

from django.contrib.auth import get_user_model

from directory.publish import documents, local, publishing, reader
from directory.rules import alerts
from tests import make

LATER = make.NOW + timedelta(days=1)


def dara():
    return get_user_model().objects.get(username="dara")


def test_documents_are_the_listings_of_the_snapshot(river):
    publishing.publish(at=make.NOW)
    [row] = reader.current().documents()
    standing = river.verifications.first()
    assert row == {
        # A number that nobody has called is in no file but what phones show.
        "listing": {
            name: value for name, value in standing.listing.items() if name != "unconfirmed"
        },
        "checked_on": "2026-11-25",
        "due_on": row["due_on"],
        "method": "call",
        "by_one_person": standing.by_one_person,
        "alert": None,
        "vetted_until": None,
        "new_until": "2026-12-25",
        "unreachable_on": None,
        "reached": {},
        "changed_at": "2026-11-25T03:00:00+00:00",
        "changed_after": 0,
        "line": None,
    }


def test_check_after_the_snapshot_is_not_in_its_documents(river):
    publishing.publish(at=make.NOW)
    river.name_en = "Another name"
    river.save()
    make.editing.save(river, by=make.person("chan"), at=make.NOW)
    make.confirm(river, by=dara())
    [row] = reader.current().documents()
    assert row["listing"]["name"]["en"] == "House river"
    publishing.publish(at=LATER)
    [row] = reader.current().documents()
    assert row["listing"]["name"]["en"] == "Another name"


def test_withdrawn_listing_is_gone_before_the_file_is_made_anew(river):
    publishing.publish(at=make.NOW)
    make.verification.withdraw(river, by=dara(), reason="Closed", at=LATER)
    local.copy().update(now=True)
    assert reader.current().documents() == []


def test_listing_keeps_the_moment_since_which_it_is_so(river):
    publishing.publish(at=make.NOW)
    brook = make.organization("brook", editor=get_user_model().objects.get(username="sokha"))
    make.confirm(brook, by=dara())
    publishing.publish(at=LATER)
    found = {row["listing"]["slug"]: row["changed_at"] for row in reader.current().documents()}
    assert found == {"river": "2026-11-25T03:00:00+00:00", "brook": "2026-11-26T03:00:00+00:00"}


def test_news_of_a_listing_is_a_change(river):
    publishing.publish(at=make.NOW)
    told = {"sentence": "full", "reason": "They said so", "ends_on": LATER.date()}
    alerts.start(river, by=dara(), at=LATER, **told)
    publishing.publish(at=LATER)
    [row] = reader.current().documents()
    assert row["changed_at"] == "2026-11-26T03:00:00+00:00"


def test_changed_line_of_the_pocket_card_recalls_prints(river):
    standing = {"listing": dict(river.verifications.first().listing)}
    line = {"id": river.public_id, "name": {"km": "ខ្សែ", "en": "Line"}, "number": make.NUMBER}

    def rows(lines, former, after):
        return json.loads(documents.build([standing], former, make.NOW, after=after, lines=lines))

    first = rows([line], [], 1)
    same = rows([line], first, 2)
    other = rows([line | {"name": {"km": "ខ្សែថ្មី", "en": "New line"}}], same, 3)
    gone = rows([], other, 4)
    assert [found[0]["changed_after"] for found in (first, same, other, gone)] == [1, 1, 3, 4]


def test_numbers_that_nobody_confirmed_are_no_part_of_them(river):
    listing = dict(river.verifications.first().listing)
    standing = {"listing": listing | {"unconfirmed": [{"number": make.HELD_NUMBER}]}}
    data = documents.build([standing], [], make.NOW)
    assert make.HELD_NUMBER not in data.decode()
    assert json.loads(data)[0]["listing"]["phones"] == listing["phones"]


def test_phones_are_not_told_to_fetch_them(river):
    pointer = publishing.publish(at=make.NOW)
    paths = {file["path"] for file in pointer["files"].values()}
    assert f"/data/{pointer['documents']}" not in paths
    assert pointer["documents"] in local.file_names(pointer)
