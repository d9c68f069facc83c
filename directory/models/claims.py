"""Claims: somebody at the desk takes care of an entry."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models.organization import Organization, Record


class Claim(Record):
    """One verifier takes care of an entry for some days, so that two do not call the same."""

    organization = models.OneToOneField(
        Organization, models.CASCADE, verbose_name=_("organization"), related_name="claim"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("taken by"),
        related_name="claims",
    )
    at = models.DateTimeField(_("taken at"))
    until = models.DateTimeField(_("held until"))

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["until"]

    def __str__(self):
        return f"{self.organization}: {self.by}"
