"""Choices for KoboToolbox and ODK as CSV: the sheet "choices" of an XLSForm (xlsform.org)."""

from directory.publish.exports import cells, words
from directory.publish.exports.choices import choices
from directory.publish.reader import Reader
from directory.publish.records import union

# The last columns say what a form can filter organizations by, and which list this is: the number
# and the date in every row, the words in the first one.
COLUMNS = (
    *("list_name", "name", "label::Khmer (km)", "label::English (en)"),
    *("provinces", "kinds", "nationwide", "method", "checked_on"),
    *("list_number", "list_date", "about_km", "about_en"),
)


def to_csv(reader: Reader) -> bytes:
    """The choices, each a row; a form filters organizations by province and kind of help."""
    about = words.in_each(words.about, reader)
    number = [str(reader.pointer["seq"]), reader.pointer["published_at"]]
    rows = [
        [name, one["id"], one["name"]["km"], one["name"]["en"], *_filters(one), *number, "", ""]
        for name, found in choices(reader).items()
        for one in found
    ]
    for row in rows[:1]:
        row[-2:] = about["km"], about["en"]
    return cells.to_csv([COLUMNS, *rows])


def _filters(choice):
    if "standing" not in choice:
        return [""] * 5
    standing = choice["standing"]
    services = standing["listing"]["services"]
    return [
        # As XLSForm lists several values.
        " ".join(union(service["provinces"] for service in services)),
        " ".join(union(service["kinds"] for service in services)),
        "yes" if any(service["nationwide"] for service in services) else "",
        standing["method"],
        standing["checked_on"],
    ]
