"""An act on a number is about what its person saw: the revision of the entry, and the number."""

import pytest

from directory.models import NumberCall
from directory.rules import editing, numbers
from tests import make
from tests.rules.test_numbers import LATER, held, river

__all__ = ["river"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_places")]


def test_act_on_what_was_not_seen_is_refused(river, sokha, dara):
    phone = held(river)
    seen = make.seen(phone)
    river.phones.filter(pk=phone.pk).update(description_en="For men only")
    editing.save(river, by=sokha, at=LATER)
    for old in (seen, make.seen(phone)._replace(number=make.NUMBER)):
        said = {"by": dara, "at": LATER, "seen": old}
        for act in (
            lambda said=said: numbers.record_call(phone, result="no-answer", **said),
            lambda said=said: numbers.propose_unconfirmed(phone, **said),
            lambda said=said: numbers.release(phone, **said),
        ):
            with pytest.raises(editing.Stale):
                act()
    assert NumberCall.objects.count() == 0
