"""A table that was sent is kept for a day, so that it can be looked at before it is saved."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User

from directory.models import ImportDraft

KEPT_FOR = timedelta(hours=24)


def keep(table: dict, *, name: str, by: User, at: datetime) -> ImportDraft:
    """Keep the table of this person instead of the one before."""
    said = {"table": table, "name": name[:200], "at": at}
    return ImportDraft.objects.update_or_create(by=by, defaults=said)[0]


def kept(*, by: User, at: datetime) -> ImportDraft | None:
    """The table that this person has sent within a day, or None."""
    return ImportDraft.objects.filter(by=by, at__gt=at - KEPT_FOR).first()


def drop(draft: ImportDraft) -> None:
    """Erase a table that was saved; not one that its person has sent meanwhile."""
    ImportDraft.objects.filter(pk=draft.pk, at=draft.at).delete()


def forget(*, at: datetime) -> None:
    """Erase the tables whose day is over."""
    ImportDraft.objects.filter(at__lte=at - KEPT_FOR).delete()
