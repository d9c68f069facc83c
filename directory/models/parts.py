"""The parts of an organization's working copy: its services, numbers, places and sources."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.models.organization import (
    PRINTED_PATTERN,
    YES_NO_UNKNOWN,
    Organization,
    Province,
    Record,
    TaxonomyTerm,
)
from directory.text.numbers import NUMBER_PATTERN


class Part(Record):
    """A row that belongs to an organization and is saved with it."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="%(class)ss")
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        ordering = ["order", "id"]


class Service(Part):
    """One kind of help: what, for whom, where, when, at what cost, and how to refer."""

    name = models.CharField(_("name"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    kinds = models.ManyToManyField(
        TaxonomyTerm,
        verbose_name=_("kinds of help"),
        limit_choices_to={"taxonomy": TaxonomyTerm.Taxonomy.KIND},
        related_name="+",
    )
    served = models.ManyToManyField(TaxonomyTerm, through="ServedGroup", related_name="+")
    provinces = models.ManyToManyField(
        Province, verbose_name=_("provinces"), blank=True, related_name="+"
    )
    nationwide = models.BooleanField(_("nationwide"), null=True, choices=YES_NO_UNKNOWN, blank=True)
    is_hotline = models.BooleanField(_("hotline"), default=False)
    is_residential = models.BooleanField(
        _("residential"),
        default=False,
        help_text=_("People stay here. Its address is never stored and never shown."),
    )
    free_of_charge = models.BooleanField(
        _("free of charge"), null=True, choices=YES_NO_UNKNOWN, blank=True
    )
    eligibility_description = models.TextField(_("for whom, and for whom not"), blank=True)
    application_process = models.TextField(_("how to refer"), blank=True)
    required_documents = models.TextField(_("what to bring"), blank=True)
    fees_description = models.TextField(_("cost"), blank=True)

    class Meta(Part.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")

    def __str__(self):
        return self.name or str(_("service"))


class ServedGroup(models.Model):
    """A group that a service takes or does not take; no row means that nobody knows."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="served_groups")
    term = models.ForeignKey(TaxonomyTerm, models.PROTECT, related_name="+")
    is_served = models.BooleanField(_("served"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "term"], name="served_answered_once"),
        ]

    def __str__(self):
        return f"{self.term}: {self.is_served}"


class Phone(Part):
    """A number as it is dialled, with what it is for."""

    service = models.ForeignKey(
        Service,
        models.SET_NULL,
        verbose_name=_("service"),
        null=True,
        blank=True,
        related_name="+",
    )
    number = models.CharField(
        _("number"),
        max_length=16,
        validators=[
            RegexValidator(
                NUMBER_PATTERN,
                _("Write +855 and the number without its first 0, or a short code such as 1280."),
            )
        ],
    )
    description = models.CharField(_("what it is for"), max_length=200, blank=True)
    toll_free = models.BooleanField(
        _("free to call"), null=True, choices=YES_NO_UNKNOWN, blank=True
    )
    languages = models.CharField(
        _("languages"), max_length=60, blank=True, help_text=_("Codes: km, en, vi, zh, fr")
    )
    is_held = models.BooleanField(
        _("held back"), default=False, help_text=_("Kept for checking, never in a listing.")
    )
    # Held, and shown all the same: behind one more tap, as a number that nobody has called.
    is_unconfirmed = models.BooleanField(
        _("shown as not confirmed"),
        default=False,
        help_text=_("Held back, and shown behind one more tap as a number nobody called."),
    )
    printed_on = models.CharField(_("when it was printed"), max_length=10, blank=True)
    printed_in = models.CharField(_("where it was printed"), max_length=200, blank=True)
    # For editors only.
    has_conflict = models.BooleanField(
        _("sources disagree about it"),
        default=False,
        help_text=_("About whose it is, or what it is for. Such a number has to be called."),
    )
    raw_as_printed = models.CharField(_("as printed in the source"), max_length=60, blank=True)
    source_codes = models.CharField(_("sources"), max_length=200, blank=True)
    note = models.TextField(_("note for editors"), blank=True)

    class Meta(Part.Meta):
        verbose_name = _("phone")
        verbose_name_plural = _("phones")
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=NUMBER_PATTERN), name="phone_can_be_dialled"
            ),
            models.UniqueConstraint(
                fields=["organization", "number"], name="phone_once_an_organization"
            ),
            models.CheckConstraint(
                condition=Q(printed_on__regex=PRINTED_PATTERN), name="phone_printed_on_is_a_date"
            ),
            models.CheckConstraint(
                condition=Q(is_unconfirmed=False)
                | Q(is_held=True, has_conflict=False) & ~Q(printed_on=""),
                name="unconfirmed_is_held_and_printed",
            ),
        ]

    def __str__(self):
        return self.number


class Contact(Part):
    """A typed channel other than a call."""

    class Type(models.TextChoices):
        TELEGRAM = "telegram", "Telegram"
        MESSENGER = "messenger", "Messenger"
        WHATSAPP = "whatsapp", "WhatsApp"
        EMAIL = "email", _("E-mail")
        SMS = "sms", "SMS"

    contact_type = models.CharField(_("channel"), max_length=10, choices=Type)
    value = models.CharField(_("address"), max_length=200)
    description = models.CharField(_("what it is for"), max_length=200, blank=True)
    is_held = models.BooleanField(
        _("held back"), default=False, help_text=_("Kept for checking, never in a listing.")
    )

    class Meta(Part.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self):
        return self.value


class Location(Part):
    """A place, and how much of it may be known."""

    class Visibility(models.TextChoices):
        FULL = "full", pgettext_lazy("location visibility", "Full address")
        PARTIAL = "partial", pgettext_lazy("location visibility", "Province only")
        HIDDEN = "hidden", pgettext_lazy("location visibility", "Hidden")

    name = models.CharField(_("name"), max_length=200, blank=True)
    province = models.ForeignKey(
        Province, models.PROTECT, verbose_name=_("province"), null=True, blank=True
    )
    address = models.TextField(_("address"), blank=True)
    visibility = models.CharField(
        _("visibility"), max_length=10, choices=Visibility, default=Visibility.HIDDEN
    )
    is_residential = models.BooleanField(_("people stay here"), default=False)

    class Meta(Part.Meta):
        verbose_name = _("location")
        verbose_name_plural = _("locations")
        constraints = [
            # The address of a shelter is not stored, so that it cannot leak.
            models.CheckConstraint(
                condition=Q(is_residential=False)
                | (
                    ~Q(visibility="full")
                    & (Q(address_km="") | Q(address_km=None))
                    & (Q(address_en="") | Q(address_en=None))
                    & Q(address="")
                ),
                name="shelter_has_no_address",
            ),
        ]

    def __str__(self):
        return self.name or str(self.province or _("location"))


class Schedule(Record):
    """One opening window in a week, of a service or of a number (HSDS: freq WEEKLY)."""

    class Day(models.TextChoices):
        MO = "MO", _("Monday")
        TU = "TU", _("Tuesday")
        WE = "WE", _("Wednesday")
        TH = "TH", _("Thursday")
        FR = "FR", _("Friday")
        SA = "SA", _("Saturday")
        SU = "SU", _("Sunday")

    service = models.ForeignKey(
        Service, models.CASCADE, null=True, blank=True, related_name="schedules"
    )
    phone = models.ForeignKey(
        Phone, models.CASCADE, null=True, blank=True, related_name="schedules"
    )
    byday = models.CharField(_("day"), max_length=2, choices=Day)
    opens_at = models.TimeField(_("opens"))
    # At or before opening means that the window ends on the next day.
    closes_at = models.TimeField(_("closes"))

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        constraints = [
            models.CheckConstraint(
                condition=Q(service__isnull=True) ^ Q(phone__isnull=True),
                name="schedule_has_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(byday__in=["MO", "TU", "WE", "TH", "FR", "SA", "SU"]),
                name="schedule_day_known",
            ),
        ]

    def __str__(self):
        return f"{self.byday} {self.opens_at:%H:%M}-{self.closes_at:%H:%M}"


class Source(Part):
    """Where a fact comes from. Never public: some sources print where shelters are."""

    code = models.CharField(_("code"), max_length=40)
    title = models.CharField(_("title"), max_length=300)
    url = models.URLField(_("address"), max_length=500, blank=True)
    # As precise as the source is: a day, a month, a year, or "about 2017".
    date = models.CharField(_("date"), max_length=40, blank=True)
    # Nothing where it is not known: an estimate is none.
    printed_on = models.CharField(_("when it was printed"), max_length=10, blank=True)
    is_weak = models.BooleanField(
        _("says nothing of them itself"),
        default=False,
        help_text=_("A list by others, a program, or background: it never makes a listing newer."),
    )
    supports = models.TextField(_("what it supports"), blank=True)
    reveals_shelter_place = models.BooleanField(_("tells where a shelter is"), default=False)

    class Meta(Part.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.CheckConstraint(
                condition=Q(printed_on__regex=PRINTED_PATTERN), name="source_printed_on_is_a_date"
            ),
        ]

    def __str__(self):
        return self.title
