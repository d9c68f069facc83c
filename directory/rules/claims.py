"""Claims: who takes care of which entry. A claim gives no right; it spares a second call."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from directory.models import Claim, Organization, Verification
from directory.rules import standing, verifiers
from directory.rules.refusal import Refused

# Whoever falls ill holds nothing up for longer.
HELD_FOR = timedelta(days=7)


def held(at: datetime) -> QuerySet[Claim]:
    """The claims that hold at a moment: neither over, nor met by a check of the whole listing."""
    checks = Verification.objects.looks().filter(
        organization=OuterRef("organization"), recorded_at__gt=OuterRef("at")
    )
    return Claim.objects.filter(~Exists(checks), until__gt=at).select_related("by")


@transaction.atomic
def take(organization: Organization, *, by: User, at: datetime, to: User | None = None) -> Claim:
    """Take an entry, or hand it over: `to` is who takes care of it from now on. Raises Refused.

    What somebody else holds is handed over by them alone.
    """
    locked = standing.lock(organization)
    verifiers.require_verifier(by, at)
    to = to or by
    if to != by and not verifiers.is_verifier(to, at):
        raise Refused(_("Only verifiers can take care of an entry."))
    _require_free(locked, by, at)
    claim, _is_new = Claim.objects.update_or_create(
        organization=locked, defaults={"by": to, "at": at, "until": at + HELD_FOR}
    )
    return claim


@transaction.atomic
def drop(organization: Organization, *, by: User, at: datetime) -> None:
    """Give an entry back, for anybody to take. Raises Refused."""
    locked = standing.lock(organization)
    verifiers.require_verifier(by, at)
    _require_free(locked, by, at)
    Claim.objects.filter(organization=locked).delete()


def _require_free(organization, by, at):
    """Refuse what somebody else takes care of."""
    claim = held(at).filter(organization=organization).exclude(by=by).first()
    if claim:
        raise Refused(_("%(person)s takes care of this entry.") % {"person": claim.by})
