"""Changes of accounts that the others at the desk are told of."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from directory.models.organization import Record


class AccountChange(Record):
    """A new verifier, one who is none any more, or a second factor that was taken away."""

    class Kind(models.TextChoices):
        VERIFIER = "verifier", _("New verifier")
        LEFT = "left", _("Verifier no more")
        RESET = "reset", _("Second factor taken away")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="changes")
    # None for a command at the server's shell, which has no account.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(_("recorded at"))
    starts_at = models.DateTimeField(_("counts from"))
    # A new verifier joins the others at the first visit after the start.
    taken_up_at = models.DateTimeField(_("taken up at"), null=True, blank=True)

    class Meta:
        verbose_name = _("change of an account")
        verbose_name_plural = _("changes of accounts")
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(kind="verifier", taken_up_at__isnull=True),
                name="verifier_waits_once",
            ),
            models.CheckConstraint(
                condition=Q(by__isnull=True) | ~Q(user=F("by")), name="nobody_changes_himself"
            ),
        ]

    def __str__(self):
        return f"{self.user} {self.at:%Y-%m-%d}"
