"""Saves the catalogue's working copy: each change becomes the next revision, all of it in it."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Model, Q
from django.utils.translation import gettext as _

from directory.models import (
    CatalogueCheck,
    CatalogueEdit,
    Location,
    Need,
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
EMPTY = {"terms": [], "provinces": [], "needs": []}

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
    terms = [_row(term) for term in TaxonomyTerm.objects.select_related("parent")]
    terms.sort(key=lambda row: (row["taxonomy"], row["order"], row["code"]))
    provinces = [_row(province) for province in Province.objects.all()]
    provinces.sort(key=lambda row: row["code"])
    needs = [_row(need) for need in Need.objects.all()]
    needs.sort(key=lambda row: (row["order"], row["code"]))
    return {"terms": terms, "provinces": provinces, "needs": needs}


def rows(content: dict | None) -> dict[Key, dict]:
    """The rows of a document by their keys; none of no document."""
    parts = content or EMPTY
    return (
        {("province", row["code"]): row for row in parts["provinces"]}
        | {(row["taxonomy"], row["code"]): row for row in parts["terms"]}
        | {("need", row["code"]): row for row in parts["needs"]}
    )


def key_of(row: Model) -> Key:
    """The key of a row of the working copy."""
    nouns = {Province: "province", Need: "need"}
    return (nouns.get(type(row)) or row.taxonomy, row.code)


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


def require_plain_texts(content: dict, standing: dict | None) -> None:
    """Refuse a document with such a text, unless that text stands already."""
    for text in sorted(texts(content) - texts(standing)):
        require_plain(text)


def texts(content: dict | None) -> set[str]:
    """All names and search words of a document."""
    found = set()
    for row in rows(content).values():
        found |= {row[name] for name in NAMES if name in row}
        found |= {word for name in WORDS for word in row.get(name, [])}
    return found


def restore(content: dict) -> None:
    """Bring the working copy back to a document; it records nothing. Raises Refused."""
    wanted = rows(content)
    now = [*TaxonomyTerm.objects.all(), *Province.objects.all(), *Need.objects.all()]
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
    if taxonomy == "province":
        row = Province.objects.filter(code=code).first() or Province()
    elif taxonomy == "need":
        row = Need.objects.filter(code=code).first() or Need()
    else:
        row = TaxonomyTerm.objects.filter(taxonomy=taxonomy, code=code).first() or TaxonomyTerm()
        row.parent = TaxonomyTerm.objects.filter(
            taxonomy=TaxonomyTerm.Taxonomy.CATEGORY, code=data["parent"]
        ).first()
    for field in frozen.columns(type(row)):
        if field.name in data and field.name != "parent":
            setattr(row, field.attname, field.to_python(data[field.name]))
    row.save()


def _require_unused(row):
    """Refuse to take a row away that an entry names; none names a need."""
    if isinstance(row, Need):
        return
    if isinstance(row, Province):
        is_used = Service.objects.filter(provinces=row).exists()
        is_used = is_used or Location.objects.filter(province=row).exists()
    else:
        is_used = Service.objects.filter(Q(kinds=row) | Q(served=row)).exists()
    if is_used:
        raise Refused(
            _("An entry uses “%(name)s” already. Take it out there first.") % {"name": row}
        )


def _row(row):
    data = {
        field.name: frozen.plain(field, field.value_from_object(row))
        for field in frozen.columns(type(row))
        if not field.primary_key
    }
    if "parent" in data:
        data["parent"] = row.parent and row.parent.code
    return data
