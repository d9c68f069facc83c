"""What `manage.py check_safety` finds, each time with what to do; and the same at the desk."""

import http.server
import io
import os
import shutil
import threading
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from directory.management import backups, examining
from directory.models import LostHistory, Refusal
from directory.publish import publishing
from directory.rules import accounts, examination
from directory.server import signing
from tests import make
from tests.site import Site

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
PEOPLE = {
    "sokha": accounts.EDITORS,
    "chan": accounts.EDITORS,
    "dara": accounts.VERIFIERS,
    "bopha": accounts.VERIFIERS,
    "rith": accounts.HANDLERS,
    "maly": accounts.HANDLERS,
    "kolab": accounts.KEEPERS,
    "phalla": accounts.KEEPERS,
}


@pytest.fixture
def office(settings, tmp_path, desk_places):
    """An installation with nothing wrong: two people a role, each with a second factor."""
    settings.VAR_DIR, settings.SIGNING_KEY = tmp_path, tmp_path / "signing.json"
    settings.SECOND_FACTOR, settings.HTTPS, settings.PROXIES = True, True, 1
    settings.ALLOWED_HOSTS, settings.IS_LOCAL = ["phlov.example"], False
    for name, role in PEOPLE.items():
        user = make.person(name, is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    river = make.organization("river", editor=get_user_model().objects.get(username="sokha"))
    dara = get_user_model().objects.get(username="dara")
    now = timezone.now()
    make.confirm(river, by=dara, at=now, on=timezone.localdate(now))
    publishing.publish(at=now)
    tmp_path.chmod(0o700)
    call_command("signing_key", "shelf", f"{tmp_path}/stick", stdout=io.StringIO())
    folder = tmp_path / "backups"
    folder.mkdir(mode=0o700)
    path = folder / now.strftime(backups.NAME)
    path.touch(mode=0o600)
    backups.note_restore(path, at=now)
    return tmp_path


def findings():
    with translation.override("en"):
        return examination.findings(timezone.now())


def wrong(folder, capsys):
    """The names of what the command finds wrong."""
    with pytest.raises(CommandError):
        call_command("check_safety", f"--backups={folder / 'backups'}", "--language=en")
    lines = capsys.readouterr().out.splitlines()
    return [line[7:] for line in lines if line.startswith("WRONG  ")]


def test_sound_installation_lacks_only_its_address(office, capsys):
    [found] = wrong(office, capsys)
    assert found.startswith("headers of the running site: Not examined. Add --url")
    assert findings() == []


def test_missing_key_on_the_shelf_is_named(office, capsys):
    keys = signing.keys()
    signing.write(keys._replace(public=keys.public[:1]))
    assert wrong(office, capsys)[0] == (
        "signatures: No key is on the shelf. Run: manage.py signing_key shelf FILE"
    )


def test_command_speaks_khmer_by_default(office, capsys):
    with pytest.raises(CommandError):
        call_command("check_safety")
    assert "ខុស" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ALLOWED_HOSTS": ["*"]}, "PHLOV_HOSTS is *, so that any name leads here."),
        ({"HTTPS": False}, "phlov.example is served without encryption: passwords can be read"),
        ({"PROXIES": 0}, "PHLOV_PROXIES is 0, though a web server stands in front"),
        ({"SECOND_FACTOR": False}, "A password alone opens the desk."),
    ],
)
def test_unsafe_setting_is_named(office, settings, changes, said):
    for name, value in changes.items():
        setattr(settings, name, value)
    [found] = findings()
    assert found.startswith(said)


def test_role_of_one_person_is_named(office):
    get_user_model().objects.filter(username="bopha").update(is_active=False)
    get_user_model().objects.filter(username__in=["rith", "maly"]).update(is_active=False)
    assert [line.partition(".")[0] for line in findings()] == [
        "Verifier: only dara has this role",
        "Report handler: nobody has this role",
    ]


def test_account_without_a_second_factor_is_named(office):
    Authenticator.objects.filter(user__username__in=["chan", "dara"]).delete()
    [found] = findings()
    assert found.startswith("Accounts without a second factor: chan, dara.")


def test_office_that_stopped_is_named(office):
    later = timezone.now() + timedelta(days=31)
    with translation.override("en"):
        [found] = examination.findings(later)
    assert found.startswith("Since ")


