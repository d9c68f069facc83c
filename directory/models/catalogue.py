"""Edits and checks of the catalogue; the database refuses to change these rows."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.models import frozen
from directory.models.organization import Record


class CatalogueEdit(Record):
    """One saved change: the whole working copy of the catalogue as it then stood."""

    revision = models.PositiveIntegerField(_("revision"), unique=True)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("editor"), related_name="+"
    )
    edited_at = models.DateTimeField(_("edited at"))
    document = frozen.DocumentField(_("working copy"), kind=frozen.WORKING_CATALOGUE)

    class Meta:
        verbose_name = _("edit of the catalogue")
        verbose_name_plural = _("edits of the catalogue")
        ordering = ["-revision"]

    def __str__(self):
        return str(self.revision)


class CatalogueCheck(Record):
    """The catalogue as it stands since then, and who confirmed it or rejected what waited."""

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", pgettext_lazy("catalogue check", "Confirmed")
        REJECTED = "rejected", pgettext_lazy("catalogue check", "Rejected")

    number = models.PositiveIntegerField(_("number"), unique=True)
    revision = models.PositiveIntegerField(_("revision"))
    # `revision` of the check before: editors of later revisions may not confirm this one.
    revision_before = models.PositiveIntegerField(_("revision checked before"), default=0)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    verifier = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("verifier"), related_name="+"
    )
    # Of the newest revision that is checked here.
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("editor"), related_name="+"
    )
    by_one_person = models.BooleanField(_("checked by one person"), default=False)
    # How many could confirm then: one person may edit and confirm only while it is one.
    active_verifiers = models.PositiveSmallIntegerField(_("active verifiers"))
    recorded_at = models.DateTimeField(_("recorded at"))
    note = models.TextField(_("reason"), blank=True)
    document = frozen.DocumentField(_("catalogue"), kind=frozen.WORKING_CATALOGUE)
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("check of the catalogue")
        verbose_name_plural = _("checks of the catalogue")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(outcome="confirmed") | Q(outcome="rejected") & ~Q(note=""))
                & ~Q(sha256="")
                & Q(revision__gt=F("revision_before")),
                name="catalogue_check_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(by_one_person=True) | Q(outcome="rejected") | ~Q(verifier=F("editor")),
                name="catalogue_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(by_one_person=False) | Q(active_verifiers__lt=2),
                name="catalogue_one_person_only_while_alone",
            ),
        ]

    def __str__(self):
        return str(self.number)
