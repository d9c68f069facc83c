"""The cast of the rules, an entry of theirs, and refusals in English."""

import pytest

from directory.models import (
    Contact,
    Location,
    Organization,
    Phone,
    Province,
    Service,
    Source,
    TaxonomyTerm,
)
from directory.rules import comments, editing
from tests import make
from tests.rules.canaries import Canaries


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    settings.DATA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def refusals_in_english(reader_of_english):
    """Tell one refusal from another by its words."""


@pytest.fixture
def sokha():
    return make.person("sokha")


@pytest.fixture
def dara():
    return make.person("dara", verifies=True)


@pytest.fixture
def bopha():
    return make.person("bopha", verifies=True)


@pytest.fixture
def river(sokha):
    make.catalogue()
    return make.organization("river", editor=sokha)


@pytest.fixture
def canaries():
    return Canaries()


@pytest.fixture
def lotus(plain_static_files, settings, tmp_path, canaries):
    """Lotus House, with something in every field; whoever touched it has a telling name, too."""
    settings.DATA_ROOT = tmp_path
    make.catalogue()
    people = {}
    for role in ("editor", "verifier"):
        fields = {
            name: canaries.word(f"{role}.{name}") for name in ("first_name", "last_name", "email")
        }
        people[role] = make.person(
            canaries.word(f"{role}.username"), verifies=role == "verifier", **fields
        )
    # A list of choices in the form, but the column holds any word.
    status = canaries.word("organization.operating_status")
    house = canaries.plant("organization", Organization(slug="lotus"), operating_status=status)
    service = canaries.plant("service", Service(organization=house))
    service.kinds.add(TaxonomyTerm.objects.get(taxonomy="kind", code="safe-house"))
    for state, number in (("open", make.NUMBER), ("held", make.HELD_NUMBER)):
        fixed = {"organization": house, "is_held": state == "held"}
        canaries.plant(f"{state} phone", Phone(number=number, **fixed))
        canaries.plant(f"{state} contact", Contact(contact_type="telegram", **fixed))
    place = {"organization": house, "province": Province.objects.get(code="12")}
    for visibility in ("full", "partial", "hidden"):
        canaries.plant(f"{visibility} location", Location(visibility=visibility, **place))
    canaries.plant("source", Source(organization=house, reveals_shelter_place=True))
    editing.save(house, by=people["editor"], at=make.NOW)
    said = {name: canaries.word(f"verification.{name}") for name in ("note", "spoken_to")}
    make.confirm(house, by=people["verifier"], **said)
    comment = canaries.word("comment.text")
    comments.add(house, by=people["verifier"], text=comment, at=make.NOW)
    return house
