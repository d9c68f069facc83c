"""How listings travel to phones: records in columns, cards without what the records say already.

The twin of static/js/phone/packing.js, which unpacks the same from the same files.
"""

import re

from directory import text
from directory.text import languages
from directory.text.digest import sha256_hex
from directory.text.tables import TABLES

# In a slug it replaces the English name.
NAME_IN_SLUG = "*"
# A hole in a card. No tag begins so, and in texts "<" is escaped.
_HOLE = re.compile("<{([^}]+)}>")
_FIRST_PRIVATE = 0xF0000
_PRIVATE = re.compile("[\U000f0000-\U000fffff]")
_PLAIN = str.maketrans(TABLES["digits"], "0123456789", "'\u17c8")
_NEITHER = re.compile("[^a-z0-9\u1780-\u17d3]+")
_INSIDE_KHMER = re.compile("(?<=[\u1780-\u17d3]) (?=[\u1780-\u17d3])")


def columns(rows):
    """Rows as one list for each field (columns), which compress better than rows.

    Search keys of names are left out where `plain_key` gives the same.
    """
    packed = [_packed(row) for row in rows]
    return {name: [row[name] for row in packed] for name in packed[0]} if packed else {"id": []}


def unpack(packed, descriptions):
    """The rows of `columns` with all search keys; `descriptions` has those of long texts."""
    values = zip(*packed.values(), strict=True)
    rows = (dict(zip(packed, row, strict=True)) for row in values)
    return [_unpacked(row, about) for row, about in zip(rows, descriptions, strict=True)]


def plain_key(name):
    """The search key of most names, by rules simple enough for a slow phone."""
    words = _NEITHER.sub(" ", name.lower().translate(_PLAIN))
    return _INSIDE_KHMER.sub("", words).strip(" ")


def shape(markup, values):
    """Markup with a hole, `<{name}>`, in place of each value; so many cards share a shape.

    `values` maps names such as "numbers.0" and "checked_on|day" to what stands in the markup.
    """
    # Private use characters mark the places first, as a value may look like a part of a hole.
    if _PRIVATE.search("".join([markup, *values.values()])):
        return markup
    names = {value: name for name, value in values.items() if value}
    longest_first = sorted(names, key=len, reverse=True)
    for place, value in enumerate(longest_first):
        markup = markup.replace(value, chr(_FIRST_PRIVATE + place))
    return _PRIVATE.sub(
        lambda sign: f"<{{{names[longest_first[ord(sign[0]) - _FIRST_PRIVATE]]}}}>", markup
    )


def cards(shapes):
    """The name of the shape of each card, and each shape once by its name (a short hash)."""
    name_of = {shape: sha256_hex(shape)[:12] for shape in shapes}
    if len({*name_of.values()}) < len(name_of):
        # A hash collision: phones would show one card's shape on another.
        raise ValueError("two shapes have the same name")
    return {
        "cards": [name_of[shape] for shape in shapes],
        "shapes": sorted([name, shape] for shape, name in name_of.items()),
    }


def fill(shape, values):
    """The markup of a shape with its holes filled in."""
    return _HOLE.sub(lambda hole: values[hole[1]], shape)


def _packed(row):
    keys = _keys(row, text.search_key)
    return row | {
        "slug": row["slug"].replace(_as_slug(row), NAME_IN_SLUG, 1),
        "keys": None if keys == _keys(row, plain_key) else keys,
    }


def _unpacked(row, about):
    row["slug"] = row["slug"].replace(NAME_IN_SLUG, _as_slug(row), 1)
    keys = row["keys"] or _keys(row, plain_key)
    phones = [text.phone_key(number) for number in row["numbers"]]
    return row | {"phones": phones, "keys": keys | {"about": about}}


def _keys(row, to_key):
    slug = to_key(row["slug"])
    names = [to_key(row[column]) for column in languages.columns("name")]
    aliases = [*map(to_key, row["aliases"]), slug, slug.replace(" ", "")]
    # An empty key would match an empty query.
    return {"name": [*filter(None, names)], "alias": [*filter(None, aliases)]}


def _as_slug(row):
    return plain_key(row[f"name_{languages.ENGLISH.code}"]).replace(" ", "-") or NAME_IN_SLUG
