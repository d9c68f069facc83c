"""Saves the working copy: each change becomes the next revision, with the whole entry in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from directory.models import (
    Edit,
    Line,
    Organization,
    Phone,
    Province,
    Schedule,
    ServedGroup,
    Service,
    TaxonomyTerm,
    Verification,
    frozen,
)
from directory.models.frozen import PARTS
from directory.rules import differences, leads, standing, twins
from directory.rules.refusal import Refused
from directory.text.hours import DAYS

# What belongs to the parts of a working copy, read for all of them at once.
_BELONGING = {
    "services": ("kinds", "provinces", "schedules", "served_groups__term"),
    "phones": ("schedules",),
}
# Never restored: the address by which phones know a listing.
KEPT = {"id", "public_id"}


class Stale(Refused):
    """The entry was changed after it was read."""


@transaction.atomic
def save(
    organization: Organization, *, by: User, at: datetime, seen_revision: int | None = None
) -> Edit | None:
    """Record the working copy of `organization` as it now stands as its next revision.

    `by` is the editor, `at` an aware datetime; `seen_revision` is what the editor has read, for
    whoever writes all of an entry. Call it in the transaction that changed the rows, and lock the
    organization before they are read. Returns the Edit, or None when nothing differs from the
    revision before. Raises Refused.
    """
    locked = standing.lock(organization)
    standing.require_open(locked)
    if seen_revision is not None:
        require_seen(locked, seen_revision)
    now = document(locked)
    last = locked.edits.first()
    if last and last.document == now:
        return None
    twins.require_no_forbidden(locked.pk, now)
    leads.require_none_new(now, last.document if last else None)
    if last and last.document["slug"] != now["slug"]:
        _require_no_line(last.document["slug"])
    if last is None or last.document["slug"] != now["slug"]:
        _require_not_listed(locked, now["slug"])
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


def has_line(slug: str) -> bool:
    """Whether a line to call is known by the short name of this entry."""
    return Line.objects.filter(entry=slug).exists()


def _require_no_line(slug):
    """Refuse to rename an entry by whose short name a line to call is known: it would go unseen."""
    if has_line(slug):
        raise Refused(
            _("A line to call is known by the short name “%(slug)s”. Keep it.") % {"slug": slug}
        )


def _require_not_listed(organization, slug):
    """Refuse the short name of a renamed entry while its listing stands under it.

    Lines to call and reports of phones would take the one for the other.
    """
    listed = Verification.objects.standing().filter(listing__slug=slug)
    if listed.exclude(organization=organization).exists():
        raise Refused(
            _(
                "The listing of another organization still has the short name “%(slug)s”. Choose "
                "another."
            )
            % {"slug": slug}
        )


def require_seen(locked: Organization, revision: int) -> None:
    """Refuse whoever writes over a revision without having read it. Raises Stale."""
    if revision != locked.revision:
        raise Stale(_("The entry was changed after you opened it."))


def has_edited_since_check(organization: Organization, user: User) -> bool:
    """Whether somebody edited an entry since all of it was confirmed, so that others must check."""
    last = organization.verifications.first()
    edits = organization.edits.filter(revision__gt=last.whole_revision if last else 0)
    return edits.filter(editor=user).exists()


def document(organization: Organization) -> dict:
    """The whole working copy as plain data, private fields included."""
    whole = _row(organization)
    for part in PARTS:
        rows = getattr(organization, part).prefetch_related(*_BELONGING.get(part, ()))
        whole[part] = [_part(row) for row in rows]
    return whole


@transaction.atomic
def restore(edit: Edit, *, by: User, at: datetime, seen_revision: int | None = None) -> Edit | None:
    """Bring the working copy back to a revision, as a new revision; None if nothing differs.

    Nothing becomes public by this. `by` counts as the editor of what was restored; `seen_revision`
    is the newest one that they have read. Raises Refused.
    """
    organization = standing.lock(edit.organization)
    if seen_revision is not None:
        require_seen(organization, seen_revision)
    others = Organization.objects.exclude(pk=organization.pk)
    if others.filter(slug=edit.document["slug"]).exists():
        raise ValidationError(_("Another organization has this short name by now."))
    return _rewrite(organization, edit.document, by=by, at=at)


@transaction.atomic
def write(document: dict, *, by: User, at: datetime, seen_revision: int) -> Edit | None:
    """Make a whole entry what a document says, as its next revision; None if nothing differs.

    `seen_revision` is what the editor has read, 0 for an entry that there is not yet. Raises
    Refused.
    """
    if seen_revision:
        organization = standing.lock(Organization(pk=document["id"]))
        require_seen(organization, seen_revision)
    else:
        organization = Organization(pk=document["id"], public_id=document["public_id"])
        _fill(organization, document, leave_out=KEPT)
        organization.save(force_insert=True)
    return _rewrite(organization, document, by=by, at=at)


def _rewrite(organization, document, *, by, at):
    _put_back(organization, document)
    organization.save()
    return save(organization, by=by, at=at)


@contextmanager
def as_it_was(edit: Edit) -> Iterator[Organization]:
    """The working copy as it stood at a revision, in the database only until the block ends."""
    with transaction.atomic():
        organization = Organization.objects.get(pk=edit.organization_id)
        _put_back(organization, edit.document)
        yield organization
        transaction.set_rollback(True)


def _put_back(organization, document):
    """Write the parts of a revision, and set the columns of the organization."""
    _fill(organization, document, leave_out=KEPT)
    for part in PARTS:
        getattr(organization, part).all().delete()
    try:
        for part, model in PARTS.items():
            for data in document[part]:
                _create(model(organization=organization), data)
    except ObjectDoesNotExist as error:
        raise ValidationError(
            _(
                "That revision names a kind of help or a province that is gone. "
                "Change the entry by hand."
            )
        ) from error


def _create(row, data):
    _fill(row, data, leave_out=set())
    row.save()
    owner = {"phone" if isinstance(row, Phone) else "service": row}
    for slot in data.get("hours", []):
        day, opens, closes = differences.window(slot)
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


def _part(row):
    data = _row(row)
    if hasattr(row, "schedules"):
        data["hours"] = [
            str(slot)
            for slot in sorted(
                row.schedules.all(),
                key=lambda slot: (DAYS.index(slot.byday), slot.opens_at),
            )
        ]
    if hasattr(row, "kinds"):
        data["kinds"] = sorted(term.code for term in row.kinds.all())
        data["provinces"] = sorted(province.code for province in row.provinces.all())
        data["served"] = {group.term.code: group.is_served for group in row.served_groups.all()}
    return data


def _row(row):
    return {
        field.name: frozen.plain(field, field.value_from_object(row))
        for field in frozen.columns(type(row))
    }
