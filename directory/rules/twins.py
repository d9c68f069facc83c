"""Which organizations may be one and the same."""

from collections.abc import Iterable
from typing import Any

from directory import text
from directory.models import Organization
from directory.text import languages


def likely_twins(
    names: Iterable[str],
    numbers: Iterable[str],
    others: Iterable[tuple[Any, Iterable[str], Iterable[str]]],
) -> list[tuple[Any, list[str]]]:
    """Which of `others` may be the same organization: [(key, what they have in common)].

    `others` are (key, names, numbers); acronyms count as names. Spellings that look equal are.
    """
    name_keys, number_keys = _keys(names, text.search_key), _keys(numbers, text.phone_key)
    found = []
    for key, other_names, other_numbers in others:
        common = [name for name in other_names if text.search_key(name) in name_keys]
        common += [number for number in other_numbers if text.phone_key(number) in number_keys]
        if common:
            found.append((key, common))
    return found


def find_twins(organization: Organization) -> list[tuple[Organization, list[str]]]:
    """The other organizations that may be this one: [(Organization, what they have in common)]."""
    others = Organization.objects.exclude(pk=organization.pk).prefetch_related("phones")
    return likely_twins(*_identity(organization), ((other, *_identity(other)) for other in others))


def _identity(organization):
    names = [organization.acronym]
    names += languages.texts_of(organization, "name").values()
    for other_names in languages.texts_of(organization, "alternate_name").values():
        names += other_names.splitlines()
    numbers = [phone.number for phone in organization.phones.all()]
    return names, numbers


def _keys(texts, to_key):
    return {key for key in map(to_key, texts) if key}
