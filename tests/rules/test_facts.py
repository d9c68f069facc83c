"""Nothing public changes unseen: every public field stands under a fact of the call sheet."""

from copy import deepcopy

import pytest

from directory.models import TaxonomyTerm
from directory.rules import listing

pytestmark = pytest.mark.django_db

# The address by which phones know a listing: nobody can change it.
NEVER_CHANGES = {"public_id"}


def leaves(value, path=()):
    """The path of every value in a listing that holds no others."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inner:
        if isinstance(one, (dict, list)) and one:
            yield from leaves(one, (*path, key))
        else:
            yield (*path, key)


def with_change(built, path):
    """A listing that says something else in one place."""
    changed = deepcopy(built)
    holder = changed
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = ["something else"]
    return changed


def test_groups_of_one_order_are_listed_by_their_codes(river):
    """A database gives rows in any order, and what changes in a listing has to be checked."""
    service = river.services.get()
    TaxonomyTerm.objects.filter(taxonomy="served").update(order=0)
    service.served_groups.create(term=TaxonomyTerm.objects.get(code="men"), is_served=True)
    assert listing.build_listing(river)["services"][0]["served"] == ["men", "women"]


def test_every_public_field_stands_under_a_fact(lotus):
    built = listing.build_listing(lotus)
    built["unconfirmed"] = [{"id": "1", "number": "+855000000009"}]
    facts = listing.facts(built)
    unseen = {path[0] for path in leaves(built) if listing.facts(with_change(built, path)) == facts}
    assert unseen == NEVER_CHANGES
