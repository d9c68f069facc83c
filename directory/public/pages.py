"""The pages for readers: first page, listing, about, guide, saved list, self-test, by light."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from directory.public import errors, frame, guidance, page_cache, withdrawn
from directory.text import languages


@errors.only("GET", "HEAD")
def root(request):
    """Send readers to their language; the language middleware has worked it out."""
    return redirect(reverse("home"))


@errors.only("GET", "HEAD")
@page_cache.cached()
def home(request):
    """Hotlines, the search box, kinds of help, provinces."""
    return frame.render(request, "home.html", {"lists": frame.home_lists(request), "is_home": True})


@errors.only("GET", "HEAD")
@page_cache.cached(with_data=False)
def shell(request):
    """The first page without any listing: what a phone keeps to open with no network."""
    context = {"lists": "", "is_home": True, "is_shell": True}
    return frame.render(request, "home.html", context, with_data=False)


@errors.only("GET", "HEAD")
@page_cache.cached()
def listing(request, public_id):
    """One listing in full."""
    current = frame.published(request)
    cards = current.cards(request.LANGUAGE_CODE) if current else {}
    if public_id in cards:
        # The acts stand in the page before its script arrives, so that nothing moves when it does.
        acts = render_to_string("pieces/acts_bar.html")
        record = frame.record_of(request, public_id)
        checklist = guidance.checklist(request, record["kinds"])
        details = current.details(request.LANGUAGE_CODE)[public_id] + checklist + acts
        catalogue = current.file("catalogue")
        parents = {kind["code"]: kind["parent"] for kind in catalogue["kinds"]}
        above = [parents[code] for code in record["kinds"]]
        context = {
            "heading": {language: record[f"name_{language}"] for language in languages.CODES},
            # Without script there is no telling from which results somebody came.
            "category": next(
                (one for one in catalogue["categories"] if one["code"] in above), None
            ),
            "article": _place_details(cards[public_id], details),
        }
        return frame.render(request, "listing.html", context)
    if current and public_id in current.pointer["withdrawn"]:
        row = withdrawn.find(request, public_id)
        if row:
            notice = withdrawn.block(request, row, is_whole=True)
            lists = "" if "data-line" in notice else frame.home_lists(request)
            context = {"notice": notice, "lists": lists}
            return frame.render(request, "withdrawn.html", context, 410)
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
def guide(request):
    """The one page for field workers."""
    return frame.render(request, "guide.html", {}, with_data=False)


@errors.only("GET", "HEAD")
@page_cache.cached()
def open_data(request):
    """The list on paper, as files for other programs, and the read API: what is ours in them."""
    provinces = frame.catalogue(request)["provinces"]
    return frame.render(request, "open-data.html", {"provinces": provinces})


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
def light(request):
    """Where a phone shows its list as moving codes, or reads that of another, with no network."""
    return frame.render(request, "light.html", {}, with_data=False)


@errors.only("GET", "HEAD")
@page_cache.cached(with_data=False)
def blank(request):
    """A page about something else: where leaving ends when there is no network to leave to."""
    measures = [
        (_("1 kilometre"), _("1,000 metres")),
        (_("1 hectare"), _("10,000 square metres")),
        (_("1 square kilometre"), _("100 hectares")),
        (_("1 tonne"), _("1,000 kilograms")),
        (_("1 kilogram"), _("1,000 grams")),
        (_("1 cubic metre"), _("1,000 litres")),
        (_("1 litre"), _("1,000 millilitres")),
    ]
    return render(request, "blank.html", {"measures": measures})


def _place_details(card, details):
    """A card as the listing that stands alone, with its details in their place."""
    whole = card.replace('class="listing', 'class="listing whole', 1)
    return whole.replace("<div data-details></div>", f"<div data-details>{details}</div>")
