"""What `manage.py doctor` finds wrong, each time with what to do."""

import os
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from directory.management import backups, examining
from directory.models import PublicationDue, Snapshot
from directory.publish import publishing
from directory.rules import examination
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def folder(settings, tmp_path, desk_places):
    """A published installation with a backup of today."""
    settings.VAR_DIR, settings.SIGNING_KEY = tmp_path, tmp_path / "signing.json"
    river = make.organization("river", editor=make.person("sokha"))
    make.confirm(river, by=make.person("dara", verifies=True))
    publishing.publish(at=timezone.now())
    tmp_path.chmod(0o700)
    (tmp_path / timezone.now().strftime(backups.NAME)).touch(mode=0o600)
    return tmp_path


def wrong(folder, capsys):
    """The parts that the doctor finds wrong, each with its first words."""
    with pytest.raises(CommandError):
        call_command("doctor", f"--backups={folder}")
    lines = capsys.readouterr().out.splitlines()
    return [line[7:] for line in lines if line.startswith("WRONG  ")]


def test_sound_installation_has_nothing_wrong(folder, capsys):
    call_command("doctor", f"--backups={folder}")
    with translation.override("en"):
        assert capsys.readouterr().out.splitlines() == [
            f"ok     {name}" for name in examining.WORKS
        ]


def test_key_that_cannot_be_read_is_named(folder, capsys, settings):
    settings.SIGNING_KEY.write_text("{")
    [found] = wrong(folder, capsys)
    assert found.startswith(f"signatures: {settings.SIGNING_KEY} cannot be read, so this machine")


def test_old_backup_is_named(folder, capsys):
    (path,) = backups.times(folder)
    path.rename(folder / "phlov-20261001-000000Z.zip")
    assert wrong(folder, capsys) == [
        f"backups: The newest is of 2026-10-01. Run: manage.py backup {folder}"
    ]


def test_missing_backup_is_named(folder, capsys):
    (path,) = backups.times(folder)
    path.unlink()
    assert wrong(folder, capsys) == [
        f"backups: There is none in {folder}. Run: manage.py backup {folder}"
    ]


def test_act_that_waits_long_is_named(folder, capsys):
    PublicationDue.objects.create(at=timezone.now() - timedelta(hours=1))
    assert wrong(folder, capsys) == [
        "published files: Acts wait to be published. Run: manage.py publish, and look at its log."
    ]


def test_list_of_the_future_is_named(folder, capsys):
    tomorrow = timezone.now() + timedelta(days=1)
    publishing.publish(at=tomorrow, above=Snapshot.objects.get().seq + 1)
    (found,) = wrong(folder, capsys)
    assert found.startswith("clock: The newest list is of ")


def test_key_that_others_can_read_is_named(folder, capsys):
    if os.name != "posix":
        pytest.skip("NOT RUN: this system has no modes of files")
    folder.chmod(0o750)
    folder.joinpath("secret.key").touch(mode=0o640)
    paths = f"{folder}, {folder}/publish.lock, {folder}/secret.key"
    # The backups lie in the same folder here.
    assert wrong(folder, capsys) == [
        "key and database are closed to others: Others on this machine can read "
        f"{read}. Run: chmod -R go-rwx {folder}"
        for read in (paths, folder)
    ]


def test_full_disk_is_named(folder, capsys, monkeypatch):
    monkeypatch.setattr(examination, "ROOM", 10**18)
    (found,) = wrong(folder, capsys)
    assert found.startswith("room on the disk: ")


def test_read_only_mode_that_was_left_on_is_named(folder, capsys):
    call_command("read_only", "on", stdout=None)
    capsys.readouterr()
    said = "Nothing can be saved while somebody works on this installation. If nobody does, run: "
    assert wrong(folder, capsys) == [f"saving: {said}manage.py read_only off"]


def test_reserve_that_is_reached_is_named(folder, capsys, settings):
    settings.LEAST_FREE = 10**18
    [found] = wrong(folder, capsys)
    assert found.startswith("room on the disk: Only ")
    assert "Listings can be withdrawn, but nothing else is saved." in found


def test_machine_that_takes_no_list_over_is_named(folder, capsys, settings):
    """As one onto which a key was copied that another account alone can read."""
    settings.SIGNING_KEY.write_text("{")
    settings.DATA_ROOT = folder / "new"
    newest = Snapshot.objects.get().seq
    lists, signatures = wrong(folder, capsys)
    assert lists == f"published files: This machine serves no list, the newest is {newest}."
    assert signatures.startswith(f"signatures: {settings.SIGNING_KEY} cannot be read")
