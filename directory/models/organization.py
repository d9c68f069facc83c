"""The working copy, in HSDS's nouns: organizations, and the terms by which they are told apart.

Nothing public reads these rows. They become public only through a verification.
"""

import secrets
import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# Letters and digits that cannot be taken for one another when read aloud or copied by hand.
PUBLIC_ID_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
# The key of a row, as text.
KEY_PATTERN = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
# When something was printed, as precisely as is known: 2021, 2021-03 or 2021-03-05.
PRINTED_PATTERN = r"^((19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$"
# Yes, no, or nothing: an unanswered question is never stored as a no.
YES_NO_UNKNOWN = [(None, _("Not known")), (True, _("Yes")), (False, _("No"))]


def new_public_id():
    """Six characters for the address of a listing, so that an address names nobody."""
    # A spreadsheet takes 2345e6 for a number, and a list that it saved would name nobody at all.
    letters = PUBLIC_ID_ALPHABET.replace("e", "")
    return "".join(secrets.choice(letters) for _ in range(6))


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
    """An organization that helps: the unit that is verified and listed."""

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
