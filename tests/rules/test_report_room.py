"""The limits of reports: no flood shuts the door on anybody else."""

import uuid
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone

from directory.models import Organization, Report
from directory.rules import report_room, verification
from tests import make
from tests.reporting import HOUR, body, post, take

pytestmark = pytest.mark.usefixtures("plain_static_files", "reader_of_english")

NAMES = {"standing": "lake", "withdrawn": "hill", "unknown": "ocean"}


@pytest.fixture
def listings(standing, django_user_model):
    """Two standing listings, river and lake, and one that was withdrawn, hill."""
    dara = django_user_model.objects.get(username="dara")
    sokha = django_user_model.objects.get(username="sokha")
    for slug in ("lake", "hill"):
        make.confirm(make.organization(slug, editor=sokha), by=dara)
    hill = Organization.objects.get(slug="hill")
    verification.withdraw(hill, by=dara, reason="Moved", at=make.NOW)


@pytest.fixture
def small(monkeypatch):
    """Rooms for six reports, of which an entry fills two and busy senders three."""
    monkeypatch.setattr(report_room, "LIMITS", dict.fromkeys(report_room.LIMITS, 6))
    monkeypatch.setattr(report_room, "ALWAYS_TAKEN", 0)


@pytest.fixture
def undivided(small, monkeypatch):
    """An entry may fill its room."""
    monkeypatch.setattr(report_room, "ROOM_BY_ENTRIES", 1)


def fill(listings, kind, count):
    """Reports that arrived lately, about these listings in turn; None stands for unknown names."""
    organizations = {one.slug: one for one in Organization.objects.all()}
    Report.objects.bulk_create(
        Report(
            id=uuid.uuid4(),
            listing=listings[number % len(listings)],
            organization=organizations.get(listings[number % len(listings)]),
            seq=1,
            kind=kind,
            made_at=make.NOW,
            received_at=timezone.now() - timedelta(minutes=1),
        )
        for number in range(count)
    )


def sent(client, address="192.0.2.1", **changes):
    """The status of a report that comes from this address."""
    client.defaults["REMOTE_ADDR"] = address
    return post(client, body(phone=None, **changes)).status_code


@pytest.mark.parametrize("kind", ["unsafe", "moved"])
@pytest.mark.parametrize("name", NAMES)
def test_full_room_leaves_every_other_open(client, listings, undivided, kind, name):
    fill([NAMES[name]], kind, 6)
    answers = {
        (one, about): sent(client, kind=one, listing=about)
        for one in ("unsafe", "moved")
        for about in ("river", "sea")
    }
    about = "river" if name == "standing" else "sea"
    assert {asked for asked, status in answers.items() if status == 429} == {(kind, about)}
    assert set(answers.values()) == {201, 429}


@pytest.mark.parametrize("kind", ["unsafe", "moved"])
def test_flood_on_one_entry_leaves_the_others_open(client, listings, small, kind):
    fill(["river"], kind, 2)
    names = ("river", "lake", "hill", "ocean")
    statuses = [sent(client, kind=kind, listing=name) for name in names]
    assert statuses == [429, 201, 201, 201]


def test_flood_of_made_up_names_leaves_withdrawn_listings_open(client, listings, small):
    fill(["ocean", "sea"], "unsafe", 2)
    statuses = [sent(client, kind="unsafe", listing=name) for name in ("coast", "hill")]
    assert statuses == [429, 201]


def test_flood_on_one_entry_leaves_its_safety_open(client, listings, small):
    fill(["river"], "works", 2)
    assert [sent(client, kind=kind) for kind in ("moved", "unsafe")] == [429, 201]


def test_first_of_a_listing_about_safety_are_always_taken(client, listings, soon_busy, monkeypatch):
    monkeypatch.setattr(report_room, "ALWAYS_TAKEN", 2)
    # A machine behind a carrier's address fills the room of safety by another listing.
    assert [sent(client, kind="unsafe", listing="lake") for _ in range(4)] == [201, 201, 201, 429]
    fill(["lake"], "unsafe", 3)
    assert [sent(client, kind="unsafe") for _ in range(3)] == [201, 201, 429]


