"""Half-filled call sheets, tables to be imported and their headings, and forms that were sent."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models import frozen
from directory.models.organization import Organization, Record


class SheetDraft(Record):
    """A call sheet as one person has filled it in so far; gone once it is used."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="drafts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    saved_at = models.DateTimeField(_("saved at"))
    # As the form sent it, with the revision that was seen.
    data = frozen.DocumentField(kind=frozen.SHEET, default=dict)

    class Meta:
        verbose_name = _("half-filled sheet")
        verbose_name_plural = _("half-filled sheets")
        constraints = [
            models.UniqueConstraint(fields=["organization", "by"], name="draft_once_a_person"),
        ]

    def __str__(self):
        return str(self.organization)


class ImportDraft(Record):
    """The table that one person has sent, until it is saved or a day has passed."""

    by = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(_("sent at"))
    name = models.CharField(_("name of the file"), max_length=200)
    # What its cells say, never the file itself.
    table = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("table to be imported")
        verbose_name_plural = _("tables to be imported")

    def __str__(self):
        return self.name


class ImportHeading(Record):
    """The column that a heading of a table means, as one person says; empty: it is not read."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    # The search key of the heading.
    key = models.CharField(_("heading"), max_length=200)
    column = models.CharField(_("column"), max_length=30, blank=True)

    class Meta:
        verbose_name = _("heading of a table")
        verbose_name_plural = _("headings of tables")
        constraints = [
            models.UniqueConstraint(fields=["by", "key"], name="heading_once_a_person"),
        ]

    def __str__(self):
        return self.key


class SentForm(Record):
    """A form of an entry that was saved, by the token in it, so that it is saved only once."""

    # The token is the key of the row.
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(_("saved at"))
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("form that was sent")
        verbose_name_plural = _("forms that were sent")

    def __str__(self):
        return str(self.organization)
