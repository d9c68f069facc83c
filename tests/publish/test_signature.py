"""What is published is signed, and servers take over nothing that is not."""

import json
import random
import time
from datetime import timedelta
from functools import partial

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from directory.models import PublicationDue, Snapshot, frozen
from directory.publish import local, publishing
from directory.publish.local import LocalCopy
from directory.rules import publication, verification
from directory.server import signing
from directory.text.canonical import to_bytes
from tests import make

pytestmark = pytest.mark.one_database

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def key_file(settings, tmp_path):
    """A machine that has no key yet."""
    settings.SIGNING_KEY = tmp_path.with_name(f"{tmp_path.name}.signing.json")
    return settings.SIGNING_KEY


@pytest.fixture
def dara(river):
    return get_user_model().objects.get(username="dara")


@pytest.fixture
def published(river):
    return publishing.publish(at=make.NOW)


def forge(pointer, **changes):
    """Write a row past the program, as the newest snapshot; return its pointer."""
    stored = {**pointer.stored, "seq": pointer["seq"] + 1, **changes}
    document = frozen.read(frozen.POINTER, stored)
    made_of = Snapshot.objects.first().made_of
    Snapshot.objects.create(
        seq=stored["seq"], published_at=make.NOW, pointer=document, made_of=made_of
    )
    return document


def withdraw(organization, dara, hours=1):
    at = make.NOW + hours * HOUR
    verification.withdraw(organization, by=dara, reason="A stranger answers", at=at)


def told():
    local.copy().update(now=True)
    return local.copy().told


def test_first_publication_makes_the_key_and_signs(published, key_file):
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert publication.is_signed(published)
    assert publication.signature_state() == "ok"


def test_phones_get_every_field_of_before_and_the_signature(published, client):
    served = client.get("/data/current.json").json()
    assert served == published.stored
    assert {*served} - {*published.stored, "signature"} == set()
    assert signing.is_signed(
        to_bytes({name: value for name, value in served.items() if name != "signature"}),
        served["signature"],
        signing.keys().public,
    )


def test_pages_name_the_public_keys_alone(published, plain_static_files, client):
    keys = signing.keys()
    page = client.get("/km/").text
    assert f'data-keys="{keys.public[0]}"' in page
    assert keys.private not in page


def test_withdrawal_is_signed_with_the_act(published, river, dara):
    withdraw(river, dara)
    assert told()["withdrawn"] == [river.public_id]
    assert publication.is_signed(told())


def altered(pointer, river):
    """A thousand pointers that are none of ours: (what was done, the stored document)."""
    chance = random.Random(1)  # noqa: S311, chance needs no secrecy here
    text = to_bytes(pointer.stored).decode()
    other = signing.make()
    for _ in range(700):
        place = chance.randrange(len(text))
        changed = text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]
        try:
            stored = json.loads(changed)
        except ValueError:
            continue
        if stored != pointer.stored and stored.get("signature") != spare_bits(pointer.stored):
            yield "byte", stored
    for number in range(1, 301):
        later = {**pointer.stored, "seq": pointer["seq"] + number}
        yield "number", later
        yield "withdrawal", {**later, "withdrawn": [river.public_id]}
        yield "files", {**later, "files": {"home": later["files"]["listings"]}}
        unsigned = {name: value for name, value in later.items() if name != "signature"}
        yield "unsigned", unsigned
        yield "other key", unsigned | {"signature": signing.sign(to_bytes(unsigned), other)}
        cut = pointer.stored["signature"][: -number % 88]
        yield "cut", {**pointer.stored, "signature": cut}
    for nothing in (None, 1, [], {}, "", "=" * 88, "A" * 86 + "=="):
        yield "no signature", {**pointer.stored, "signature": nothing}


def spare_bits(stored):
    """The same signature, spelled with the bits of base64 that say nothing."""
    signature = stored["signature"]
    return signature[:-3] + chr(ord(signature[-3]) ^ 1) + "=="


def test_none_of_a_thousand_altered_pointers_is_believed(published, river):
    documents = [frozen.read(frozen.POINTER, stored) for _, stored in altered(published, river)]
    assert len(documents) >= 1000
    assert publication.is_signed(published)
    assert [one for one in documents if publication.is_signed(one)] == []


def test_forged_row_is_not_taken_over_and_withdraws_nothing(published, river, caplog):
    forged = forge(published, withdrawn=[river.public_id])
    assert told() == published
    assert local.copy().pointer["withdrawn"] == []
    (said,) = {line for line in caplog.messages if "signature" in line}
    assert said == f"Snapshot {forged['seq']} has no signature of ours, so it is not taken over."
    assert publication.signature_state() == "refused"


def test_new_machine_takes_over_the_newest_signed_list(published, river, tmp_path):
    forge(published, withdrawn=[river.public_id])
    fresh = LocalCopy(tmp_path / "other")
    fresh.update(now=True)
    assert (fresh.pointer, fresh.told) == (published, published)


def test_publisher_signs_nothing_of_a_forged_row(published, river):
    files = {"home": published["files"]["listings"]}
    forge(published, files=files, withdrawn=[river.public_id], count=7)
    PublicationDue.objects.create(at=make.NOW)
    publishing.publish(at=make.NOW + HOUR)
    says = ("files", "withdrawn", "count")
    assert [told()[name] for name in says] == [published[name] for name in says]
    assert PublicationDue.objects.count() == 0


def test_old_signed_pointer_under_another_number_is_not_believed(published, river, dara):
    withdraw(river, dara)
    make.confirm(river, by=dara, at=make.NOW + 2 * HOUR)
    last = publishing.publish(at=make.NOW + 3 * HOUR)
    Snapshot.objects.create(seq=last["seq"] + 1, published_at=make.NOW, pointer=published)
    assert (told(), publication.signature_state()) == (last, "refused")
    after = publishing.publish(at=make.NOW + 4 * HOUR)
    assert after["files"] == last["files"]


