"""The columns of a check that prove a new organization: see rules/proofs.py."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Evidence(models.TextChoices):
    """The kinds of evidence that an organization exists. The last two are never asked for."""

    REGISTRATION = "registration", _("I saw its registration or its licence")
    VISIT = "visit", _("I visited it, or met it at a meeting of services")
    MEMBER = "member", _("A coalition or a network has it as a member")
    AUTHORITY = "authority", _("A ministry or an authority works with it")
    # The starter data was read in published sources, and says so.
    STARTER = "starter", _("Starter data")
    # Recorded by a release that did not ask.
    EARLIER = "earlier", _("Recorded before this was asked")


# What a person can choose.
ASKED = [Evidence.REGISTRATION, Evidence.VISIT, Evidence.MEMBER, Evidence.AUTHORITY]


class FirstListing(models.Model):
    """The proofs of a first listing, as columns of its check; all empty on any later check."""

    evidence = models.CharField(
        _("what shows that it exists"), max_length=20, choices=Evidence, blank=True
    )
    evidence_detail = models.CharField(
        _("which register, visit, list or office"), max_length=200, blank=True
    )
    vouched_by = models.CharField(
        _("who vouched: organization and role, no name"), max_length=200, blank=True
    )
    agreed_on = models.DateField(_("agreed to be listed on"), null=True, blank=True)

    class Meta:
        abstract = True


CONSTRAINTS = [
    # The first check of an organization is what lists it first.
    models.CheckConstraint(
        condition=~Q(number=1, outcome="confirmed", evidence=""), name="first_check_has_evidence"
    ),
    models.CheckConstraint(
        condition=Q(evidence__in=["", Evidence.STARTER, Evidence.EARLIER])
        | Q(evidence__in=ASKED, agreed_on__isnull=False)
        & ~Q(evidence_detail="")
        & ~Q(vouched_by="")
        & (Q(method="visit") | ~Q(called="") & ~Q(called_source="")),
        name="first_listing_is_proved",
    ),
]
