"""How dates, numbers and texts in two languages are written in a page."""

from datetime import date, datetime

from django import template
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import get_language

from directory import hours as opening_hours
from directory.models import Contact
from directory.tables import TABLES

register = template.Library()

# Browsers and Django have no dependable Khmer month names (CLDR has these).
MONTHS = {
    "km": [
        "មករា",
        "កុម្ភៈ",
        "មីនា",
        "មេសា",
        "ឧសភា",
        "មិថុនា",
        "កក្កដា",
        "សីហា",
        "កញ្ញា",
        "តុលា",
        "វិច្ឆិកា",
        "ធ្នូ",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
# Languages that a number is answered in. Django's own Khmer names of languages are often wrong.
SPOKEN = {
    "km": {
        "km": "ខ្មែរ",
        "en": "អង់គ្លេស",
        "vi": "វៀតណាម",
        "zh": "ចិន",
        "fr": "បារាំង",
        "th": "ថៃ",
    },
    "en": {
        "km": "Khmer",
        "en": "English",
        "vi": "Vietnamese",
        "zh": "Chinese",
        "fr": "French",
        "th": "Thai",
    },
}
KHMER_DIGITS = str.maketrans("0123456789", TABLES["digits"])


@register.simple_tag
def months():
    """The names of the months, for the script, which must not ask the browser for them."""
    return " ".join(MONTHS[get_language()])


@register.filter
def day(when):
    """2026-11-22 as ២២ វិច្ឆិកា ២០២៦ or 22 November 2026; of a moment, its day in Cambodia."""
    text = str(when)
    is_day = len(text) == len("2026-11-22")
    moment = date.fromisoformat(text) if is_day else localtime(datetime.fromisoformat(text))
    language = get_language()
    return digits(f"{moment.day} {MONTHS[language][moment.month - 1]} {moment.year}")


@register.filter
def digits(text):
    """A text, or a number, with the digits of the active language."""
    text = str(text)
    return text.translate(KHMER_DIGITS) if get_language() == "km" else text


@register.filter
def month(iso_month):
    """2026-11 as វិច្ឆិកា ២០២៦ or November 2026."""
    return day(f"{iso_month}-01").split(maxsplit=1)[1]


@register.filter
def dialled(number):
    """A number as people in Cambodia write it: +85592311511 as 092 311 511."""
    if not number.startswith("+855"):
        return number
    national = "0" + number[4:]
    groups = [national[:3], *(national[at : at + 3] for at in range(3, len(national), 3))]
    if len(groups[-1]) == 1:
        groups[-2:] = [groups[-2] + groups[-1]]
    return " ".join(groups)


@register.filter
def channel(code):
    """What a way to reach somebody is called; a code without a name stays a code."""
    return dict(Contact.Type.choices).get(code, code)


@register.filter
def languages(codes):
    """The languages that a number is answered in, by name; a code without one stays a code."""
    names = SPOKEN[get_language()]
    return ", ".join(names.get(code, code) for code in codes)


@register.filter
def weekly(schedule):
    """Opening hours in words."""
    return opening_hours.format(schedule, get_language())


@register.filter
def either(both):
    """A text in the page's language, else in the other one, marked with its `lang`."""
    language = get_language()
    if both[language]:
        return both[language]
    other = "en" if language == "km" else "km"
    return format_html('<span lang="{}">{}</span>', other, both[other]) if both[other] else ""


@register.filter
def other_language(both):
    """The text in the language that the page is not in, marked with its `lang`."""
    other = "en" if get_language() == "km" else "km"
    if not both[other] or both[other] == both[get_language()]:
        return ""
    return format_html('<span lang="{}">{}</span>', other, both[other])
