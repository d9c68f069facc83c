"""An entry with a history in which every rule was kept, and a database without triggers."""

from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model

from directory.models import Organization
from directory.rules import (
    alerts,
    editing,
    partner,
    verification,
    vetting,
)
from tests import make
from tests.rules.audit.found import LATER
from tests.shared import undone_at_the_end


@pytest.fixture(scope="module")
def history_rows(django_db_setup, django_db_blocker):
    """An entry with a history in which every rule was kept, made once for the tests of a module."""
    with undone_at_the_end(django_db_blocker):
        sokha = make.person("sokha")
        dara, bopha = (make.person(name, verifies=True) for name in ("dara", "bopha"))
        make.catalogue()
        made = make.organization("river", editor=sokha)
        make.confirm(made, by=dara)
        made.phones.update(number=make.HELD_NUMBER)
        editing.save(made, by=dara, at=make.NOW)
        make.confirm(made, by=bopha, facts=make.least(made))
        make.confirm(made, by=bopha)
        said = {"by": dara, "reason": "x", "at": make.NOW}
        alerts.start(made, sentence="closed", ends_on=make.TODAY, **said)
        vetting.do_not_list(made, **said)
        vetting.end(made, **said)
        verification.ask_return(made, **said)
        make.confirm(made, by=bopha, at=LATER)
        _, token = partner.make_link(made, by=dara, at=LATER)
        partner.answer(token, corrections={"name": "x"}, at=LATER)
        yield


@pytest.fixture
def people(history_rows, db):
    names = ("sokha", "dara", "bopha")
    return SimpleNamespace(**{name: get_user_model().objects.get(username=name) for name in names})


@pytest.fixture
def river(people):
    return Organization.objects.get(slug="river")


@pytest.fixture
def no_triggers(river):
    make.take_triggers_away()
