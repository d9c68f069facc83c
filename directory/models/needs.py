"""Situations in everyday words, and the help that each leads to; for search only, never shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models.organization import Record


class Need(Record):
    """A situation in everyday words, such as a husband who beats, kept apart from the taxonomy."""

    code = models.SlugField(_("code"), max_length=50, unique=True)
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Of words that several needs have the lower one counts.")
    )
    # Codes of kinds of help, the most fitting first, and of groups of people.
    kinds = models.JSONField(_("kinds of help"), default=list)
    served = models.JSONField(_("people served"), default=list, blank=True)
    words = models.JSONField(_("search words"), default=list)

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        ordering = ["order", "code"]

    def __str__(self):
        return self.code
