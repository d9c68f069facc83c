"""Partners for OSCaR, which many offices in Cambodia manage cases with, in the fields of its form.

We know of no file of partners that it reads: somebody types them, or who keeps it loads the table.
Beside our id and list, columns have the names of its fields (github.com/Children-in-Families/
oscar-web, app/views/partners/_form.html.haml). A partner has one province, and numbers are parted
by a slash.
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
    *("list_number", "list_date", "about_km", "about_en"),
)
BETWEEN = " / "


def to_csv(reader: Reader) -> bytes:
    """A row for each organization; the id is its public id, which no other ever gets."""
    names = table.Names(reader.file("catalogue"))
    about = words.in_each(words.about, reader)
    list_columns = [str(reader.pointer["seq"]), reader.pointer["published_at"]]
    rows = [[*_partner(row, names), *list_columns, "", ""] for row in reader.documents()]
    for row in rows[:1]:
        row[-2:] = about["km"], about["en"]
    return cells.to_csv([COLUMNS, *rows])


def _partner(standing, names):
    listing = standing["listing"]
    codes = union(service["provinces"] for service in listing["services"])
    is_nationwide = any(service["nationwide"] for service in listing["services"])
    places = [_both(dict(zip(languages.CODES, pair, strict=True))) for pair in _named(codes, names)]
    if is_nationwide:
        places.insert(0, _both(words.in_each(words.nationwide)))
    return [
        listing["public_id"],
        _both(listing["name"]),
        listing["type"],
        _background(standing),
        BETWEEN.join(dialled(phone["number"]) for phone in listing["phones"]),
        BETWEEN.join(one["value"] for one in listing["contacts"] if one["type"] == "email"),
        places[0] if len(places) == 1 and not is_nationwide else "",
        ", ".join(places) or _both(words.in_each(words.unknown_place)),
    ]


def _named(codes, names):
    """Each of these provinces by its name in every language."""
    return zip(*(names.of("provinces", codes, code) for code in languages.CODES), strict=True)


def _background(standing):
    """Warnings, what it does, how that was checked and what each number is for, by language."""
    listing = standing["listing"]
    said = [
        words.in_each(words.warnings, standing),
        listing["description"],
        words.in_each(words.check, standing),
        *(
            {code: table.about_phone(one, code) for code in languages.CODES}
            for one in listing["phones"]
        ),
    ]
    return "\n".join(texts[code] for code in languages.CODES for texts in said if texts[code])


def _both(texts):
    return BETWEEN.join(dict.fromkeys(filter(None, (texts.get(code) for code in languages.CODES))))
