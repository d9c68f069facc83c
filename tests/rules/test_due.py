"""What a thread has made due: its page waits for that, and for nothing that was rolled back."""

from contextlib import suppress

import pytest
from django.db import transaction

from directory.rules import publication
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_act_that_was_rolled_back_is_not_waited_for(river, sokha):
    lake = make.organization("lake", editor=sokha)
    publication.forget_marks()
    with suppress(InterruptedError), transaction.atomic():
        publication.due(river, at=make.NOW)
        raise InterruptedError
    publication.due(lake, at=make.NOW)
    assert [mark.organization for mark in publication.take_marks()] == [lake]
    assert publication.take_marks() == ()
