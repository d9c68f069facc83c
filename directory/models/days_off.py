"""Days off that a decree declares, besides those that every year has."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models.organization import Record

ISO_DAY = r"^20[0-9]{2}-[0-9]{2}-[0-9]{2}$"


class DayOff(Record):
    """A day on which only hours round the clock can be relied on. Part of the catalogue."""

    # The day as an ISO date; the catalogue knows each of its rows by a code.
    code = models.CharField(
        _("day"), max_length=10, unique=True, validators=[RegexValidator(ISO_DAY)]
    )
    name = models.CharField(_("name"), max_length=100)
    source = models.CharField(
        _("source"),
        max_length=200,
        help_text=_("Which decree or announcement declares it, with its number and its day."),
    )
    is_cancelled = models.BooleanField(
        _("does not hold any more"),
        default=False,
        help_text=_("The day was moved, or was entered by mistake."),
    )

    class Meta:
        verbose_name = _("day off by decree")
        verbose_name_plural = _("days off by decree")
        ordering = ["-code"]

    def __str__(self):
        return self.code
