"""The one door for changes of the working copy: every save becomes a numbered, whole revision."""

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models, transaction
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from directory import text
from directory.models import (
    Edit,
    Organization,
    Phone,
    Province,
    Schedule,
    ServedGroup,
    Service,
    TaxonomyTerm,
    frozen,
)
from directory.models.frozen import PARTS
from directory.text import hours

# What a document says of a part besides its columns.
BESIDES = {
    "kinds": gettext_lazy("kinds of help"),
    "provinces": gettext_lazy("provinces"),
    "served": gettext_lazy("For whom"),
    "hours": gettext_lazy("Hours"),
}
# By what a part is called; the first that it has.
CALLED = ("number", "value", "name_km", "name_en", "title", "code")
# Never restored: the address by which phones know a listing.
KEPT = {"id", "public_id"}


@transaction.atomic
def save(organization, *, by, at):
    """Record the working copy of `organization` as it now stands as its next revision.

    `by` is the editor, `at` an aware datetime. Call it in the transaction that changed the
    rows. Returns the Edit, or None when nothing differs from the revision before.
    """
    locked = Organization.objects.select_for_update().get(pk=organization.pk)
    now = document(locked)
    last = locked.edits.first()
    if last and last.document == now:
        return None
    locked.revision += 1
    locked.save(update_fields=["revision"])
    organization.revision = locked.revision
    return Edit.objects.create(
        organization=locked,
        revision=locked.revision,
        editor=by,
        edited_at=at,
        document=frozen.new(frozen.REVISION, now),
    )


def document(organization):
    """The whole working copy as plain data, private fields included."""
    whole = _row(organization)
    for part in PARTS:
        whole[part] = [_part(row) for row in getattr(organization, part).all()]
    return whole


def differences(before, after):
    """What differs between two documents, in words and in the reader's language.

    One dict a difference: its `path` in the document, the `act` ("changed", "added",
    "removed"), `where` it stands (which number, which service; empty for the organization),
    the `label` of the field, the `language` of the text ("km", "en" or empty), `old`, `new`.
    """
    old, new = dict(_leaves(before)), dict(_leaves(after))
    words = _Words(before, after)
    told = [words.tell(path, old, new) for path in sorted(old.keys() | new.keys(), key=words.place)]
    # What did not change reads the same before and after.
    return [line for line in told if line["old"] != line["new"]]


@transaction.atomic
def restore(edit, *, by, at):
    """Make the working copy what it was at a revision, as a new one; None if it is so already.

    Nothing becomes public by this: `by` counts as the editor of everything that came back.
    """
    organization = Organization.objects.select_for_update().get(pk=edit.organization_id)
    others = Organization.objects.exclude(pk=organization.pk)
    if others.filter(slug=edit.document["slug"]).exists():
        raise ValidationError(_("Another organization has this short name by now."))
    _fill(organization, edit.document, leave_out=KEPT)
    organization.save()
    for part in PARTS:
        getattr(organization, part).all().delete()
    try:
        for part, model in PARTS.items():
            for data in edit.document[part]:
                _create(model(organization=organization), data)
    except ObjectDoesNotExist as error:
        raise ValidationError(
            _(
                "That revision names a kind of help or a province that is gone. "
                "Change the entry by hand."
            )
        ) from error
    return save(organization, by=by, at=at)


def likely_twins(names, numbers, others):
    """Which of `others` may be the same organization: [(key, what they have in common)].

    `others` are (key, names, numbers); acronyms count as names. Spellings that look equal are.
    """
    name_keys, number_keys = _keys(names, text.search_key), _keys(numbers, text.phone_key)
    found = []
    for key, other_names, other_numbers in others:
        common = [name for name in other_names if text.search_key(name) in name_keys]
        common += [number for number in other_numbers if text.phone_key(number) in number_keys]
        if common:
            found.append((key, common))
    return found


def twins(organization):
    """The other organizations that may be this one: [(Organization, what they have in common)]."""
    others = Organization.objects.exclude(pk=organization.pk).prefetch_related("phones")
    return likely_twins(*_identity(organization), ((other, *_identity(other)) for other in others))


def _identity(organization):
    names = [organization.acronym]
    for language in ("km", "en"):
        names.append(getattr(organization, f"name_{language}") or "")
        names += (getattr(organization, f"alternate_name_{language}") or "").splitlines()
    numbers = [phone.number for phone in organization.phones.all()]
    return names, numbers


def _keys(texts, to_key):
    return {key for key in map(to_key, texts) if key}


def _create(row, data):
    _fill(row, data, leave_out=set())
    row.save()
    owner = {"phone" if isinstance(row, Phone) else "service": row}
    for slot in data.get("hours", []):
        day, opens, closes = _window(slot)
        Schedule.objects.create(byday=day, opens_at=opens, closes_at=closes, **owner)
    if isinstance(row, Service):
        terms = TaxonomyTerm.objects
        row.kinds.set([terms.get(taxonomy="kind", code=code) for code in data["kinds"]])
        row.provinces.set([Province.objects.get(code=code) for code in data["provinces"]])
        for code, is_served in data["served"].items():
            term = terms.get(taxonomy="served", code=code)
            ServedGroup.objects.create(service=row, term=term, is_served=is_served)


