"""What an entry does not say: texts in one language only, services that leave questions open."""

from functools import reduce
from operator import and_, or_

from django.db.models import Exists, Model, OuterRef, Q
from modeltranslation.translator import translator

from directory.models import Contact, Location, Organization, Phone, Service
from directory.text import languages

PARTS = {
    "services": Service,
    "phones": Phone,
    "contacts": Contact,
    "locations": Location,
}


def has_gaps() -> Q:
    """The organizations in which a text of the entry or of one of its parts lacks a language."""
    found = _lacks_language(Organization)
    for model in PARTS.values():
        rows = model.objects.filter(_lacks_language(model), organization=OuterRef("pk"))
        found |= Q(Exists(rows))
    return found


def missing_texts(organization: Organization) -> list[tuple[Model, str, str]]:
    """Each such text as (row, name of its field, the language that it lacks)."""
    rows = [organization]
    for part in PARTS:
        rows += getattr(organization, part).all()
    return [
        (row, field, lacking)
        for row in rows
        for field in _fields(type(row))
        for texts in [languages.texts_of(row, field)]
        for lacking in languages.CODES
        if any(texts.values()) and not texts[lacking]
    ]


def silent_services(organization: Organization) -> dict[str, int]:
    """How many services leave a question open that a caseworker asks, by the question."""
    found = dict.fromkeys(("hours", "where", "for_whom"), 0)
    rows = organization.services.prefetch_related("schedules", "provinces", "served_groups")
    for service in rows:
        found["hours"] += not service.schedules.all()
        found["where"] += not (service.nationwide or service.provinces.all())
        found["for_whom"] += not service.served_groups.all()
    return found


def _fields(model):
    return translator.get_options_for_model(model).get_field_names()


def _lacks_language(model):
    found = Q()
    for field in _fields(model):
        empty = [Q(**{name: ""}) | Q(**{name: None}) for name in languages.columns(field)]
        found |= reduce(or_, empty) & ~reduce(and_, empty)
    return found
