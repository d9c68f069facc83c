"""The version stands in one place, and the changelog knows it."""

import re

from directory import VERSION
from tests.site import CHECKOUT

HEADINGS = re.compile(r"^## \[([^\]]+)\](?: - (.+))?$", re.M)


def test_version_is_that_of_the_changelog():
    headings = HEADINGS.findall((CHECKOUT / "CHANGELOG.md").read_text("utf-8"))
    number, dev = re.fullmatch(r"([0-9]+\.[0-9]+\.[0-9]+)(\.dev)?", VERSION).groups()
    newest, day = headings[0]
    if dev:
        assert (newest, day) == ("Unreleased", "")
        assert number not in dict(headings)
    else:
        assert newest == number
        assert re.fullmatch("20[0-9]{2}-[01][0-9]-[0-3][0-9]", day)
