"""An entry with a history in which every rule was kept, and a database without triggers."""

from types import SimpleNamespace

import pytest

from directory.rules import (
    alerts,
    editing,
    partner,
    verification,
    vetting,
)
from tests import make
from tests.rules.audit.found import LATER


@pytest.fixture
def people():
    return SimpleNamespace(
        sokha=make.person("sokha"),
        dara=make.person("dara", verifies=True),
        bopha=make.person("bopha", verifies=True),
    )


@pytest.fixture
def river(people):
    """An entry with a history in which every rule was kept."""
    make.catalogue()
    made = make.organization("river", editor=people.sokha)
    make.confirm(made, by=people.dara)
    made.phones.update(number=make.HELD_NUMBER)
    editing.save(made, by=people.dara, at=make.NOW)
    make.confirm(made, by=people.bopha, facts=["name"])
    make.confirm(made, by=people.bopha)
    said = {"by": people.dara, "reason": "x", "at": make.NOW}
    alerts.start(made, sentence="closed", ends_on=make.TODAY, **said)
    vetting.do_not_list(made, **said)
    vetting.end(made, **said)
    verification.ask_return(made, **said)
    make.confirm(made, by=people.bopha, at=LATER)
    _, token = partner.make_link(made, by=people.dara, at=LATER)
    partner.answer(token, corrections={"name": "x"}, at=LATER)
    return made


@pytest.fixture
def no_triggers(river):
    make.take_triggers_away()
