"""Reads every stored JSON document, whichever release wrote it (schema versions).

A document is written once and never changed, but the program changes. So each document has its
schema version under the key "shape"; without one it has shape 1. `read` brings it to today's shape:
it applies the later steps of its kind in turn, then adds defaults for new columns and languages.

A new step goes to the end of its list in `STEPS` and is never changed once released. `stored` is
the document as the database has it, which is what digests and backups are made of.
"""

from django.conf import settings
from django.db import models
from django.db.models.fields.json import KeyTransform

from directory.models.days_off import DayOff
from directory.models.guidance import AskRule, Line, UrgentMessage
from directory.models.needs import Need
from directory.models.organization import Organization, Province, TaxonomyTerm
from directory.models.parts import Contact, Location, Phone, Service, Source

SHAPE = "shape"
LISTING, REVISION, CORRECTIONS, SHEET, POINTER, CATALOGUE, WORKING_CATALOGUE = (
    "listing",
    "revision",
    "corrections",
    "sheet",
    "pointer",
    "catalogue",
    "working-catalogue",
)
# The parts of a working copy, in the order in which a revision lists them.
PARTS = {
    "services": Service,
    "phones": Phone,
    "contacts": Contact,
    "locations": Location,
    "sources": Source,
}
# What the working copy of the catalogue lists.
CATALOGUE_PARTS = {
    "provinces": Province,
    "terms": TaxonomyTerm,
    "needs": Need,
    "lines": Line,
    "asks": AskRule,
    "urgent": UrgentMessage,
    "days_off": DayOff,
}


class Document(dict):
    """A document in today's shape; `stored` is the same as it was written."""

    def __init__(self, today, stored):
        super().__init__(today)
        self.stored = stored


def new(kind: str, content: dict) -> Document:
    """A document of this release, to be stored."""
    return Document(content, {**content, SHAPE: len(STEPS[kind]) + 1})


def read(kind: str, stored: dict) -> Document:
    """A stored document in today's shape; `stored` stays as it is.

    What no release wrote is given as it is: a query must still read the rows beside it. The audit
    says which row it is.
    """
    try:
        return Document(_to_today(kind, _copied(stored)), stored)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return Document(stored, stored)


