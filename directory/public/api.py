"""The read API of the Human Services Data Specification (HSDS); publish/exports/hsds.py makes
its objects, docs/hsds.md explains it."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from math import ceil
from typing import NamedTuple

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt

from directory import text
from directory.public import exports, frame, search
from directory.public.api_form import PER_PAGE, Parameters
from directory.publish import kept_pieces
from directory.publish.exports import hsds, words
from directory.publish.files import to_bytes
from directory.text import languages
from directory.text.digest import fingerprint

EVERYWHERE = {"search", "page", "per_page", "format"}
OF_SERVICES = {"taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after", "full"}


class Endpoint(NamedTuple):
    """A kind of object: how it is shown, in full and else, and which parameters choose of it."""

    brief: Callable
    full: Callable
    parameters: set[str]


# By the name of the list in hsds.Directory.
ENDPOINTS = {
    "services": Endpoint(
        hsds.Directory.service, hsds.Directory.full_service, OF_SERVICES | {"minimal"}
    ),
    "organizations": Endpoint(
        hsds.Directory.organization,
        hsds.Directory.full_organization,
        {"organization_id", "modified_after", "full"},
    ),
    "service_at_locations": Endpoint(
        hsds.Directory.at_place, hsds.Directory.full_at_place, OF_SERVICES
    ),
}
# By the name of the list in hsds_terms.Terms, the parameters; these have one form alone.
TERMS = {"taxonomies": set(), "taxonomy_terms": {"taxonomy_id", "parent_id", "top_only"}}


class Refused(Exception):
    """A request that cannot be answered: the status, and what is wrong."""

    def __init__(self, status: int, problem: object):
        super().__init__(status, problem)
        self.status, self.problem = status, problem


def in_json(view):
    """Answer GET in JSON, refusals too; whoever has the answer of this list gets 304."""

    @csrf_exempt  # It changes nothing, and no cookie is read that CSRF could use.
    @wraps(view)
    def answer(request, *args, **kwargs):
        with translation.override(languages.ENGLISH.code):
            response = _answer(view, request, *args, **kwargs)
        exports.allow_reading(response)
        response["X-Robots-Tag"] = "noindex"
        return response

    return answer


def _answer(view, request, *args, **kwargs):
    try:
        if request.method not in ("GET", "HEAD"):
            raise Refused(405, "Only GET is answered.")
        found = frame.published(request)
        if found is None or not found.has_documents():
            raise Refused(503, "Nothing is published yet. Ask again later.")
        # What is found depends on the list, the program and the day.
        state = [found.pointer.stored, kept_pieces.program(), str(timezone.localdate())]
        state.append(request.get_full_path())
        tag = f'W/"{fingerprint(to_bytes(state))}"'
        response = get_conditional_response(request, tag)
        response = response or _json(view(request, found, *args, **kwargs))
        response["ETag"] = tag
    except Refused as refused:
        response = _json({"error": refused.problem}, refused.status)
        if refused.status == 405:
            response["Allow"] = "GET, HEAD"
    return response


def _json(content, status=200):
    return HttpResponse(to_bytes(content), "application/json", status)


@in_json
def root(request, reader):
    """What this API is, and which list it answers from."""
    return {
        "version": hsds.VERSION,
        "profile": request.build_absolute_uri(reverse("open-data")),
        "openapi_url": request.build_absolute_uri(reverse("api-openapi")),
        "list": words.list_of(reader),
    }


@in_json
def one(request, reader, kind, id):
    """One object in full."""
    found = hsds.Directory(reader)
    if kind in TERMS:
        objects = [term for term in getattr(found.terms, kind) if term["id"] == id]
    else:
        show = _endpoint(kind).full
        objects = [show(found, item) for item in getattr(found, kind) if item.id == id]
    if not objects:
        raise Refused(404, "There is nothing with this id, or it was withdrawn.")
    return objects[0] | {"list": words.list_of(reader)}


@in_json
def several(request, reader, kind):
    """A page of the objects that fit the parameters."""
    taken = TERMS[kind] if kind in TERMS else _endpoint(kind).parameters
    form = Parameters(request.GET, EVERYWHERE | taken)
    if not form.is_valid():
        raise Refused(400, form.mistakes())
    asked = form.cleaned_data
    found = hsds.Directory(reader)
    if kind in TERMS:
        items, show = _fitting_terms(getattr(found.terms, kind), asked), _as_it_is
    else:
        items = _fitting(getattr(found, kind), found.terms, reader, asked)
        show = _form_of(ENDPOINTS[kind], asked)
    size = asked["per_page"] or (len(items) if asked["minimal"] else PER_PAGE) or 1
    number, pages = asked["page"] or 1, max(1, ceil(len(items) / size))
    if number > pages:
        raise Refused(400, {"page": [f"The last page is {pages}."]})
    contents = [show(found, item) for item in items[(number - 1) * size : number * size]]
    return {
        "total_items": len(items),
        "total_pages": pages,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number == pages,
        "empty": not contents,
        "contents": contents,
        "list": words.list_of(reader),
    }


def _endpoint(kind):
    if kind not in ENDPOINTS:
        raise Refused(404, f"There are these: {', '.join([*ENDPOINTS, *TERMS])}.")
    return ENDPOINTS[kind]


def _form_of(endpoint, asked):
    """The form in which objects are shown; with `minimal`, whatever else is asked."""
    if asked["minimal"]:
        return hsds.Directory.minimal
    return endpoint.full if asked["full"] else endpoint.brief


def _as_it_is(_found, term):
    return term


def _fitting(items, terms, reader, asked):
    """The items that fit the parameters; those that were searched for come best first."""
    wanted = {str(asked[name]) for name in ("taxonomy_term_id", "taxonomy_id") if asked[name]}
    fitting = [
        item
        for item in items
        if _is_changed_since(item.standing, asked["modified_after"])
        and (not asked["organization_id"] or str(asked["organization_id"]) == item.organization_id)
        and (not wanted or wanted <= terms.ids_of(item.standing, item.service))
    ]
    if not asked["search"]:
        return fitting
    answer = search.find(
        reader.records(),
        reader.catalogue(),
        query=asked["search"],
        language=languages.DEFAULT,
        moment=timezone.now(),
    )
    places = {record["id"]: place for place, record in enumerate(answer.records)}
    fitting = [item for item in fitting if item.standing["listing"]["public_id"] in places]
    return sorted(fitting, key=lambda item: places[item.standing["listing"]["public_id"]])


def _is_changed_since(standing, moment):
    return moment is None or datetime.fromisoformat(standing["changed_at"]) >= moment


def _fitting_terms(terms, asked):
    """The terms, or taxonomies, that fit the parameters."""
    key = text.search_key(asked["search"])
    return [
        term
        for term in terms
        if key in text.search_key(f"{term['name']} {term['description']}")
        and all(
            not asked[name] or term.get(name) == str(asked[name])
            for name in ("taxonomy_id", "parent_id")
        )
        and not (asked["top_only"] and "parent_id" in term)
    ]
