"""Carries what was typed on a form of an older revision over to the entry as it now stands.

It is a three-way merge, field by field: the form as it was opened, the form as it would be opened
now, and what was typed. Where only one side changed a field, that side counts. Where both did, the
field keeps what was typed, and whoever typed it chooses.
"""

import uuid
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from directory.desk import words
from directory.desk.fields import whole_number
from directory.rules import editing

# The organization itself, beside the nouns of its parts.
ITSELF = ""
# Fields of a formset that say which row it is.
OF_FORMSET = {"id", "organization", "DELETE"}
# Fields of the form that say what became of conflicts.
CONFLICT, CHOICE = "conflict", "choice"
MINE, THEIRS = "mine", "theirs"
# Django takes no more rows of a formset either.
MOST_ROWS = 1000


@dataclass
class Row:
    """The fields of one row of a form, as a browser sends them: name -> list of texts."""

    form: forms.ModelForm
    values: dict[str, list[str]]


@dataclass
class Conflict:
    """A field that two people have changed, in words."""

    name: str
    where: str
    label: str
    before: str
    theirs: str
    mine: str


class Merge:
    """What was typed on a form (`data`), brought to the entry as it stands now (`merged`).

    `organization` is locked. `conflicts` are what two people have changed.
    """

    def __init__(self, model_admin, request, organization):
        self.data = request.POST.copy()
        seen = whole_number(self.data.get("seen_revision", ""))
        self.seen = -1 if seen is None else seen
        self.organization = organization
        self.conflicts = []
        self.now = shown(model_admin, request, organization)
        self.before = self.now
        self.edit = None
        if self.is_stale:
            self.before = {}
            self.edit = organization.edits.filter(revision=self.seen).first()
            if self.edit:
                self._read_older_form(model_admin, request)
        self.undecided = self._decide()
        self.merged = self._merge()

    @property
    def is_stale(self):
        """Whether the entry was changed after the form was opened."""
        return self.seen != self.organization.revision

    @property
    def is_refused(self):
        """Whether whoever typed has to look at the form once more."""
        return self.is_stale or bool(self.conflicts)

    @property
    def edits(self):
        """The revisions that the form did not show, the newest first."""
        edits = self.organization.edits.filter(revision__gt=self.seen)
        return list(edits.select_related("editor"))

    @property
    def changes(self):
        """What these revisions changed, in words."""
        if not self.edit:
            return []
        return words.changes(self.edit.document, self.organization.edits.first().document)

    def _read_older_form(self, model_admin, request):
        try:
            with editing.as_it_was(self.edit) as older:
                self.before = shown(model_admin, request, older)
        except ValidationError:
            # It names what is gone. Then every field that differs is a conflict.
            self.before = {}

    def _decide(self):
        """Do as was chosen about earlier conflicts; return the names of those that are left."""
        left = set()
        for name in self.data.getlist(CONFLICT):
            choice = self.data.get(f"{CHOICE}-{name}")
            if choice == THEIRS:
                self._take_theirs(name)
            elif choice != MINE:
                left.add(name)
        for name in [*self.data]:
            if name == CONFLICT or name.startswith(f"{CHOICE}-"):
                del self.data[name]
        return left

    def _take_theirs(self, name):
        prefix, _dash, field = name.rpartition("-")
        noun = prefix.partition("-")[0]
        key = self.data.get(f"{prefix}-id", "") if prefix else ITSELF
        if field == "DELETE":
            # They kept what was taken out here, or took out what was changed here.
            if key:
                del self.data[name]
            else:
                self.data[name] = "on"
        elif row := self.before.get(noun, {}).get(key):
            self.data.setlist(name, row.values[field])

    def _merge(self):
        data = self.data.copy()
        for noun, rows in self.now.items():
            if noun == ITSELF:
                mine = _typed(self.data, rows[ITSELF].form, "")
                before = self.before.get(ITSELF, {}).get(ITSELF)
                for name, values in self._row(rows[ITSELF], mine, before, "", "").items():
                    data.setlist(name, values)
            elif f"{noun}-TOTAL_FORMS" in self.data:
                self._merge_parts(noun, rows, data)
        data["seen_revision"] = str(self.organization.revision)
        # Whoever was refused gets a form of its own, which is saved once as well.
        data["token"] = str(uuid.uuid4()) if self.is_stale else data.get("token", "")
        return data

    def _merge_parts(self, noun, rows, data):
        """Number the rows of a formset anew: those that there are, then those that are new."""
        total = whole_number(self.data[f"{noun}-TOTAL_FORMS"]) or 0
        numbers = range(min(total, MOST_ROWS))
        posted = {self.data.get(f"{noun}-{number}-id") or number: number for number in numbers}
        for name in [name for name in data if name.startswith(f"{noun}-")]:
            if name.removeprefix(f"{noun}-")[:1].isdigit():
                del data[name]
        before = self.before.get(noun, {})
        existing = {key: row for key, row in rows.items() if key}
        number = 0
        for key, row in existing.items():
            old = posted.pop(key, None)
            here = f"{noun}-{number}-"
            values = row.values
            if old is not None:
                there = f"{noun}-{old}-"
                mine = _typed(self.data, row.form, there)
                values = self._row(row, mine, before.get(key), there, here)
                self._merge_deletion(row, before.get(key), there, here, data)
            self._write(data, here, values, key)
            number += 1
        for key, old in posted.items():
            there, here = f"{noun}-{old}-", f"{noun}-{number}-"
            mine = _typed(self.data, rows[""].form, there)
            # A row that they took out and that nobody changed here stays out.
            if isinstance(key, str) and not self._is_kept(noun, key, mine, there, here):
                continue
            self._write(data, here, mine, "")
            if f"{there}DELETE" in self.data:
                data[f"{here}DELETE"] = "on"
            number += 1
        data[f"{noun}-TOTAL_FORMS"] = str(number)
        data[f"{noun}-INITIAL_FORMS"] = str(len(existing))

    def _write(self, data, here, values, key):
        data[f"{here}id"] = key
        data[f"{here}organization"] = str(self.organization.pk)
        for name, texts in values.items():
            data.setlist(here + name, texts)

    def _row(self, row, mine, before, there, here):
        """The merged fields of a row that both sides have."""
        merged = {}
        for name, theirs in row.values.items():
            old = before.values[name] if before else None
            is_mine = old is None or _differ(old, mine[name])
            is_theirs = old is None or _differ(old, theirs)
            merged[name] = mine[name] if is_mine else theirs
            is_open = there + name in self.undecided
            if (is_open or (is_mine and is_theirs)) and _differ(mine[name], theirs):
                merged[name] = mine[name]
                self._add(row, here, name, old, mine[name])
        return merged

    def _merge_deletion(self, row, before, there, here, data):
        """Take a row out that was taken out here, unless they have changed it."""
        if f"{there}DELETE" not in self.data:
            return
        data[f"{here}DELETE"] = "on"
        is_changed = before and any(
            _differ(before.values[name], texts) for name, texts in row.values.items()
        )
        if is_changed or f"{there}DELETE" in self.undecided:
            kept = _called(row.form, row.values)
            where = self._where(row.form, row.values)
            line = (_("whole part"), kept, kept, _("taken out"))
            self.conflicts.append(Conflict(f"{here}DELETE", where, *line))

    def _is_kept(self, noun, key, mine, there, here):
        """Whether a row that they took out was changed here, which makes it a conflict."""
        before = self.before.get(noun, {}).get(key)
        if f"{there}DELETE" in self.data:
            return False
        if before and not any(_differ(before.values[name], mine[name]) for name in mine):
            return False
        form = self.now[noun][""].form
        line = (_("whole part"), _called(form, before.values) if before else "", _("taken out"))
        self.conflicts.append(
            Conflict(f"{here}DELETE", self._where(form, mine), *line, _called(form, mine))
        )
        return True

    def _add(self, row, here, name, old, mine):
        label = capfirst(str(row.form.fields[name].label))
        where = self._where(row.form, row.values) if here else ""
        texts = (old or [], row.values[name], mine)
        told = [_in_words(row.form, name, one) for one in texts]
        self.conflicts.append(Conflict(f"{here}{name}", where, label, *told))

    def _where(self, form, values):
        noun = capfirst(str(form._meta.model._meta.verbose_name))
        return f"{noun} {_called(form, values)}".strip()


