"""Twins: an entry only looks like one that must not be listed, or two entries were one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from directory.models.organization import Organization, Record


class TwinRequest(Record):
    """Somebody says why an entry is another organization than the forbidden one that it is like."""

    # The key of the entry, which may not be saved yet; and what it was called then.
    entry = models.UUIDField(_("entry"), db_index=True)
    name = models.CharField(_("name"), max_length=200)
    forbidden = models.ForeignKey(Organization, models.PROTECT, related_name="twin_requests")
    # What the two have in common, as `rules/twins.py` finds it: key -> text.
    common = models.JSONField(_("in common"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("recorded at"))
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("question about a twin")
        verbose_name_plural = _("questions about twins")
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="twin_request_has_reason"),
        ]

    def __str__(self):
        return self.name


class TwinPermit(Record):
    """A second person agrees, with a reason of their own."""

    request = models.OneToOneField(TwinRequest, models.PROTECT, related_name="permit")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("recorded at"))
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("permit for a twin")
        verbose_name_plural = _("permits for twins")
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(by=F("asked_by")), name="twin_permit_by_two"
            ),
        ]

    def __str__(self):
        return str(self.request)


class MergeQuerySet(models.QuerySet):
    """Merges, and which of them hold."""

    def standing(self):
        """The merges that nobody took back."""
        return self.filter(undo=None)


class Merge(Record):
    """Two entries were one organization: `gone` is closed, and leads to `stays`."""

    # An entry that was merged into the wrong one may be merged again, once that was taken back.
    gone = models.ForeignKey(Organization, models.PROTECT, related_name="closings")
    stays = models.ForeignKey(Organization, models.PROTECT, related_name="merges")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("recorded at"))
    # What the two had in common then, as `rules/twins.py` finds it: key -> text.
    common = models.JSONField(_("in common"))
    # What was taken over, as `rules/merging.py` names it.
    taken = models.JSONField(_("taken over"), default=list, blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=~Q(gone=F("stays")), name="merge_is_of_two"),
        ]

    def __str__(self):
        return f"{self.gone} > {self.stays}"


class MergeUndo(Record):
    """Two entries were two organizations after all: `gone` of the merge is open again."""

    merge = models.OneToOneField(Merge, models.PROTECT, related_name="undo")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("recorded at"))
    reason = models.TextField(_("reason"))
    # What left the entry that stays again, as `rules/merge_undo.py` names it.
    given_back = models.JSONField(_("given back"), default=list, blank=True)

    class Meta:
        verbose_name = _("merge taken back")
        verbose_name_plural = _("merges taken back")
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="merge_undo_has_reason"),
        ]

    def __str__(self):
        return str(self.merge)

    @property
    def pair(self):
        """The two entries: that which is open again, and that which stayed."""
        return self.merge.gone, self.merge.stays
