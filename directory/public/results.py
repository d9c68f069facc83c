"""Search and filters without script, and the listings under one term."""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.utils import timezone
from django.utils.choices import flatten_choices
from django.utils.datastructures import MultiValueDict
from django.views.decorators.csrf import csrf_exempt

from directory import text
from directory.public import errors, frame, guidance, page_cache, search, withdrawn
from directory.public.filters import MAY_BE_UNKNOWN
from directory.public.ranking import LESS, UNKNOWN
from directory.text import languages

# So many listings are sent at a time; the phone appends them as they are scrolled to.
PAGE_SIZE = 20
# In place of the number of a page: everything on one, to be printed.
ALL = "all"
# The place in a card for what matched, in templates/pieces/listing.html.
FIT = "<div data-fit>"


@errors.only("GET", "HEAD")
@page_cache.cached()
def kind(request, code, number=None):
    """All listings that give one kind of help."""
    return browse(request, ("categories", "kinds"), "kind", code, number)


@errors.only("GET", "HEAD")
@page_cache.cached()
def province(request, code, number=None):
    """All listings that work in one province, then the nationwide ones."""
    return browse(request, ("provinces",), "province", code, number)


@errors.only("GET", "HEAD")
@page_cache.cached()
def urgent(request, code, number=None):
    """An urgent message, with the listings that give what it offers."""
    catalogue = frame.catalogue(request)
    message = next((row for row in catalogue["urgent"] if row["code"] == code), None)
    if message is None:
        raise Http404
    kinds = {term["code"] for term in catalogue["kinds"]}
    offers = [kind for kind in message["offers"] if kind in kinds]
    form = frame.search_form(request, MultiValueDict({"kind": offers}))
    return _show(request, form, number, heading=message["name"], message=message)


def browse(request, groups, name, code, number):
    """The listings under one term of the catalogue; `number` is that of a further page, or ALL."""
    catalogue = frame.catalogue(request)
    names = {term["code"]: term["name"] for group in groups for term in reversed(catalogue[group])}
    if code not in names:
        raise Http404
    form = frame.search_form(request, MultiValueDict({name: [code]}))
    return _show(request, form, number, heading=names[code])


@csrf_exempt  # It changes nothing, and no cookie is read that CSRF could use.
@errors.only("GET", "HEAD", "POST")
@page_cache.cached()
def results(request, number=None):
    """Search and filters without script; by POST, so that no address or log holds the words."""
    return _show(request, frame.search_form(request, request.POST), number)


def _show(request, form, number, heading=None, message=None):
    """A page of what the search found; `message` is the urgent one that was asked for."""
    if not form.is_valid():
        return frame.render(
            request, "results.html", {"form": form, "lists": frame.home_lists(request)}, status=400
        )
    catalogue = frame.catalogue(request)
    filters = form.filters()
    if message:
        # Where nothing is offered there is nothing to list; a form would leave that filter out.
        filters["kind"] = form.data.getlist("kind")
    found = search.find(
        frame.read_records(request),
        catalogue,
        query=form.cleaned_data["q"],
        filters=filters,
        language=request.LANGUAGE_CODE,
        moment=timezone.now(),
    )
    asked = request.POST.get("page", number)
    page = _page(found.records, asked)
    is_folded = any(group.name == LESS for group in found.groups)
    on_page = {record["id"] for record in page.object_list}
    names = {
        (group, term["code"]): term["name"]
        for group in ("provinces", "kinds", "categories", "served", "languages")
        for term in catalogue[group]
    }
    context = {
        "form": form,
        "heading": heading,
        "withdrawn": [withdrawn.block(request, row, is_whole=False) for row in found.withdrawn],
        "above": guidance.above(request, found, message),
        "below": guidance.below(request, found, message)
        + guidance.checklist(request, found.groups and found.meaning["kinds"]),
        "answer": found,
        "count": len(found.records),
        "terms": [
            (names[shown], part.rest, _is_read_as_place(part, catalogue))
            for part in found.terms
            if (shown := _shown_term(part, catalogue)) in names
        ],
        "chosen": [
            # What a message offers was chosen by nobody.
            (form[name], chosen_word(form, name))
            for name in filters
            if message is None or name != "kind"
        ],
        "known": _count_known(found, filters),
        "missing_place": names.get(("provinces", found.missing_place)),
        "groups": [
            (
                group.name,
                names.get(("provinces", group.province)),
                len(group.records),
                cards(request, records, found, form, catalogue),
            )
            for group in found.groups
            if (records := [record for record in group.records if record["id"] in on_page])
        ],
        "next": page.paginator.page(page.next_page_number()) if page.has_next() else None,
        "is_whole": asked == ALL,
        "is_in_parts": asked != ALL and (page.has_next() or is_folded),
        "first_page": request.path if number is None else request.path.removesuffix(f"{number}/"),
        # A query goes on to the next page as it came, so that no address holds the words.
        "sent": [("q", form.cleaned_data["q"]), *_each(filters)] if request.POST else [],
        "lists": "" if found.groups else frame.home_lists(request),
        "sent_unmet": _unmet(found, catalogue),
    }
    return frame.render(request, "results.html", context)


