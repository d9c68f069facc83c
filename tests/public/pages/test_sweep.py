"""A sweep over every public address and what the commands print or write: nothing private."""

import itertools
import json
import re

import pytest
from django.core.management import CommandError, call_command
from django.urls import get_resolver
from django.utils import translation

from directory.public import api, exports
from directory.publish import local, reader
from tests import make
from tests.public.pages.found import CANARY
from tests.rules.canaries import readable

# What pages say is no matter of the database.
pytestmark = pytest.mark.one_database

# Of the desk, whose pages are for people of the desk; and what changes the language alone.
NOT_PUBLIC = ("admin/", "i18n/")
# What each part of a route is filled with; a part by this name is the same everywhere.
KINDS = (*api.ENDPOINTS, *api.TERMS)
CODES = {"kind": ["safe-house", "shelter"], "province": ["06"], "urgent": ["danger"]}
COMMANDS = ["doctor", "check_safety", "remind", "audit_verifications", "publish"]


def public_routes(resolver=None, before=""):
    """Each route of the readers, in the language that is on."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from public_routes(pattern, route)
        elif not route.startswith(NOT_PUBLIC):
            yield route


def addresses(route, parts):
    """The addresses that a route has with each of its parts."""
    # What is a regular expression has groups that hold at most one more.
    plain = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"<\1>", route)
    plain = re.sub(r"[$^?]", "", plain)
    codes = next((codes for start, codes in CODES.items() if f"/{start}/" in plain), [])
    names = re.findall(r"<(?:\w+:)?(\w+)>", plain)
    choices = [codes if name == "code" else parts[name] for name in names]
    pattern = re.sub("<[^>]+>", "{}", plain)
    return [f"/{pattern.format(*chosen)}" for chosen in itertools.product(*choices)]


def everything(client, river):
    """Every public address, filled with what there is, in both languages."""
    pages = [json.loads(client.get(f"/api/{kind}").content)["contents"] for kind in KINDS]
    parts = {
        "public_id": [river.public_id, river.lotus.public_id],
        "number": [1],
        "kind": KINDS,
        "id": [page[0]["id"] for page in pages if page],
        "written": ["used"],
        "heading": ["km", "en"],
        # Of the lists and of the exports.
        "name": [*local.file_names(reader.read_pointer()), *exports.FORMATS],
    }
    for language in ("km", "en"):
        with translation.override(language):
            for route in public_routes():
                yield from addresses(route, parts)


def test_no_public_route_lets_a_private_word_out(client, river):
    answers = {address: client.get(address) for address in everything(client, river)}
    answers["search"] = client.post("/km/search/", {"q": CANARY})
    answers["what is missing"] = client.post("/km/unmet/", {"kind": "legal-aid"})
    texts = {
        address: readable(b"".join(answer)) + str(answer.headers)
        for address, answer in answers.items()
    }
    found = [address for address, text in texts.items() if CANARY in text]
    print(f"{len(texts)} answers of the public routes: a private word in {len(found) - 1}")
    # What the reader typed stands in the search box.
    assert found == ["search"]
    assert [address for address, text in texts.items() if make.HELD_NUMBER[4:] in text] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_prints_a_private_word(river, capfd, name):
    try:
        call_command(name)
    except (CommandError, SystemExit) as end:
        print(end)
    printed = "".join(capfd.readouterr())
    assert printed
    assert (CANARY in printed, make.HELD_NUMBER[4:] in printed) == (False, False)
