"""What the catalogue says to do at once, and which line to ask: data that two people confirm."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models.organization import Record


class Guidance(Record):
    """A row of the catalogue that leads to help; listings and addresses know it by its code."""

    code = models.SlugField(_("code"), max_length=50, unique=True)
    name = models.CharField(_("name"), max_length=100)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        ordering = ["order", "code"]

    def __str__(self):
        return self.name


class Line(Guidance):
    """A hotline in the words by which people tell it from the others. Its number is its entry's."""

    class Symbol(models.TextChoices):
        """The symbols in templates/sprite.html that can stand for a line."""

        POLICE = "police", _("shield")
        AMBULANCE = "ambulance", _("ambulance")
        CHILD = "child", _("child")
        BOND = "bond", _("linked rings")
        FIRE = "fire", _("fire")
        EYE = "eye", _("eye")
        UMBRELLA = "umbrella", _("umbrella")
        PHONE = "phone", _("telephone")

    # The slug of an organization. What it says is public only while its listing stands.
    entry = models.SlugField(_("address of the entry"), max_length=60)
    hint = models.CharField(_("what it may be asked for"), max_length=100, blank=True)
    symbol = models.CharField(_("symbol"), max_length=10, choices=Symbol, default=Symbol.PHONE)

    class Meta(Guidance.Meta):
        verbose_name = _("line to call")
        verbose_name_plural = _("lines to call")


class Meaning(Guidance):
    """Guidance that holds when a query, a filter or a listing means one of these."""

    needs = models.JSONField(_("needs"), default=list, blank=True)
    kinds = models.JSONField(_("kinds of help"), default=list, blank=True)
    served = models.JSONField(_("people served"), default=list, blank=True)
    # Codes of lines, the most fitting first.
    lines = models.JSONField(_("lines to call"), default=list, blank=True)

    class Meta(Guidance.Meta):
        abstract = True


class AskRule(Meaning):
    """Which line to ask for somebody's help; without any meaning it holds where no other does."""

    # Codes of provinces; without any it holds everywhere.
    provinces = models.JSONField(
        _("provinces"),
        default=list,
        blank=True,
        help_text=_(
            "Choose none if the rule holds everywhere. In its provinces a rule goes before such "
            "rules, which follow it."
        ),
    )
    say = models.TextField(_("what to say"))

    class Meta(Meaning.Meta):
        verbose_name = _("rule: which line to ask")
        verbose_name_plural = _("rules: which line to ask")


class UrgentMessage(Meaning):
    """What to do first when a meaning is time-critical; it stands above all results."""

    class Symbol(models.TextChoices):
        """The symbols in templates/sprite.html that can stand for a message."""

        HEALTH = "health", _("cross")
        WARN = "warn", _("warning sign")
        CHILD = "child", _("child")
        HEART = "heart", _("heart")
        BOND = "bond", _("linked rings")

    symbol = models.CharField(_("symbol"), max_length=10, choices=Symbol, default=Symbol.WARN)
    hint = models.CharField(_("second line of its button"), max_length=100, blank=True)
    title = models.CharField(_("title"), max_length=200)
    # One step a line, the most urgent first.
    steps = models.TextField(_("steps"), help_text=_("One step a line."))
    # Kinds of help that are listed below the message; where the first is, is said in it.
    offers = models.JSONField(_("kinds of help to look for"), default=list, blank=True)
    otherwise = models.CharField(
        _("where to go if nobody offers the first of them there"), max_length=200, blank=True
    )
    sources = models.JSONField(
        _("sources"), default=list, blank=True, help_text=_("One source a line.")
    )
    # The office that approved the wording, by name; empty as long as none has.
    approved_by = models.CharField(_("approved by the office"), max_length=200, blank=True)

    class Meta(Meaning.Meta):
        verbose_name = _("urgent message")
        verbose_name_plural = _("urgent messages")
