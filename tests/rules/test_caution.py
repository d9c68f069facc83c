"""A caution stands before every number, in both languages, or nothing is listed."""

import pytest
from django.db import IntegrityError, transaction

from directory.models import Verification
from directory.publish import pieces, records
from directory.publish.catalogue import EMPTY_CATALOGUE
from directory.rules import listing
from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import change
from tests.rules.audit.found import found

pytestmark = pytest.mark.django_db

CAUTION = {"caution_km": "សូមសួរជាមុន", "caution_en": "Ask for room first"}


@pytest.fixture
def river(river, sokha):
    change(river, sokha, **CAUTION)
    return river


def all_but_the_caution(made):
    return listing.facts(listing.build_listing(made)).keys() - {"caution"}


def test_entry_with_a_caution_is_not_listed_without_it(river, dara):
    with pytest.raises(Refused, match="not listed without it"):
        make.confirm(river, by=dara, facts=all_but_the_caution(river))
    row = make.confirm(river, by=dara)
    assert row.listing["caution"] == {"km": "សូមសួរជាមុន", "en": "Ask for room first"}


@pytest.mark.parametrize("missing", [{"caution_en": ""}, {"caution_km": None}])
def test_database_refuses_a_caution_in_one_language(river, missing):
    for name, text in missing.items():
        setattr(river, name, text)
    with pytest.raises(IntegrityError), transaction.atomic():
        river.save()


def test_database_refuses_to_list_without_the_caution(river, dara):
    row = make.confirm(river, by=dara)
    row.pk, row.number, row.whole_before = None, 2, row.whole_revision
    row._state.adding = True
    row.listing = row.listing.stored | {"caution": {"km": "", "en": ""}}
    with pytest.raises(IntegrityError, match="caution_is_listed"), transaction.atomic():
        row.save()
    del row.listing["caution"]
    with pytest.raises(IntegrityError, match="caution_is_listed"), transaction.atomic():
        row.save()


def test_caution_that_was_taken_out_is_found(river, dara):
    row = make.confirm(river, by=dara)
    make.take_triggers_away()
    frozen = row.listing.stored | {"caution": {"km": "", "en": ""}}
    digest = listing.listing_digest(frozen)
    Verification.objects.filter(pk=row.pk).update(listing=frozen, sha256=digest)
    assert found(river) == ["river: check 1: another caution than its revision has"]


@pytest.mark.parametrize(
    ("language", "caution"), [("km", "សូមសួរជាមុន"), ("en", "Ask for room first")]
)
def test_caution_stands_before_the_number_on_card_and_first_page(
    river, dara, sokha, language, caution
):
    river.services.update(is_hotline=True)
    change(river, sokha, notes="x")
    make.confirm(river, by=dara)
    said = f"<span data-caution>{caution}</span>"
    for page in rendered(language):
        assert page.count(said) == 1
        assert page.index(said) < page.index('href="tel:')


def rendered(language):
    """The card of the one listing, and the lists of the first page."""
    [standing] = records.standings(make.NOW)
    yield pieces.card(standing, EMPTY_CATALOGUE, language)
    yield pieces.home([standing], EMPTY_CATALOGUE, {}, language)