class DocumentField(models.JSONField):
    """A column of documents of one kind, read by `read`; write it with what `new` returns."""

    def __init__(self, *args, kind=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind

    def deconstruct(self):
        # To the database it is a plain JSON column, so that no migration depends on this class.
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def from_db_value(self, value, expression, connection):
        """The document in today's shape; a value of a path into it unchanged."""
        try:
            stored = super().from_db_value(value, expression, connection)
        except (ValueError, RecursionError):
            # Written past us, as a number of 5,000 digits: text, as Django gives what is no JSON.
            return value
        is_whole = isinstance(stored, dict) and not isinstance(expression, KeyTransform)
        return read(self.kind, stored) if is_whole else stored

    def get_db_prep_value(self, value, connection, prepared=False):
        """Write a document as it was written before, or as `new` made it."""
        return super().get_db_prep_value(as_stored(value), connection, prepared)

    def value_from_object(self, obj):
        """Give dumps the document as it is stored."""
        return as_stored(super().value_from_object(obj))


def columns(model: type[models.Model]) -> list[models.Field]:
    """The columns of a working copy's row that a revision holds."""
    fields = model._meta.concrete_fields
    names = {field.name for field in fields}
    # The bare column of a translated field only repeats one of its two languages.
    bare = {name for name in names if f"{name}_{settings.LANGUAGE_CODE}" in names}
    return [field for field in fields if field.name not in bare | {"revision", "organization"}]


def blank(model: type[models.Model]) -> dict:
    """A row of a working copy, with a key of its own and nothing filled in."""
    return {field.name: plain(field, field.get_default()) for field in columns(model)}


def plain(field: models.Field, value: object) -> object:
    """The value of a column as a revision spells it."""
    if value is None and isinstance(field, (models.CharField, models.TextField)):
        # A column of one language is NULL until somebody writes into it; both mean no text.
        return ""
    return value if value is None or isinstance(value, (bool, int, str, list)) else str(value)


def as_stored(value: object) -> object:
    """A document as the database stores it; anything else unchanged."""
    return getattr(value, "stored", value)


def _copied(value):
    """A copy of plain data. A deepcopy, which looks for more than that, takes twice as long."""
    if isinstance(value, dict):
        return {name: _copied(inner) for name, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


def _to_today(kind, document):
    number = document.pop(SHAPE, 1)
    for step in STEPS[kind][number - 1 :]:
        step(document)
    if kind == REVISION:
        _add_columns([(Organization, document), *_rows(document, PARTS)])
    elif kind == WORKING_CATALOGUE:
        _add_columns(_rows(document, CATALOGUE_PARTS))
    elif kind in (LISTING, CATALOGUE):
        _add_languages(document, {code for code, _name in settings.LANGUAGES})
    return document


def _rows(document, parts):
    """Each row that a document lists, with its model."""
    return [(model, row) for noun, model in parts.items() for row in document.setdefault(noun, [])]


def _add_columns(rows):
    """Give rows the columns that their tables have today, each with its default."""
    for model, row in rows:
        for field in columns(model):
            # The catalogue tells its rows apart by their codes.
            if field.name not in row and not field.primary_key:
                row[field.name] = plain(field, field.get_default())


def _add_languages(value, codes):
    """Give each text, wherever it is in a document, the languages with these codes."""
    if isinstance(value, dict) and value and value.keys() <= codes:
        # A missing list of names becomes a list, a missing text a text.
        empty = type(next(iter(value.values())))
        value.update({code: empty() for code in codes if code not in value})
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            _add_languages(inner, codes)


def with_year_incorporated(listing):
    """2: an organization says in which year it was founded."""
    listing.setdefault("year_incorporated", None)


def with_print_and_caution(listing):
    """3: a listing has a caution, and says when its newest source and its numbers were printed."""
    listing.setdefault("printed_on", None)
    listing.setdefault("caution", {"km": "", "en": ""})
    for phone in listing.get("phones", []):
        phone.setdefault("printed_on", None)


def with_unconfirmed(listing):
    """4: a listing has numbers that nobody has called, apart from its numbers."""
    listing.setdefault("unconfirmed", [])


def with_last_human_act(pointer):
    """2: a pointer says on which day a person last acted, or null when none has yet."""
    pointer.setdefault("last_human_act_on", None)


def with_documents(pointer):
    """3: a pointer names the file of the listings as documents, or null where none was made."""
    pointer.setdefault("documents", None)


def with_history(pointer):
    """4: a pointer has the head of the chain of what was recorded, or null before the first."""
    pointer.setdefault("history", None)


def with_words_and_needs(catalogue):
    """2: a catalogue has needs, the towns of provinces, and the words that say little."""
    for name in ("needs", "otherwise", "weak", "common", "number"):
        catalogue.setdefault(name, [])
    catalogue.setdefault("letters", {})
    for province in catalogue.get("provinces", []):
        province.setdefault("towns", [])


def with_guidance(catalogue):
    """3: a catalogue has urgent messages, rules which line to ask, and what was withdrawn.

    Needs, towns and words went into a file of their own, which the next snapshot has.
    """
    for name in ("asks", "urgent", "withdrawn"):
        catalogue.setdefault(name, [])
    for name in ("needs", "otherwise", "weak", "common", "number", "letters"):
        catalogue.pop(name)
    catalogue["fillers"] = []
    for province in catalogue["provinces"]:
        province.pop("towns")


def with_needs(working_catalogue):
    """2: the catalogue's working copy lists needs; urgent messages say what is time-critical."""
    working_catalogue.setdefault("needs", [])
    for term in working_catalogue.get("terms", []):
        term.pop("is_time_critical", None)


def with_days_off(working_catalogue):
    """3: the catalogue's working copy lists the days off that decrees declare."""
    working_catalogue.setdefault("days_off", [])


# By kind, what each release after the first did to its shape, oldest first.
STEPS = {
    LISTING: [with_year_incorporated, with_print_and_caution, with_unconfirmed],
    REVISION: [],
    CORRECTIONS: [],
    SHEET: [],
    POINTER: [with_last_human_act, with_documents, with_history],
    CATALOGUE: [with_words_and_needs, with_guidance],
    WORKING_CATALOGUE: [with_needs, with_days_off],
}
