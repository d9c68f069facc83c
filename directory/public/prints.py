"""What was withdrawn or changed since a print, by the number of its list.

The twin of static/js/acts/prints.js; both fill the blocks that publish/blocks.py renders.
"""

from datetime import UTC, datetime, timedelta

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import escape

from directory.public import errors, frame
from directory.publish.reader import Reader
from directory.text import languages, packing
from directory.text.tables import TABLES
from directory.text.writing import day

# No number is below the seconds of the clock at its publication, see publication.move_pointer.
LEAST_NUMBER = 10**9
MOST_DIGITS = 15


@errors.only("GET", "HEAD")
def prints(request, number=""):
    """Where the number of a print is typed, and what was withdrawn or changed since."""
    current = frame.published(request)
    if current is None or "print/form" not in current.blocks(request.LANGUAGE_CODE):
        # Nothing is published yet, or by a release that could not tell.
        raise Http404
    typed = request.GET.get("number")
    if typed is not None and (known := read_number(typed)):
        # An address of its own, as the code on a print has it.
        return redirect("prints", number=known)
    typed = number if typed is None else typed
    context = {"answer": answer(current, typed, request.LANGUAGE_CODE)}
    return frame.render(request, "prints.html", context)


@errors.only("GET", "HEAD")
def short(request, number):
    """The address on a print, which has no language."""
    return redirect("prints", number=number)


def answer(current: Reader, typed: str, language: str) -> str:
    """The form with what was typed, and what is to be said of it, as markup."""
    blocks = current.blocks(language)

    def fill(part, **values):
        return packing.fill(blocks[f"print/{part}"], values)

    said = ""
    number = read_number(typed)
    if number:
        said = _since(current, number, language, fill)
    elif typed.strip():
        said = fill("unknown")
    return fill("form", typed=escape(typed), answer=said)


def read_number(typed: str) -> int | None:
    """The number that somebody typed off a print, in digits of either script; None if it is none.

    The twin of `readNumber` in static/js/acts/prints.js.
    """
    digits = "".join(typed.split()).translate(str.maketrans(TABLES["digits"], "0123456789"))
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS
    return int(digits) if is_number and int(digits) >= LEAST_NUMBER else None


def since(current: Reader, number: int) -> tuple[list[dict], list[dict]]:
    """What a print of a number is wrong about: the listings withdrawn, and those changed or new.

    Each has its `id` and its `name` by language. The twin of `since` in static/js/acts/prints.js.
    """
    # A snapshot of the release before does not say it.
    withdrawn = [row for row in current.withdrawn() if row.get("changed_after", number) >= number]
    changed = [
        {"id": row["id"], "name": {code: row[f"name_{code}"] for code in languages.CODES}}
        for row in current.records()
        if row.get("changed_after", number) >= number
    ]
    return withdrawn, changed


def _since(current, number, language, fill):
    if number > current.pointer["seq"]:
        return fill("newer")
    published_at, expires_at = (
        datetime.fromisoformat(current.pointer[name]) for name in ("published_at", "expires_at")
    )
    age = timedelta(seconds=timezone.now().timestamp() - number)
    parts = [fill("expired")] if age > expires_at - published_at else []
    withdrawn, changed = since(current, number)
    for part, rows in (("withdrawn", withdrawn), ("changed", changed)):
        if rows:
            parts.append(fill(part, rows="".join(_row(row, fill) for row in rows)))
    if not (withdrawn or changed):
        parts.append(fill("nothing"))
    return fill(
        "since",
        number=str(number),
        day=day(datetime.fromtimestamp(number, UTC).isoformat(), language),
        parts="".join(parts),
        today=day(current.pointer["published_at"], language),
    )


def _row(row, fill):
    names = {code: escape(row["name"][code]) for code in languages.CODES}
    return fill("row", id=row["id"], **names)
