"""The public doors. They read published snapshots and nothing else."""

import hashlib
import json
import uuid
from functools import cache, wraps
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse, translate_url
from django.utils import timezone, translation
from django.utils.choices import flatten_choices
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from directory import api, rendering, reports, search, snapshot
from directory.forms import SearchForm
from directory.staticstorage import shorten

LANGUAGES = ("km", "en")
FOREVER = "public, max-age=31536000, immutable"
# The compressed forms in which snapshot.py stores each file, the most compact first.
STORED_AS = {"br": ".br", "gzip": ".gz"}
# What a phone keeps of the program itself; the listings are kept apart from it.
SHELL_STATIC = [
    "css/site.css",
    "js/app.js",
    "js/early.js",
    "icons/icon.svg",
    "icons/icon-192.png",
    "icons/kinds.svg",
    "fonts/noto-sans-khmer-400.woff2",
    "fonts/noto-sans-khmer-700.woff2",
]


def only(*methods):
    """Answer other methods with a page that says so, not with an empty one."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if request.method not in methods:
                response = problem(
                    request,
                    405,
                    _("This page cannot be used in that way. Go back and try again."),
                )
                response["Allow"] = ", ".join(methods)
                return response
            return view(request, *args, **kwargs)

        return guarded

    return decorate


@only("GET", "HEAD")
def root(request):
    """Send readers to their language; the language middleware has worked it out."""
    return redirect(reverse("home"))


@only("GET", "HEAD")
def home(request):
    """Hotlines, the search box, kinds of help, provinces."""
    return page(request, "home.html", {"lists": home_lists(request)})


@only("GET", "HEAD")
def shell(request):
    """The first page without any listing: what a phone keeps to open with no network."""
    return page(request, "home.html", {"lists": "", "is_shell": True}, with_data=False)


@only("GET", "HEAD")
def kind(request, code):
    """All listings that give one kind of help."""
    return browse(request, ("categories", "kinds"), "kind", code)


@only("GET", "HEAD")
def province(request, code):
    """All listings that work in one province, then the nationwide ones."""
    return browse(request, ("provinces",), "province", code)


def browse(request, groups, name, code):
    """The listings under one term of the catalogue."""
    catalogue = read(request, "catalogue", snapshot.EMPTY_CATALOGUE)
    names = {term["code"]: term["name"] for group in groups for term in reversed(catalogue[group])}
    if code not in names:
        raise Http404
    form = SearchForm(MultiValueDict({name: [code]}), catalogue=catalogue)
    return answer(request, form, heading=names[code])


@csrf_exempt  # It changes nothing and readers have no cookie that another site could misuse.
@only("GET", "HEAD", "POST")
def results(request):
    """Search and filters without script; by POST, so that no address or log holds the words."""
    catalogue = read(request, "catalogue", snapshot.EMPTY_CATALOGUE)
    form = SearchForm(request.POST, catalogue=catalogue)
    return answer(request, form)


def answer(request, form, heading=None):
    """The page of what was found."""
    if not form.is_valid():
        return page(
            request, "results.html", {"form": form, "lists": home_lists(request)}, status=400
        )
    catalogue = read(request, "catalogue", snapshot.EMPTY_CATALOGUE)
    filters = form.filters()
    found = search.find(
        read_facts(request),
        catalogue,
        query=form.cleaned_data["q"],
        filters=filters,
        language=request.LANGUAGE_CODE,
        moment=timezone.now(),
    )
    names = {
        (group, term["code"]): term["name"]
        for group in ("provinces", "kinds", "categories", "served", "languages")
        for term in catalogue[group]
    }
    context = {
        "form": form,
        "heading": heading,
        "answer": found,
        "count": len(found.facts),
        "terms": [(names[part.group, part.code], part.rest) for part in found.terms],
        "chosen": [(form[name], chosen_word(form, name)) for name in filters],
        "missing_place": names.get(("provinces", found.missing_place)),
        "groups": [
            (
                group.name,
                names.get(("provinces", group.province)),
                cards(request, group.facts, found, form),
            )
            for group in found.groups
        ],
        "lists": "" if found.groups else home_lists(request),
    }
    return page(request, "results.html", context)


def chosen_word(form, name):
    """The choices that were made in a filter, in words; a tick has none but its label."""
    if isinstance(form.cleaned_data[name], bool):
        return form[name].label
    words = dict(flatten_choices(form.fields[name].choices))
    return " / ".join(str(words[value]) for value in form.cleaned_data[name])


@only("GET", "HEAD")
def listing(request, public_id):
    """One listing in full."""
    current = published(request)
    cards = current.cards(request.LANGUAGE_CODE) if current else {}
    if public_id in cards:
        # The acts stand in the page before its script arrives, so that nothing moves when it does.
        acts = render_to_string("pieces/acts_bar.html")
        details = acts + current.details(request.LANGUAGE_CODE)[public_id]
        fact = fact_of(request, public_id)
        context = {
            "heading": {language: fact[f"name_{language}"] for language in LANGUAGES},
            "article": place_details(cards[public_id], details),
        }
        return page(request, "listing.html", context)
    if current and public_id in current.pointer["withdrawn"]:
        return problem(
            request,
            410,
            _("This listing was withdrawn. Do not use a number that you noted from it."),
        )
    raise Http404


@csrf_exempt  # It reads no cookie that another site could misuse, and refuses other sites' forms.
@sensitive_post_parameters()
@only("GET", "HEAD", "POST")
def report(request, public_id):
    """Report without script: the same rules as for the phones' queue, on a page of its own."""
    if request.method == "POST":
        return take_report(request)
    fact = fact_of(request, public_id)
    if fact is None:
        raise Http404
    # The id is made with the page, so that a form sent twice is one report.
    made = {"id": uuid.uuid4(), "seq": published(request).pointer["seq"], "made_at": timezone.now()}
    return page(request, "report.html", {"fact": fact, "made": made})


