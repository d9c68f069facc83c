"""What only a published source says is as old as its printing."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from directory.models import Phone, Source, Verification
from directory.publish import pieces, records
from directory.rules import editing, listing
from directory.rules.refusal import Refused
from tests import make
from tests.rules.audit.found import found

pytestmark = pytest.mark.django_db

PRINT = "published-source"


def print_source(made, printed_on, *, by, **fields):
    """Give an organization a source that was printed then."""
    Source.objects.create(organization=made, code="s", title="T", printed_on=printed_on, **fields)
    editing.save(made, by=by, at=make.NOW)


@pytest.mark.parametrize(
    ("printed", "newest"),
    [
        (["2021", "2019-12-31"], "2021"),
        (["2021", "2021-03"], "2021-03"),
        (["2021-03", "2021-03-05"], "2021-03-05"),
        (["", "2021"], "2021"),
        ([""], None),
        ([], None),
    ],
)
def test_listing_says_when_its_newest_source_was_printed(river, sokha, printed, newest):
    for when in printed:
        print_source(river, when, by=sokha)
    assert listing.build_listing(river)["printed_on"] == newest


def test_weak_source_makes_no_listing_newer(river, sokha):
    print_source(river, "2021", by=sokha)
    print_source(river, "2026", by=sokha, is_weak=True)
    assert listing.build_listing(river)["printed_on"] == "2021"


@pytest.mark.parametrize(
    ("printed", "due_on"),
    [
        ("2026", date(2026, 6, 30)),
        ("2026-11", date(2027, 4, 30)),
        ("2026-11-20", date(2027, 5, 19)),
        ("", make.TODAY),
    ],
)
def test_print_ages_from_the_first_day_that_it_can_be_of(river, sokha, dara, printed, due_on):
    print_source(river, printed, by=sokha)
    row = make.confirm(river, by=dara, method=PRINT)
    assert (row.due_on, found(river)) == (due_on, [])


def test_call_counts_from_its_own_day(river, sokha, dara):
    print_source(river, "2021", by=sokha)
    assert make.confirm(river, by=dara).due_on == date(2027, 5, 24)


def test_day_of_an_old_print_cannot_be_put_off(river, sokha, dara):
    print_source(river, "2021", by=sokha)
    row = make.confirm(river, by=dara, method=PRINT, due_on=date(2027, 1, 1))
    assert row.due_on == date(2021, 6, 30)


def test_date_that_nobody_confirmed_does_not_count(river, sokha, dara):
    print_source(river, "2026-11-20", by=sokha)
    facts = listing.facts(listing.build_listing(river)).keys() - {"printed_on"}
    row = make.confirm(river, by=dara, method=PRINT, facts=facts)
    assert (row.listing["printed_on"], row.due_on) == (None, make.TODAY)


def test_source_of_the_future_is_refused(river, sokha, dara):
    print_source(river, "2026-12", by=sokha)
    with pytest.raises(Refused, match="printed after it was read"):
        make.confirm(river, by=dara, method=PRINT)


@pytest.mark.parametrize("printed", ["21", "2021-13", "2021-1", "1821", "about 2017", "2021-03-32"])
@pytest.mark.parametrize("model", [Source, Phone])
def test_database_refuses_what_is_no_date(river, model, printed):
    fields = {Source: {"code": "s", "title": "T"}, Phone: {"number": make.HELD_NUMBER}}[model]
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(organization=river, printed_on=printed, **fields)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"due_on": date(2026, 11, 26)}, "due later than the policy allows"),
        ({"printed_on": "2022"}, "another day of printing than its revision has"),
    ],
)
def test_print_that_was_made_younger_is_found(river, sokha, dara, change, said):
    print_source(river, "2021", by=sokha)
    row = make.confirm(river, by=dara, method=PRINT)
    make.take_triggers_away()
    row.listing = row.listing.stored | {"printed_on": change.pop("printed_on", "2021")}
    row.sha256 = listing.listing_digest(row.listing)
    row.save()
    Verification.objects.filter(pk=row.pk).update(**change)
    assert found(river) == [f"river: check 1: {said}"]


def card():
    """The one card in English, as it is shown today."""
    [standing] = records.standings(make.NOW)
    catalogue = {name: [] for name in ("categories", "kinds", "served", "provinces")}
    return pieces.with_ages(pieces.card(standing, catalogue, "en"), make.TODAY)


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("2021", "Printed in {}2021 (5 years ago)</time>, and"),
        ("2025-06", "Printed in {}June 2025 (a year ago)</time>, and"),
        ("2026", "Printed in {}2026 (less than a year ago)</time>, and"),
        ("2026-11-20", "Printed on {}20 November 2026 (5 days ago)</time>, and"),
        ("", "When it was printed is not known, and"),
    ],
)
def test_card_says_when_it_was_printed_and_read(river, sokha, dara, printed, said):
    print_source(river, printed, by=sokha)
    make.confirm(river, by=dara, method=PRINT)
    said = said.format(f'<time datetime="{printed}">')
    assert f"<span data-said>{said} nobody has called.</span> Read on 25 November 2026." in card()


def test_called_listing_says_nothing_of_print(river, sokha, dara):
    print_source(river, "2021", by=sokha)
    make.confirm(river, by=dara)
    said = '<time datetime="2026-11-25">25 November 2026 (today)</time>'
    assert f"<span data-said>Confirmed by phone,\n{said}.</span>" in card()


@pytest.mark.parametrize(
    ("own", "said"),
    [("2019", "printed in 2019"), ("", "no date of printing is known"), ("2021", None)],
)
def test_number_of_another_print_says_so(river, sokha, dara, own, said):
    river.phones.update(printed_on=own)
    print_source(river, "2021", by=sokha)
    make.confirm(river, by=dara, method=PRINT)
    assert (f"&nbsp;· {said}" in card()) == (said is not None)
    assert card().count("printed in 2019") == (own == "2019")
