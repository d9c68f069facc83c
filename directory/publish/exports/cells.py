"""What is written into cells: text that no spreadsheet takes for a formula or a number."""

import csv
import io
import re
from collections.abc import Iterable

# A spreadsheet that opens a CSV file takes what begins so for a formula (OWASP: CSV injection).
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# The mark that makes a cell a text; an import takes it away again.
MARK = "'"
# Neither XML nor people can read them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
# Excel needs it to read Khmer.
BYTE_ORDER_MARK = "\ufeff"


def clean(text: str) -> str:
    """A text without characters that no cell can hold."""
    return _CONTROL.sub("", text)


def safe(text: str) -> str:
    """A text as a cell of a CSV file. A mark of its own is doubled, so that it comes back."""
    cell = clean(text)
    is_risky = cell.lstrip(" \u00a0").startswith(STARTS_FORMULA) or cell.startswith(MARK)
    return f"{MARK}{cell}" if is_risky else cell


def to_csv(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows as CSV for spreadsheets: UTF-8 with its mark, every cell quoted, lines end as in DOS."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return f"{BYTE_ORDER_MARK}{file.getvalue()}".encode()
