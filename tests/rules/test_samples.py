"""Samples: drawn by a seed, called by somebody else who does not see what stands, then compared."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db.models import F
from django.utils import timezone

from directory.desk import agenda
from directory.models import Attempt, Comparison, Phone, Sample, SampledListing, SecondCall
from directory.rules import editing, sample_audit, samples, standing, verification
from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import change

pytestmark = pytest.mark.django_db
LATER = make.NOW + timedelta(days=1)


@pytest.fixture
def sampled(river, dara, bopha):
    """River as a sample of this quarter has it; Dara checked it."""
    make.confirm(river, by=dara)
    return samples.draw(by=dara, at=make.NOW).listings.get()


def number_of(sampled):
    return f"phones/{sampled.verification.listing['phones'][0]['id']}"


def heard(sampled, by, who="theirs", **said):
    return samples.record(sampled, {number_of(sampled): who} | said, by=by, at=LATER)


def due(at=LATER):
    return [row.slug for row in agenda.to_do("due", timezone.localdate(at))]


def test_seed_draws_the_same_part_from_any_order():
    ids = [f"id{number}" for number in range(200)]
    first = samples.drawn("a seed", ids, 40)
    assert samples.drawn("a seed", reversed(ids), 40) == first
    assert (len({*first}), samples.drawn("another", ids, 40) == first) == (40, False)
    # Written out, so that whoever drew before draws the same tomorrow.
    assert first[:3] == ["id56", "id115", "id15"]


def test_all_are_drawn_where_there_are_fewer_than_the_size(river, sokha, dara, settings):
    for made in (river, make.organization("lake", editor=sokha)):
        make.confirm(made, by=dara)
    sample = samples.draw(by=dara, at=make.NOW)
    drawn = [row.verification.organization.public_id for row in sample.listings.all()]
    assert (sample.quarter, sample.drawn_from) == ("2026-Q4", sorted(drawn))
    assert drawn == samples.drawn(sample.seed, drawn, 2)
    settings.SAMPLE_SIZE = 1
    next_quarter = samples.draw(by=dara, at=make.NOW + timedelta(days=60))
    assert (len(next_quarter.drawn_from), next_quarter.listings.count()) == (2, 1)


def test_nobody_draws_a_second_time_in_a_quarter(sampled, dara):
    with pytest.raises(Refused, match="drawn already"):
        samples.draw(by=dara, at=LATER)
    assert Sample.objects.count() == 1


def test_withdrawn_listing_is_not_drawn(river, dara, bopha):
    make.confirm(river, by=dara)
    verification.withdraw(river, by=bopha, reason="It closed", at=make.NOW)
    assert samples.frame(LATER) == {}


def test_listing_without_a_number_is_not_drawn(river, dara):
    make.confirm(river, by=dara, facts=make.least(river))
    with pytest.raises(Refused, match="No listing with a number"):
        samples.draw(by=dara, at=make.NOW)


def test_who_checked_last_does_not_call(sampled, river, dara, bopha):
    with pytest.raises(Refused, match="somebody else must call"):
        heard(sampled, dara)
    assert [*samples.waiting_for(dara, LATER)] == []
    assert [*samples.waiting_for(bopha, LATER)] == [sampled]
    # Nor does who checked it since it was drawn.
    make.confirm(river, by=bopha, at=LATER)
    with pytest.raises(Refused, match="somebody else must call"):
        heard(sampled, bopha)
    assert [*samples.waiting_for(bopha, LATER)] == []


def test_only_what_a_listing_says_is_asked(sampled):
    assert samples.questions(sampled.verification.listing) == [
        number_of(sampled),
        "help",
        "served",
        "places",
    ]


@pytest.mark.parametrize(
    ("who", "said", "refusal"),
    [
        ("theirs", {"cost": "nothing"}, "does not wait"),
        ("", {"help": "x"}, "who answered"),
        ("nobody", {}, "who answered"),
        ("no-answer", {"help": "x"}, "which number they said it"),
        ("theirs", {"help": "x" * 301}, "at most 300"),
        ("theirs", {"help": "ask for Ms Sokha"}, "names “Ms Sokha”"),
        ("theirs", {"served": "her mobile is 000 111 222"}, "names “000 111 222”"),
        ("theirs", {"places": "the shelter in Street 271"}, "names “Street 2"),
    ],
)
def test_answers_are_whole(sampled, bopha, who, said, refusal):
    with pytest.raises(Refused, match=refusal):
        heard(sampled, bopha, who, **said)


def test_right_facts_change_nothing(sampled, river, bopha):
    call = heard(sampled, bopha, help="legal help", served=" ")
    assert samples.to_compare(call) == ["help"]
    made = samples.compare(call, {"help": "right"}, by=bopha, at=LATER)
    number = number_of(sampled)
    assert made.results == {
        number: "right",
        "help": "right",
        "served": "not-asked",
        "places": "not-asked",
    }
    assert (made.has_wrong, due(), [*samples.waiting(LATER)]) == (False, [], [])


def test_wrong_fact_makes_the_entry_due_today_and_no_more(sampled, river, dara, bopha):
    before = standing.current_check(river)
    call = heard(sampled, bopha, places="Takeo alone")
    assert due() == []
    assert samples.compare(call, {"places": "wrong"}, by=bopha, at=LATER).has_wrong
    assert (due(), standing.current_check(river)) == (["river"], before)
    make.confirm(river, by=dara, at=LATER)
    assert due() == []


def test_wrong_number_needs_no_comparing_and_stands_among_calls(sampled, bopha):
    assert heard(sampled, bopha, "another").comparison.has_wrong
    assert [row.result for row in Attempt.objects.all()] == ["wrong-number"]
    assert (due(), [*samples.waiting(LATER)]) == (["river"], [])


def test_wrong_number_counts_before_the_rest_is_compared(river, sokha, dara, bopha):
    Phone.objects.create(
        organization=river, service=river.services.get(), number="+85500000077", source_codes="x"
    )
    editing.save(river, by=sokha, at=make.NOW)
    make.confirm(river, by=dara)
    row = samples.draw(by=dara, at=make.NOW).listings.get()
    numbers = [f"phones/{one['id']}" for one in row.verification.listing["phones"]]
    said = dict(zip(numbers, ("theirs", "another"), strict=True))
    call = samples.record(row, said | {"help": "x"}, by=bopha, at=LATER)
    assert (due(), samples.wrong_in(call)) == (["river"], numbers[1:])


def test_wrong_number_counts_after_a_check_since_the_draw(sampled, river, dara, bopha):
    make.confirm(river, by=dara, at=make.NOW + timedelta(hours=1))
    heard(sampled, bopha, "another")
    assert due() == ["river"]
    make.confirm(river, by=dara, at=LATER + timedelta(hours=1))
    assert due() == []


def test_call_is_compared_after_its_quarter(sampled, dara, bopha):
    call = heard(sampled, bopha, help="x")
    january = make.NOW + timedelta(days=60)
    samples.draw(by=dara, at=january)
    assert sampled in samples.waiting_for(bopha, january)
    assert samples.compare(call, {"help": "wrong"}, by=bopha, at=january).has_wrong
    assert sampled not in samples.waiting(january)


def test_answers_may_name_the_numbers_of_the_listing(sampled, bopha):
    assert heard(sampled, bopha, help=f"call {make.NUMBER} first")


def test_nobody_answered_waits_to_be_called_again(sampled, bopha):
    assert heard(sampled, bopha, "no-answer") is None
    assert [row.result for row in Attempt.objects.all()] == ["no-answer"]
    assert [*samples.waiting_for(bopha, LATER)] == [sampled]


def test_who_called_compares_once_and_every_answer(sampled, dara, bopha):
    call = heard(sampled, bopha, help="x")
    with pytest.raises(Refused, match="called there already"):
        heard(sampled, bopha)
    with pytest.raises(Refused, match="Only whoever called"):
        samples.compare(call, {"help": "right"}, by=dara, at=LATER)
    with pytest.raises(Refused, match="each answer"):
        samples.compare(call, {}, by=bopha, at=LATER)
    samples.compare(call, {"help": "right"}, by=bopha, at=LATER)
    with pytest.raises(Refused, match="compared already"):
        samples.compare(call, {"help": "wrong"}, by=bopha, at=LATER)


def test_who_called_still_compares_after_a_check_of_their_own(sampled, river, bopha):
    heard(sampled, bopha, help="x")
    make.confirm(river, by=bopha, at=LATER)
    assert [*samples.waiting_for(bopha, LATER)] == [sampled]


def test_what_went_since_is_not_called(sampled, river, dara, bopha):
    verification.withdraw(river, by=dara, reason="closed", at=LATER)
    assert [*samples.waiting(LATER)] == []
    with pytest.raises(Refused, match="does not wait"):
        heard(sampled, bopha)


def test_call_compares_with_what_stood_when_it_was_drawn(sampled, river, sokha, dara, bopha):
    change(river, sokha, description_km="ថ្មី")
    make.confirm(river, by=dara, at=LATER)
    call = heard(sampled, bopha, help="x")
    samples.compare(call, {"help": "wrong"}, by=bopha, at=LATER)
    # Somebody has looked since, so that nothing is due.
    assert due() == []


@pytest.fixture
def called(sampled, sokha, dara, bopha):
    """Two listings of the next quarter's sample, called and compared."""
    make.confirm(make.organization("lake", editor=sokha), by=dara, at=LATER)
    then = make.NOW + timedelta(days=60)
    for row in samples.draw(by=dara, at=then).listings.all():
        samples.record(row, {number_of(row): "another"}, by=bopha, at=then)
    assert list(sample_audit.of_samples()) == []
    make.take_triggers_away()


