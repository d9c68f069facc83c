"""When publishing fails: what was recorded stands, its person is told, the next one brings it."""

from pathlib import Path

import pytest
from django.contrib.messages import get_messages
from django.core.management import CommandError, call_command

from directory.publish import publishing, reader
from directory.rules import listing, standing, verification
from tests import make

pytestmark = pytest.mark.django_db

CONFIRMED = (
    "House river: Phones do not have this yet! It was recorded here, but the new list could not be "
    "published. Ask whoever keeps the server to run “python3 manage.py publish”."
)
DONE = ("success", "House river: Done.")
WITHDRAWN = (
    "House river: PHONES STILL SHOW THIS LISTING! It was withdrawn here, but the new list could "
    "not be published. Warn the case workers at once, and ask whoever keeps the server to run "
    "“python3 manage.py publish”."
)


@pytest.fixture
def dara(client):
    """A verifier, signed in, who reads English."""
    user = make.person("dara", verifies=True, is_staff=True)
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return user


@pytest.fixture
def river(dara, settings, tmp_path):
    """A listing that phones have, and a folder in which nothing new can be written."""
    settings.DATA_ROOT = tmp_path / "data"
    make.catalogue()
    made = make.organization("river", editor=make.person("sokha"))
    make.confirm(made, by=dara)
    publishing.publish(at=make.NOW)
    # Root may write into every folder, but nobody can make one inside a file.
    (tmp_path / "file").touch()
    settings.DATA_ROOT = tmp_path / "file" / "data"
    return made


@pytest.fixture
def mended(settings, tmp_path):
    """Put the folder right again, and say what phones receive then."""

    def mend_and_publish():
        settings.DATA_ROOT = tmp_path / "data"
        call_command("publish")
        return reader.read_pointer()

    return mend_and_publish


def act(client, organization, page, data):
    """Send a page of the desk; return what the person is told."""
    response = client.post(f"/admin/directory/organization/{organization.pk}/{page}/", data)
    assert response.status_code == 302, response.text
    return [(message.level_tag, str(message)) for message in get_messages(response.wsgi_request)]


def test_unpublished_confirmation_says_so_and_follows(client, river, mended):
    data = {"seen_revision": 1, "method": "call", "on": "2026-11-25", "confirm": ""}
    data |= {f"decide-{fact}": "no" for fact in listing.facts(listing.build_listing(river))}
    told = act(client, river, "verify", data | {"decide-name": "yes"})
    assert told == [("success", "House river: The listing was confirmed."), ("error", CONFIRMED)]
    assert standing.current_check(river).confirmed_facts == ["name"]
    mended()
    assert reader.current().records()[0]["phones"] == []


def test_unpublished_withdrawal_warns_loudly_and_follows(client, river, mended):
    told = act(client, river, "withdraw", {"reason": "A stranger answers."})
    assert told == [("success", "House river: The listing was withdrawn."), ("error", WITHDRAWN)]
    assert standing.current_check(river) is None
    assert mended()["withdrawn"] == [river.public_id]


def test_do_not_list_that_did_not_reach_phones_says_so_as_loudly(client, river):
    data = {"forbid": "", "forbid-reason": "A broker runs it."}
    assert act(client, river, "vetting", data) == [DONE, ("error", WITHDRAWN)]


def test_do_not_list_of_what_no_phone_shows_is_not_so_loud(client, river, dara):
    verification.withdraw(river, by=dara, reason="x", at=make.NOW)
    data = {"forbid": "", "forbid-reason": "A broker runs it."}
    assert act(client, river, "vetting", data) == [DONE, ("error", CONFIRMED)]


def test_trust_that_did_not_reach_phones_is_not_so_loud(client, river):
    data = {"vet": "", "vouched_by": "A coalition, its secretary"}
    data |= {"on": "2026-11-25", "expires_on": "2027-11-24"}
    assert act(client, river, "vetting", data) == [DONE, ("error", CONFIRMED)]


def test_command_names_a_folder_that_cannot_be_written(river, settings):
    with pytest.raises(CommandError) as refused:
        call_command("publish")
    assert str(refused.value).splitlines() == [
        f"Phlov cannot publish to the folder {settings.DATA_ROOT}: Not a directory.",
        "Phones keep the list that they have. Put this right, then run the command again.",
    ]


def test_command_without_news_writes_nothing(river, mended, capsys):
    first = mended()
    assert mended() == first
    assert capsys.readouterr().out == 2 * f"Published: number {first['seq']}, 1 listings.\n"


def test_file_that_went_missing_is_written_again(river, mended, tmp_path):
    first = mended()
    path = Path(tmp_path, first["files"]["listings"]["path"][1:])
    content = path.read_bytes()
    path.unlink()
    assert mended() == first
    assert path.read_bytes() == content
