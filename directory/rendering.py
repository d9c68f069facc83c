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
    categories = {category["code"]: category for category in catalogue["categories"]}
    kinds = {kind["code"]: kind for kind in catalogue["kinds"]}
    served = {group["code"]: group for group in catalogue["served"]}
    provinces = {province["code"]: province for province in catalogue["provinces"]}
    services = listing["services"]
    return {
        "entry": entry,
        "listing": listing,
        "details": with_details,
        "categories": _names(
            categories[kinds[code]["parent"]] for service in services for code in service["kinds"]
        ),
        "coverage": _names(
            provinces[code] for service in services for code in service["provinces"]
        ),
        "is_nationwide": any(service["nationwide"] for service in services),
        "is_residential": any(service["residential"] for service in services),
        "services": [
            service
            | {
                "kind_names": _names(kinds[code] for code in service["kinds"]),
                "served_names": _names(served[code] for code in service["served"]),
                "not_served_names": _names(served[code] for code in service["not_served"]),
            }
            for service in services
        ],
        "places": [
            place | {"province_name": provinces[place["province"]]["name"]}
            for place in listing["locations"]
            if place["province"]
        ],
    }


def _names(terms):
    """The names of terms, each once, in the order in which they come."""
    return list({term["code"]: term["name"] for term in terms}.values())


def _render(template, context, language):
    with translation.override(language):
        text = render_to_string(f"pieces/{template}", context | {"language": language})
    # Blank lines cost bytes on every phone and say nothing.
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
