"""Killing the publisher at any moment leaves no torn snapshot."""

import pytest

from bench.faults import kill_publisher


@pytest.mark.parametrize(
    "kills", [8, pytest.param(300, marks=pytest.mark.slow)], ids=["short", "long"]
)
def test_killing_the_publisher_leaves_no_torn_snapshot(kills):
    figure = kill_publisher.run(kills)
    print(figure)
    assert figure | {"killed": kills, "torn": 0, "back": 0} == figure
    assert figure["snapshots"] >= kills
