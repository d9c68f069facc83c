"""The columns that people have named for headings of tables, so that each is asked about once."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import User
from django.db import transaction

from directory.models import ImportHeading
from directory.text import search_key

_LONGEST = 200


def key(heading: str) -> str:
    """The key of a heading, the same however it is spelled."""
    return search_key(heading)[:_LONGEST]


def told(*, by: User) -> dict[str, str]:
    """The column that this person has named for a heading, by its key; "" to read none."""
    return dict(ImportHeading.objects.filter(by=by).values_list("key", "column"))


@transaction.atomic
def remember(meanings: Mapping[str, str], *, by: User) -> None:
    """Keep what this person says of headings: heading -> column, or "" to read none."""
    for heading, column in meanings.items():
        if known := key(heading):
            ImportHeading.objects.update_or_create(by=by, key=known, defaults={"column": column})


def forget(headings: Iterable[str], *, by: User) -> None:
    """Ask this person anew about headings."""
    ImportHeading.objects.filter(by=by, key__in=map(key, headings)).delete()
