"""How true the list is rides in the snapshot, and needs no listing to be rendered anew."""

from datetime import timedelta

import pytest

from directory.models import Comparison, SecondCall
from directory.publish import contents, publishing, reader
from directory.rules import samples
from tests import make

pytestmark = pytest.mark.django_db
LATER = make.NOW + timedelta(days=1)


def test_figure_of_a_finished_sample_is_on_the_first_page(river):
    before = contents.read_sources(LATER)
    publishing.publish(at=make.NOW)
    assert "How true is this list?" not in reader.current().home_lists("en")
    bopha = make.person("bopha", verifies=True)
    sampled = samples.draw(by=bopha, at=make.NOW).listings.get()
    call = SecondCall.objects.create(sampled=sampled, by=bopha, at=LATER, answers={"help": "x"})
    Comparison.objects.create(
        call=call, by=bopha, at=LATER, results={"help": "right"}, has_wrong=False
    )
    publishing.publish(at=LATER)
    home = reader.current().home_lists("en")
    assert (
        "Of 1 listings that were drawn by lot and called again by somebody else, from "
        "26 November 2026 to 26 November 2026, 1 had no wrong fact (95 % interval: 20 to 100 %)."
    ) in home
    assert "more were drawn" not in home
    after = contents.read_sources(LATER)
    assert (after.digests, after.made_of == before.made_of) == (before.digests, False)
