"""Samples: listings that are called again by somebody else, to tell how true the list is."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directory.models.organization import Record
from directory.models.records import Verification


class Sample(Record):
    """A part of the standing listings, drawn by a seed, once in a quarter of a year. Append-only.

    Whoever has the seed and the checks that stood then draws the same part again.
    """

    # As "2026-Q4".
    quarter = models.CharField(_("quarter"), max_length=7, unique=True)
    seed = models.CharField(_("seed"), max_length=32)
    # The public ids of the listings that stood, as whoever drew read them: what was recorded
    # before and committed after was not among them.
    drawn_from = models.JSONField(_("drawn from these listings"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("drawn at"))

    class Meta:
        verbose_name = _("sample")
        verbose_name_plural = _("samples")
        ordering = ["-quarter"]

    def __str__(self):
        return self.quarter


class SampledListing(Record):
    """A listing of a sample, as it stood when the sample was drawn. Append-only."""

    sample = models.ForeignKey(Sample, models.PROTECT, related_name="listings")
    place = models.PositiveSmallIntegerField(_("order"))
    verification = models.ForeignKey(Verification, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("listing of a sample")
        verbose_name_plural = _("listings of a sample")
        ordering = ["sample", "place"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "place"], name="sampled_in_one_place"),
        ]

    def __str__(self):
        return f"{self.sample} {self.place}"


class SecondCall(Record):
    """The answers of a second call, written down before the listing is seen. Append-only."""

    class Reached(models.TextChoices):
        THEIRS = "theirs", _("Somebody of this organization answered")
        ANOTHER = "another", _("Somebody else answered: it is not theirs")
        NO_ANSWER = "no-answer", _("Nobody answered")

    sampled = models.OneToOneField(SampledListing, models.PROTECT, related_name="call")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("recorded at"))
    # By question: of a number who was reached, of anything else what they said.
    answers = models.JSONField(_("answers"))
    # As the answers say; a column of its own, since lists ask for it.
    has_wrong_number = models.BooleanField(_("reached somebody else"))

    class Meta:
        verbose_name = _("second call")
        verbose_name_plural = _("second calls")
        ordering = ["at"]

    def __str__(self):
        return str(self.sampled)


class Comparison(Record):
    """The answers of a second call beside the listing, question by question. Append-only."""

    class Result(models.TextChoices):
        RIGHT = "right", _("Right: they say the same")
        WRONG = "wrong", _("Wrong: they say something else")
        NOT_ASKED = "not-asked", _("Could not be asked")

    call = models.OneToOneField(SecondCall, models.PROTECT, related_name="comparison")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("recorded at"))
    results = models.JSONField(_("results"))
    # As the results say; a column of its own, since lists ask for it.
    has_wrong = models.BooleanField(_("has a wrong fact"))

    class Meta:
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(condition=~Q(results={}), name="comparison_has_results"),
        ]

    def __str__(self):
        return str(self.call)