def take_report(request):
    """Store what the form holds, and say what became of it."""
    if not api.is_same_origin(request, is_form=True):
        return permission_denied(request, None)
    data = {name: request.POST[name] for name in request.POST if request.POST[name]}
    if data.get("seq", "").isdecimal():
        data["seq"] = int(data["seq"])
    try:
        fields = reports.check(data)
    except reports.Malformed:
        return problem(request, 422, _("Go back, choose what you found, and keep the note short."))
    status, wait = api.store(fields)
    if wait:
        response = problem(
            request, status, _("It could not be kept. Wait a little, then send again.")
        )
        response["Retry-After"] = str(wait)
        return response
    if status == api.STATUS["other"]:
        return csrf_failure(request)
    return page(request, "reported.html", {}, status=status)


@only("GET", "HEAD")
def about(request):
    """What Phlov is, how listings are checked, and what is never collected."""
    return page(request, "about.html", {}, with_data=False)


@only("GET", "HEAD")
def saved(request):
    """The list for one case, which the phone fills in; the server never learns what is on it."""
    return page(request, "saved.html", {"is_shell": True}, with_data=False)


@only("GET", "HEAD")
def self_test(request):
    """Whether this phone works without a network, answered by the phone itself."""
    return page(request, "self-test.html", {}, with_data=False)


@only("GET", "HEAD")
def blank(request):
    """Nothing at all: where leaving ends when there is no network to leave to."""
    return render(request, "blank.html")


@only("GET", "HEAD")
def data(request, name):
    """A file of a published snapshot, in the most compact form that the reader takes."""
    encoding = next((coding for coding in STORED_AS if takes(request, coding)), "")
    try:
        content = Path(settings.DATA_ROOT, name + STORED_AS.get(encoding, "")).read_bytes()
    except FileNotFoundError:
        raise Http404 from None
    response = HttpResponse(content, "application/json")
    if encoding:
        response["Content-Encoding"] = encoding
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = FOREVER
    return response


def takes(request, coding):
    """Whether a reader takes files in this coding; in Accept-Encoding a weight of 0 says no."""
    weights = {}
    for part in request.headers.get("Accept-Encoding", "").lower().split(","):
        name, _, weight = "".join(part.split()).partition(";q=")
        weights[name] = weight or "1"
    return weights.get(coding, weights.get("*", "0")).strip("0.") != ""


@only("GET", "HEAD")
def pointer(request):
    """Which snapshot is the newest, and which listings were taken back."""
    found = snapshot.read_pointer()
    if found is None:
        raise Http404
    body = snapshot.to_bytes(found)
    tag = f'"{fingerprint(body)}"'
    # Whoever packs the answer on its way makes the tag a weak one.
    if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
        return HttpResponse(status=304, headers={"ETag": tag})
    return HttpResponse(body, "application/json", headers={"ETag": tag})


@only("GET", "HEAD")
def health(request):
    """For monitoring: the snapshot's number and its age in seconds."""
    found = snapshot.read_pointer()
    if found is None:
        return JsonResponse({"status": "nothing published"}, status=503)
    age = snapshot.age(found, timezone.now())
    return JsonResponse({"status": "ok", "seq": found["seq"], "age": int(age.total_seconds())})


