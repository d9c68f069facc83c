"""The one door for changes of the working copy: every save becomes a numbered, whole revision."""

from django.db import models, transaction

from directory.models import Edit, Organization, Schedule

# The parts of a working copy, in the order in which a document lists them.
PARTS = ("services", "phones", "contacts", "locations", "sources")


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
        organization=locked, revision=locked.revision, editor=by, edited_at=at, document=now
    )


def document(organization):
    """The whole working copy as plain data, private fields included."""
    whole = _row(organization, leave_out={"revision"})
    for part in PARTS:
        whole[part] = [_part(row) for row in getattr(organization, part).all()]
    return whole


def differences(before, after):
    """What differs between two documents: a list of (path, old value, new value)."""
    old, new = dict(_leaves(before)), dict(_leaves(after))
    return [
        (path, old.get(path), new.get(path))
        for path in sorted(old.keys() | new.keys())
        if old.get(path) != new.get(path)
    ]


def _part(row):
    data = _row(row, leave_out={"organization"})
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


def _row(row, leave_out):
    # The bare column of a translated field only repeats one of its two languages.
    names = {field.name for field in row._meta.concrete_fields}
    bare = {name for name in names if f"{name}_km" in names}
    return {
        field.name: _plain(field, field.value_from_object(row))
        for field in row._meta.concrete_fields
        if field.name not in leave_out | bare
    }


def _plain(field, value):
    if value is None and isinstance(field, (models.CharField, models.TextField)):
        # A column of one language is NULL until somebody writes into it; both mean no text.
        return ""
    return value if value is None or isinstance(value, (bool, int, str, list)) else str(value)


def _leaves(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for inner in value:
            yield from _leaves(inner, (*path, inner.get("id", "")))
    else:
        yield path, value