def shown(model_admin, request, organization):
    """What the form of an entry shows: noun -> key of the row -> Row; "" is a blank part."""
    fields = model_admin.get_form(request, organization, change=True)(instance=organization)
    found = {ITSELF: {ITSELF: _read(fields)}}
    for formset_class, inline in model_admin.get_formsets_with_inlines(request, organization):
        queryset = inline.get_queryset(request)
        formset = formset_class(instance=organization, queryset=queryset)
        rows = {str(form.instance.pk): _read(form) for form in formset.initial_forms}
        found[formset.prefix] = rows | {"": _read(formset.empty_form)}
    return found


def _read(form):
    names = [name for name in form.fields if name not in OF_FORMSET | {"seen_revision", "token"}]
    return Row(form, {name: _sent(form, name) for name in names})


def _sent(form, name):
    """A field of a form that nobody touched, as a browser sends it."""
    value = form[name].value()
    if isinstance(form.fields[name], forms.BooleanField):
        return ["on"] if value else []
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else [str(value)]


def _typed(data, form, prefix):
    """What was typed into the fields of a row."""
    skipped = OF_FORMSET | {"seen_revision", "token"}
    return {name: data.getlist(prefix + name) for name in form.fields if name not in skipped}


def _differ(some, others):
    return _plain(some) != _plain(others)


def _plain(texts):
    """Texts without what browsers add, and lists in one order."""
    return sorted(plain for text in texts if (plain := text.replace("\r\n", "\n").strip()))


def called(form):
    """What a part is called by what stands in the fields of its form, as yet."""
    return _called(form, _read(form).values)


def _called(form, values):
    """What a part is called by what stands in its fields."""
    for name in ("number", "value", "name_km", "name_en", "title", "kinds", "province"):
        if name in values and (told := _in_words(form, name, values[name])):
            return told
    return ""


def _in_words(form, name, texts):
    """A field in words."""
    field = form.fields[name]
    if isinstance(field, forms.BooleanField):
        return _("Yes") if texts else _("No")
    if hasattr(field, "choices"):
        labels = {str(value): str(label) for value, label in field.choices}
        return ", ".join(labels.get(text, text) for text in texts)
    return "\n".join(texts)