@only("GET", "HEAD")
def manifest(request):
    """The web app manifest. Its name gives nobody away."""
    icons = [
        {"src": static("icons/icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("icons/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        {
            "src": static("icons/icon-maskable-512.png"),
            "sizes": "512x512",
            "type": "image/png",
            "purpose": "maskable",
        },
    ]
    return HttpResponse(
        json.dumps(
            {
                "id": "/",
                "name": "ផ្លូវ Phlov",
                "short_name": "ផ្លូវ",
                "lang": "km",
                "dir": "ltr",
                "start_url": "/km/",
                "scope": "/",
                "display": "standalone",
                "background_color": "#ffffff",
                "theme_color": "#0b4f6c",
                "icons": icons,
            },
            ensure_ascii=False,
        ),
        content_type="application/manifest+json",
    )


@only("GET", "HEAD")
def service_worker(request):
    """The worker, at the root so that it may answer for the whole site."""
    return HttpResponse(service_worker_text(), content_type="text/javascript")


def service_worker_text():
    """The worker's script, or the one on the shelf, with what each kept file must hold."""
    with translation.override(settings.LANGUAGE_CODE):
        last_resort = json.dumps(render_to_string("last_resort.html"), ensure_ascii=False)
    if settings.SHELVE_WORKER:
        return render_to_string("sw_shelf.js", {"last_resort": last_resort})
    kept = kept_pages() | {static(name): static_fingerprint(name) for name in SHELL_STATIC}
    files = json.dumps(kept)
    version = fingerprint(files.encode())
    context = {"version": version, "files": files, "last_resort": last_resort}
    return shorten(render_to_string("sw.js", context))


KEPT_PAGES = {"shell": shell, "about": about, "self-test": self_test, "blank": blank}


def kept_pages():
    """The fingerprint of each page that is part of the program, by its address."""
    pages = {}
    for language in LANGUAGES:
        with translation.override(language):
            for name, view in KEPT_PAGES.items():
                request = HttpRequest()
                request.method = "GET"
                request.path = request.path_info = reverse(name)
                request.LANGUAGE_CODE = language
                pages[request.path] = fingerprint(view(request).content)
    return pages


@cache
def static_fingerprint(name):
    """The fingerprint of a static file as it is served."""
    served = Path(settings.STATIC_ROOT, static(name).removeprefix(settings.STATIC_URL))
    # Nothing was collected where pages are only tested; then the file is served as it is.
    path = served if served.exists() else finders.find(name)
    return fingerprint(Path(path).read_bytes())


def fingerprint(data):
    """The first 64 bits of the SHA-256, which tell files apart and are quicker to send than all."""
    return hashlib.sha256(data).hexdigest()[:16]


def problem(request, status, message):
    """A page that says what went wrong, with the hotlines on it."""
    return page(request, "problem.html", {"message": message, "lists": home_lists(request)}, status)


def bad_request(request, exception):
    """Something in the request could not be read."""
    return problem(request, 400, _("That could not be understood. Go back and try again."))


def permission_denied(request, exception):
    """Not allowed."""
    return problem(request, 403, _("You may not do this."))


def not_found(request, exception):
    """No such page."""
    return problem(
        request, 404, _("There is no such page. Search for the organization, or call a hotline.")
    )


def server_error(request):
    """A fault of ours, perhaps in the snapshot: so nothing of it is read for this page."""
    context = {
        "message": _("Something went wrong on our side. The numbers below work."),
        "form": SearchForm(catalogue=snapshot.EMPTY_CATALOGUE),
    }
    return page(request, "problem.html", context, 500, with_data=False)


def csrf_failure(request, reason=""):
    """A form that came from elsewhere or waited too long."""
    return problem(request, 403, _("This form is too old. Load the page again, then send it."))


def page(request, template, context, status=200, with_data=True):
    """Render one public page with what every page shows."""
    current = published(request) if with_data else None
    if "form" not in context:
        # What is kept of the program must not change with the data; the phone fills it in.
        names = read(request, "catalogue", snapshot.EMPTY_CATALOGUE) if with_data else None
        context["form"] = SearchForm(catalogue=names or snapshot.EMPTY_CATALOGUE)
    context["pointer"] = current.pointer if current else None
    context["list_files"] = list_files(current.pointer) if current else []
    context["alternates"] = [
        (code, translate_url(request.path, code) if status == 200 else f"/{code}/")
        for code in LANGUAGES
    ]
    body = render_to_string(f"pages/{template}", context, request)
    if with_data:
        body = rendering.with_ages(body, timezone.localdate())
    return HttpResponse(body, status=status)


def list_files(pointer):
    """What a phone that keeps nothing yet fetches first: the first of `fileGroups` in store.js."""
    names = ("listings", f"shapes.{translation.get_language()}", "catalogue", "home")
    files = pointer["files"]
    # The snapshot may be of another release, until the next one is published.
    return ["/data/current.json", *(files[name]["path"] for name in names if name in files)]


def home_lists(request):
    """The first page's lists in the active language."""
    lists = read(request, "home", dict.fromkeys(LANGUAGES, ()))
    return "\n".join(lists[translation.get_language()])


def cards(request, facts, found, form):
    """The cards of these facts, each with the labels of the filters that it leaves open."""
    pieces = published(request).cards(request.LANGUAGE_CODE) if facts else {}
    return [
        (pieces[fact["id"]], [form[name].label for name in found.unknown.get(fact["id"], [])])
        for fact in facts
    ]


def place_details(card, details):
    """A card with its details in the place that the template leaves for them."""
    return card.replace("<div data-details></div>", f"<div data-details>{details}</div>")


def read(request, name, otherwise):
    """A file of the published snapshot, or a stand-in before the first publishing."""
    current = published(request)
    return current.read(name) if current else otherwise


def read_facts(request):
    """The facts of the published listings."""
    current = published(request)
    return current.facts() if current else []


def fact_of(request, public_id):
    """The facts of one published listing, or None."""
    return next((fact for fact in read_facts(request) if fact["id"] == public_id), None)


def published(request):
    """The snapshot that this request reads to its end, whatever is published meanwhile."""
    if not hasattr(request, "snapshot"):
        request.snapshot = snapshot.current()
    return request.snapshot
