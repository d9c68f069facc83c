"""Renders listings and the lists of the first page as HTML, the same for page and phone."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from directory.models import Organization, Verification
from directory.publish import guidance
from directory.publish.markup import compact
from directory.rules.listing import PLAIN_FACTS, is_overdue, only_reads
from directory.text import hours, languages
from directory.text.tables import TABLES
from directory.text.writing import day, dialled, digits, first_day, printed

# Where `with_ages` fills in what depends on the day.
CHECKED = re.compile(
    r'<p class="check(?: weak)?" data-check>(?:(?!</p>).)*?<time datetime="(?P<day>[0-9-]+)">[^<]*',
    re.S,
)
DUE = re.compile(
    r'data-due="(?P<day>[0-9-]+)"(?:(?!data-due=).)*?<span class="overdue" hidden', re.S
)
LAST_ACT = re.compile(
    r'(?P<said><p data-last-act[^>]*>[^<]*<time datetime="(?P<day>[0-9-]+)">[^<]*)'
    r"(?P<rest></time>\s*<strong)\s+hidden\b"
)
ENDS = re.compile(r'data-ends="(?P<day>[0-9-]+)"')
# When a source was printed, by how precisely it is known: a year, a month, a day.
PRINTED = {
    4: pgettext_lazy("a year", "printed in {when}"),
    7: pgettext_lazy("a month", "printed in {when}"),
    10: gettext_lazy("printed on {when}"),
}
# Up to here an age is told in days, and then in years.
LONGEST_IN_DAYS = 730
DAYS_IN_YEAR = 365
# So many urgent messages have a button on the first page.
TILES = 4
# So many lines of others stand beside a listing that has no number.
LINES_ON_A_CARD = 2
# How a listing was confirmed, in a reader's words; any other method was a published source.
CONFIRMED = {
    Verification.Method.CALL: gettext_lazy("Confirmed by phone"),
    Verification.Method.VISIT: gettext_lazy("Confirmed by a visit"),
    Verification.Method.WRITTEN: gettext_lazy("Confirmed in writing"),
}


def card(standing: dict, catalogue: dict, language: str) -> str:
    """One `<article data-listing>`, with an empty `data-details` for what `details` renders."""
    return render("listing.html", _listing_context, (standing, catalogue), language)


def card_values(record: dict, catalogue: dict, language: str) -> dict[str, str]:
    """What a card shows that the record of its listing holds already, by the name of its hole.

    A name is a field of the record, with a place where that is a list, and after "|" the form in
    which it is shown. The twin of `valueOf` in static/js/phone/packing.js.
    """
    parents = {kind["code"]: kind["parent"] for kind in catalogue["kinds"]}
    categories = [code for code in dict.fromkeys(map(parents.get, record["kinds"])) if code]
    values = {
        name: record[name]
        for name in ("id", "slug", *languages.columns("name"), "due_on", "checked_on")
    }
    for name in ("checked_on", "due_on"):
        values[f"{name}|day"] = day(record[name], language)
    if record["printed_on"]:
        values["printed_on"] = record["printed_on"]
        values["printed_on|day"] = printed(record["printed_on"], language)
    for place, number in enumerate(record["numbers"]):
        values[f"numbers.{place}"] = number
        values[f"numbers.{place}|dialled"] = dialled(number)
    for group, codes in (("provinces", record["provinces"]), ("categories", categories)):
        for place, name in enumerate(_words(catalogue[group], codes, language)):
            values[f"{group}.{place}|name"] = name
    return values


def details(standing: dict, catalogue: dict, language: str) -> str:
    """What `card` leaves out, to be put into its `data-details` part."""
    return render("listing_details.html", _listing_context, (standing, catalogue), language)


def home(standings: list[dict], catalogue: dict, truth: dict, language: str) -> str:
    """The first page's lists: hotlines, kinds of help, provinces; and how true the list is."""
    return render("home_lists.html", _home_context, (standings, catalogue, truth), language)


