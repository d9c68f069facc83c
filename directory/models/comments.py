"""What people of the desk say to each other about an entry, and entries that were merged."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from directory.models.organization import Organization, Record


class Comment(Record):
    """What somebody noted on an entry, for whoever works on it; never public."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("recorded at"))
    text = models.TextField(_("comment"))

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["organization", "-at"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="comment_has_text")]

    def __str__(self):
        return str(self.organization)


class Merge(Record):
    """Two entries were one organization: `gone` is closed for good, and leads to `stays`."""

    gone = models.OneToOneField(Organization, models.PROTECT, related_name="merge")
    stays = models.ForeignKey(Organization, models.PROTECT, related_name="merges")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("recorded at"))
    # What the two had in common then, as `rules/twins.py` finds it: key -> text.
    common = models.JSONField(_("in common"))
    # What was taken over, as `rules/merging.py` names it.
    taken = models.JSONField(_("taken over"), default=list, blank=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=~Q(gone=F("stays")), name="merge_is_of_two"),
        ]

    def __str__(self):
        return f"{self.gone} > {self.stays}"
