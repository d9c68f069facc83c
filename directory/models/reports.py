"""Reports of field workers on listings, and the decisions of the desk on them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.models.organization import Organization, Record


class Answer(Record):
    """A decision of the desk on the open reports about one number of an entry. Append-only."""

    class Outcome(models.TextChoices):
        # About safety: verifiers have to check today, and are not told why.
        ACCEPTED = "accepted", pgettext_lazy("answer to reports", "Accepted")
        SUSPENDED = "suspended", pgettext_lazy("answer to reports", "Suspended")
        DISMISSED = "dismissed", pgettext_lazy("answer to reports", "Dismissed")

    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, related_name="answers", verbose_name=_("entry")
    )
    # Empty when the reports are about the entry as a whole.
    number = models.CharField(_("number"), max_length=16, blank=True)
    # Only report handlers read decisions on "unsafe", as they alone read those reports.
    is_sealed = models.BooleanField(_("about safety"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("answered by")
    )
    answered_at = models.DateTimeField(_("answered at"))

    class Meta:
        verbose_name = _("answer to reports")
        verbose_name_plural = _("answers to reports")
        ordering = ["-answered_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="accepted") | ~Q(reason=""), name="dismissed_with_reason"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="suspended") | Q(is_sealed=True, organization__isnull=False),
                name="suspended_for_safety",
            ),
        ]

    def __str__(self):
        return f"{self.organization or '–'} {self.number}".strip()


class Report(models.Model):
    """One tap on one phone. It never changes a listing, and it names nobody."""

    class Kind(models.TextChoices):
        WORKS = "works", pgettext_lazy("report", "It works")
        DID_NOT_ANSWER = "did-not-answer", pgettext_lazy("report", "Did not answer")
        WRONG_NUMBER = "wrong-number", pgettext_lazy("report", "Wrong number")
        MOVED = "moved", pgettext_lazy("report", "Moved")
        CLOSED = "closed", pgettext_lazy("report", "Closed down")
        FULL = "full", pgettext_lazy("report", "Full")
        REFUSED = "refused", pgettext_lazy("report", "Refused the person")
        UNSAFE = "unsafe", pgettext_lazy("report", "Unsafe")

        @property
        def is_of_number(self):
            """Whether it says something of one number rather than of the whole entry."""
            return self in (Report.Kind.WORKS, Report.Kind.DID_NOT_ANSWER, Report.Kind.WRONG_NUMBER)

    class Why(models.TextChoices):
        """The reasons that a service gives for turning somebody away; nothing about the person."""

        WHO = "who", pgettext_lazy("turned away", "Sex or age")
        NATIONALITY = "nationality", pgettext_lazy("turned away", "Nationality")
        PAPERS = "papers", pgettext_lazy("turned away", "Papers")
        LETTER = "letter", pgettext_lazy("turned away", "Letter of referral")
        DISTANCE = "distance", pgettext_lazy("turned away", "Distance")
        NO_ROOM = "no-room", pgettext_lazy("turned away", "No room")
        MONEY = "money", pgettext_lazy("turned away", "Money")

    # Made on the phone, so that a report sent twice is stored once.
    id = models.UUIDField(primary_key=True, editable=False)
    listing = models.SlugField(_("listing"), max_length=50, db_index=False)
    # The entry with this slug, if there ever was one: phones may hold a former listing.
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, related_name="reports", db_index=False
    )
    seq = models.PositiveBigIntegerField(_("snapshot"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    why = models.CharField(_("why they refused"), max_length=20, choices=Why, blank=True)
    phone = models.CharField(_("number"), max_length=16, blank=True)
    # Whether a listing of this entry ever had this number. Other numbers form no groups.
    is_listed = models.BooleanField(default=False)
    note = models.CharField(_("note"), max_length=500, blank=True)
    note_erased = models.BooleanField(default=False)
    made_at = models.DateTimeField(_("made at, by the phone's clock"))
    received_at = models.DateTimeField(_("received at"), db_index=True)
    answer = models.ForeignKey(Answer, models.PROTECT, null=True, related_name="reports")

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-received_at"]
        indexes = [
            models.Index(fields=["organization", "received_at"], name="reports_of_an_entry"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(why="") | Q(kind="refused"), name="only_refusals_have_a_reason"
            ),
        ]

    def __str__(self):
        return f"{self.listing} {self.kind}"


class UnmetNeed(models.Model):
    """A need that a search did not meet, told by one tap: codes of the catalogue, and no word."""

    # Made on the phone, so that what is sent twice is stored once.
    id = models.UUIDField(primary_key=True, editable=False)
    # A kind of help or a category of them.
    kind = models.CharField(_("kind of help"), max_length=50)
    # Empty where no province was asked for.
    province = models.CharField(_("province"), max_length=2, blank=True)
    # Its first day. No moment is stored: with it somebody might tell who asked.
    week = models.DateField(_("week"), db_index=True)

    class Meta:
        verbose_name = _("unmet need")
        verbose_name_plural = _("unmet needs")
        ordering = ["-week"]

    def __str__(self):
        return f"{self.kind} {self.province}".strip()
