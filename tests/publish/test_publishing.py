"""What a person of the desk is told of publishing: recorded, then that phones get it, or not."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from directory.models import PublicationDue, Snapshot, SnapshotFile, frozen
from directory.publish import files, local, publisher, publishing, reader
from directory.rules import listing, standing, verification
from tests import make

pytestmark = pytest.mark.django_db

NOT_YET = (
    "House river: Phones do not have this yet! It was recorded here, but the new list could not be "
    "published. Ask whoever keeps the server to run “python3 manage.py publish”."
)
HIDDEN = (
    "House river: Phones stop showing it, but its words are still on the server, because the new "
    "list could not be published. Ask whoever keeps the server to run “python3 manage.py publish”."
)


@pytest.fixture
def river(dara, desk_places):
    """A listing that phones have."""
    made = make.organization("river", editor=make.person("sokha"))
    make.confirm(made, by=dara)
    publishing.publish(at=make.NOW)
    return made


@pytest.fixture
def apart(settings):
    """Another process publishes."""
    settings.PUBLISHER = "watch"


@pytest.fixture
def broken(settings, tmp_path):
    """A publisher that cannot begin: no lock can be made."""
    settings.VAR_DIR = tmp_path / "missing"


def act(client, organization, page, data):
    """Send a page of the desk."""
    response = client.post(f"/admin/directory/organization/{organization.pk}/{page}/", data)
    assert response.status_code == 302, response.text


def told(client):
    """What the next page says of publishing."""
    page = client.get("/admin/coverage/").text
    found = re.search(r'data-state="(\w+)"[^>]*>(.*?)</p>', page, re.DOTALL)
    return (found[1], found[2].strip()) if found else None


def confirm(client, river):
    data = {"seen_revision": 1, "method": "call", "on": "2026-11-25", "confirm": ""}
    data |= {f"decide-{fact}": "no" for fact in listing.facts(listing.build_listing(river))}
    act(client, river, "verify", data | {f"decide-{fact}": "yes" for fact in make.least(river)})


def withdraw(client, river):
    act(client, river, "withdraw", {"reason": "A stranger answers."})


def time_of_the_list():
    row = Snapshot.objects.first()
    return f"{timezone.localtime(row.published_at):%H:%M}"


def test_person_is_told_that_phones_get_it_and_only_once(client, river):
    confirm(client, river)
    assert told(client) == ("published", f"Phones get it: list of {time_of_the_list()}.")
    assert told(client) is None


def test_confirmation_is_called_recorded_until_it_is_published(client, river, apart):
    confirm(client, river)
    waiting = ("waiting", "Recorded. The new list for phones is being made.")
    assert (told(client), told(client)) == (waiting, waiting)
    call_command("publish")
    assert told(client) == ("published", f"Phones get it: list of {time_of_the_list()}.")


def test_withdrawal_is_said_to_reach_phones_at_once(client, river, apart):
    withdraw(client, river)
    text = f"Phones stop showing it at their next contact: list of {time_of_the_list()}."
    assert told(client) == ("waiting", text)


def test_refused_check_is_told_nothing(client, river):
    data = {"seen_revision": 1, "method": "call", "on": "2026-11-25", "confirm": ""}
    data |= {f"decide-{fact}": "yes" for fact in listing.facts(listing.build_listing(river))}
    address = f"/admin/directory/organization/{river.pk}/verify/"
    response = client.post(address, data | {"due_on": "2036-11-25"})
    assert (response.status_code, PublicationDue.objects.count(), told(client)) == (200, 0, None)


def test_vetting_of_what_was_withdrawn_before_is_no_recall(client, river, dara, apart):
    verification.withdraw(river, by=dara, reason="x", at=make.NOW)
    act(client, river, "vetting", {"forbid": "", "forbid-reason": "A broker runs it."})
    assert told(client) == ("waiting", "Recorded. The new list for phones is being made.")


def test_script_of_the_page_is_told_the_same(client, river, apart):
    confirm(client, river)
    waiting = {"state": "waiting", "text": "Recorded. The new list for phones is being made."}
    assert client.get("/admin/publication/").json() == waiting
    call_command("publish")
    assert client.get("/admin/publication/").json()["state"] == "published"
    assert client.get("/admin/publication/").json() == {}


def test_page_after_a_check_waits_for_the_list(client, river, apart):
    confirm(client, river)
    done = f"/admin/directory/organization/{river.pk}/verify/2/"
    assert 'http-equiv="refresh"' in client.get(done).text
    call_command("publish")
    assert 'http-equiv="refresh"' not in client.get(done).text


@pytest.mark.one_database
def test_unpublished_confirmation_says_so_and_follows(client, river, broken, settings, tmp_path):
    confirm(client, river)
    assert told(client) == ("failed", NOT_YET)
    assert standing.current_check(river).confirmed_facts == make.least(river)
    settings.VAR_DIR = tmp_path
    call_command("publish")
    assert reader.current().records()[0]["phones"] == []


@pytest.mark.one_database
def test_unpublished_withdrawal_hides_it_all_the_same(client, river, broken):
    withdraw(client, river)
    assert told(client) == ("failed", HIDDEN)
    assert reader.current().records() == []


def test_publisher_takes_what_others_left_due(river, dara):
    make.confirm(river, by=dara)
    assert PublicationDue.objects.count() == 1
    assert publisher.publish_due()
    assert PublicationDue.objects.count() == 0


def test_act_is_told_of_a_publisher_that_fails(river, dara, settings, tmp_path):
    make.confirm(river, by=dara)
    settings.BASE_DIR = tmp_path  # No program is there.
    assert not publisher.publish_beside()
    assert [row.failed_at is None for row in PublicationDue.objects.all()] == [False]


def test_health_tells_how_long_acts_have_waited(river, apart, client):
    assert client.get("/healthz").json()["behind"] == 0
    PublicationDue.objects.create(at=timezone.now() - timedelta(hours=2))
    found = client.get("/healthz").json()
    assert (found["status"], found["behind"] // 60) == ("ok", 120)


def test_command_without_news_renders_and_writes_nothing(river, capsys, settings):
    first = reader.read_pointer()
    settings.PIECES_FILE.unlink(missing_ok=True)
    call_command("publish")
    assert (reader.read_pointer(), Snapshot.objects.count()) == (first, 1)
    assert capsys.readouterr().out == f"Published: number {first['seq']}, 1 listings.\n"
    assert not settings.PIECES_FILE.exists()


@pytest.fixture
def quickly_packed(river):
    """The files of a snapshot as large ones are packed at first."""
    for row in SnapshotFile.objects.all():
        row.content = files.pack(files.unpack(bytes(row.content)), files.QUICK)
        row.level = files.QUICK
        row.save()


def test_small_files_are_packed_small_at_once(river):
    documents = reader.read_pointer()["documents"]
    levels = {row.name: row.level for row in SnapshotFile.objects.all()}
    assert levels == dict.fromkeys(levels, files.BEST) | {documents: files.AT_HOME}
    assert files.level_for(b"-" * (files.SMALL + 1)) == files.QUICK


def test_files_are_packed_smaller_when_nothing_is_due(quickly_packed):
    before = {row.name: len(row.content) for row in SnapshotFile.objects.all()}
    while publishing.repack():
        pass
    after = {row.name: len(row.content) for row in SnapshotFile.objects.all()}
    documents = reader.read_pointer()["documents"]
    levels = {row.level for row in SnapshotFile.objects.exclude(name=documents)}
    assert (after.keys(), levels) == (before.keys(), {11})
    assert sum(after.values()) < sum(before.values())


def test_smaller_file_is_served(quickly_packed):
    while publishing.repack():
        pass
    packed = {row.name: bytes(row.content) for row in SnapshotFile.objects.all()}
    served = {files.file_name(one) for one in reader.read_pointer()["files"].values()}
    assert {name: local.copy().read(name, ".br") for name in served} == {
        name: packed[name] for name in served
    }


def test_damaged_file_is_packed_anew_from_what_lies_here(quickly_packed):
    for row in SnapshotFile.objects.all():
        SnapshotFile.objects.filter(pk=row.pk).update(content=bytes(row.content)[:-1])
    while publishing.repack():
        pass
    served = {files.file_name(one) for one in reader.read_pointer()["files"].values()}
    whole = {name for name in served if local.copy().files.is_stored(name)}
    assert whole == served


def test_file_that_nobody_has_whole_holds_up_no_other(quickly_packed, settings):
    names = sorted(files.file_name(one) for one in reader.read_pointer()["files"].values())
    SnapshotFile.objects.filter(name=names[0]).update(content=b"?")
    for path in settings.DATA_ROOT.glob(f"{names[0]}*"):
        path.unlink()
    while publishing.repack():
        pass
    left = SnapshotFile.objects.filter(name__in=names).exclude(level=files.BEST)
    assert [row.name for row in left] == names[:1]


def test_catalogue_of_a_former_release_told_of_nothing_withdrawn():
    assert publishing.withdrawn_after([{"id": "w6g8x4"}], b"{}", 7) == {"w6g8x4": 7}


NO_KEY = "This machine has no signing key, so it cannot publish: phones take no list without a "
FORGED = "The newest list in the database does not have our signature, so no phone and no server "


def test_desk_says_that_this_machine_has_no_key(river, client, settings, tmp_path):
    assert NO_KEY not in client.get("/admin/").text
    settings.SIGNING_KEY = tmp_path / "missing.json"
    assert NO_KEY in client.get("/admin/").text


def test_act_on_a_machine_without_the_key_says_so(river, dara, client, settings, tmp_path):
    settings.SIGNING_KEY = tmp_path / "missing.json"
    act(client, river, "withdraw", {"reason": "A stranger answers"})
    state, text = told(client)
    assert (state, "no longer show it, but phones still do!" in text) == ("failed", True)


def test_desk_says_that_the_newest_list_is_forged(river, client):
    assert FORGED not in client.get("/admin/").text
    last = Snapshot.objects.first()
    forged = frozen.new(frozen.POINTER, {**last.pointer, "seq": last.seq + 1})
    Snapshot.objects.create(seq=last.seq + 1, published_at=make.NOW, pointer=forged)
    assert FORGED in client.get("/admin/").text
