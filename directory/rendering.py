"""Listings, and the first page's lists, as pieces of markup: the same for page, print and phone."""

import re
from datetime import date

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from directory import listing as listings
from directory.templatetags.phlov import day, dialled, digits

# Kinds of help that come too late after some days. What to do stands above every number.
URGENT_KINDS = {"care-after-rape"}
# Where markup leaves room for what depends on the day; see with_ages.
CHECKED = re.compile(
    r'<p class="check" data-check>.*?<time datetime="(?P<day>[0-9-]+)">[^<]*', re.S
)
DUE = re.compile(
    r'data-due="(?P<day>[0-9-]+)"(?:(?!data-due=).)*?<span class="overdue" hidden', re.S
)
ENDS = re.compile(r'data-ends="(?P<day>[0-9-]+)"')


def card(entry, catalogue, language):
    """One `<article data-listing>`, with an empty `data-details` for what `details` renders."""
    return _render("listing.html", _listing_context, (entry, catalogue), language)


def card_values(fact, catalogue, language):
    """What a card shows that the facts of its listing say already, by the name of its hole.

    A name is a field of the facts, with a place where that is a list, and after "|" the form in
    which it is shown. The twin of `valueOf` in static/js/phone/packing.js.
    """
    parents = {kind["code"]: kind["parent"] for kind in catalogue["kinds"]}
    categories = [code for code in dict.fromkeys(map(parents.get, fact["kinds"])) if code]
    values = {
        name: fact[name] for name in ("id", "slug", "name_km", "name_en", "due_on", "checked_on")
    }
    with translation.override(language):
        values["checked_on|day"] = day(fact["checked_on"])
    for place, number in enumerate(fact["numbers"]):
        values[f"numbers.{place}"] = number
        values[f"numbers.{place}|dialled"] = dialled(number)
    for group, codes in (("provinces", fact["provinces"]), ("categories", categories)):
        for place, name in enumerate(_words(catalogue[group], codes, language)):
            values[f"{group}.{place}|name"] = name
    return values


def details(entry, catalogue, language):
    """What `card` leaves out, to be put into its `data-details` part."""
    return _render("listing_details.html", _listing_context, (entry, catalogue), language)


def home(entries, catalogue, language):
    """The first page's lists: hotlines, kinds of help, provinces."""
    return _render("home_lists.html", _home_context, (entries, catalogue), language)


def with_ages(page, today):
    """A page with what depends on the day it is read: how old checks are, and what has passed.

    The twin of `mark` in static/js/phone/ages.js, so that nothing changes when the script arrives.
    """

    def say_age(found):
        days = max(0, (today - date.fromisoformat(found["day"])).days)
        return f"{found[0]} ({_age_in_words(days)})"

    def warn(found):
        is_overdue = listings.is_overdue(found["day"], today.isoformat())
        return found[0].removesuffix(" hidden") if is_overdue else found[0]

    def end(found):
        return f"{found[0]} hidden" if found["day"] < today.isoformat() else found[0]

    page = CHECKED.sub(say_age, page)
    page = DUE.sub(warn, page)
    return ENDS.sub(end, page)


def _age_in_words(days):
    if days < 2:
        return _("yesterday") if days else _("today")
    return digits(_("{days} days ago").format(days=days))


def hotline_phones(listing):
    """The numbers of a listing that are dialled in an emergency."""
    hotlines = {service["id"] for service in listing["services"] if service["hotline"]}
    return [phone for phone in _phones(listing) if phone["service"] in hotlines]


def _home_context(entries, catalogue):
    return {
        "hotlines": [
            {"entry": entry, "phone": phone}
            for entry in entries
            for phone in hotline_phones(entry["listing"])
        ],
        "categories": catalogue["categories"],
        "provinces": catalogue["provinces"],
    }


def _listing_context(entry, catalogue):
    listing = entry["listing"]
    categories, kinds, served, provinces = (
        {term["code"]: term["name"] for term in catalogue[group]}
        for group in ("categories", "kinds", "served", "provinces")
    )
    category_of = {kind["code"]: kind["parent"] for kind in catalogue["kinds"]}
    services = listing["services"]
    return {
        "entry": entry,
        "listing": listing,
        "phones": _phones(listing),
        "is_urgent": any(URGENT_KINDS & set(service["kinds"]) for service in services),
        "reached": [
            (phone["number"], entry["reached"][phone["number"]])
            for phone in listing["phones"]
            if phone["number"] in entry["reached"]
        ],
        "categories": _names(
            categories,
            (
                category_of[code]
                for service in services
                for code in service["kinds"]
                if category_of.get(code)
            ),
        ),
        "coverage": _names(
            provinces, (code for service in services for code in service["provinces"])
        ),
        "is_nationwide": any(service["nationwide"] for service in services),
        "is_residential": any(service["residential"] for service in services),
        "services": [
            service
            | {
                "kind_names": _names(kinds, service["kinds"]),
                "served_names": _names(served, service["served"]),
                "not_served_names": _names(served, service["not_served"]),
                "takes_everyone": "all" in service["served"],
                "unknown": _unknown_of_service(service),
            }
            for service in services
        ],
        "places": [
            place | {"province_name": _names(provinces, [place["province"]])[0]}
            for place in listing["locations"]
            if place["province"]
        ],
    }


def _phones(listing):
    """The numbers, each with its hours and with what is not known of it."""
    hours = {service["id"]: service["hours"] for service in listing["services"]}
    # The hours of a service are the hours of the number that reaches it.
    phones = [
        phone | {"hours": phone["hours"] or hours.get(phone["service"], [])}
        for phone in listing["phones"]
    ]
    return [
        phone
        | {
            "unknown": _labels(
                (_("hours"), not phone["hours"]),
                (_("languages"), not phone["languages"]),
                (_("cost of the call"), phone["toll_free"] is None),
            )
        }
        for phone in phones
    ]


def _unknown_of_service(service):
    """What a caseworker must still ask, in words."""

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


def _names(names, codes):
    """The names of codes, each once, in the order in which they come.

    A code that has lost its name stands for itself: it must neither stop every publication nor
    take a "not for" out of a listing.
    """
    return [names.get(code, {"km": "", "en": code}) for code in dict.fromkeys(codes)]


def _words(terms, codes, language):
    """The names of terms of the catalogue in one language, else in Khmer."""
    names = {term["code"]: term["name"] for term in terms}
    # A code that has lost its name must not stop every publication.
    found = (names.get(code, {language: "", "km": ""}) for code in codes)
    return [name[language] or name["km"] for name in found]


def _render(template, make_context, arguments, language):
    with translation.override(language):
        context = make_context(*arguments) | {"language": language}
        text = render_to_string(f"pieces/{template}", context)
    # Blank lines cost bytes on every phone and say nothing.
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
