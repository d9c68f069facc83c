"""The people of the desk do what they like, in any order, and break no rule."""

import pytest

from tests.whole.walk_desk import Desk
from tests.whole.walk_numbers import Numbers

pytestmark = pytest.mark.django_db


class WholeDesk(Desk, Numbers):
    """Everything that happens at the desk."""


def walk(seed, steps, capsys):
    walked = WholeDesk(seed)
    found = walked.run(steps)
    with capsys.disabled():
        print(f"\n{steps} steps, seed {seed}, violations: {len(found)}")
        for name in sorted({*walked.done, *walked.refused}):
            print(f"  {name}: {walked.done[name]} done, {walked.refused[name]} refused")
    assert found == []


@pytest.mark.parametrize("seed", [1, 2])
def test_people_in_any_order_break_no_rule(seed, capsys):
    walk(seed, 150, capsys)


# Ten walks of 1,000 steps, as each step looks at every entry of its walk.
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3, 13))
def test_long_walks_of_people_break_no_rule(seed, capsys):
    walk(seed, 1_000, capsys)
