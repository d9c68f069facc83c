"""Partners for OSCaR, which many offices in Cambodia manage cases with, in the fields of its form.

OSCaR reads no file of partners: somebody types them, or who keeps it loads the table. The columns
are those of `partners` (github.com/Children-in-Families/oscar-web, app/models/partner.rb): a
partner has one province, numbers are parted by a slash, and its type is a word of the office's own.
"""

from directory.publish.exports import cells, table, words
from directory.publish.reader import Reader
from directory.publish.records import union
from directory.text import languages
from directory.text.writing import dialled

# What a worker must know first stands in the background, before the numbers.
COLUMNS = (
    *("id", "name", "organisation_type", "background"),
    *("contact_person_mobile", "contact_person_email", "province", "address"),
    *("list_number", "list_date"),
)
BETWEEN = " / "


def to_csv(reader: Reader) -> bytes:
    """A row for each organization; the id is that of the directory, and is never used again."""
    names = table.Names(reader.file("catalogue"))
    list_columns = [str(reader.pointer["seq"]), reader.pointer["published_at"]]
    rows = [[*_partner(row, names), *list_columns] for row in reader.documents()]
    return cells.to_csv([COLUMNS, *rows])


def _partner(standing, names):
    listing = standing["listing"]
    codes = union(service["provinces"] for service in listing["services"])
    places = [_both(dict(zip(languages.CODES, pair, strict=True))) for pair in _named(codes, names)]
    return [
        listing["slug"],
        _both(listing["name"]),
        listing["type"],
        _background(standing),
        BETWEEN.join(dialled(phone["number"]) for phone in listing["phones"]),
        BETWEEN.join(one["value"] for one in listing["contacts"] if one["type"] == "email"),
        places[0] if len(places) == 1 else "",
        ", ".join(places),
    ]


def _named(codes, names):
    """Each of these provinces by its name in every language."""
    return zip(*(names.of("provinces", codes, code) for code in languages.CODES), strict=True)


def _background(standing):
    """Warnings, what the organization does, and how that was checked, in both languages."""
    said = [
        words.in_each(words.warnings, standing),
        standing["listing"]["description"],
        words.in_each(words.check, standing),
    ]
    return "\n".join(texts[code] for code in languages.CODES for texts in said if texts[code])


def _both(texts):
    return BETWEEN.join(dict.fromkeys(text for text in texts.values() if text))
