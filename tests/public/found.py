"""What tests of searching share: the world that is searched, and what is found in it."""

from collections import namedtuple

from directory.public import search
from tests import make

World = namedtuple("World", "records catalogue")


def find(world, query="", language="km", moment=make.NOW, **filters):
    """Filters are values or, where any of several will do, lists of them."""
    lists = {name: one if isinstance(one, list) else [one] for name, one in filters.items()}
    return search.find(*world, query=query, filters=lists, language=language, moment=moment)


def slugs(answer):
    return [record["slug"] for record in answer.records]
