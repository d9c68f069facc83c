"""The pages for readers: first page, listing, about, saved list, self-test."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from directory.public import errors, frame, page_cache
from directory.text import languages


@errors.only("GET", "HEAD")
def root(request):
    """Send readers to their language; the language middleware has worked it out."""
    return redirect(reverse("home"))


@errors.only("GET", "HEAD")
@page_cache.cached()
def home(request):
    """Hotlines, the search box, kinds of help, provinces."""
    return frame.render(request, "home.html", {"lists": frame.home_lists(request)})


@errors.only("GET", "HEAD")
@page_cache.cached(with_data=False)
def shell(request):
    """The first page without any listing: what a phone keeps to open with no network."""
    return frame.render(request, "home.html", {"lists": "", "is_shell": True}, with_data=False)


@errors.only("GET", "HEAD")
@page_cache.cached()
def listing(request, public_id):
    """One listing in full."""
    current = frame.published(request)
    cards = current.cards(request.LANGUAGE_CODE) if current else {}
    if public_id in cards:
        # The acts stand in the page before its script arrives, so that nothing moves when it does.
        acts = render_to_string("pieces/acts_bar.html")
        details = acts + current.details(request.LANGUAGE_CODE)[public_id]
        record = frame.record_of(request, public_id)
        context = {
            "heading": {language: record[f"name_{language}"] for language in languages.CODES},
            "article": _place_details(cards[public_id], details),
        }
        return frame.render(request, "listing.html", context)
    if current and public_id in current.pointer["withdrawn"]:
        return errors.problem(
            request,
            410,
            _("This listing was withdrawn. Do not use a number that you noted from it."),
        )
    raise Http404


@errors.only("GET", "HEAD")
@page_cache.cached(with_data=False)
def about(request):
    """What Phlov is, how listings are checked, and what is never collected."""
    return frame.render(request, "about.html", {}, with_data=False)


@errors.only("GET", "HEAD")
@page_cache.cached(with_data=False)
def open_data(request):
    """The list as files for other programs, and the read API: what they are, and what is ours."""
    return frame.render(request, "open-data.html", {}, with_data=False)


@errors.only("GET", "HEAD")
@page_cache.cached(with_data=False)
def saved(request):
    """The list for one case, which the phone fills in; the server never learns what is on it."""
    return frame.render(request, "saved.html", {"is_shell": True}, with_data=False)


@errors.only("GET", "HEAD")
@page_cache.cached(with_data=False)
def self_test(request):
    """Whether this phone works without a network, answered by the phone itself."""
    return frame.render(request, "self-test.html", {}, with_data=False)


@errors.only("GET", "HEAD")
@page_cache.cached(with_data=False)
def blank(request):
    """Nothing at all: where leaving ends when there is no network to leave to."""
    return render(request, "blank.html")


def _place_details(card, details):
    """A card with its details in the place that the template leaves for them."""
    return card.replace("<div data-details></div>", f"<div data-details>{details}</div>")