def test_name_without_a_standing_listing_has_no_such_room(client, listings, small, monkeypatch):
    monkeypatch.setattr(report_room, "ALWAYS_TAKEN", 3)
    fill(["hill", "ocean"], "unsafe", 4)
    assert [sent(client, kind="unsafe", listing=name) for name in ("hill", "sea")] == [429, 429]


def test_over_the_limit_only_known_reports_are_acknowledged(client, listings, small):
    first = body()
    assert [post(client, one).status_code for one in (first, body(), body())] == [201, 201, 429]
    assert 0 < int(post(client, body())["Retry-After"]) <= 3600
    assert post(client, first).status_code == 200


def test_limit_is_over_after_a_day(standing, small):
    take()
    take()
    with pytest.raises(report_room.Busy):
        take(at=make.NOW + 23.9 * HOUR)
    take(at=make.NOW + 24 * HOUR)


def test_rooms_hold_together_what_a_disk_bears():
    assert sum(report_room.LIMITS.values()) == 36_000


@pytest.fixture
def soon_busy(undivided, monkeypatch):
    """Whoever sent two reports is busy."""
    monkeypatch.setattr(report_room, "BUSY_FROM", 2)


def test_busy_address_fills_half_and_others_the_rest(client, listings, soon_busy):
    statuses = [sent(client, kind="unsafe") for _ in range(5)]
    others = [sent(client, f"192.0.2.{number}", kind="unsafe") for number in range(2, 6)]
    assert (statuses, others) == ([201, 201, 201, 429, 429], [201, 201, 201, 429])


def test_busy_addresses_share_one_half(client, listings, soon_busy):
    for address in ("192.0.2.1", "192.0.2.2"):
        assert [sent(client, address, kind="unsafe") for _ in range(2)] == [201, 201]
    addresses = ("192.0.2.1", "192.0.2.2", "192.0.2.3")
    assert [sent(client, one, kind="unsafe") for one in addresses] == [429, 429, 201]


def test_carrier_that_is_busy_with_the_rest_is_not_with_safety(client, listings, soon_busy):
    fill(["river"], "unsafe", 5)
    for _ in range(5):
        sent(client, kind="works")
    assert [sent(client, kind=kind) for kind in ("works", "unsafe")] == [429, 201]


def test_what_is_refused_or_known_makes_nobody_busy(client, listings, soon_busy):
    again = body(kind="unsafe")
    for _ in range(5):
        assert post(client, again).status_code in (200, 201)
        assert post(client, body(kind="nonsense")).status_code == 422
    fill(["river"], "unsafe", 4)
    assert post(client, body(kind="unsafe")).status_code == 201


def test_form_without_script_has_the_same_limits(client, listings, soon_busy):
    fields = {"listing": "river", "seq": 1, "kind": "moved", "made_at": make.NOW.isoformat()}
    address = f"/en/o/{Organization.objects.get(slug='river').public_id}/report/"
    statuses = [
        client.post(address, {**fields, "id": str(uuid.uuid4())}).status_code for _ in range(4)
    ]
    assert statuses == [201, 201, 201, 429]


def test_count_of_a_sender_is_forgotten_within_a_day(client, listings):
    sent(client)
    memory = caches["memory"]
    ends = memory._expire_info.values()
    # Those of the salt and of the count.
    assert len(ends) == 2
    assert max(ends) - timezone.now().timestamp() <= timedelta(hours=12).total_seconds()


def test_later_report_makes_nobody_remembered_longer(client, listings):
    memory = caches["memory"]
    sent(client)
    before = dict(memory._expire_info)
    sent(client)
    assert memory._expire_info == before