@pytest.mark.parametrize(
    ("model", "change", "line"),
    [
        (Sample, {"drawn_from": []}, "is not what its seed draws"),
        (SecondCall, {"has_wrong_number": False}, "says another result"),
        (SampledListing, {"place": 5 - F("place")}, "is not what its seed draws"),
        (SecondCall, {"by": "sokha"}, "compared by somebody who did not call"),
        (Comparison, {"has_wrong": False}, "says another result"),
        (SecondCall, {"answers": {}}, "says another result"),
    ],
    ids=str,
)
def test_tampered_sample_is_found(called, model, change, line):
    if "by" in change:
        change = {"by": User.objects.get(username=change["by"])}
    model.objects.filter(**{OF_SAMPLE[model]: "2027-Q1"}).update(**change)
    assert {found.rpartition(": ")[2][: len(line)] for found in sample_audit.of_samples()} == {line}


def test_check_that_was_committed_after_the_draw_is_no_alarm(sampled, river, dara, sokha):
    # Recorded as of the moments before, by whoever was not done when the sample was drawn.
    soon = make.NOW - timedelta(seconds=5)
    make.confirm(make.organization("lake", editor=sokha), by=dara, at=soon)
    assert list(sample_audit.of_samples()) == []
    long_ago = make.NOW - timedelta(hours=1)
    make.confirm(make.organization("hill", editor=sokha), by=dara, at=long_ago)
    assert [line[-5:] for line in sample_audit.of_samples()] == ["stood"]


def test_call_by_who_checked_last_is_found(called, dara):
    SecondCall.objects.update(by=dara)
    Comparison.objects.update(by=dara)
    found = {line.rpartition(": ")[2] for line in sample_audit.of_samples()}
    assert found == {"called again by who checked it last"}


OF_SAMPLE = {
    Sample: "quarter",
    SampledListing: "sample__quarter",
    SecondCall: "sampled__sample__quarter",
    Comparison: "call__sampled__sample__quarter",
}