def _fill(row, data, leave_out):
    """Set the columns of a row as a document has them."""
    for field in row._meta.concrete_fields:
        if field.name in data and field.name not in leave_out:
            setattr(row, field.attname, field.to_python(data[field.name]))


def _window(slot):
    """An opening window as a document spells it: MO 08:00-17:00."""
    day, times = slot.split(" ")
    return day, *times.split("-")


def _part(row):
    data = _row(row)
    if hasattr(row, "schedules"):
        data["hours"] = [
            str(slot)
            for slot in sorted(
                row.schedules.all(),
                key=lambda slot: (Schedule.Day.values.index(slot.byday), slot.opens_at),
            )
        ]
    if hasattr(row, "kinds"):
        data["kinds"] = sorted(term.code for term in row.kinds.all())
        data["provinces"] = sorted(province.code for province in row.provinces.all())
        data["served"] = {
            group.term.code: group.is_served for group in row.served_groups.select_related("term")
        }
    return data


def _row(row):
    return {
        field.name: frozen.plain(field, field.value_from_object(row))
        for field in frozen.columns(type(row))
    }


def _leaves(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif len(path) == 1 and path[0] in PARTS:
        for inner in value:
            yield from _leaves(inner, (*path, inner["id"]))
    else:
        yield path, value


class _Words:
    """Says of a place in two documents what it is called, and of a value what it means."""

    def __init__(self, before, after):
        self.parts = {
            (noun, part["id"]): part
            for document in (before, after)
            for noun in PARTS
            for part in document.get(noun, [])
        }
        self.order = {key: number for number, key in enumerate(self.parts)}
        terms = TaxonomyTerm.objects
        self.kinds = {term.code: term.name for term in terms.filter(taxonomy="kind")}
        self.served = {term.code: term.name for term in terms.filter(taxonomy="served")}
        provinces = list(Province.objects.all())
        self.provinces = {row.code: row.name for row in provinces}
        self.provinces |= {str(row.pk): row.name for row in provinces}

    def place(self, path):
        """Where a difference stands in the list: the organization first, columns in their order."""
        noun, model, name = self.split(path)
        columns = [field.name for field in model._meta.concrete_fields] + list(BESIDES)
        part = (list(PARTS).index(noun), self.order[path[:2]]) if noun else (-1, -1)
        return (*part, columns.index(name), path[3:])

    def split(self, path):
        """The noun of a part or "", the model, and the name of the field."""
        if path[0] in PARTS:
            return path[0], PARTS[path[0]], path[2]
        return "", Organization, path[0]

    def tell(self, path, old, new):
        """One difference as `differences` hands it on."""
        noun, model, name = self.split(path)
        base, _, ending = name.rpartition("_")
        language = ending if ending in ("km", "en") else ""
        key = (*path[:2], "id") if noun else ("id",)
        act = "added" if key not in old else "removed" if key not in new else "changed"
        label = self.label(model, base if language else name)
        if name == "served":
            label = f"{label}: {self.served.get(path[3], path[3])}"
        # Of what came or went whole, only what it said is news.
        silent = ("id", "order") if act != "changed" else ("id",)
        is_told = name not in silent
        return {
            "path": path,
            "act": act,
            "where": self.where(path) if noun else "",
            "label": capfirst(label),
            "language": language,
            "old": self.value(model, name, old.get(path), act) if is_told else "",
            "new": self.value(model, name, new.get(path), act) if is_told else "",
        }

    def label(self, model, name):
        if name in BESIDES:
            return str(BESIDES[name])
        return str(model._meta.get_field(name).verbose_name)

    def where(self, path):
        """The noun of a part and what it is called: Phone +855…"""
        part = self.parts[path[:2]]
        called = next((part[name] for name in CALLED if part.get(name)), "")
        if not called and part.get("kinds"):
            called = self.value(Service, "kinds", part["kinds"], "changed")
        return f"{capfirst(str(PARTS[path[0]]._meta.verbose_name))} {called}".strip()

    def value(self, model, name, value, act):
        """A value in words; no answer is not the same as a no."""
        if act != "changed" and (value in (None, "", []) or (value is False and name != "served")):
            return ""
        if name in BESIDES:
            return self.beside(name, value)
        field = model._meta.get_field(name)
        if isinstance(field, models.BooleanField):
            return _in_words(value)
        if ("services", value) in self.parts:
            return self.where(("services", value))
        if field.related_model is Province:
            return self.provinces.get(value, "")
        return str(dict(field.flatchoices).get(value, "" if value is None else value))

    def beside(self, name, value):
        """The same for what stands in other tables."""
        if name == "served":
            return _in_words(value)
        if name == "hours":
            return hours.format([list(_window(slot)) for slot in value or []], get_language())
        known = self.provinces if name == "provinces" else self.kinds
        return ", ".join(known.get(code, code) for code in value or [])


def _in_words(answer):
    return _("Not known") if answer is None else _("Yes") if answer else _("No")
