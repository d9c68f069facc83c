"""Four people do what they like at the desk, in any order, and break no rule."""

import pytest

from tests.whole.walk import Walk

pytestmark = pytest.mark.django_db


def walk(seed, steps, capsys):
    walked = Walk(seed)
    found = walked.run(steps)
    with capsys.disabled():
        print(f"\n{steps} steps, seed {seed}: {walked.done}, violations: {len(found)}")
    assert found == []


@pytest.mark.parametrize("seed", [1, 2])
def test_four_people_in_any_order_break_no_rule(seed, capsys):
    walk(seed, 150, capsys)


@pytest.mark.slow
def test_long_walk_of_four_people_breaks_no_rule(capsys):
    walk(3, 10_000, capsys)
