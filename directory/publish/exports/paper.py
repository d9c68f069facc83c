"""The list on paper: province sheet, booklet, pocket card, poster, referral slip, as HTML pages.

Each says the number of its list, the day after which nobody should use it, and the address under
which it says what changed since. Whatever warns stands before the numbers.
"""

from typing import NamedTuple

import segno
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from directory.publish import guidance
from directory.publish.exports import one_file, table, words
from directory.publish.pieces import LINES_ON_A_CARD
from directory.publish.reader import Reader
from directory.rules.listing import only_reads

# What a line is called on a card that somebody carries, by its symbol: no word tells why. A line
# with another symbol is on no card.
NEUTRAL = {
    "police": _("Police"),
    "ambulance": _("Ambulance"),
    "fire": _("Fire"),
    "child": _("Child, youth"),
    "bond": _("Special police"),
    "umbrella": _("Child help"),
}
# Cards on one sheet of A4, and lines for which a card has room.
CARDS = 5
MOST_ON_CARD = 7


class Paper(NamedTuple):
    """What is printed: a list, with the address of its site up to the slash, in a language."""

    reader: Reader
    address: str
    language: str


def province(paper: Paper, code: str) -> str | None:
    """The sheet of a province, or None if there is no such province.

    A service of which nobody has told where it is given stands on each sheet, last.
    """
    places = paper.reader.file("catalogue")["provinces"]
    place = next((one for one in places if one["code"] == code), None)
    if place is None:
        return None
    standings = paper.reader.documents()
    lines = _lines(paper, standings)

    def rows(is_wanted):
        return _rows(paper, standings, lines["lines"], is_wanted)

    groups = [
        (place["name"], rows(lambda service: code in service["provinces"])),
        (words.in_each(words.nationwide), rows(lambda service: service["nationwide"])),
    ]
    if nowhere := rows(lambda one: not (one["nationwide"] or one["provinces"])):
        groups.append((words.in_each(words.unknown_place), nowhere))
    return _page(paper, "province", place=place, groups=groups, **lines)


def booklet(paper: Paper) -> str:
    """All listings: those in the whole country, by province, and where nobody knows it."""
    standings = paper.reader.documents()
    lines = _lines(paper, standings)
    entries = [
        entry | {"asks": _asks(paper, standing, lines["lines"])}
        for standing, entry in zip(standings, one_file.listings(paper.reader), strict=True)
    ]
    chapters = [(words.in_each(words.nationwide), [one for one in entries if one["is_nationwide"]])]
    for place in paper.reader.file("catalogue")["provinces"]:
        found = [one for one in entries if place["code"] in one["provinces"]]
        chapters.append((place["name"], found))
    nowhere = [one for one in entries if not (one["is_nationwide"] or one["provinces"])]
    chapters.append((words.in_each(words.unknown_place), nowhere))
    return _page(
        paper,
        "booklet",
        chapters=[chapter for chapter in chapters if chapter[1]],
        **lines,
    )


def card(paper: Paper) -> str:
    """The pocket card: hotlines by neutral words in both languages, folded to 85 x 54 mm."""
    # A star stands for whatever has to be read before the call; its words would tell too much.
    lines = [
        line
        | {
            "words": words.in_each(str, NEUTRAL[line["symbol"]]),
            "is_starred": line["warning"] or line["is_weak"],
        }
        for line in _lines(paper, paper.reader.documents())["lines"]
        if line["symbol"] in NEUTRAL
    ][:MOST_ON_CARD]
    warned = any(line["is_starred"] for line in lines)
    free = [line for line in lines if line["is_free"]]
    return _page(paper, "card", lines=lines, free=free, warned=warned, copies=range(CARDS))


def poster(paper: Paper) -> str:
    """A poster with the address of the site as a code, in both languages."""
    return _page(paper, "poster", site=_code(paper.address))


def slip(paper: Paper, public_id: str, number: int) -> str | None:
    """The referral slip of one service of a listing, by its place from 1; None without that."""
    own = Reader(paper.reader.pointer, only=[public_id])
    standing = next(iter(own.documents()), None)
    services = standing["listing"]["services"] if standing else []
    if not 0 < number <= len(services):
        return None
    service = services[number - 1]
    [entry] = one_file.listings(own)
    lines = _lines(paper, paper.reader.documents())["lines"]
    return _page(
        paper,
        "slip",
        listing=standing["listing"],
        entry=entry,
        service=dict(entry["texts"])[paper.language]["services"][number - 1],
        phones=table.phones_of(standing["listing"], service) or standing["listing"]["phones"],
        asks=_asks(paper, standing, lines),
        is_residential=service["residential"],
        says_what_to_bring=any(service["required_documents"].values()),
    )


def _page(paper, name, **context):
    number = paper.reader.pointer["seq"]
    short = f"{paper.address}print/{number}"
    return render_to_string(
        f"paper/{name}.html",
        context
        | {
            "language": paper.language,
            "kind": name,
            "pointer": paper.reader.pointer,
            "number": number,
            "host": paper.address.split("://")[1].strip("/"),
            "short": short.split("://")[1],
            "qr": _code(short),
            "about": words.in_each(words.about, paper.reader),
            "expires": words.in_each(words.expires, paper.reader.pointer["expires_at"]),
        },
    )


def _code(text):
    """A text as a QR code, an SVG without styles."""
    drawn = segno.make(text, error="m", micro=False)
    svg = drawn.svg_inline(border=4, omitsize=True, svgclass="code", lineclass=None)
    return mark_safe(svg)  # noqa: S308 - it holds numbers alone


def _lines(paper, standings):
    """The hotlines with their words, and what is urgent first."""
    lines = []
    for standing in standings:
        # A snapshot of the release before has no lines here, and no words of messages.
        line = standing.get("line")
        if line:
            phones = guidance.hotline_phones(standing["listing"])
            phone = next((one for one in phones if one["number"] == line["number"]), {})
            told = {
                "warning": words.warnings(standing),
                "check": words.short_check(standing),
                "is_weak": only_reads(standing["method"]) or words.is_overdue_today(standing),
                "is_free": phone.get("toll_free"),
            }
            lines.append(line | told)
    checks = {line["check"] for line in lines}
    return {
        "lines": lines,
        "check": checks.pop() if len(checks) == 1 else "",
        "urgent": [one for one in paper.reader.file("catalogue")["urgent"][:1] if "title" in one],
    }


def _rows(paper, standings, lines, is_wanted):
    """A row for each service that is wanted: whom one takes says nothing about the next."""
    names = table.Names(paper.reader.file("catalogue"))
    return [
        {
            "listing": standing["listing"],
            "warning": words.warnings(standing),
            "check": words.short_check(standing),
            "phones": table.phones_of(standing["listing"], service)
            or standing["listing"]["phones"],
            "asks": _asks(paper, standing, lines),
            "name": service["name"],
            "kinds": names.of("kinds", service["kinds"], paper.language),
            "served": names.of("served", service["served"], paper.language),
            "not_served": names.of("served", service["not_served"], paper.language),
        }
        for standing in standings
        for service in standing["listing"]["services"]
        if is_wanted(service)
    ]


def _asks(paper, standing, lines):
    """Whom of the lines to ask about a listing that has no number of its own."""
    catalogue = paper.reader.file("catalogue")
    return guidance.lines_to_ask(standing["listing"], catalogue, lines)[:LINES_ON_A_CARD]
