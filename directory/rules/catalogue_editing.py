"""Saves the catalogue's working copy: each change becomes the next revision, all of it in it."""

import re
from datetime import datetime

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Model, Q
from django.utils.translation import gettext as _

from directory.models import (
    CatalogueCheck,
    CatalogueEdit,
    Location,
    Province,
    Service,
    TaxonomyTerm,
    frozen,
)
from directory.models.locks import CATALOGUE
from directory.rules.refusal import Refused
from directory.text import disguise, languages

# The columns with words that readers see, and those with words that are only searched for.
NAMES = languages.columns("name")
WORDS = ("synonyms", "other_names", "words")
# Those with sentences that readers see; they may say how long something works.
SENTENCES = (
    *languages.columns("hint"),
    *languages.columns("title"),
    *languages.columns("steps"),
    *languages.columns("otherwise"),
    *languages.columns("say"),
    "approved_by",
)
_DURATION = re.compile(
    r"(?<![\w+])[0-9\u17e0-\u17e9]{1,3}[ \u00a0]?(?:hours?|days?|years?|ម៉ោង|ថ្ងៃ|ឆ្នាំ)"
)
# Of a source the year; no number in Cambodia begins so and is as short.
_YEAR = re.compile(r"(?<![\w+])20[0-9]{2}(?!\w)")

# A row of the catalogue is told by what it is, such as "kind" or "province", and by its code.
Key = tuple[str, str]


@transaction.atomic
def save(*, by: User, at: datetime) -> CatalogueEdit | None:
    """Record the working copy as it now stands as its next revision.

    `by` is the editor, `at` an aware datetime. Call it in the transaction that changed the rows,
    after `lock`. Returns None when nothing differs from the revision before. Raises Refused.
    """
    lock()
    now = document()
    last = CatalogueEdit.objects.first()
    if last and last.document == now:
        return None
    standing = CatalogueCheck.objects.first()
    require_plain_texts(now, standing and standing.document)
    return record(frozen.new(frozen.WORKING_CATALOGUE, now), by=by, at=at)


def record(content: frozen.Document, *, by: User, at: datetime) -> CatalogueEdit:
    """Store a document as the next revision. Needs `lock`."""
    last = CatalogueEdit.objects.first()
    revision = last.revision + 1 if last else 1
    return CatalogueEdit.objects.create(
        revision=revision, editor=by, edited_at=at, document=content
    )


def lock() -> None:
    """Let nobody else change or check the catalogue until this transaction ends."""
    if connection.vendor == "postgresql":
        # On SQLite the transaction itself admits one writer at a time.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CATALOGUE])


def document() -> dict:
    """The whole working copy as plain data, in the order in which it is shown."""
    found = {}
    for part, model in frozen.CATALOGUE_PARTS.items():
        table = model.objects.all()
        table = table.select_related("parent") if model is TaxonomyTerm else table
        found[part] = sorted(map(_row, table), key=_in_order)
    return found


def rows(content: dict | None) -> dict[Key, dict]:
    """The rows of a document by their keys; none of no document."""
    return {
        (row.get("taxonomy", model._meta.model_name), row["code"]): row
        for part, model in frozen.CATALOGUE_PARTS.items()
        for row in (content or {}).get(part, [])
    }


def key_of(row: Model) -> Key:
    """The key of a row of the working copy."""
    return (getattr(row, "taxonomy", row._meta.model_name), row.code)


def model_of(key: Key) -> type[Model]:
    """The table of a row with this key."""
    by_name = {model._meta.model_name: model for model in frozen.CATALOGUE_PARTS.values()}
    return by_name.get(key[0], TaxonomyTerm)


def changed_since(key: Key, revision: int) -> CatalogueEdit | None:
    """The last edit after a revision that changed this row; None if nobody did."""
    former = CatalogueEdit.objects.filter(revision__lte=revision).first()
    before = former and rows(former.document).get(key)
    found = None
    for edit in CatalogueEdit.objects.filter(revision__gt=revision).order_by("revision"):
        now = rows(edit.document).get(key)
        if now != before:
            found, before = edit, now
    return found


