"""The tables that Python and the script both need: typed once, in fixtures/tables.json.

`python -m directory.tables` writes them into the script. A test fails where that was forgotten.
"""

import json
from pathlib import Path

_CHECKOUT = Path(__file__).parent.parent
_SOURCE = (_CHECKOUT / "fixtures" / "tables.json").read_text(encoding="utf-8")
SCRIPT = _CHECKOUT / "static" / "js" / "search" / "tables.js"

TABLES = json.loads(_SOURCE)


def script() -> str:
    """Return the tables as an ES module. Whatever is JSON is also JavaScript."""
    return (
        "// Written by directory/tables.py from fixtures/tables.json: change that file.\n\n"
        f"export const TABLES = {_SOURCE.rstrip()};\n"
    )


if __name__ == "__main__":
    SCRIPT.write_text(script(), encoding="utf-8")
