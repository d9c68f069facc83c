"""Forms that were sent: a form carries a token, so that sending it twice saves it once."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import User

from directory.models import Organization, SentForm

# Nobody sends a form again after so long.
KEPT_FOR = timedelta(days=30)


def find(token: UUID, *, by: User) -> SentForm | None:
    """The form of this person that was saved with this token, or None."""
    return SentForm.objects.filter(pk=token, by=by).select_related("organization").first()


def record(
    token: UUID, organization: Organization, *, by: User, at: datetime, sha256: str
) -> SentForm:
    """Record that a form was saved. Call it in the transaction that saves what it says."""
    SentForm.objects.filter(by=by, at__lt=at - KEPT_FOR).delete()
    said = {"organization": organization, "by": by, "at": at, "sha256": sha256}
    return SentForm.objects.update_or_create(pk=token, by=by, defaults=said)[0]
