"""Which fields have a Khmer and an English column."""

from modeltranslation.translator import TranslationOptions, register

from directory.models import (
    AskRule,
    Contact,
    DayOff,
    Line,
    Location,
    Organization,
    Phone,
    Province,
    Service,
    TaxonomyTerm,
    UrgentMessage,
)


@register([Organization])
class OrganizationTranslation(TranslationOptions):
    fields = ("name", "alternate_name", "description", "caution")


@register([Service])
class ServiceTranslation(TranslationOptions):
    fields = (
        "name",
        "description",
        "eligibility_description",
        "application_process",
        "required_documents",
        "fees_description",
    )


@register([Phone])
class PhoneTranslation(TranslationOptions):
    fields = ("description", "printed_in")


@register([Contact])
class ContactTranslation(TranslationOptions):
    fields = ("description",)


@register([Location])
class LocationTranslation(TranslationOptions):
    fields = ("name", "address")


@register([Province])
class ProvinceTranslation(TranslationOptions):
    fields = ("name",)


@register([TaxonomyTerm])
class TaxonomyTermTranslation(TranslationOptions):
    fields = ("name", "description")


@register([Line])
class LineTranslation(TranslationOptions):
    fields = ("name", "hint")


@register([AskRule])
class AskRuleTranslation(TranslationOptions):
    fields = ("name", "say")


@register([UrgentMessage])
class UrgentMessageTranslation(TranslationOptions):
    fields = ("name", "hint", "title", "steps", "otherwise")


@register([DayOff])
class DayOffTranslation(TranslationOptions):
    fields = ("name",)
