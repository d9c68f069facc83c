"""The tables that Python and the script both need: typed once, in fixtures/tables.json.

`write` puts them into the script; a test fails where that was forgotten:

    python -c "from directory.text import tables; tables.write()"
"""

import json
from pathlib import Path

_CHECKOUT = Path(__file__).parent.parent.parent
_SOURCE = (_CHECKOUT / "fixtures" / "tables.json").read_text(encoding="utf-8")
SCRIPT = _CHECKOUT / "static" / "js" / "search" / "tables.js"

TABLES = json.loads(_SOURCE)


def script() -> str:
    """Return the tables as an ES module. Whatever is JSON is also JavaScript."""
    return (
        "// Written by directory/text/tables.py from fixtures/tables.json: change that file.\n\n"
        f"export const TABLES = {_SOURCE.rstrip()};\n"
    )


def write() -> None:
    """Put the tables into the script."""
    SCRIPT.write_text(script(), encoding="utf-8")
