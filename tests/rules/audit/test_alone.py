"""The audit of a check by one person while nobody else had verified anything yet."""

import pytest
from django.contrib.auth import get_user_model

from tests import make
from tests.rules.audit.found import LATER, found

pytestmark = pytest.mark.django_db


def test_one_person_is_believed_if_the_other_verified_later(dara, bopha):
    make.catalogue()
    get_user_model().objects.filter(pk=bopha.pk).update(is_active=False)
    pond, lake = (make.organization(slug, editor=dara) for slug in ("pond", "lake"))
    make.confirm(pond, by=dara)
    make.confirm(lake, by=bopha, at=LATER)
    assert found(pond) == []
