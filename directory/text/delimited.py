"""Reads CSV as people have it: whatever Excel, an older Windows or a web form has written.

An encoding is told by its byte order mark, or by what decodes. Which sign stands between the cells
is told by whoever knows the headings, out of what `tables` offers.
"""

import csv
import io
from collections.abc import Iterator

SEPARATORS = (",", ";", "\t", "|")
# Excel has no row beyond.
LAST_ROW = 1_048_576
# The rows of a table by their numbers, as Excel counts them; empty ones are left out.
Rows = dict[int, list[str]]


class NotDelimited(ValueError):
    """A file that is no table: `reason` is encoding, quotes or rows (too many)."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252. Raises NotDelimited."""
    try:
        # No database stores the sign of no meaning.
        return data.decode(_encoding(data)).replace("\0", "")
    except UnicodeDecodeError as error:
        raise NotDelimited("encoding") from error


def _encoding(data):
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:1000]
    if b"\0" in head:
        # Most headings are ASCII, so that one byte of each pair is empty.
        return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def tables(text: str, most_rows: int) -> Iterator[Rows]:
    """The rows of a text, once for each sign that may stand between its cells.

    A first line "sep=;" names the sign. Raises NotDelimited where no sign makes a table of it, or
    where there are more rows than `most_rows`.
    """
    first, _, rest = text.partition("\n")
    told = first.strip("\r\n ").strip('"')
    if told.lower().startswith("sep=") and len(told) <= 5:
        rows = _rows(rest, told[4:] or "\t", most_rows)
        yield {number + 1: row for number, row in rows.items()}
        return
    refused = []
    for sign in SEPARATORS:
        try:
            yield _rows(text, sign, most_rows)
        except NotDelimited as error:
            # The error itself holds all that was read with this sign.
            refused.append(error.reason)
    if len(refused) == len(SEPARATORS):
        raise NotDelimited(refused[0])


def _rows(text, sign, most_rows):
    rows = {}
    # Strict, as a quotation mark that is never closed would swallow the rows after it in silence.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        for number, row in enumerate(reader, start=1):
            if any(cell.strip() for cell in row):
                rows[number] = row
            if len(rows) > most_rows or number > LAST_ROW:
                raise NotDelimited("rows")
    except csv.Error as error:
        raise NotDelimited("quotes") from error
    return rows
