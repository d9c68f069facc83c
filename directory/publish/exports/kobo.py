"""Choices for KoboToolbox and ODK as CSV: the sheet "choices" of an XLSForm (xlsform.org)."""

from directory.publish.exports import cells, words
from directory.publish.exports.choices import choices
from directory.publish.reader import Reader
from directory.publish.records import union

# The last columns say of organizations what a form can filter by, and of all rows their list.
COLUMNS = (
    *("list_name", "name", "label::Khmer (km)", "label::English (en)"),
    *("provinces", "kinds", "nationwide", "method", "checked_on"),
    *("list_number", "list_date", "about_km", "about_en"),
)


def to_csv(reader: Reader) -> bytes:
    """The choices, each a row; a form filters organizations by province and kind of help."""
    about = words.in_each(words.about, reader)
    last = [reader.pointer["seq"], reader.pointer["published_at"], about["km"], about["en"]]
    rows = [
        [name, choice["id"], choice["name"]["km"], choice["name"]["en"], *_filters(choice), *last]
        for name, found in choices(reader).items()
        for choice in found
    ]
    return cells.to_csv([COLUMNS, *([str(cell) for cell in row] for row in rows)])


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