def test_refused_entry_and_lost_history_come_first(office):
    now = timezone.now()
    LostHistory.objects.create(seq=7, head="x", at=now)
    LostHistory.objects.create(seq=6, head="y", at=now - timedelta(days=31))
    river = make.Organization.objects.get()
    Refusal.objects.create(organization=river, reason="check 2: a secret", at=now)
    first, second = findings()
    assert first.startswith("House river: what was recorded last is not published")
    assert "a secret" not in first
    assert "another history than list 7 tells of" in second


def test_trigger_that_is_gone_is_named(office, capsys):
    make.take_triggers_away()
    [found] = findings()
    assert found.startswith("Guards of the database were taken away or changed (directory_")
    assert wrong(office, capsys)[0] == f"guards of the database: {found}"


def test_backup_that_nobody_ever_restored_is_named(office, capsys):
    (office / "backups" / backups.RESTORED).unlink()
    assert any(line.startswith("restoring a backup: Nobody") for line in wrong(office, capsys))


def test_restore_that_was_long_ago_is_named(office, capsys):
    path = office / "backups" / "x"
    backups.note_restore(path, at=timezone.now() - timedelta(days=191))
    assert any(line.startswith("restoring a backup: Nobody") for line in wrong(office, capsys))


def test_backup_that_others_can_read_is_named(office, capsys):
    if os.name != "posix":
        pytest.skip("NOT RUN: this system has no modes of files")
    [path] = backups.times(office / "backups")
    path.chmod(0o644)
    said = f"Others on this machine can read {path}. Run: chmod -R go-rwx {path.parent}"
    assert f"key and database are closed to others: {said}" in wrong(office, capsys)


def test_account_keeper_begins_with_what_is_not_safe(client, office, settings):
    settings.ALLOWED_HOSTS, settings.SECOND_FACTOR, settings.HTTPS = ["testserver"], False, False
    get_user_model().objects.filter(username="phalla").update(is_active=False)
    client.force_login(get_user_model().objects.get(username="kolab"))
    client.cookies["django_language"] = "en"
    found = client.get("/admin/auth/user/").context["findings"]
    assert [line.partition(".")[0] for line in found] == [
        "Account keeper: only kolab has this role",
        "A password alone opens the desk",
        "testserver is served without encryption: passwords can be read on the way",
    ]


def test_what_comes_and_goes_beside_the_database_is_no_finding(office, monkeypatch):
    if os.name != "posix":
        pytest.skip("NOT RUN: this system has no modes of files")
    office.chmod(0o755)
    (office / "link").symlink_to(office / "backups")
    journal = office / "phlov.sqlite3-journal"
    monkeypatch.setattr(type(office), "iterdir", lambda _folder: [journal, office / "link"])
    assert examination.open_paths() == [office]


class Bare(http.server.BaseHTTPRequestHandler):
    """A web server that sends no headers of ours."""

    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_arguments):
        """Say nothing."""


def test_header_that_the_site_does_not_send_is_named():
    with http.server.HTTPServer(("127.0.0.1", 0), Bare) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        with translation.override("en"):
            found = [*examining.headers(examining.Installation(url=url))]
        server.shutdown()
    assert [line.partition(" sends no ")[0] for line in found] == [
        f"{url}{path}" for path in examining.ASKED
    ]
    assert "Content-Security-Policy" in found[0]


class Garbled(Bare):
    """What is no web server: a mail server, or half an answer."""

    def do_GET(self):
        """Answer with what is no HTTP."""
        self.wfile.write(b"220 mail.example ready\r\n")


def test_address_of_no_web_server_is_named():
    with http.server.HTTPServer(("127.0.0.1", 0), Garbled) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        with translation.override("en"):
            [found] = examining.headers(examining.Installation(url=url))
        server.shutdown()
    assert url in found


def test_site_as_it_is_served_lacks_no_header_and_is_private(prepared_folder, tmp_path):
    folder = tmp_path / "site"
    shutil.copytree(prepared_folder, folder)
    site = Site(folder)
    site.start()
    try:
        assert [*examining.headers(examining.Installation(url=site.url))] == []
    finally:
        site.kill()
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    private = ["phlov.sqlite3", "secret.key", "passed.json", "pieces.json"]
    assert [modes[name] for name in private] == [0o600] * 4
    data = {path.stat().st_mode & 0o777 for path in (folder / "data").iterdir()}
    assert (modes["data"], data) == (0o700, {0o600})
