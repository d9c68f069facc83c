"""A partner's own word on its listing: a link that works once; the answer waits in a queue."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from directory.models import Organization, PartnerAnswer, PartnerLink, Verification, frozen
from directory.rules import standing, verifiers
from directory.rules.listing import facts
from directory.rules.refusal import Refused
from directory.text.digest import sha256_hex

LONGEST_CORRECTION = 500
# What the keys of links are made of. Chat programs read - and _ as marks, or cut a link at them;
# without vowels no key says a word. Whoever reads one aloud mixes up 1 and l, 0 and o.
KEY_SIGNS = "bcdfghjkmnpqrstvwxz23456789"
# 43 signs out of 27 are 204 bits.
KEY_LENGTH = 43


@transaction.atomic
def make_link(organization: Organization, *, by: User, at: datetime) -> tuple[PartnerLink, str]:
    """Make a link on the standing listing; return (PartnerLink, token). Raises Refused.

    The token is not stored, only its hash. A new link revokes the former one, so that only one
    works at a time.
    """
    # Two who make a link at once: the later one revokes the other's.
    organization = standing.lock(organization)
    verifiers.require_verifier(by, at)
    check = standing.require_standing(organization)
    _working(at).filter(organization=organization).update(revoked_at=at, revoked_by=by)
    token = "".join(secrets.choice(KEY_SIGNS) for _sign in range(KEY_LENGTH))
    link = PartnerLink.objects.create(
        organization=organization,
        verification=check,
        token_sha256=_digest(token),
        by=by,
        at=at,
        expires_at=at + timedelta(days=settings.PARTNER_LINK_DAYS),
    )
    return link, token


@transaction.atomic
def revoke(link: PartnerLink, *, by: User, at: datetime) -> None:
    """Revoke a link that was not used yet. Raises Refused."""
    standing.lock(link.organization)
    verifiers.require_verifier(by, at)
    _working(at).filter(pk=link.pk).update(revoked_at=at, revoked_by=by)


def find(token: str, *, at: datetime) -> PartnerLink | None:
    """The PartnerLink that this token opens at this moment, or None without a reason.

    The partner sees `link.verification.listing`, which is public, and nothing else.
    """
    link = (
        _working(at)
        .filter(token_sha256=_digest(token))
        .select_related("verification", "organization")
        .first()
    )
    if link is None:
        return None
    later = link.organization.verifications.filter(number__gt=link.verification.number)
    # A withdrawn listing is not shown again, even after a newer one was confirmed.
    return None if later.filter(outcome=Verification.Outcome.WITHDRAWN).exists() else link


@transaction.atomic
def answer(token: str, *, corrections: dict[str, str], at: datetime) -> PartnerAnswer | None:
    """Put a partner's answer into the queue; return it, or None if the token opens nothing.

    `corrections` maps names out of `listing.facts` to what the partner wrote; none of them
    means that all is correct. Nothing else changes: people read it and act. Raises Refused.
    """
    if link := find(token, at=at):
        # Whoever revokes it or withdraws the listing at this moment is waited for.
        standing.lock(link.organization)
        link = find(token, at=at)
    if link is None:
        return None
    written = {name: text.strip() for name, text in corrections.items() if text.strip()}
    if not written.keys() <= facts(link.verification.listing).keys():
        raise Refused(_("This page is out of date. Open the link again."))
    if any(len(text) > LONGEST_CORRECTION for text in written.values()):
        raise Refused(_("That is too long. Write at most 500 characters."))
    try:
        with transaction.atomic():
            return PartnerAnswer.objects.create(
                link=link, at=at, corrections=frozen.new(frozen.CORRECTIONS, written)
            )
    except IntegrityError:
        # Sent twice in the same moment: the first one counts.
        return None


def queue() -> QuerySet[PartnerAnswer]:
    """The answers that nobody has handled yet, oldest first."""
    return PartnerAnswer.objects.filter(handled_at=None).select_related("link__organization")


def open_answer(organization: Organization) -> PartnerAnswer | None:
    """The oldest answer about an organization that nobody has handled yet."""
    return queue().filter(link__organization=organization).first()


def handle(row: PartnerAnswer, *, by: User, at: datetime) -> None:
    """Take an answer out of the queue. Raises Refused."""
    verifiers.require_verifier(by, at)
    PartnerAnswer.objects.filter(pk=row.pk, handled_at=None).update(handled_by=by, handled_at=at)


def _working(at):
    return PartnerLink.objects.filter(revoked_at=None, expires_at__gt=at, answer=None)


def _digest(token):
    # An address may hold half a character, which has no UTF-8.
    return sha256_hex(token.encode("utf-8", "replace"))
