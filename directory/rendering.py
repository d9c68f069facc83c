"""Listings, and the first page's lists, as pieces of markup: the same for page, print and phone."""

from django.template.loader import render_to_string
from django.utils import translation

NATIONAL = "nationwide"


def card(entry, catalogue, language, *, details=False):
    """One `<article data-listing>`; with `details` everything that is known."""
    return _render("listing.html", _listing_context(entry, catalogue, details), language)


def details(entry, catalogue, language):
    """What `card` leaves out, to be put into its `data-details` part on the phone."""
    return _render("listing_details.html", _listing_context(entry, catalogue, True), language)


def home(entries, catalogue, language):
    """The first page's lists: hotlines, kinds of help, provinces."""
    return _render(
        "home_lists.html",
        {
            "hotlines": [
                {"entry": entry, "phone": phone}
                for entry in entries
                for phone in hotline_phones(entry["listing"])
            ],
            "categories": catalogue["categories"],
            "provinces": catalogue["provinces"],
        },
        language,
    )


def hotline_phones(listing):
    """The numbers of a listing that are dialled in an emergency."""
    hotlines = {service["id"] for service in listing["services"] if service["hotline"]}
    return [phone for phone in listing["phones"] if phone["service"] in hotlines]


def _listing_context(entry, catalogue, with_details):
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
        "reached": [
            (phone["number"], entry["reached"][phone["number"]])
            for phone in listing["phones"]
            if phone["number"] in entry["reached"]
        ],
        "details": with_details,
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
            }
            for service in services
        ],
        "places": [
            place | {"province_name": _names(provinces, [place["province"]])[0]}
            for place in listing["locations"]
            if place["province"]
        ],
    }


def _names(names, codes):
    """The names of codes, each once, in the order in which they come.

    A code that has lost its name stands for itself: it must neither stop every publication nor
    take a "not for" out of a listing.
    """
    return [names.get(code, {"km": "", "en": code}) for code in dict.fromkeys(codes)]


def _render(template, context, language):
    with translation.override(language):
        text = render_to_string(f"pieces/{template}", context | {"language": language})
    # Blank lines cost bytes on every phone and say nothing.
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
