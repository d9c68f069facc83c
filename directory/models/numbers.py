"""Calls to numbers that wait at the desk."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from directory.models.organization import Organization, Record
from directory.text.numbers import NUMBER_PATTERN


class NumberCall(Record):
    """A call to a number that waits at the desk, and what came of it. Append-only."""

    class Result(models.TextChoices):
        THEIRS = "theirs", _("It is theirs, for caseworkers")
        PRIVATE = "private", _("It is theirs, but not for the public")
        NO_ANSWER = "no-answer", _("No answer")
        CALL_BACK = "call-back", _("Call back later")
        WRONG_NUMBER = "wrong-number", _("Wrong number")

    class Proof(models.TextChoices):
        SITE = "site", _("I saw it on their own site")
        LETTER = "letter", _("They wrote it in a letter")
        VISIT = "visit", _("They said it during a visit")
        OTHER_NUMBER = "other-number", _("They said it on another number of theirs")

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="number_calls")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("recorded at"))
    number = models.CharField(_("number called"), max_length=16)
    result = models.CharField(_("result"), max_length=20, choices=Result)
    call_back_at = models.DateTimeField(_("call back at"), null=True, blank=True)
    spoken_to = models.CharField(_("role of the person spoken to"), max_length=100, blank=True)
    # A number cannot vouch for itself.
    proof = models.CharField(_("second proof"), max_length=20, choices=Proof, blank=True)
    proof_detail = models.CharField(
        _("which page, letter, visit or number"), max_length=200, blank=True
    )

    class Meta:
        verbose_name = _("call to a number that waits")
        verbose_name_plural = _("calls to numbers that wait")
        ordering = ["organization", "-at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=NUMBER_PATTERN), name="number_call_can_be_dialled"
            ),
            models.CheckConstraint(
                condition=(
                    Q(result="call-back", call_back_at__isnull=False, call_back_at__gt=F("at"))
                    | Q(
                        result__in=["theirs", "private", "no-answer", "wrong-number"],
                        call_back_at__isnull=True,
                    )
                )
                & (Q(proof="", proof_detail="") | Q(result="theirs") & ~Q(proof_detail="")),
                name="number_call_is_whole",
            ),
        ]

    def __str__(self):
        return f"{self.organization} {self.number}"