def _unmet(found, catalogue):
    """What may be told as missing, in codes; nothing where no kind of help was asked for."""
    first = {need["code"]: need["kinds"][:1] for need in catalogue["needs"]}
    meant = found.meaning
    kinds = meant["kinds"] + [kind for code in meant["needs"] for kind in first[code]]
    if not kinds:
        return None
    return {"need": kinds[0], "province": next(iter(found.places), "")}


def _count_known(found, filters):
    """How many of what was found are known to answer the filters; None if all are bound to."""
    if not {*MAY_BE_UNKNOWN} & {*filters}:
        return None
    return sum(len(group.records) for group in found.groups if group.name != UNKNOWN)


def _shown_term(part, catalogue):
    """The term whose name stands for a part: needs are never shown, but the help that fits best."""
    if part.group != "needs":
        return part.group, part.code
    known = {kind["code"] for kind in catalogue["kinds"]}
    [need] = [need for need in catalogue["needs"] if need["code"] == part.code]
    return "kinds", next(filter(known.__contains__, need["kinds"]), None)


def _is_read_as_place(part, catalogue):
    """Whether words mean a province without being its name, such as a district's."""
    names = [
        text.search_key(name).replace(" ", "")
        for province in catalogue["provinces"]
        if (part.group, part.code) == ("provinces", province["code"])
        for name in province["name"].values()
    ]
    return bool(names) and "".join(part.words) not in names


def _page(records, number):
    """The page of these listings that is asked for; the first one has no number."""
    if number in (0, 1):
        # One page has one address.
        raise Http404
    if number == ALL:
        return Paginator(records, max(len(records), 1)).page(1)
    try:
        return Paginator(records, PAGE_SIZE).page(1 if number is None else number)
    except InvalidPage:
        raise Http404 from None


def _each(filters):
    return [(name, value) for name, values in filters.items() for value in values]


def chosen_word(form, name):
    """The choices that were made in a filter, in words; a tick has none but its label."""
    if isinstance(form.cleaned_data[name], bool):
        return form[name].label
    words = dict(flatten_choices(form.fields[name].choices))
    return " / ".join(str(words[value]) for value in form.cleaned_data[name])


def cards(request, records, found, form, catalogue):
    """The cards of these records, each with why it was found and which filters it leaves open.

    Of a single filter the heading says that its answer is not known.
    """
    is_several = len({*MAY_BE_UNKNOWN} & {*form.filters()}) > 1
    pieces = frame.published(request).cards(request.LANGUAGE_CODE) if records else {}
    names = {
        (group, term["code"]): languages.choose(term["name"], request.LANGUAGE_CODE)[1]
        for group in ("kinds", "served")
        for term in catalogue[group]
    }

    def fit(record):
        return guidance.fit(
            request,
            [
                f"“{said}”" if group == "words" else names[group, said]
                for group, said in search.why(record, found, catalogue)
            ],
            [form[name].label for name in found.unknown.get(record["id"], []) if is_several],
        )

    return [pieces[record["id"]].replace(FIT, FIT + fit(record), 1) for record in records]
