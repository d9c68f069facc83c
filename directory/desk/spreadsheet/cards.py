"""Contacts of a phone as rows of a table: a contact is an organization with its numbers."""

import re
from itertools import accumulate, islice

from django.utils.translation import gettext as _

from directory.desk.spreadsheet.channels import channel_of
from directory.desk.spreadsheet.records import cell
from directory.desk.spreadsheet.table import Table, name_records
from directory.desk.spreadsheet.workbook import PERSON
from directory.text import contact_cards, is_khmer

COLUMNS = ("name_km", "name_en", "phones", "contacts", "website")
# Numbers that nobody is to be sent to: nobody answers a fax, and no private number is listed.
_NOT_CALLED = {"FAX", "HOME", "PAGER"}
# What a contact says of itself.
_OF_THE_FILE = {"VERSION", "PRODID", "REV", "UID", "KIND", "X-ABLABEL", "N", "FN", "ORG"}
_BRACKET = re.compile(r"\s*\(")
_LONGEST_NAME = 500


def table_of(text: str, most: int) -> Table:
    """A row for each of at most so many contacts, by its place. What may be private is not read."""
    table = Table(letters=dict.fromkeys(COLUMNS, ""))
    unread = {}
    for number, properties in enumerate(islice(contact_cards.read(text), most), start=1):
        table.rows[number] = _row(properties, unread)
    table.unread = list(unread)[:100]
    return name_records(table)


def _row(properties, unread):
    said = {name: [] for name in ("FN", "N", "ORG", "TEL", "EMAIL", "URL")}
    for one in properties:
        if one.name not in said:
            if one.name not in _OF_THE_FILE:
                unread[one.name[:100]] = True
        elif one.name == "TEL" and (kept_out := _NOT_CALLED & one.types):
            unread[f"TEL ({min(kept_out)})"] = True
        elif one.value.strip():
            said[one.name].append(one)
    organizations = [one.parts[0] for one in said["ORG"] if one.parts[0]]
    full = [one.text for one in said["FN"]]
    names = organizations or full or [" ".join(filter(None, one.parts[:2])) for one in said["N"]]
    if organizations and full and full[0] != organizations[0]:
        unread[_("names of persons")] = True
    name = names[0][:_LONGEST_NAME] if names else ""
    row = {
        column: cell(text, "" if organizations else PERSON) for column, text in _names(name).items()
    }
    urls = [one.text for one in said["URL"]]
    channels = [url for url in urls if channel_of(url)]
    contacts = [*(f"email: {one.text}" for one in said["EMAIL"]), *channels]
    row["phones"] = cell([one.text.removeprefix("tel:") for one in said["TEL"]])
    row["contacts"] = cell(contacts)
    row["website"] = cell(next((url for url in urls if url not in channels), ""))
    return row


def _names(name):
    """A name by its language; behind one in Khmer the English one may stand in brackets."""
    for bracket in _BRACKET.finditer(name) if name.endswith(")") else ():
        khmer, english = name[: bracket.start()], name[bracket.end() : -1]
        if _has_khmer(khmer) and not _has_khmer(english) and _is_closed(english):
            return {"name_km": khmer, "name_en": english}
    return {"name_km" if _has_khmer(name) else "name_en": name}


def _is_closed(text):
    """Whether each bracket in a text is opened before it is closed."""
    depths = accumulate((sign == "(") - (sign == ")") for sign in text)
    return min(depths, default=0) >= 0


def _has_khmer(text):
    return any(map(is_khmer, text))
