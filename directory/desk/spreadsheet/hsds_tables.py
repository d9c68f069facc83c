"""The tables of HSDS in a package (a zip of CSV files), brought together as the objects of HSDS."""

import csv
import io
import zipfile
from collections import defaultdict
from pathlib import PurePosixPath

from directory.desk.spreadsheet.workbook import NotWorkbook
from directory.text import delimited

# Name of a table -> the tables above it, nearest first, with the key of what is listed there.
# An organization's numbers and those of one of its services stand in the same table.
_BELOW = {
    "service": (("organization", "services"),),
    "phone": (("service", "phones"), ("organization", "phones")),
    "contact": (("service", "contacts"), ("organization", "contacts")),
    "schedule": (("service", "schedules"),),
    "service_area": (("service", "service_areas"),),
    "cost_option": (("service", "cost_options"),),
    "attribute": (),
    "taxonomy_term": (),
    "organization": (),
}
# In bytes, unpacked, of what is read.
LARGEST = 5_000_000
_MOST_ROWS = 50_000


def are_in(parts: list[zipfile.ZipInfo]) -> bool:
    """Whether these are the parts of a package of tables."""
    return any(_table_of(part) == "organization" for part in parts)


def read(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> dict:
    """The organizations and the terms of a package. Raises NotWorkbook or NotDelimited."""
    parts = [part for part in parts if _table_of(part) in _BELOW]
    if sum(part.file_size for part in parts) > LARGEST:
        raise NotWorkbook("too_large")
    rows = defaultdict(list)
    for part in parts:
        rows[_table_of(part)] += _rows(unpack(package, part))
    by_id = {
        name: {row.get("id"): row for row in rows[name]} for name in ("organization", "service")
    }
    for name, places in _BELOW.items():
        for row in rows[name]:
            for above, key in places:
                if owner := by_id[above].get(row.get(f"{above}_id")):
                    owner.setdefault(key, []).append(row)
                    break
    for row in rows["attribute"]:
        if owner := by_id["service"].get(row.get("link_id")):
            owner.setdefault("attributes", []).append(row)
    # A service whose organization is not there is shown as what it is.
    return {
        "organizations": rows["organization"],
        "services": rows["service"],
        "taxonomy_terms": rows["taxonomy_term"],
    }


def unpack(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """The bytes of a part, no more of them than are read. Raises NotWorkbook."""
    if part.flag_bits & 1:
        raise NotWorkbook("locked")
    # No more of a part is ever unpacked than it says here.
    if part.file_size > LARGEST:
        raise NotWorkbook("too_large")
    return package.read(part)


def _table_of(part):
    """organizations.csv and organization.csv are one table."""
    path = PurePosixPath(part.filename.lower())
    return path.stem.removesuffix("s") if path.suffix == ".csv" else ""


def _rows(data):
    reader = csv.reader(io.StringIO(delimited.decode(data), newline=""), strict=True)
    rows = []
    try:
        headings = [heading.strip().lower() for heading in next(reader, [])]
        for row in reader:
            rows.append({name: text for name, text in zip(headings, row, strict=False) if text})
            if len(rows) > _MOST_ROWS:
                raise NotWorkbook("rows")
    except csv.Error as error:
        raise delimited.NotDelimited("quotes") from error
    return rows
