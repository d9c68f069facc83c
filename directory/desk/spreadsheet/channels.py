"""Reads the numbers and the addresses that people have written in a cell."""

import re
from collections.abc import Container

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.desk.asking import about_number, why_no_number
from directory.desk.fields import visible
from directory.desk.spreadsheet.wrong import Wrong
from directory.models import Contact
from directory.text import BETWEEN_DIGITS, in_latin_digits, is_khmer, numbers
from directory.text.writing import dialled, quoted

_LONGEST_LABEL = _LONGEST_ADDRESS = 200
# 8.55E+11: only the first digits are left; once it is saved again, zeros stand for the others.
_ROUNDED = re.compile(
    r"[0-9](?:[.,][0-9]+)?E\+?[0-9]+|(?<![0-9+])855[0-9]*0{6}(?![0-9])", re.IGNORECASE
)
# A number with what it is for before it or behind it.
_NUMBER = re.compile(r"[+(]*[0-9០-៩][0-9០-៩\s().\-\u2010-\u2015/·]*[0-9០-៩]")
# 023 880 000 (office, mornings)
_EXACT = re.compile(r"(?P<number>\+?[0-9០-៩][0-9០-៩\s.\-/·]*?)\s*\((?P<label>.*)\)", re.DOTALL)
_LONG_RUN = re.compile(r"[0-9](?:[\s.\-]*[0-9]){5}")
_BETWEEN_NUMBERS = ";\n；,"
_SHORT_CODE = re.compile("1[0-9]{2,3}")
_CHANNELS = {
    Contact.Type.TELEGRAM: re.compile(r"^(?:https?://)?(?:t|telegram)\.me/|^@", re.IGNORECASE),
    Contact.Type.MESSENGER: re.compile(
        r"^(?:https?://)?(?:www\.|m\.|web\.)?(?:m\.me|facebook\.com|fb\.com)/", re.IGNORECASE
    ),
    Contact.Type.WHATSAPP: re.compile(r"^(?:https?://)?wa\.me/", re.IGNORECASE),
    Contact.Type.EMAIL: re.compile(r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$", re.IGNORECASE),
}


def phones(text: str, known: Container[str] = ()) -> list[tuple[str, str]]:
    """Each number of a list as (number, what it is for), once for each language.

    What is odd about a number is not asked about where it is `known` already. Raises Wrong.
    """
    if found := _ROUNDED.search(text):
        raise Wrong(
            _("Excel has rounded %(typed)s, and digits of the number are lost. Type it again.")
            % {"typed": quoted(found[0], get_language())}
        )
    pieces = [piece.strip() for piece in _pieces(text) if piece.strip()]
    found, right, problem = [], [], None
    for piece in pieces:
        try:
            read = _labelled_numbers(piece, known)
            found += read
            right.append(piece)
        except Wrong as error:
            problem = problem or error.why
            right.append(error.right)
    if problem:
        raise Wrong(problem, "; ".join(right) if all(right) else "")
    labels = {}
    for number, label in found:
        languages = labels.setdefault(number, {})
        languages.setdefault(any(map(is_khmer, label)), label)
    # What it is for in one language says more than nothing in the other.
    return [
        (number, label)
        for number, by_language in labels.items()
        for label in list(filter(None, by_language.values())) or [""]
    ]


def _pieces(text):
    """A list in its pieces: what stands in brackets says what one number is for."""
    pieces, depth = [""], 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if sign in _BETWEEN_NUMBERS and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += sign
    return pieces if depth == 0 else re.split(f"[{_BETWEEN_NUMBERS}]", text)


def _labelled_numbers(piece, known):
    """The number in a piece with its label; two numbers where a slash stands between them."""
    exact = _EXACT.fullmatch(piece)
    if exact and not _LONG_RUN.search(in_latin_digits(exact["label"])):
        runs, label = [exact["number"]], exact["label"]
    else:
        runs, label = _searched(piece)
    label = " ".join(visible(label).split())
    if len(label) > _LONGEST_LABEL:
        raise Wrong(_("This is longer than %(count)s characters.") % {"count": _LONGEST_LABEL})
    try:
        numbers.read(runs[0])
        typed = [runs[0]]
    except numbers.NumberError:
        typed = [part for part in runs[0].split("/") if part.strip()]
    return [(_number(number, label, known), label) for number in typed]


def _searched(piece):
    """The one number that stands somewhere in a piece, and what else does."""
    runs = _NUMBER.findall(piece)
    # "24h" in a label is no number; beside a long one nothing short is.
    long = [run for run in runs if len(BETWEEN_DIGITS.sub("", run)) > 5]
    runs = long or [run for run in runs if _SHORT_CODE.fullmatch(in_latin_digits(run))]
    if len(runs) != 1:
        raise Wrong(_("Write each number by itself: 0XX XXX XXX (office); 1280 (hotline)"))
    label = re.sub(r"\(\s*\)", "", piece.replace(runs[0].strip("( "), " ", 1))
    return runs, label.replace("()", " ").strip(" :៖-–()")


def _number(typed, label, known):
    """A number as it is stored. Nobody can answer a question here, so a doubtful one is wrong."""
    if typed.strip() in known:
        return typed.strip()
    try:
        number = numbers.read(typed)
    except numbers.NumberError as error:
        raise Wrong(
            _("%(where)s: %(why)s")
            % {"where": quoted(typed.strip(), get_language()), "why": why_no_number(error)}
        ) from error
    if number.question == "lost_zero":
        right = dialled(number.dialled)
        digits = BETWEEN_DIGITS.sub("", in_latin_digits(typed))
        raise Wrong(
            _("%(typed)s has lost its first 0: Excel took it for a sum.")
            % {"typed": quoted(digits, get_language())},
            f"{right} ({label})" if label else right,
        )
    if number.question:
        advice = _("If it is right, type it in the entry.")
        raise Wrong(f"{about_number(number)} {advice}")
    return number.dialled


def contacts(text: str) -> list[tuple[str, str]]:
    """Each address of a list as (channel, address). Raises Wrong."""
    return [_contact(piece.strip()) for piece in re.split("[;\n；]", text) if piece.strip()]


def channel_of(address: str) -> str | None:
    """The channel to which an address leads by itself, or None."""
    return next((kind for kind, form in _CHANNELS.items() if form.search(address)), None)


def _contact(piece):
    named, _colon, rest = piece.partition(":")
    channel = named.strip().lower().replace("-", "")
    if channel in Contact.Type.values and rest.strip():
        value = rest.strip()
    else:
        value = piece
        channel = channel_of(piece)
    if channel is None:
        raise Wrong(
            _("Write the channel before the address: telegram: @name; email: name@example.org")
        )
    if len(value) > _LONGEST_ADDRESS:
        raise Wrong(_("This is longer than %(count)s characters.") % {"count": _LONGEST_ADDRESS})
    return str(channel), value
