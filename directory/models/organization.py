"""The working copy: organizations, their services, numbers and places, in HSDS's nouns.

Nothing public reads these rows. They become public only through a verification.
"""

import secrets
import uuid

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# Letters and digits that cannot be taken for one another when read aloud or copied by hand.
PUBLIC_ID_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
# E.164, or one of the three and four digit short codes used in Cambodia.
PHONE_PATTERN = r"^(\+[1-9][0-9]{6,14}|1[0-9]{2,3})$"
# When something was printed, as precisely as is known: 2021, 2021-03 or 2021-03-05.
PRINTED_PATTERN = r"^((19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$"
# Yes, no, or nothing: an unanswered question is never stored as a no.
YES_NO_UNKNOWN = [(None, _("Not known")), (True, _("Yes")), (False, _("No"))]


def new_public_id():
    """Six characters for the address of a listing, so that an address names nobody."""
    return "".join(secrets.choice(PUBLIC_ID_ALPHABET) for _ in range(6))


class Record(models.Model):
    """A row with a UUID as key, which stays the same in every database."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class Province(Record):
    """One of the 25 first-level units, by its government code."""

    code = models.CharField(_("code"), max_length=2, unique=True)
    iso_3166_2 = models.CharField("ISO 3166-2", max_length=5, unique=True)
    name = models.CharField(_("name"), max_length=100)
    # Other spellings, former names and towns that people type, in any script; for search only.
    other_names = models.JSONField(_("other names"), default=list, blank=True)
    # The capital's position rounded to a tenth of a degree: enough to say which is nearest.
    latitude = models.DecimalField(_("latitude"), max_digits=3, decimal_places=1)
    longitude = models.DecimalField(_("longitude"), max_digits=4, decimal_places=1)

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        ordering = ["code"]

    def __str__(self):
        return self.name


class TaxonomyTerm(Record):
    """A kind of help, the category that it belongs to, or a group of people served."""

    class Taxonomy(models.TextChoices):
        CATEGORY = "category", _("Category of help")
        KIND = "kind", _("Kind of help")
        SERVED = "served", _("People served")

    taxonomy = models.CharField(_("taxonomy"), max_length=10, choices=Taxonomy)
    code = models.SlugField(_("code"), max_length=50)
    name = models.CharField(_("name"), max_length=100)
    description = models.TextField(_("description"), blank=True)
    # Other words that people type, also coarse ones: for search only, never shown.
    synonyms = models.JSONField(_("search words"), default=list, blank=True)
    # The category of a kind of help; nothing else has a parent.
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("category"),
        null=True,
        blank=True,
        related_name="children",
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_time_critical = models.BooleanField(
        _("comes too late after some days"),
        default=False,
        help_text=_("What to do at once then stands above every number."),
    )
    sinks_when_overdue = models.BooleanField(
        _("sinks when its check is overdue"),
        default=False,
        help_text=_("Overdue listings of this category then come after fresh ones."),
    )

    class Meta:
        verbose_name = _("taxonomy term")
        verbose_name_plural = _("taxonomy terms")
        ordering = ["taxonomy", "order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["taxonomy", "code"], name="term_code_once"),
        ]

    def __str__(self):
        return self.name


class Organization(Record):
    """Who helps: the unit that is verified and listed."""

    class Type(models.TextChoices):
        NGO = "ngo", _("NGO")
        GOVERNMENT = "government", _("Government")
        COALITION = "coalition", _("Coalition")
        PROGRAMME = "programme", _("Programme")
        UN = "un", _("United Nations")
        CLINIC = "clinic", _("Clinic")
        NETWORK = "network", _("Network")
        SOCIAL_ENTERPRISE = "social-enterprise", _("Social enterprise")

    class OperatingStatus(models.TextChoices):
        ACTIVE = "active", _("Active")
        ACTIVE_REPORTED = "active-reported", _("Active, says a published source")
        UNKNOWN = "unknown", _("Not known")
        CLOSED_OR_RENAMED = "closed-or-renamed-unconfirmed", _("Closed or renamed, unconfirmed")
        CLOSED_FROM_MEMORY = "closed-memory-unconfirmed", _("Closed, from memory alone")
        CLOSED = "closed", _("Closed")

    slug = models.SlugField(_("short name for addresses"), max_length=50, unique=True)
    public_id = models.CharField(
        _("public id"), max_length=6, unique=True, default=new_public_id, editable=False
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Lower comes first in lists.")
    )
    name = models.CharField(_("name"), max_length=200)
    name_is_translation = models.BooleanField(
        _("the Khmer name is our translation"),
        default=False,
        help_text=_("Tick while the organization has not confirmed its Khmer name."),
    )
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    alternate_name = models.TextField(
        _("other names"), blank=True, help_text=_("One name a line: former and popular names.")
    )
    description = models.TextField(_("description"), blank=True)
    caution = models.TextField(
        _("caution"),
        blank=True,
        help_text=_(
            "What a caseworker must know before calling. It stands before every number, so write "
            "it in both languages."
        ),
    )
    organization_type = models.CharField(_("type"), max_length=20, choices=Type, default=Type.NGO)
    website = models.URLField(_("website"), blank=True)
    year_incorporated = models.PositiveSmallIntegerField(
        _("year founded"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1800), MaxValueValidator(2100)],
    )
    # What follows is for editors only and never public.
    operating_status = models.CharField(
        _("operating status"), max_length=40, choices=OperatingStatus, blank=True
    )
    conflicts = models.TextField(_("conflicts between sources"), blank=True)
    notes = models.TextField(_("notes for editors"), blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0, editable=False)

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["order", "slug"]
        constraints = [
            # Whoever reads the other language would call without it.
            models.CheckConstraint(
                condition=(Q(caution_km="") | Q(caution_km=None))
                & (Q(caution_en="") | Q(caution_en=None))
                | ~Q(caution_km="") & ~Q(caution_en="") & ~Q(caution_km=None) & ~Q(caution_en=None),
                name="caution_in_both_languages",
                violation_error_message=_("Write the caution in both languages."),
            ),
        ]

    def __str__(self):
        return self.name or self.slug


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
                PHONE_PATTERN,
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
    printed_on = models.CharField(_("when it was printed"), max_length=10, blank=True)
    # For editors only.
    raw_as_printed = models.CharField(_("as printed in the source"), max_length=60, blank=True)
    source_codes = models.CharField(_("sources"), max_length=200, blank=True)
    note = models.TextField(_("note for editors"), blank=True)

    class Meta(Part.Meta):
        verbose_name = _("phone")
        verbose_name_plural = _("phones")
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=PHONE_PATTERN), name="phone_can_be_dialled"
            ),
            models.UniqueConstraint(
                fields=["organization", "number"], name="phone_once_an_organization"
            ),
            models.CheckConstraint(
                condition=Q(printed_on__regex=PRINTED_PATTERN), name="phone_printed_on_is_a_date"
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
