"""Killing the publisher at any moment leaves no torn snapshot."""

import pytest

from bench.faults import kill_publisher


@pytest.mark.parametrize(
    "kills", [8, pytest.param(300, marks=pytest.mark.slow)], ids=["short", "long"]
)
def test_killing_the_publisher_leaves_no_torn_snapshot(kills):
    figure = kill_publisher.run(kills)
    print(kills, "kills:", figure)
    assert (figure["torn"], figure["back"]) == (0, 0)
    assert figure["snapshots"] > kills
