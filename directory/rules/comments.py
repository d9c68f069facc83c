"""Comments on an entry: what people of the desk tell each other. Nothing public reads them."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from directory.models import Comment, Organization
from directory.rules import standing, verifiers
from directory.rules.refusal import Refused

LONGEST_COMMENT = 1000


@transaction.atomic
def add(organization: Organization, *, by: User, text: str, at: datetime) -> Comment:
    """Add a comment to an entry; it stays for good. Raises Refused."""
    locked = standing.lock(organization)
    verifiers.require_editor_or_verifier(by, at)
    standing.require_open(locked)
    text = text.strip()
    if not text:
        raise Refused(_("Write the comment first."))
    if len(text) > LONGEST_COMMENT:
        raise Refused(_("That is too long. Write at most 1000 characters."))
    return Comment.objects.create(organization=locked, by=by, at=at, text=text)
