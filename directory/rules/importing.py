"""What a table of organizations would change in the working copies, and the saving of it.

A row is one service of an organization. An empty cell says nothing, a row that is missing neither:
only what is written changes something, and no number is taken away. What is saved are edits by
whoever imports; each becomes public as any edit does.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from directory import text
from directory.models import Edit, Merge, Organization, Vetting
from directory.rules import editing, import_merge, leads, standing, twins
from directory.rules.import_merge import Change, Refusal, Row
from directory.rules.refusal import Refused
from directory.text import persons

_NEEDED = ("directory.add_organization", "directory.change_organization")
# By these a row says which organization it is about.
IDENTITY = {"slug", "name_km", "name_en"}


def plan(
    rows: Mapping[int, Row],
    refused: Mapping[int, list[Refusal]],
    of_persons: Collection[int] = (),
) -> list[Change]:
    """What these rows, by their numbers, would change, organization by organization.

    `refused` says which cells could not be read; their rows hold the others. `of_persons` are rows
    that may be about a person, as a contact on a phone that names no organization.
    """
    present = _Present()
    changes = _grouped(rows, refused, present)
    taken = set(present.by_slug)
    for change in changes:
        import_merge.merge(change, taken)
        if change.state in ("new", "changed"):
            _compare(change, present)
            _ask_about_persons(change, of_persons)
    return changes


def may_import(user: User) -> bool:
    """Whether this account may add and change organizations."""
    return user.is_active and user.has_perms(_NEEDED)


@transaction.atomic
def save(changes: Iterable[Change], *, by: User, at: datetime) -> list[Edit]:
    """Save all these changes, or none of them. Raises Refused."""
    if not may_import(by):
        raise Refused(_("Only editors may do this."))
    edits = []
    # In one order, as two who save at once would wait for each other for ever.
    for change in sorted(changes, key=lambda change: change.after["id"]):
        if change.refusals:
            raise Refused(_("A row is wrong, so nothing was saved."))
        said = {"by": by, "at": at, "seen_revision": change.revision}
        edits.append(editing.write(change.after, **said))
    return [edit for edit in edits if edit]


class _Present:
    """The working copies that there are, and what they are known by."""

    def __init__(self):
        self.by_key = {row.pk: row for row in Organization.objects.all()}
        self.by_slug = {row.slug: row for row in self.by_key.values()}
        self.by_name = {}
        merges = Merge.objects.standing().select_related("gone", "stays")
        self.merged = {merge.gone: merge for merge in merges}
        for row in self.by_key.values():
            if row in self.merged:
                continue
            for name in (row.name_km, row.name_en):
                if key := text.search_key(name or ""):
                    self.by_name.setdefault(key, set()).add(row.pk)
        last = Edit.objects.filter(revision=F("organization__revision"))
        self.documents = {edit.organization_id: edit.document for edit in last}
        for pk in self.by_key.keys() - self.documents.keys():
            self.documents[pk] = editing.document(self.by_key[pk])
        self.by_identity = {}
        for pk, identity in twins.identities().items():
            for key, written in identity.items():
                self.by_identity.setdefault(key, []).append((pk, written))
        self.locked = twins.forbidden()
        last_words = Vetting.objects.last_words().select_related("organization")
        self.forbidden = {
            row.organization_id: row.note
            for row in last_words.filter(outcome=Vetting.Outcome.DO_NOT_LIST)
        }


def _grouped(rows, refused, present):
    """The rows by the organization that they are about, in the order of the table."""
    changes, known, last = [], {}, None
    lost = {
        number for number, cells in refused.items() if IDENTITY & {cell.column for cell in cells}
    }
    for number, row in rows.items():
        keys = [("slug", row["slug"])] if row.get("slug") else []
        names = (row[name] for name in ("name_km", "name_en") if row.get(name))
        keys += [("name", key) for name in names if (key := text.search_key(name))]
        change = _above(row, keys, known)
        # Below a merged cell Excel leaves the others empty: the row belongs to the one above.
        if change is None and not keys and number not in lost:
            change = last
        if change is None:
            change = Change()
            if number not in lost:
                _find(change, number, row, keys, present)
            same = change.organization and known.get(("pk", change.organization.pk))
            if same:
                same.refusals |= change.refusals
                change = same
            else:
                changes.append(change)
        change.rows[number] = row
        if number in refused:
            change.refusals.setdefault(number, []).extend(refused[number])
        for key in keys:
            # A name that two have finds neither of them.
            known[key] = change if known.get(key, change) is change else None
        if change.organization:
            known["pk", change.organization.pk] = change
        last = change
    return changes


def _above(row, keys, known):
    """The organization that a row above is about, too; two of one name are told by short names."""
    found = [known[key] for key in keys if known.get(key)]
    slug = row.get("slug")
    if slug and ("slug", slug) not in known:
        found = [one for one in found if _may_be_called(one, slug)]
    return found[0] if found else None


def _may_be_called(change, slug):
    """Whether an organization has this short name, or none yet."""
    if change.organization:
        return change.organization.slug == slug
    return not any("slug" in row for row in change.rows.values())


def _find(change, number, row, keys, present):
    """Say which organization a row is about, if it is there already."""
    named = set().union(*(present.by_name.get(key, ()) for _kind, key in keys))
    slug = row.get("slug")
    if slug in present.by_slug:
        change.organization = present.by_slug[slug]
        if merge := present.merged.get(change.organization):
            change.refuse(number, "slug", standing.go_on(merge), merge.stays.slug)
    elif len(named) > 1:
        slugs = ", ".join(sorted(present.by_key[pk].slug for pk in named))
        change.refuse(
            number,
            "slug",
            _("Several organizations have this name. Write the short name of one: %(slugs)s")
            % {"slugs": slugs},
        )
    elif named:
        [pk] = named
        change.organization = present.by_key[pk]
        if slug:
            right = change.organization.slug
            change.refuse(
                number,
                "slug",
                _("An organization of this name has another short name: %(slug)s.")
                % {"slug": right},
                right,
            )
    elif not keys:
        change.refuse(number, "name_km", _("A row needs the name of its organization."))
    if change.organization:
        change.before = present.documents[change.organization.pk]
        change.revision = change.organization.revision


def _compare(change, present):
    """Note which other organizations this may be; refuse it where one must not be listed."""
    pk = change.organization.pk if change.organization else None
    first = next(iter(change.rows))
    try:
        twins.require_no_forbidden(pk, change.after, present.locked)
        leads.require_none_new(change.after, change.before)
    except Refused as refused:
        is_in_cell = isinstance(refused, leads.TellsPlace)
        place = _cell_with(change, refused.text) if is_in_cell else None
        change.refuse(*(place or (first, "")), " ".join(refused.messages))
        return
    if pk in present.forbidden:
        change.notes.append(
            _("This organization must not be listed: %(reason)s")
            % {"reason": present.forbidden[pk]}
        )
    said = set().union(*map(_names, change.rows.values()))
    if change.before and said and not said & _names(change.before):
        change.notes.append(
            _("It is called otherwise here: this may be another organization than %(name)s.")
            % {"name": change.organization}
        )
    own = twins.identity(change.after)
    former = twins.identity(change.before) if change.before else {}
    common = {}
    for key in own.keys() - former.keys():
        for other, written in present.by_identity.get(key, ()):
            if other != pk:
                common.setdefault(other, []).append(written)
    for other, texts in common.items():
        change.notes.append(
            _("This may be the same organization as %(name)s (%(common)s).")
            % {"name": present.by_key[other], "common": ", ".join(texts)}
        )


def _cell_with(change, said):
    """The row and the column of the first cell whose text holds this; None if none does."""
    cells = (
        (number, column)
        for number, row in change.rows.items()
        for column, value in row.items()
        if isinstance(value, str) and said.casefold() in value.casefold()
    )
    return next(cells, None)


def _names(row):
    """The names in a row, or in a document, as they are compared."""
    names = (row.get(column) for column in ("name_km", "name_en", "acronym"))
    return {text.search_key(name) for name in names if name}


def _ask_about_persons(change, of_persons):
    """Note where a row may name a person: the directory names none."""
    for number, row in change.rows.items():
        if number in of_persons:
            change.notes.append(
                _("Row %(number)s: is this an organization? Names of persons are not listed.")
                % {"number": number}
            )
        if found := _person(row):
            change.notes.append(
                _("Row %(number)s: “%(name)s” may be a person. Write the role, never the name.")
                % {"number": number, "name": found}
            )


def _person(row):
    """The first name of a person in what a row says; "" if there is none."""
    said = [value for value in row.values() if isinstance(value, str)]
    said += [label for _number, label in row.get("phones", ())]
    return next(filter(None, map(persons.find_person, said)), "")
