"""Edits, checks and other acts. The database itself refuses to change or delete them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Max, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.models import first_listing, frozen
from directory.models.organization import YES_NO_UNKNOWN, Organization, Record
from directory.text.numbers import NUMBER_PATTERN


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
    document = frozen.DocumentField(_("working copy"), kind=frozen.REVISION)

    class Meta:
        verbose_name = _("edit")
        verbose_name_plural = _("edits")
        ordering = ["organization", "-revision"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "revision"], name="revision_once"),
        ]

    def __str__(self):
        return f"{self.organization} {self.revision}"


class NumberedQuerySet(models.QuerySet):
    """Rows that are numbered for each organization."""

    def last_words(self):
        """The newest row of each organization: what holds now."""
        newest = (
            self.model.objects.filter(organization=OuterRef("organization"))
            .order_by()
            .values("organization")
            .annotate(newest=Max("number"))
            .values("newest")
        )
        return self.filter(number=Subquery(newest))


class VerificationQuerySet(NumberedQuerySet):
    """Checks, and which of them hold or count."""

    def standing(self):
        """The listings that the public may see."""
        return self.last_words().filter(outcome=Verification.Outcome.CONFIRMED)

    def looks(self):
        """The checks that looked at a whole listing; the others kept some of it as it stood."""
        return self.filter(kept_facts=[])

    def reached(self):
        """The checks by which somebody of the organization was reached, whatever they kept."""
        method = Verification.Method
        reaching = [method.CALL, method.VISIT, method.WRITTEN]
        return self.filter(Q(kept_facts=[], method__in=reaching) | Q(rest_method__in=reaching))

    def withdrawn(self):
        """The newest rows of those whose listing was withdrawn."""
        return self.last_words().filter(outcome=Verification.Outcome.WITHDRAWN)


class Verification(first_listing.FirstListing, Record):
    """A check: by whom, when and how; a confirmation carries the listing as it was confirmed."""

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
    # Up to this revision every public fact was confirmed, by this check or an earlier one. A later
    # edit may hold something that nobody else has seen yet.
    whole_revision = models.PositiveIntegerField(_("revision confirmed whole"), default=0)
    # `whole_revision` of the check before: editors of later revisions may not confirm this one.
    whole_before = models.PositiveIntegerField(_("revision confirmed whole before"), default=0)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    method = models.CharField(_("method"), max_length=20, choices=Method, blank=True)
    verifier = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("verifier"),
        related_name="verifications",
    )
    # The last editor of what is confirmed here; none when nothing changed.
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("editor"),
        null=True,
        blank=True,
        related_name="+",
    )
    by_one_person = models.BooleanField(_("checked by one person"), default=False)
    # How many could confirm then: one person may edit and confirm only while it is one.
    active_verifiers = models.PositiveSmallIntegerField(_("active verifiers"), default=1)
    # The other person without whom a withdrawn listing does not come back.
    returned_with = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("brought back with"),
        null=True,
        blank=True,
        related_name="+",
    )
    # A number or an address that no confirmed listing had yet needs a call to another number.
    has_new_number = models.BooleanField(_("confirms a changed number or address"), default=False)
    called = models.CharField(_("number called"), max_length=16, blank=True)
    called_source = models.CharField(_("where that number was found"), max_length=200, blank=True)
    # A report handler suspended the listing; that answer alone says why.
    suspension = models.ForeignKey(
        "Answer",
        models.PROTECT,
        verbose_name=_("suspended for safety"),
        null=True,
        blank=True,
        related_name="suspensions",
    )
    # The call by which a number was found to be theirs, with a second proof.
    number_call = models.ForeignKey(
        "NumberCall",
        models.PROTECT,
        verbose_name=_("released after the call"),
        null=True,
        blank=True,
        related_name="releases",
    )
    # What the check before confirmed, and this one did not look at. The row then has the day, the
    # method and the due day of that check, so that nothing looks fresher than it is.
    kept_facts = models.JSONField(_("facts kept as they stood"), default=list, blank=True)
    # How that was checked which such a check did look at; empty where it keeps nothing.
    rest_method = models.CharField(
        _("how the rest was checked"), max_length=20, choices=Method, blank=True
    )
    kept_by_one_person = models.BooleanField(
        _("what was kept was checked by one person"), default=False
    )
    checked_on = models.DateField(_("checked on"))
    due_on = models.DateField(_("next check due"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("recorded at"))
    spoken_to = models.CharField(_("role of the person spoken to"), max_length=100, blank=True)
    note = models.TextField(_("note or reason"), blank=True)
    confirmed_facts = models.JSONField(_("facts confirmed"), default=list, blank=True)
    name_km = models.CharField(_("Khmer name as confirmed"), max_length=200, blank=True)
    listing = frozen.DocumentField(_("listing"), kind=frozen.LISTING, null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    objects = VerificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("verification")
        verbose_name_plural = _("verifications")
        ordering = ["organization", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "number"], name="check_number_once"),
            models.CheckConstraint(
                condition=Q(outcome="confirmed", due_on__isnull=False)
                # A print may be older than a check holds, so that it is due before it was read.
                & (Q(due_on__gt=F("checked_on")) | Q(method="published-source"))
                & Q(suspension__isnull=True)
                & ~Q(method="")
                & ~Q(name_km="")
                & ~Q(sha256="")
                & Q(listing__isnull=False)
                | Q(outcome="withdrawn", listing__isnull=True, due_on__isnull=True)
                & (Q(suspension__isnull=True) & ~Q(note="") | Q(suspension__isnull=False, note="")),
                name="check_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(whole_before__lte=F("whole_revision"))
                & Q(whole_revision__lte=F("revision")),
                name="check_reaches_no_further_than_seen",
            ),
            models.CheckConstraint(
                condition=Q(by_one_person=True) | Q(editor__isnull=True) | ~Q(verifier=F("editor")),
                name="four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(by_one_person=True)
                | Q(returned_with__isnull=True)
                | ~Q(verifier=F("returned_with")),
                name="return_by_two",
            ),
            models.CheckConstraint(
                condition=Q(by_one_person=False) | Q(active_verifiers__lt=2),
                name="one_person_only_while_alone",
            ),
            models.CheckConstraint(
                condition=Q(has_new_number=False)
                | Q(method="visit")
                | ~Q(called="")
                | Q(number_call__isnull=False),
                name="changed_number_was_called_back",
            ),
            *first_listing.CONSTRAINTS,
        ]

    def __str__(self):
        return f"{self.organization} {self.number}"


class ReturnRequest(Record):
    """Somebody asks that a withdrawn listing comes back; somebody else has to confirm it."""

    withdrawal = models.ForeignKey(Verification, models.PROTECT, related_name="return_requests")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("recorded at"))
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("request to return")
        verbose_name_plural = _("requests to return")
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["withdrawal", "by"], name="return_asked_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="return_has_reason"),
        ]

    def __str__(self):
        return str(self.withdrawal)


class Attempt(Record):
    """A call that confirmed nothing."""

    class Result(models.TextChoices):
        NO_ANSWER = "no-answer", _("No answer")
        WRONG_NUMBER = "wrong-number", _("Wrong number")
        CALL_BACK = "call-back", _("Call back later")

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="attempts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("recorded at"))
    number = models.CharField(_("number called"), max_length=16)
    result = models.CharField(_("result"), max_length=20, choices=Result)
    call_back_at = models.DateTimeField(_("call back at"), null=True, blank=True)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["organization", "-at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=NUMBER_PATTERN), name="attempt_can_be_dialled"
            ),
            models.CheckConstraint(
                condition=Q(result__in=["no-answer", "wrong-number"], call_back_at__isnull=True)
                | Q(result="call-back", call_back_at__isnull=False, call_back_at__gt=F("at")),
                name="attempt_is_whole",
            ),
        ]

    def __str__(self):
        return f"{self.organization} {self.number}"


class Vetting(Record):
    """Trust in an organization, apart from its data. The newest row says what holds."""

    class Outcome(models.TextChoices):
        TRUSTED = "trusted", pgettext_lazy("vetting outcome", "Vetted")
        ENDED = "ended", pgettext_lazy("vetting outcome", "Ended")
        DO_NOT_LIST = "do-not-list", pgettext_lazy("vetting outcome", "Do not list")

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="vettings")
    number = models.PositiveIntegerField(_("number"))
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("recorded at"))
    vetted_on = models.DateField(_("vetted on"), null=True, blank=True)
    # Its last day, like the last day of an alert.
    expires_on = models.DateField(_("holds until"), null=True, blank=True)
    vouched_by = models.CharField(
        _("who vouched: organization and role, no name"), max_length=200, blank=True
    )
    visited = models.BooleanField(_("visited"), default=False)
    child_protection_policy = models.BooleanField(
        _("child protection policy"), null=True, choices=YES_NO_UNKNOWN, blank=True
    )
    licence = models.CharField(_("licence or registration"), max_length=200, blank=True)
    note = models.TextField(_("note or reason"), blank=True)

    objects = NumberedQuerySet.as_manager()

    class Meta:
        verbose_name = _("vetting")
        verbose_name_plural = _("vettings")
        ordering = ["organization", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "number"], name="vetting_number_once"),
            models.CheckConstraint(
                condition=Q(outcome="trusted", vetted_on__isnull=False, expires_on__isnull=False)
                & Q(expires_on__gt=F("vetted_on"))
                & ~Q(vouched_by="")
                | Q(outcome__in=["ended", "do-not-list"], expires_on__isnull=True) & ~Q(note=""),
                name="vetting_is_whole",
            ),
        ]

    def __str__(self):
        return f"{self.organization} {self.number}"
