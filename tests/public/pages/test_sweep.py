"""A sweep over every public address: each answers as it should, and nothing private."""

import itertools
import re

import pytest
from django.urls import get_resolver
from django.utils import translation

from directory.models import UrgentMessage
from directory.public import api, exports
from directory.publish import local, publishing, reader
from tests import make
from tests.public.pages.found import CANARY
from tests.rules.canaries import readable

# What pages say is no matter of the database.
pytestmark = pytest.mark.one_database

# Of the desk, whose pages are for people of the desk; and what changes the language alone.
NOT_PUBLIC = ("admin/", "i18n/")
KINDS = (*api.ENDPOINTS, *api.TERMS)
CODES = {"kind": ["safe-house", "shelter"], "province": ["06"], "urgent": ["danger"]}
# No page of a list has the number one, and nothing here fills a second one.
FURTHER = re.compile("/(search|kind|province|urgent)/(.*/)?1/$|/2/$")


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
    pointer = reader.read_pointer()
    ids = {kind: _first_id(client, kind) for kind in KINDS}
    parts = {
        "public_id": [river.public_id, river.lotus.public_id],
        "kind": KINDS,
        "written": ["used"],
        "heading": ["km", "en"],
    }
    for language in ("km", "en"):
        # An answer leaves another language on.
        with translation.override(language):
            routes = list(public_routes())
        for route in routes:
            if "<str:id>" in route:
                yield from (f"/api/{kind}/{found}" for kind, found in ids.items() if found)
                continue
            is_list = "listings" in route or "print" in route
            parts["number"] = [pointer["seq"]] if is_list else [1, 2]
            is_file = route.startswith("^data")
            parts["name"] = local.file_names(pointer) if is_file else [*exports.FORMATS]
            yield from addresses(route, parts)


def _first_id(client, kind):
    return next((one["id"] for one in client.get(f"/api/{kind}").json()["contents"]), None)


def expected(address, river):
    """The status of an address, which is there unless a rule says why not."""
    lotus = river.lotus.public_id
    name = address.rpartition("/")[2]
    if address == "/p/used" or address.endswith(f"/o/{lotus}/"):
        return 410
    if address.endswith(("/reports/", "/unmet/")):
        return 405
    if address in ("/", f"/print/{reader.read_pointer()['seq']}/"):
        return 302
    has_language = address.startswith(("/export/km/", "/export/en/"))
    is_without = has_language and name not in exports.WITH_HEADING
    return 404 if lotus in address or FURTHER.search(address) or is_without else 200


@pytest.fixture
def swept(river):
    """The same list with an urgent message."""
    said = {f"{name}_{code}": name for name in ("name", "title", "steps") for code in ("km", "en")}
    UrgentMessage.objects.create(code="danger", kinds=["legal-aid"], offers=["safe-house"], **said)
    make.confirm_catalogue()
    publishing.publish(at=make.NOW)
    return river


def test_no_public_route_lets_a_private_word_out(client, swept, caplog):
    answers = {address: client.get(address) for address in everything(client, swept)}
    statuses = {address: answer.status_code for address, answer in answers.items()}
    assert statuses == {address: expected(address, swept) for address in answers}
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
    assert CANARY not in caplog.text
