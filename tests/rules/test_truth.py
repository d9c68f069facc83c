"""How true the list is, in figures that readers are told."""

from datetime import date, timedelta

import pytest

from directory.rules import samples, truth
from tests import make
from tests.rules.acts import attempt

pytestmark = pytest.mark.django_db
LATER = make.NOW + timedelta(days=1)


@pytest.fixture
def sample(river, sokha, dara, bopha):
    """River, lake and hill, drawn; Dara checked them."""
    for made in (river, *(make.organization(slug, editor=sokha) for slug in ("lake", "hill"))):
        make.confirm(made, by=dara)
    return samples.draw(by=dara, at=make.NOW)


@pytest.fixture
def few(monkeypatch):
    """A share of one is told."""
    monkeypatch.setattr(truth, "FEWEST_ASKED", 1)


def call(sample, slug, by, who="theirs", at=LATER, **results):
    row = sample.listings.get(verification__organization__slug=slug)
    number = f"phones/{row.verification.listing['phones'][0]['id']}"
    made = samples.record(row, {number: who} | dict.fromkeys(results, "x"), by=by, at=at)
    return made and (
        getattr(made, "comparison", None) or samples.compare(made, results, by=by, at=at)
    )


@pytest.mark.parametrize(
    ("right", "asked", "interval"),
    # The first is the example of the public sentence; the others are known values of the method.
    [
        (37, 40, (80, 98)),
        (0, 10, (0, 28)),
        (10, 10, (72, 100)),
        (1, 1, (20, 100)),
        (5, 10, (23, 77)),
    ],
)
def test_interval_is_wilsons_rounded_outwards(right, asked, interval):
    assert truth.wilson(right, asked) == interval


def test_figure_leaves_apart_who_was_not_reached(sample, bopha):
    call(sample, "river", bopha, help="right")
    call(sample, "lake", bopha, places="wrong", at=LATER + timedelta(days=2))
    call(sample, "hill", bopha, "no-answer")
    assert truth.of_sample(sample) == truth.Figure(
        asked=2,
        right=1,
        low=9,
        high=91,
        apart=1,
        since=date(2026, 11, 26),
        until=date(2026, 11, 28),
    )


def test_share_of_fewer_than_ten_is_not_told(sample, bopha, monkeypatch):
    for slug in ("river", "lake", "hill"):
        call(sample, slug, bopha)
    assert truth.figure(LATER) is None
    monkeypatch.setattr(truth, "FEWEST_ASKED", 3)
    assert truth.figure(LATER).asked == 3


@pytest.mark.usefixtures("few")
def test_sample_is_told_once_everybody_was_called_or_tried(sample, bopha):
    assert truth.told(LATER) == {"sample": None, "days": None}
    call(sample, "river", bopha)
    call(sample, "lake", bopha, help="right")
    hill = sample.listings.get(verification__organization__slug="hill").verification.organization
    for day in (1, 2):
        attempt(hill, bopha, day)
    assert truth.figure(LATER) is None
    attempt(hill, bopha, 3)
    told = truth.told(LATER)["sample"]
    assert (told["asked"], told["right"], told["apart"]) == (2, 2, 1)
    assert (told["since"], told["until"]) == ("2026-11-26", "2026-11-26")


@pytest.mark.usefixtures("few")
def test_sample_is_told_when_its_quarter_is_over(sample, dara, bopha):
    call(sample, "river", bopha)
    january = make.NOW + timedelta(days=45)
    assert truth.figure(january) == truth.of_sample(sample)
    assert truth.figure(january).apart == 2
    # The next one, of which nobody was called yet, takes nothing away.
    samples.draw(by=dara, at=january)
    assert truth.figure(january) == truth.of_sample(sample)


def test_call_that_asked_nothing_counts_as_not_asked(sample, bopha):
    call(sample, "river", bopha, "no-answer")
    assert truth.of_sample(sample) is None
