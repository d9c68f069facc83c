"""What tests of the agenda share: a standing listing as of some days ago."""

from datetime import timedelta

from django.utils import timezone

from directory.models import (
    Organization,
)
from tests import make


def listed(slug, *, editor, by, ago=0, **fields):
    """An organization that was confirmed so many days ago."""
    made = make.organization(slug, editor=editor, **fields)
    now = timezone.now()
    make.confirm(made, by=by, on=timezone.localdate(now) - timedelta(days=ago), at=now)
    return made


def slugs(group):
    return [Organization.objects.get(pk=row.pk).slug for row in group.rows]
