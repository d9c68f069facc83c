"""How true the list is rides in the snapshot, and needs no listing to be rendered anew."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from directory.models import Comparison, SecondCall
from directory.publish import contents, publishing, reader, records
from directory.rules import samples, truth
from tests import make

pytestmark = pytest.mark.django_db
LATER = make.NOW + timedelta(days=1)


def sources():
    return contents.read_sources(LATER, records.standings(LATER))


def test_figure_of_a_finished_sample_is_on_the_first_page(river):
    sokha, dara = (User.objects.get(username=name) for name in ("sokha", "dara"))
    for number in range(truth.FEWEST_ASKED):
        make.confirm(make.organization(f"house-{number}", editor=sokha), by=dara)
    before = sources()
    publishing.publish(at=make.NOW)
    assert "How true is this list?" not in reader.current().home_lists("en")
    bopha = make.person("bopha", verifies=True)
    for row in samples.draw(by=bopha, at=make.NOW).listings.all():
        call = SecondCall.objects.create(
            sampled=row, by=bopha, at=LATER, answers={"help": "x"}, has_wrong_number=False
        )
        # The last could not say what help they give.
        result = "right" if row.place <= truth.FEWEST_ASKED else "not-asked"
        Comparison.objects.create(
            call=call, by=bopha, at=LATER, results={"help": result}, has_wrong=False
        )
    publishing.publish(at=LATER)
    home = reader.current().home_lists("en")
    assert (
        "Of 10 listings that were drawn by lot and called again by somebody else, from "
        "26 November 2026 to 26 November 2026, 10 had no wrong fact (95 % interval: 72 to 100 %)."
    ) in home
    assert "1 more was drawn and not asked." in home
    after = sources()
    assert (after.digests, after.made_of == before.made_of) == (before.digests, False)
