"""Readings of the pages that print the numbers of listings."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directory.models.organization import Organization, Record


class SourceReading(Record):
    """The newest reading of a page for a number that it is said to print. It is no check."""

    class Outcome(models.TextChoices):
        PRINTED = "printed"
        NUMBER_GONE = "number-gone"
        PAGE_GONE = "page-gone"
        MOVED = "moved"
        UNREADABLE = "unreadable"

    class Reason(models.TextChoices):
        """Why a page cannot be read."""

        SILENT = "silent", _("no connection came about, or it took too long")
        ERROR = "error", _("the site answered with an error")
        ROBOTS = "robots", _("the site asks programs not to read it")
        PDF = "pdf", _("it is a PDF, which the program does not read")
        NO_TEXT = "no-text", _("it is no text")
        TOO_LONG = "too-long", _("it is too long")
        CLOSED = "closed", _("its address leads to no public page")

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="source_readings")
    number = models.CharField(_("number"), max_length=16)
    url = models.URLField(_("address"), max_length=500)
    outcome = models.CharField(max_length=20, choices=Outcome)
    reason = models.CharField(max_length=20, choices=Reason, blank=True)
    # Where the page that was read has another address.
    moved_to = models.TextField(blank=True)
    read_at = models.DateTimeField()
    # When this outcome was found first, night after night until now.
    since = models.DateTimeField()
    # When the number was seen there last.
    printed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("reading of a source")
        verbose_name_plural = _("readings of sources")
        ordering = ["organization", "number", "url"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "number", "url"], name="source_reading_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome="unreadable") & ~Q(reason="")
                | ~Q(outcome="unreadable") & Q(reason=""),
                name="source_reading_says_why",
            ),
        ]

    def __str__(self):
        return f"{self.organization} {self.number}: {self.outcome}"
