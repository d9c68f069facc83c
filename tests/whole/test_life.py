"""The page of the life of an entry (docs/life-of-an-entry.md) tells what really happens."""

import doctest

import pytest

from directory.publish import local, publishing, reader
from directory.rules import audit, editing, verification
from directory.rules.refusal import Refused
from tests import make
from tests.site import CHECKOUT

CAST = ["sokha", "dara", "bopha"]
MODULES = [audit, editing, publishing, verification]


def shown():
    """The descriptions that phones would find at their next contact."""
    local.copy().update(now=True)
    current = reader.current()
    return [row["listing"]["description"]["en"] for row in current.documents()] if current else []


def refusal(act, *arguments, **named):
    """In which words an act is refused."""
    with pytest.raises(Refused) as refused:
        act(*arguments, **named)
    return refused.value.message


@pytest.mark.django_db
@pytest.mark.one_database
def test_examples_of_the_page_are_true(desk_places, reader_of_english):
    names = {name: make.person(name, verifies=name != "sokha") for name in CAST}
    names |= {"NOW": make.NOW, "make": make, "shown": shown, "refusal": refusal}
    names |= {module.__name__.rpartition(".")[2]: module for module in MODULES}
    page = str(CHECKOUT / "docs" / "life-of-an-entry.md")
    found = doctest.testfile(page, module_relative=False, globs=names, encoding="utf-8")
    assert found.failed == 0
    assert found.attempted > 0
