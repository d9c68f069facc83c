"""How days, months, digits and numbers to dial are written in each language."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from directory.text.hours import PHNOM_PENH
from directory.text.languages import ENGLISH, LANGUAGES


def digits(text: object, language: str) -> str:
    """A text, or a number, with the digits of a language."""
    return str(text).translate(str.maketrans(ENGLISH.digits, LANGUAGES[language].digits))


def day(when: object, language: str) -> str:
    """2026-11-22 as ២២ វិច្ឆិកា ២០២៦ or 22 November 2026; of a moment, its day in Cambodia.

    `when` is a date, an aware datetime, or the ISO text of one of them.
    """
    text = str(when)
    is_day = len(text) == len("2026-11-22")
    moment = (
        date.fromisoformat(text) if is_day else datetime.fromisoformat(text).astimezone(PHNOM_PENH)
    )
    month = LANGUAGES[language].months[moment.month - 1]
    return digits(f"{moment.day} {month} {moment.year}", language)


def month(iso_month: str, language: str) -> str:
    """2026-11 as វិច្ឆិកា ២០២៦ or November 2026."""
    return day(f"{iso_month}-01", language).split(maxsplit=1)[1]


def days(isos: Iterable[str], language: str) -> str:
    """Days in order, those of a month together: 12, 13 November 2026; 2 December 2026."""
    return "; ".join(
        f"{digits(', '.join(str(int(iso[8:])) for iso in of_month), language)} "
        f"{month(iso_month, language)}"
        for iso_month, of_month in groupby(isos, key=lambda iso: iso[:7])
    )


def quoted(text: str, language: str) -> str:
    """A text as it was typed, between the quotation marks of a language: «ក», “a”."""
    return LANGUAGES[language].quotes.format(text)


def printed(when: str, language: str) -> str:
    """When something was printed, as precisely as is known: 2021, 2021-03 or 2021-03-05."""
    writers = {4: digits, 7: month, 10: day}
    return writers[len(when)](when, language)


def first_day(printed_on: str) -> date:
    """The first day on which something can have been printed: nothing looks younger than it is."""
    return date.fromisoformat(f"{printed_on}-01-01"[: len("2021-01-01")])


def dialled(number: str) -> str:
    """A number as people in Cambodia write it: +85592311511 as 092 311 511; 1800 20 0000."""
    if number.startswith("1800"):
        return f"1800 {number[4:6]} {number[6:]}"
    if not number.startswith("+855"):
        return number
    national = "0" + number[4:]
    groups = [national[:3], *(national[at : at + 3] for at in range(3, len(national), 3))]
    if len(groups[-1]) == 1:
        groups[-2:] = [groups[-2] + groups[-1]]
    return " ".join(groups)
