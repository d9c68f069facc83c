"""Which fields have a Khmer and an English column."""

from modeltranslation.translator import TranslationOptions, register

from directory.models import (
    Contact,
    Location,
    Organization,
    Phone,
    Province,
    Service,
    TaxonomyTerm,
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


@register([Phone, Contact])
class ChannelTranslation(TranslationOptions):
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
