"""The command that looks after the keys: a change of key, a loss, a machine that only serves."""

import io
import os
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from directory.models import Snapshot, frozen
from directory.publish import local, publishing
from directory.rules import publication
from directory.server import signing
from tests import make

pytestmark = pytest.mark.one_database

HOUR = timedelta(hours=1)


@pytest.fixture
def stick(tmp_path_factory):
    """Where private halves are carried off to."""
    return tmp_path_factory.mktemp("stick")


@pytest.fixture(autouse=True)
def key_file(settings, tmp_path_factory):
    """A machine that has no key yet."""
    settings.SIGNING_KEY = tmp_path_factory.mktemp("keys") / "signing.json"
    return settings.SIGNING_KEY


@pytest.fixture
def published(river):
    return publishing.publish(at=make.NOW)


def key(*words):
    """Run the command; return what it says."""
    output = io.StringIO()
    call_command("signing_key", *map(str, words), stdout=output)
    return output.getvalue()


def test_shelf_key_is_shown_and_its_private_half_not_kept_here(published, key_file, stick):
    said = key("shelf", stick / "b")
    private = (stick / "b").read_text().strip()
    assert (stick / "b").stat().st_mode & 0o777 == key_file.stat().st_mode & 0o777 == 0o600
    assert signing.keys().public[1] == signing.public_of(private)
    assert f"On the shelf: {signing.public_of(private)}" in said
    assert private not in said + key_file.read_text()


def test_shelf_key_is_not_written_over(published, stick):
    key("shelf", stick / "b")
    before = signing.keys()
    with pytest.raises(CommandError, match="Nothing was changed"):
        key("shelf", stick / "b")
    assert signing.keys() == before


def test_change_signs_the_same_list_with_the_other_key(published, stick):
    key("shelf", stick / "b")
    before = signing.keys()
    made_of = Snapshot.objects.get().made_of
    key("use", stick / "b")
    after = local.copy().told
    names = ("files", "documents", "count", "withdrawn", "changes_from")
    assert [after[name] for name in names] == [published[name] for name in names]
    assert signing.keys().public == before.public[1:]
    assert (publication.is_signed(after), publication.is_signed(published)) == (True, False)
    # Nothing is rendered anew, and phones fetch nothing more.
    assert publication.newest().made_of == made_of
    assert local.copy().read(f"{published['seq']}-{after['seq']}.json") == b"{}\n"
    assert publishing.publish(at=make.NOW + HOUR)["seq"] == after["seq"]


def test_change_goes_on_above_a_number_ahead_of_the_clock(published, stick):
    ahead = publishing.publish(at=make.NOW, above=2 * published["seq"])
    key("shelf", stick / "b")
    key("use", stick / "b")
    assert local.copy().told["seq"] == ahead["seq"] + 1


def test_other_key_than_that_of_the_shelf_is_refused(published, stick):
    key("shelf", stick / "b")
    before = signing.keys()
    (stick / "c").write_text(signing.make())
    for file, said in (("c", "does not hold the key on the shelf"), ("d", "Nothing was changed")):
        with pytest.raises(CommandError, match=said):
            key("use", stick / file)
    (stick / "d").write_text("no key at all")
    with pytest.raises(CommandError, match="Nothing was changed"):
        key("use", stick / "d")
    assert (signing.keys(), local.copy().told) == (before, published)


def test_machine_that_lost_its_key_takes_that_of_the_shelf(published, key_file, stick):
    key("shelf", stick / "b")
    key_file.unlink()
    assert publication.signature_state() == "no key"
    key("use", stick / "b")
    after = local.copy().told
    assert (publication.signature_state(), publication.is_signed(after)) == ("ok", True)
    assert (after["count"], after["seq"] > published["seq"]) == (published["count"], True)


def test_new_key_is_made_where_both_are_lost(published, key_file):
    key_file.unlink()
    assert "Phones do not know it" in key("new")
    after = local.copy().told
    assert (publication.signature_state(), publication.is_signed(after)) == ("ok", True)


def test_public_half_is_no_option_of_a_command():
    firsts = {signing.public_of(signing.make())[0] for _each in range(500)}
    assert (len(firsts) > 30, "-" in firsts) == (True, False)


def test_machine_that_only_serves_knows_the_keys(published, key_file, stick):
    key("shelf", stick / "b")
    public = signing.keys().public
    key_file.rename(stick / "signing.json")
    said = key("trust", *public)
    assert "This machine serves and cannot publish" in said
    assert signing.keys() == signing.Keys(public)
    assert (publication.is_signed(published), publication.can_sign()) == (True, False)


@pytest.mark.parametrize("wrong", ["", "x", "A" * 86, "A" * 85 + "!"])
def test_machine_trusts_nothing_that_is_no_key(key_file, wrong):
    with pytest.raises(CommandError, match="Nothing was changed"):
        key("trust", wrong)
    assert not key_file.exists()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"public": ["x"]}', '{"public": [1]}'])
def test_damaged_key_stops_publishing_and_not_reading(published, key_file, content, caplog):
    key_file.write_text(content)
    assert local.LocalCopy(local.copy().folder).told == published
    with pytest.raises(signing.NoKey):
        publishing.publish(at=make.NOW + HOUR)
    assert f"The signing key {key_file} cannot be read" in caplog.text
    assert key_file.read_text() == content


def test_damaged_key_opens_no_door(published, key_file):
    forged = frozen.read(frozen.POINTER, {**published.stored, "seq": published["seq"] + 1})
    key_file.write_text("{")
    Snapshot.objects.create(seq=forged["seq"], published_at=make.NOW, pointer=forged)
    copy = local.copy()
    copy.update(now=True)
    assert (copy.told, publication.newest()) == (published, None)
    assert publication.signature_state() == "no key"


def test_keys_stay_with_the_account_that_owned_them(published, key_file, stick):
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("NOT RUN: only root gives files to others")
    os.chown(key_file, 12345, 12346)
    key("shelf", stick / "b")
    stat = key_file.stat()
    assert (stat.st_uid, stat.st_gid, stat.st_mode & 0o777) == (12345, 12346, 0o600)