def with_ages(page: str, today: date) -> str:
    """A page with what depends on the day: the ages of checks, and which alerts have ended.

    The twin of `mark` and `markLastAct` in static/js/phone/ages.js, so that the script changes
    nothing.
    """

    def say_age(found):
        return f"{found[0]} ({_age_in_words(found['day'], today)})"

    def warn(found):
        is_past = is_overdue(found["day"], today.isoformat())
        return found[0].removesuffix(" hidden") if is_past else found[0]

    def end(found):
        return f"{found[0]} hidden" if found["day"] < today.isoformat() else found[0]

    def say_silence(found):
        days = max(0, (today - date.fromisoformat(found["day"])).days)
        # Nobody has acted since: the office may have stopped working.
        is_silent = days > TABLES["limits"]["silent_days"]
        said = f"{found['said']} ({_age_in_words(found['day'], today)}){found['rest']}"
        return f"{said}{'' if is_silent else ' hidden'}"

    page = CHECKED.sub(say_age, page)
    page = LAST_ACT.sub(say_silence, page)
    page = DUE.sub(warn, page)
    return ENDS.sub(end, page)


def _age_in_words(when, today):
    """How long ago a day was, or the year or month in which something was printed."""
    days = max(0, (today - first_day(when)).days)
    is_day = first_day(when).isoformat() == when
    if is_day and days < LONGEST_IN_DAYS:
        if days < 2:
            return _("yesterday") if days else _("today")
        return digits(_("{days} days ago").format(days=days), translation.get_language())
    years = days // DAYS_IN_YEAR
    if years < 2:
        return _("a year ago") if years else _("less than a year ago")
    return digits(_("{years} years ago").format(years=years), translation.get_language())


def _home_context(standings, catalogue, truth):
    line_of = guidance.line_of(catalogue["lines"])
    hotlines = [
        {
            "standing": standing,
            "phone": phone,
            "name": standing["listing"]["name"],
            "hint": phone["purpose"],
            "symbol": "phone",
            # In words by which people tell it from the others.
            **line_of.get(standing["listing"]["public_id"], {}),
            "check": _check(standing),
            "printed_on": standing["listing"]["printed_on"] or "",
        }
        for standing in standings
        for phone in _with_about(guidance.hotline_phones(standing["listing"]), standing)
    ]
    checks = {
        (one["standing"]["checked_on"], one["check"]["is_weak"] or one["check"]["confirmed"])
        for one in hotlines
    }
    return {
        "urgent": catalogue["urgent"][:TILES],
        "hotlines": hotlines,
        # One line says it of all, if it is the same; of prints, that of the oldest.
        "check": min(hotlines, key=lambda one: one["printed_on"]) if len(checks) == 1 else None,
        "categories": catalogue["categories"],
        "provinces": catalogue["provinces"],
        "truth": truth,
    }


def _listing_context(standing, catalogue):
    listing = standing["listing"]
    categories, kinds, served, provinces = (
        {term["code"]: term["name"] for term in catalogue[group]}
        for group in ("categories", "kinds", "served", "provinces")
    )
    category_of = {kind["code"]: kind["parent"] for kind in catalogue["kinds"]}
    services = listing["services"]
    costs = {True: _("Free of charge"), False: _("Not free"), None: ""}
    return {
        "standing": standing,
        "listing": listing,
        "phones": _with_about(listing["phones"], standing),
        **_asks(listing, catalogue),
        "check": _check(standing),
        "reached": [
            (phone["number"], standing["reached"][phone["number"]])
            for phone in listing["phones"]
            if phone["number"] in standing["reached"]
        ],
        "categories": names_of(
            categories,
            (
                category_of[code]
                for service in services
                for code in service["kinds"]
                if category_of.get(code)
            ),
        ),
        "coverage": names_of(
            provinces, (code for service in services for code in service["provinces"])
        ),
        "is_nationwide": any(service["nationwide"] for service in services),
        # A website is a link, for which the template has its own place.
        "plain_facts": [
            (capfirst(Organization._meta.get_field(name).verbose_name), listing[name])
            for name in PLAIN_FACTS
            if name != "website" and listing[name]
        ],
        "services": [
            service
            | {
                "kind_names": names_of(kinds, service["kinds"]),
                "place_names": names_of(provinces, service["provinces"]),
                "served_names": names_of(served, service["served"]),
                "not_served_names": names_of(served, service["not_served"]),
                "takes_everyone": "all" in service["served"],
                "cost": costs[service["free_of_charge"]],
                "unknown": _unknown_of_service(service),
            }
            for service in services
        ],
        "places": [
            place | {"province_name": names_of(provinces, [place["province"]])[0]}
            for place in listing["locations"]
            if place["province"]
        ],
    }


