"""Rows that say who and when. The database itself refuses to change or delete them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Max, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.models.catalog import Organization, Record


class Edit(Record):
    """One saved change: the whole working copy of an organization as it then stood."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("organization"), related_name="edits"
    )
    revision = models.PositiveIntegerField(_("revision"))
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("editor"),
        related_name="edits",
    )
    edited_at = models.DateTimeField(_("edited at"))
    document = models.JSONField(_("working copy"))

    class Meta:
        verbose_name = _("edit")
        verbose_name_plural = _("edits")
        ordering = ["organization", "-revision"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "revision"], name="revision_once"),
        ]

    def __str__(self):
        return f"{self.organization} {self.revision}"


class VerificationQuerySet(models.QuerySet):
    def last_words(self):
        """The newest row of each organization: what holds now."""
        newest = (
            Verification.objects.filter(organization=OuterRef("organization"))
            .order_by()
            .values("organization")
            .annotate(newest=Max("number"))
            .values("newest")
        )
        return self.filter(number=Subquery(newest))

    def standing(self):
        """The listings that the public may see."""
        return self.last_words().filter(outcome=Verification.Outcome.CONFIRMED)

    def withdrawn(self):
        """The last words that took a listing back."""
        return self.last_words().filter(outcome=Verification.Outcome.WITHDRAWN)


class Verification(Record):
    """Who checked what, when and how; a confirmation carries the listing as it was confirmed."""

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", pgettext_lazy("verification outcome", "Confirmed")
        WITHDRAWN = "withdrawn", pgettext_lazy("verification outcome", "Withdrawn")

    class Method(models.TextChoices):
        CALL = "call", _("Call")
        VISIT = "visit", _("Visit")
        WRITTEN = "written", _("Written confirmation")
        PUBLISHED_SOURCE = "published-source", _("Published source")

    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("organization"), related_name="verifications"
    )
    # Counts the checks of one organization, so that two people cannot both write the next one.
    number = models.PositiveIntegerField(_("number"))
    revision = models.PositiveIntegerField(_("revision seen"))
    # Up to this revision every public fact was confirmed, here or before. Whoever edited later may
    # have put in something that no other person has yet looked at.
    whole_revision = models.PositiveIntegerField(_("revision confirmed whole"), default=0)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    method = models.CharField(_("method"), max_length=20, choices=Method, blank=True)
    verifier = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("verifier"),
        related_name="verifications",
    )
    # The last person who changed what is confirmed here; none when nothing changed.
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("editor"),
        null=True,
        blank=True,
        related_name="+",
    )
    by_one_person = models.BooleanField(_("checked by one person"), default=False)
    checked_on = models.DateField(_("checked on"))
    due_on = models.DateField(_("next check due"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("recorded at"))
    spoken_to = models.CharField(_("role of the person spoken to"), max_length=100, blank=True)
    note = models.TextField(_("note or reason"), blank=True)
    confirmed_facts = models.JSONField(_("facts confirmed"), default=list, blank=True)
    name_km = models.CharField(_("Khmer name as confirmed"), max_length=200, blank=True)
    listing = models.JSONField(_("listing"), null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    objects = VerificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("verification")
        verbose_name_plural = _("verifications")
        ordering = ["organization", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "number"], name="check_number_once"),
            models.CheckConstraint(
                condition=Q(outcome="confirmed", due_on__gt=F("checked_on"))
                & ~Q(method="")
                & ~Q(name_km="")
                & ~Q(sha256="")
                & Q(listing__isnull=False)
                | Q(outcome="withdrawn", listing__isnull=True, due_on__isnull=True) & ~Q(note=""),
                name="check_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(by_one_person=True) | Q(editor__isnull=True) | ~Q(verifier=F("editor")),
                name="four_eyes",
            ),
        ]

    def __str__(self):
        return f"{self.organization} {self.number}"


class Snapshot(Record):
    """A published set of standing listings: its number, and the pointer that phones received."""

    seq = models.PositiveBigIntegerField(_("number"), unique=True)
    published_at = models.DateTimeField(_("published at"))
    pointer = models.JSONField(_("pointer"))

    class Meta:
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")
        ordering = ["-seq"]

    def __str__(self):
        return str(self.seq)
