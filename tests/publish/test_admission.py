"""What somebody writes past the acts and the triggers is not published, and is named."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from directory.models import Alert, CatalogueCheck, Edit, Refusal, Verification
from directory.publish import local, publishing, reader
from directory.rules import chain_audit, editing, verification
from directory.rules.listing import listing_digest
from directory.server import signing
from tests import make

pytestmark = pytest.mark.django_db
STRANGER = "+8550000009"
LATER = make.NOW + timedelta(hours=1)


@pytest.fixture
def dara(river):
    return get_user_model().objects.get(username="dara")


def insert(row, **changes):
    """Write a row past the acts, by SQL alone."""
    values = {}
    for field in row._meta.concrete_fields:
        value = changes.get(field.attname, getattr(row, field.attname))
        values[field.column] = field.get_db_prep_save(value, connection)
    names, marks = ", ".join(f'"{one}"' for one in values), ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        statement = f"INSERT INTO {row._meta.db_table} ({names}) VALUES ({marks})"  # noqa: S608
        cursor.execute(statement, [*values.values()])


def forged(check, number, **changes):
    """A check like another with the number of a stranger, in the name of its verifier."""
    listing = json.loads(json.dumps(check.listing.stored))
    listing["phones"][0]["number"] = STRANGER
    insert(
        check,
        id=uuid4(),
        number=number,
        listing=listing,
        sha256=listing_digest(listing),
        whole_before=check.whole_revision,
        editor_id=None,
        **changes,
    )


def numbers():
    """The numbers that phones get, by the short name of the entry."""
    local.copy().update(now=True)
    return {one["slug"]: one["numbers"] for one in reader.current().records()}


def refusals():
    return {row.organization and row.organization.slug: row.reason for row in Refusal.objects.all()}


SAID = "check 2: a number that its revision does not have"


def test_forged_check_is_not_published_and_the_rest_is(published, dara, caplog):
    sokha = get_user_model().objects.get(username="sokha")
    lake = make.organization("lake", editor=sokha)
    make.confirm(lake, by=dara)
    forged(published.verifications.get(), 2, has_new_number=False)
    pointer = publishing.publish(at=LATER)
    assert (numbers(), pointer["count"]) == (
        {"river": [make.NUMBER], "lake": [make.NUMBER]},
        2,
    )
    assert SAID in refusals()["river"].splitlines()
    assert any("Not published: river" in line for line in caplog.messages)


def test_refused_entry_changes_nothing_the_next_time_either(published):
    forged(published.verifications.get(), 2)
    first = publishing.publish(at=LATER)
    assert publishing.publish(at=LATER + timedelta(hours=1)) == first
    assert numbers() == {"river": [make.NUMBER]}


def test_forged_first_check_stays_out(published):
    sokha = get_user_model().objects.get(username="sokha")
    lake = make.organization("lake", editor=sokha)
    listing = Verification.objects.get().listing.stored | {"public_id": lake.public_id}
    insert(
        Verification.objects.get(),
        id=uuid4(),
        organization_id=lake.pk,
        listing=listing,
        sha256=listing_digest(listing),
    )
    publishing.publish(at=LATER)
    assert (numbers(), {*refusals()}) == ({"river": [make.NUMBER]}, {"lake"})


def test_changed_row_keeps_what_phones_have(published):
    check = published.verifications.get()
    listing = check.listing.stored | {"website": "https://stranger.example/"}
    edit = published.edits.get()
    document = edit.document.stored | {"website": "https://stranger.example/"}
    facts = [*check.confirmed_facts, "website"]
    Edit.objects.filter(pk=edit.pk).update(document=document)
    Verification.objects.filter(pk=check.pk).update(
        listing=listing, sha256=listing_digest(listing), confirmed_facts=facts
    )
    publishing.publish(at=LATER)
    assert reader.current().documents()[0]["listing"]["website"] == ""
    assert refusals() == {
        "river": "check 1: is not as it was recorded\nedit 1: is not as it was recorded"
    }


def test_older_listing_does_not_come_back_when_a_check_is_gone(published, dara):
    sokha = get_user_model().objects.get(username="sokha")
    published.refresh_from_db()
    published.description_km = "ថ្មី"
    published.save()
    editing.save(published, by=sokha, at=make.NOW)
    make.confirm(published, by=dara)
    publishing.publish(at=LATER)
    Verification.objects.filter(number=2).delete()
    publishing.publish(at=LATER + timedelta(hours=1))
    assert reader.current().documents()[0]["listing"]["description"]["km"] == "ថ្មី"
    assert refusals() == {"river": "check 1: a later check was recorded, and is gone"}


@pytest.fixture
def returned(published, dara):
    """A withdrawn listing that somebody brought back past the rule that it takes two."""
    check = published.verifications.get()
    verification.withdraw(published, by=dara, reason="x", at=LATER)
    insert(
        check,
        id=uuid4(),
        number=3,
        recorded_at=LATER,
        editor_id=None,
        whole_before=1,
        evidence="",
    )
    return published


def test_forged_return_leaves_it_withdrawn(returned):
    pointer = publishing.publish(at=LATER)
    assert (pointer["count"], pointer["withdrawn"]) == (0, [returned.public_id])
    assert refusals() == {"river": "check 3: came back by one person"}


def test_forged_return_leaves_it_withdrawn_by_another_key(returned, settings, tmp_path_factory):
    keys, private = signing.keys(), signing.make()
    settings.SIGNING_KEY = tmp_path_factory.mktemp("keys") / "signing.json"
    signing.write(keys)
    publishing.change_key(signing.Keys((signing.public_of(private),), private), at=LATER)
    told = local.copy().told
    assert (told["count"], told["withdrawn"]) == (0, [returned.public_id])


def test_withdrawal_reaches_phones_while_something_is_refused(published, dara):
    forged(published.verifications.get(), 2)
    publishing.publish(at=LATER)
    verification.withdraw(published, by=dara, reason="x", at=LATER)
    assert numbers() == {}
    assert publishing.publish(at=LATER)["withdrawn"] == [published.public_id]
    assert refusals() == {}


def test_new_check_by_people_puts_it_right(published, dara):
    bopha = make.person("bopha", verifies=True)
    forged(published.verifications.get(), 2)
    publishing.publish(at=LATER)
    published.refresh_from_db()
    # To the rules of the desk the number of the stranger was there.
    make.confirm(published, by=bopha, at=LATER, method="visit", called="")
    publishing.publish(at=LATER)
    assert (numbers(), refusals()) == ({"river": [make.NUMBER]}, {})


def test_forged_alert_is_not_published_and_counts_while_it_holds(published, dara):
    said = {"organization": published, "by": dara, "at": make.NOW, "reason": "x"}
    Alert.objects.create(number=1, ends_on=make.TODAY, text_km="ហៅ 012 345 678", **said)
    publishing.publish(at=LATER)
    assert reader.current().documents()[0]["alert"] is None
    assert refusals() == {"river": "alert 1: names a number or an address"}
    publishing.publish(at=LATER + timedelta(days=1))
    assert refusals() == {}


def test_forged_catalogue_is_not_published(published):
    check = CatalogueCheck.objects.get()
    document = json.loads(json.dumps(check.document.stored))
    document["terms"][0]["name_en"] = "A stranger"
    number, revision = 2, check.revision + 1
    insert(
        check,
        id=uuid4(),
        number=number,
        revision=revision,
        revision_before=check.revision,
        document=document,
        sha256=listing_digest(document),
    )
    publishing.publish(at=LATER)
    names = [term["name"]["en"] for term in reader.current().file("catalogue")["categories"]]
    assert "A stranger" not in names
    assert "check 2: freezes what nobody recorded" in refusals()[None].splitlines()


def test_listing_that_cannot_be_read_does_not_keep_the_rest(published, dara):
    sokha = get_user_model().objects.get(username="sokha")
    lake = make.organization("lake", editor=sokha)
    make.confirm(lake, by=dara)
    check = published.verifications.get()
    insert(check, id=uuid4(), number=2, listing={"shape": 4}, whole_before=1)
    publishing.publish(at=LATER)
    assert numbers() == {"river": [make.NUMBER], "lake": [make.NUMBER]}
    assert {*refusals()} == {"river"}


def test_lost_memory_of_what_passed_changes_nothing(published, settings):
    first = publishing.publish(at=LATER)
    settings.PASSED_FILE.unlink()
    assert publishing.publish(at=LATER + timedelta(hours=1)) == first
    assert len(json.loads(settings.PASSED_FILE.read_bytes())) == 2


def test_row_that_lost_its_link_is_found_again_by_the_head(published):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM directory_link")
    assert any("tells of a history" in line for line in chain_audit.of_heads())