def _check(standing):
    """How a listing was checked, in words; if nobody called, when its source was printed."""
    is_weak = only_reads(standing["method"])
    printed_on = standing["listing"]["printed_on"] if is_weak else None
    return {
        "is_weak": is_weak,
        "confirmed": CONFIRMED.get(standing["method"]),
        "printed": printed_on
        and format_html(
            capfirst(PRINTED[len(printed_on)]),
            when=format_html(
                '<time datetime="{}">{}</time>',
                printed_on,
                printed(printed_on, translation.get_language()),
            ),
        ),
    }


def _asks(listing, catalogue):
    """The urgent messages that a listing means, and whom to ask where it has no number."""
    rules = guidance.rules_of(listing, catalogue)
    asks = guidance.lines_to_ask(listing, catalogue, catalogue["lines"])
    kinds = {kind for service in listing["services"] for kind in service["kinds"]}
    messages = [one for one in catalogue["urgent"] if kinds & {*one["kinds"]}]
    return {
        "messages": [{"message": one, "steps": guidance.steps(one)} for one in messages],
        "asks": asks[:LINES_ON_A_CARD],
        "rule": rules[0] if rules else None,
        "is_reachable": guidance.is_reachable(listing, catalogue),
    }


def _with_about(phones, standing):
    """Numbers of a listing, each with its hours and with what is not known of it."""
    listing = standing["listing"]
    is_weak = only_reads(standing["method"])
    hours = {service["id"]: service["hours"] for service in listing["services"]}
    # The hours of a service are the hours of the number that reaches it.
    phones = [
        phone | {"hours": phone["hours"] or hours.get(phone["service"], [])} for phone in phones
    ]
    return [
        phone
        | {
            # Nobody has called it, and it is not of the same print as the listing.
            "about": _about_phone(phone, is_weak and phone["printed_on"] != listing["printed_on"]),
            "unknown": _labels(
                (_("hours"), not phone["hours"]),
                (_("languages"), not phone["languages"]),
                (_("cost of the call"), phone["toll_free"] is None),
            ),
        }
        for phone in phones
    ]


def _about_phone(phone, tells_print):
    """What is known of a number beside its purpose, in words."""
    costs = {True: _("free to call"), False: _("the call costs money"), None: ""}
    language = translation.get_language()
    week = hours.format(phone["hours"], language)
    parts = [costs[phone["toll_free"]], week, languages.in_words(phone["languages"], language)]
    if tells_print and phone["printed_on"]:
        when = printed(phone["printed_on"], language)
        parts.append(PRINTED[len(phone["printed_on"])].format(when=when))
    elif tells_print:
        parts.append(_("no date of printing is known"))
    return [part for part in parts if part]


def _unknown_of_service(service):
    """What is not known of a service, so that a caseworker must ask, in words."""

    def is_empty(both):
        return not any(both.values())

    return _labels(
        (_("for whom"), not service["served"]),
        (_("how to refer"), is_empty(service["application_process"])),
        (_("what to bring"), is_empty(service["required_documents"])),
        (_("cost"), service["free_of_charge"] is None and is_empty(service["fees"])),
        (_("hours"), not service["hours"]),
    )


def _labels(*rows):
    return [label for label, is_unknown in rows if is_unknown]


def names_of(names: dict[str, dict], codes: Iterable[str]) -> list[dict]:
    """The names of codes, each once, in the order in which they come.

    A code without a name is shown as the code: it must not stop every publication, nor may a
    "not for" vanish from a listing.
    """
    nameless = dict.fromkeys(languages.CODES, "")
    return [
        names.get(code, nameless | {languages.ENGLISH.code: code}) for code in dict.fromkeys(codes)
    ]


def _words(terms, codes, language):
    """The names of terms of the catalogue in one language, else in Khmer."""
    names = {term["code"]: term["name"] for term in terms}
    # A code without a name must not stop every publication.
    nameless = dict.fromkeys(languages.CODES, "")
    found = (names.get(code, nameless) for code in codes)
    return [name[language] or name[languages.DEFAULT] for name in found]


def render(template: str, make_context: Callable, arguments: tuple, language: str) -> str:
    """A piece in a language, without white space; `make_context` makes its context in it."""
    with translation.override(language):
        context = make_context(*arguments) | {"language": language}
        return compact(render_to_string(f"pieces/{template}", context))
