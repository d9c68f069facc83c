"""A partner's own word on its listing: a link that works once, and the answer that came back."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from directory.models import frozen
from directory.models.organization import Organization, Record
from directory.models.records import Verification


class PartnerLink(Record):
    """A link with which a partner sees its standing listing and answers once."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="partner_links")
    # The listing that the partner is asked about, frozen.
    verification = models.ForeignKey(Verification, models.PROTECT, related_name="+")
    # The token itself is not stored, so that nobody can open a link who reads the database.
    token_sha256 = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("recorded at"))
    expires_at = models.DateTimeField(_("works until"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    # Also set when the next link was made.
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("revoked by"),
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("partner link")
        verbose_name_plural = _("partner links")
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("at")), name="link_expires"),
        ]

    def __str__(self):
        return str(self.organization)


class PartnerAnswer(Record):
    """A partner's answer: all correct, or corrections by fact. Waits in the queue."""

    # One answer a link: the database refuses a replay.
    link = models.OneToOneField(PartnerLink, models.PROTECT, related_name="answer")
    at = models.DateTimeField(_("received at"))
    # Fact name (see listing.facts) -> what the partner wrote; empty means that all is correct.
    corrections = frozen.DocumentField(
        _("corrections"), kind=frozen.CORRECTIONS, default=dict, blank=True
    )
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    handled_at = models.DateTimeField(_("handled at"), null=True, blank=True)

    class Meta:
        verbose_name = _("partner answer")
        verbose_name_plural = _("partner answers")
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(handled_by__isnull=True, handled_at__isnull=True)
                | Q(handled_by__isnull=False, handled_at__isnull=False),
                name="answer_handled_by_somebody",
            ),
        ]

    def __str__(self):
        return str(self.link)