def require_plain(text: str) -> None:
    """Refuse a name or a search word that may lead a reader to another number or place."""
    lead = disguise.find_lead(text)
    if lead == disguise.DIGIT:
        raise Refused(_("No digits and no numbers in words here: a number stands with its entry."))
    if lead == disguise.ADDRESS:
        raise Refused(_("No web or mail addresses here."))
    if lead == disguise.SIGN:
        raise Refused(_("This text has invisible signs that turn or hide it. Type it anew."))


def require_plain_sentence(text: str) -> None:
    """Refuse the same in a sentence, which may have digits in a duration: "within 72 hours"."""
    require_plain(_without_durations(text))


def require_plain_source(text: str) -> None:
    """Refuse the same in the title of a source, which may have digits in its year."""
    require_plain(_without_years(text))


def require_plain_texts(content: dict, standing: dict | None) -> None:
    """Refuse a document with such a text, unless that text stands already."""
    new = texts(content)
    for text in sorted(new.keys() - texts(standing).keys()):
        require_plain(new[text])


def texts(content: dict | None) -> dict[str, str]:
    """All texts of a document, each with what of it must be plain."""
    found = {}
    for row in rows(content).values():
        found |= {title: _without_years(title) for title in row.get("sources", [])}
        found |= {row[name]: _without_durations(row[name]) for name in SENTENCES if name in row}
        found |= {row[name]: row[name] for name in NAMES if name in row}
        found |= {word: word for name in WORDS for word in row.get(name, [])}
    return found


def restore(content: dict) -> None:
    """Bring the working copy back to a document; it records nothing. Raises Refused."""
    wanted = rows(content)
    now = [row for model in frozen.CATALOGUE_PARTS.values() for row in model.objects.all()]
    added = [row for row in now if key_of(row) not in wanted]
    for row in added:
        _require_unused(row)
    # Categories first: kinds of help stand under them, and so they go last.
    for key in sorted(wanted, key=lambda key: key[0] != TaxonomyTerm.Taxonomy.CATEGORY):
        _put(key, wanted[key])
    for row in sorted(added, key=lambda row: getattr(row, "parent_id", None) is None):
        row.delete()


def _put(key, data):
    """Give a row of the working copy the columns of a document; make it if it is missing."""
    taxonomy, code = key
    model = model_of(key)
    same = {"taxonomy": taxonomy} if model is TaxonomyTerm else {}
    row = model.objects.filter(code=code, **same).first() or model()
    if same:
        row.parent = TaxonomyTerm.objects.filter(
            taxonomy=TaxonomyTerm.Taxonomy.CATEGORY, code=data["parent"]
        ).first()
    for field in frozen.columns(type(row)):
        if field.name in data and field.name != "parent":
            setattr(row, field.attname, field.to_python(data[field.name]))
    row.save()


def _require_unused(row):
    """Refuse to take a row away that an entry names."""
    is_used = False
    if isinstance(row, Province):
        is_used = Service.objects.filter(provinces=row).exists()
        is_used = is_used or Location.objects.filter(province=row).exists()
    elif isinstance(row, TaxonomyTerm):
        is_used = Service.objects.filter(Q(kinds=row) | Q(served=row)).exists()
    if is_used:
        raise Refused(
            _("An entry uses “%(name)s” already. Take it out there first.") % {"name": row}
        )


def _without_durations(text):
    return _DURATION.sub("", " ".join(text.replace("\r\n", "\n").split("\n")))


def _without_years(text):
    return _YEAR.sub("", text)


def _in_order(row):
    """Terms by taxonomy and order, provinces by code, all else by order."""
    return row.get("taxonomy", ""), row.get("order", 0), row["code"]


def _row(row):
    data = {
        field.name: frozen.plain(field, field.value_from_object(row))
        for field in frozen.columns(type(row))
        if not field.primary_key
    }
    if "parent" in data:
        data["parent"] = row.parent and row.parent.code
    return data
