"""What Today says of the whole list: how it is known, how old, and what an office can do."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from directory.desk import agenda, figures
from directory.models import Report, Source
from directory.rules import editing, report_queue, samples, truth
from tests import make
from tests.desk.listed import listed
from tests.reporting import give

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places", "reader_of_english"),
]


def printed(slug, date, *, editor, by):
    """A listing that rests on one published source alone."""
    made = make.organization(slug, editor=editor)
    Source.objects.create(organization=made, code="book", title="A book", date=date)
    editing.save(made, by=editor, at=timezone.now())
    on = timezone.localdate()
    make.confirm(made, by=by, method="published-source", on=on, at=timezone.now())
    return made


def test_listings_are_counted_by_how_they_are_known(sokha, dara):
    listed("called", editor=sokha, by=dara, ago=40)
    printed("printed", "", editor=sokha, by=dara)
    counts = figures.known(timezone.localdate())
    assert (counts["all"], counts["print"], counts["called"], counts["seen"]) == (2, 1, 1, 0)
    assert counts["ages"] == [0, 1, 0, 0]


def test_print_is_as_old_as_its_newest_source(sokha, dara):
    on = timezone.localdate()
    for slug, date in (
        ("new", f"{on.year - 1}-07-22"),
        ("old", f"about {on.year - 3}"),
        ("range", f"2009 to {on.year - 4}"),
        ("older", "2015"),
        ("unknown", "undated"),
    ):
        printed(slug, date, editor=sokha, by=dara)
    assert figures.prints(on) == [
        ("of this or last year", 1),
        ("two to four years old", 2),
        ("five years old or more", 1),
        ("of no known year", 1),
    ]


def test_capacity_is_the_median_of_what_people_recorded(sokha, dara):
    now = timezone.now()
    weeks = agenda.today(now)["weeks"]
    assert figures.capacity(now, weeks) == (None, 0)
    house = make.organization("house", editor=sokha)
    # Two in each of five weeks of eight: the median is two, where the mean is one.
    for hours in range(5 * 7 * 24 - 1, 0, -7 * 12):
        at = now - timedelta(hours=hours)
        make.confirm(house, by=dara, at=at, on=timezone.localdate(at))
    assert figures.capacity(now, agenda.today(now)["weeks"]) == (2, 0)


def test_accuracy_is_what_the_last_sample_found(sokha, dara, bopha, monkeypatch):
    monkeypatch.setattr(truth, "FEWEST_ASKED", 1)
    plot = "Listings called again for the sample"
    now = timezone.now()
    listed("house", editor=sokha, by=dara)
    said = {one.title: one for one in figures.plots(now, figures.known(now.date()))}
    assert said[plot].said == "No sample that was called to its end is large enough yet."
    [row] = samples.draw(by=dara, at=timezone.now()).listings.all()
    number = f"phones/{row.verification.listing['phones'][0]['id']}"
    samples.record(row, {number: "another"}, by=bopha, at=timezone.now())
    said = {one.title: one for one in figures.plots(now, figures.known(now.date()))}
    assert [bar[:2] for bar in said[plot].bars] == [
        ("no wrong fact", 0),
        ("a wrong fact", 1),
        ("not asked", 0),
    ]


def test_days_from_the_first_report_to_a_check(sokha, dara, chan):
    now = timezone.now()

    def told(*days, kind="moved"):
        """One listing a day count, so long ago reported, answered, and checked today."""
        for ago in days:
            made = make.organization(f"{kind}-{ago}", editor=sokha)
            then, at = now - timedelta(days=20), now - timedelta(days=ago)
            make.confirm(made, by=dara, at=then, on=timezone.localdate(then))
            Report.objects.create(
                pk=uuid.uuid4(),
                organization=made,
                listing=made.slug,
                seq=1,
                kind=kind,
                made_at=at,
                received_at=at,
            )
            lane = report_queue.SEALED if kind == "unsafe" else "trouble"
            give(made, chan, number="", lane=lane, at=at + timedelta(hours=1))
            make.confirm(made, by=dara, at=now, on=timezone.localdate())
        return truth.report_to_check(now)

    # Five or none, so that no figure is of one report.
    assert told(1, 2, 3, 8) is None
    # Nor does it ever tell that somebody called a listing unsafe.
    assert told(9, 10, kind="unsafe") is None
    assert told(9) == 3.0
