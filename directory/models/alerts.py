"""Alerts: dated warnings on a listing, and texts of alerts that wait for a second person."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from directory.models.organization import Organization, Record
from directory.models.records import NumberedQuerySet


class Sentence(models.TextChoices):
    """What an alert says, in the words of the translations; %(day)s is its last day."""

    CLOSED = "closed", _("Closed.")
    FULL = "full", _("Full: nobody new can be taken in.")
    DO_NOT_COME = "do-not-come", _("Do not come on %(day)s.")
    CALL_FIRST = "call-first", _("Do not come without calling first.")
    OTHER_HOURS = "other-hours", _("The opening hours are different. Call before you go.")
    MOVED = "moved", _("They have moved. Call before you go.")
    LINE_OUT_OF_ORDER = "line-out-of-order", _("The telephone line is out of order.")


class AlertWording(Record):
    """A text for an alert in one person's own words; public only once somebody else agrees."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="alert_wordings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("recorded at"))
    text_km = models.CharField(_("text in Khmer"), max_length=300)
    text_en = models.CharField(_("text in English"), max_length=300, blank=True)
    ends_on = models.DateField(_("last day"))
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("text of an alert")
        verbose_name_plural = _("texts of alerts")
        ordering = ["organization", "-at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text_km="") & ~Q(reason=""), name="alert_wording_is_whole"
            ),
        ]

    def __str__(self):
        return f"{self.organization} {self.at}"


class Alert(Record):
    """A dated warning on a listing. The newest row holds; one without a last day ends it."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="alerts")
    number = models.PositiveIntegerField(_("number"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("recorded at"))
    sentence = models.CharField(_("what it says"), max_length=20, choices=Sentence, blank=True)
    text_km = models.CharField(_("text in Khmer"), max_length=300, blank=True)
    text_en = models.CharField(_("text in English"), max_length=300, blank=True)
    # Whoever worded it, where `by` agreed to a text. Older releases let one person write a text.
    worded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("worded by"),
        null=True,
        blank=True,
        related_name="+",
    )
    wording = models.ForeignKey(
        AlertWording, models.PROTECT, null=True, blank=True, related_name="alerts"
    )
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    reason = models.TextField(_("reason"))

    objects = NumberedQuerySet.as_manager()

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        ordering = ["organization", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "number"], name="alert_number_once"),
            models.CheckConstraint(
                condition=~Q(reason="")
                & (
                    Q(ends_on__isnull=False, sentence="") & ~Q(text_km="")
                    | Q(
                        ends_on__isnull=False,
                        text_km="",
                        text_en="",
                        sentence__in=Sentence.values,
                    )
                    | Q(ends_on__isnull=True, sentence="", text_km="", text_en="")
                ),
                name="alert_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(worded_by__isnull=True, wording__isnull=True)
                | Q(worded_by__isnull=False, wording__isnull=False, sentence="")
                & ~Q(worded_by=F("by")),
                name="alert_text_by_two",
            ),
        ]

    def __str__(self):
        return f"{self.organization} {self.number}"