def test_recall_over_a_forged_row_keeps_the_true_files(published, river, dara):
    forge(published, files={"home": published["files"]["listings"]})
    withdraw(river, dara)
    after = told()
    assert (after["files"], after["withdrawn"]) == (published["files"], [river.public_id])
    assert after["seq"] > published["seq"] + 1


def test_absurd_number_stops_no_withdrawal(published, river, dara):
    for seq in (2**63 - 1, 2**53 - 1):
        forge(published, seq=seq)
    assert told() == published
    withdraw(river, dara)
    after = told()
    assert (after["withdrawn"], after["seq"] < 2**40) == ([river.public_id], True)
    make.confirm(river, by=dara, at=make.NOW + 2 * HOUR)
    assert publishing.publish(at=make.NOW + 3 * HOUR) == told()
    assert told()["withdrawn"] == []


@pytest.mark.parametrize("written", [{}, [], "pointer"])
def test_row_that_is_no_pointer_stops_no_withdrawal(published, river, dara, written):
    Snapshot.objects.create(seq=published["seq"] + 1, published_at=make.NOW, pointer=written)
    assert (told(), publication.signature_state()) == (published, "refused")
    withdraw(river, dara)
    assert told()["withdrawn"] == [river.public_id]
    assert publishing.publish(at=make.NOW + 2 * HOUR) == told()


def test_row_at_the_next_number_stops_no_withdrawal(published, river, dara):
    at = make.NOW + HOUR
    forge(published, seq=int(at.timestamp()))
    withdraw(river, dara)
    assert (told()["seq"], told()["withdrawn"]) == (int(at.timestamp()) + 1, [river.public_id])


def test_many_forged_rows_hide_no_signed_one(published, river, dara):
    for number in range(1, 42):
        forge(published, seq=published["seq"] + number)
    assert publication.newest().pointer == published
    withdraw(river, dara)
    assert told()["withdrawn"] == [river.public_id]


def test_forged_list_in_an_export_folder_withdraws_nothing(
    published, river, plain_static_files, tmp_path, capsys
):
    folder = tmp_path / "export" / "data"
    folder.mkdir(parents=True)
    later = {**published.stored, "seq": published["seq"] + 9**9, "withdrawn": [river.public_id]}
    (folder / "current.json").write_bytes(to_bytes(later))
    call_command("export_site", tmp_path / "export")
    assert local.read_pointer(folder) == published
    assert publication.lost_withdrawals() == []
    assert "is not signed" in capsys.readouterr().err


def test_list_of_a_former_release_is_published_signed(river, key_file, monkeypatch):
    with monkeypatch.context() as former_release:
        former_release.setattr(publication, "_signed", partial(frozen.new, frozen.POINTER))
        former = publishing.publish(at=make.NOW)
    assert ("signature" in former.stored, key_file.exists(), told()) == (False, False, former)
    after = publishing.publish(at=make.NOW + HOUR)
    assert publication.is_signed(after)
    assert (after["files"], after["changes_from"]) == (former["files"], former["changes_from"])
    assert (after["seq"] > former["seq"], told()) == (True, after)


def test_machine_without_the_key_serves_and_does_not_publish(published, river, dara, key_file):
    key_file.unlink()
    withdraw(river, dara)
    assert (told(), publication.signature_state()) == (published, "no key")
    assert local.read_pointer(local.copy().folder) == published
    assert [row.organization for row in PublicationDue.objects.all()] == [river]
    with pytest.raises(CommandError, match="has no signing key"):
        call_command("publish")
    assert not key_file.exists()


@pytest.mark.parametrize("content", [None, "{"])
def test_pages_do_not_wait_for_a_key(
    published, plain_static_files, river, *, dara, key_file, client, content
):
    def served():
        local.copy()._ask_at = 0.0
        status = client.get(f"/en/o/{river.public_id}/").status_code
        return status, client.get("/api/organizations").json()["total_items"]

    assert served() == (200, 1)
    key_file.unlink()
    if content:
        key_file.write_text(content)
    withdraw(river, dara)
    assert served() == (410, 0)


def test_machine_with_the_key_publishes_what_the_other_recorded(published, river, dara, key_file):
    content = key_file.read_bytes()
    key_file.unlink()
    withdraw(river, dara)
    key_file.write_bytes(content)
    assert publishing.publish(at=make.NOW + 2 * HOUR)["withdrawn"] == [river.public_id]


def test_health_says_how_signing_stands(published, client, key_file):
    assert client.get("/healthz").json()["signing"] == "ok"
    forge(published)
    assert client.get("/healthz").json()["signing"] == "refused"
    key_file.unlink()
    assert client.get("/healthz").json()["signing"] == "no key"


def test_phones_hear_a_withdrawal_before_its_files_are_here(published, river, dara, client):
    copy = local.copy()
    withdraw(river, dara)
    newest = publication.newest().pointer
    copy._withdraw(newest)
    copy._ask_at = time.monotonic() + HOUR.total_seconds()
    assert client.get("/healthz").json()["seq"] == client.get("/data/current.json").json()["seq"]
    assert (copy.told, copy.told.stored) == (newest, newest.stored)
    assert (copy.pointer["seq"], copy.pointer["withdrawn"]) == (published["seq"], [river.public_id])


def test_page_that_withdraws_more_is_not_written_as_if_signed(published, river):
    copy = local.copy()
    copy._withdraw(forge(published, withdrawn=[river.public_id], files={}))
    copy._keep_pointer()
    assert local.read_pointer(copy.folder) == published
