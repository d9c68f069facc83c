"""The threat model and the page of OWASP ASVS name tests and files that there are, and no other."""

import hashlib
import re

import pytest

from tests.site import CHECKOUT
from tests.whole.test_rules_page import functions

PAGES = ["threat-model", "asvs"]
# The requirements of ASVS 5.0.0 for levels 1 and 2: how many they are, and the SHA-256 of their
# numbers in order, joined by blanks. So none is left out, and none is made up.
COUNT, DIGEST = 253, "e59a5850847c4015bd89bbb5ff172866ff428081f475d54245058f8b6162a018"


def text_of(page):
    return CHECKOUT.joinpath(f"docs/{page}.md").read_text(encoding="utf-8")


def requirements():
    """The numbers in the first cells: of one row each, but of several that do not apply."""
    cells = re.findall(r"^\| ([\d. ]+) \|", text_of("asvs"), re.MULTILINE)
    return [number for cell in cells for number in cell.split()]


@pytest.mark.parametrize("page", PAGES)
def test_tests_and_files_of_the_page_exist(page):
    names = set(re.findall(r"`([^`\s]+)`", text_of(page)))
    tests = {name for name in names if re.fullmatch(r"test_\w+", name)}
    files = {
        name for name in names if re.fullmatch(r"[\w.-]+(/[\w.-]+)+|[\w.-]+\.(py|txt|md)", name)
    }
    assert (len(tests) > 50, len(files) > 10) == (True, True)
    assert tests - functions("tests") == set()
    assert {name for name in files if not CHECKOUT.joinpath(name).exists()} == set()


@pytest.mark.parametrize("page", PAGES)
def test_links_of_the_page_lead_somewhere(page):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text_of(page))
    assert [link for link in links if not CHECKOUT.joinpath("docs", link).exists()] == []


def test_every_threat_is_named():
    named = {int(number) for number in re.findall(r"\*\*T(\d+)\*\*", text_of("threat-model"))}
    assert named == set(range(1, 36))


def test_every_requirement_of_level_2_has_an_answer():
    found = sorted(requirements(), key=lambda one: [int(part) for part in one.split(".")])
    joined = " ".join(found).encode()
    assert (len(found), hashlib.sha256(joined).hexdigest()) == (COUNT, DIGEST)
