"""Short names for addresses: proposed from what an organization is called, never given twice."""

import hashlib
from collections.abc import Collection

from django.utils.text import slugify

from directory import text

# Leaves room for a number behind it; the column takes 50.
_LONGEST = 46


def propose(acronym: str, name_en: str, taken: Collection[str]) -> str:
    """A short name that is not taken yet; nothing where no Latin letter is there to make it of."""
    base = slugify(acronym or "")[:_LONGEST] or slugify(name_en or "")[:_LONGEST].strip("-")
    return make_unique(base, taken) if base else ""


def of_khmer(name_km: str) -> str:
    """A short name for an organization whose only name is in Khmer.

    It is another one for every name, so that two who import at once are not offered the same.
    """
    return f"organization-{hashlib.sha256(text.search_key(name_km).encode()).hexdigest()[:6]}"


def make_unique(base: str, taken: Collection[str]) -> str:
    """A short name, with a number behind it if it is taken."""
    name, count = base, 1
    while name in taken:
        count += 1
        name = f"{base}-{count}"
    return name
