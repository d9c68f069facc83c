"""Do not list is a lock: what is like a forbidden organization takes two people."""

import pytest
from django.db import IntegrityError, transaction

from directory.models import TwinPermit, TwinRequest
from directory.rules import audit, editing, twins, vetting
from directory.rules.refusal import Refused
from directory.text.writing import dialled
from tests import make
from tests.rules.acts import change

pytestmark = pytest.mark.django_db


@pytest.fixture
def lake(river, sokha, dara):
    """Lake has nothing in common with River, which must not be listed."""
    made = make.organization("lake", editor=sokha)
    made.phones.update(number=make.HELD_NUMBER)
    editing.save(made, by=sokha, at=make.NOW)
    vetting.do_not_list(river, by=dara, reason="A broker runs it", at=make.NOW)
    return made


def permit(entry, forbidden, by, seconded_by, common=None):
    """Two people say that an entry is another organization."""
    found = common or twins.identity(editing.document(forbidden))
    request = twins.ask(
        entry.pk, "x", twins.Twin(forbidden, found), by=by, reason="Another", at=make.NOW
    )
    return twins.permit(request, by=seconded_by, reason="I know both", at=make.NOW)


@pytest.mark.parametrize("field", ["acronym", "name_en", "alternate_name_km"])
def test_change_to_a_forbidden_name_is_refused(lake, sokha, field):
    with pytest.raises(twins.ForbiddenTwin, match="A broker runs it"), transaction.atomic():
        change(lake, sokha, **{field: "house RIVER"})


def test_change_to_a_forbidden_number_is_refused_though_held(lake, sokha):
    lake.phones.update(number=make.NUMBER, is_held=True)
    with pytest.raises(twins.ForbiddenTwin, match="must not be listed"):
        editing.save(lake, by=sokha, at=make.NOW)


def test_lock_stays_when_its_entry_is_changed(lake, river, sokha):
    change(river, sokha, name_en="Something else")
    with pytest.raises(twins.ForbiddenTwin, match="must not be listed"):
        change(lake, sokha, name_en="House river")


def test_restoring_what_is_like_a_forbidden_one_is_refused(river, sokha, dara):
    pond = make.organization("pond", editor=sokha, acronym="RIVER")
    pond.phones.all().delete()
    first = editing.save(pond, by=sokha, at=make.NOW)
    change(pond, sokha, acronym="")
    river.acronym = "RIVER"
    change(river, sokha)
    vetting.do_not_list(river, by=dara, reason="x", at=make.NOW)
    with pytest.raises(twins.ForbiddenTwin, match="must not be listed"):
        editing.restore(first, by=sokha, at=make.NOW)


def test_entry_that_was_there_before_is_not_confirmed(river, sokha, dara, bopha):
    pond = make.organization("pond", editor=sokha)
    vetting.do_not_list(river, by=dara, reason="x", at=make.NOW)
    with pytest.raises(twins.ForbiddenTwin, match="must not be listed"):
        make.confirm(pond, by=bopha)


def test_what_is_allowed_again_locks_nothing(lake, river, sokha, dara):
    vetting.end(river, by=dara, reason="Mistaken", at=make.NOW)
    change(lake, sokha, name_en="House river")
    assert lake.name_en == "House river"


def test_forbidden_entry_can_be_changed_itself(river, sokha, dara):
    vetting.do_not_list(river, by=dara, reason="x", at=make.NOW)
    change(river, sokha, description_en="New")
    assert river.description_en == "New"


def test_two_people_open_the_lock(lake, river, dara, bopha):
    permit(lake, river, dara, bopha)
    change(lake, dara, name_en="House river")
    assert make.confirm(lake, by=bopha).name_km == lake.name_km


def test_permit_covers_only_what_was_agreed_on(lake, river, dara, bopha):
    permit(lake, river, dara, bopha, common={"name house river": "House river"})
    lake.phones.update(number=make.NUMBER)
    with pytest.raises(twins.ForbiddenTwin, match="must not be listed"):
        editing.save(lake, by=dara, at=make.NOW)


def test_permit_is_of_one_entry_alone(lake, river, sokha, dara, bopha):
    permit(lake, river, dara, bopha)
    with pytest.raises(twins.ForbiddenTwin, match="must not be listed"):
        make.organization("pond", editor=sokha)


def test_permit_needs_two_people_and_two_reasons(lake, river, sokha, dara, bopha):
    asked = {"by": dara, "at": make.NOW}
    twin = twins.Twin(river, {"name house river": "House river"})
    with pytest.raises(Refused, match="Only editors and verifiers"):
        twins.ask(lake.pk, "x", twin, by=sokha, reason="x", at=make.NOW)
    with pytest.raises(Refused, match="Say why"):
        twins.ask(lake.pk, "x", twin, reason=" ", **asked)
    request = twins.ask(lake.pk, "x", twin, reason="x", **asked)
    with pytest.raises(Refused, match="said so yourself"):
        twins.permit(request, reason="x", **asked)
    with pytest.raises(Refused, match="Only editors and verifiers"):
        twins.permit(request, by=sokha, reason="x", at=make.NOW)
    with pytest.raises(Refused, match="Say why"):
        twins.permit(request, by=bopha, reason=" ", at=make.NOW)
    twins.permit(request, by=bopha, reason="x", at=make.NOW)
    with pytest.raises(Refused, match="agreed already"):
        twins.permit(request, by=bopha, reason="x", at=make.NOW)


def test_database_refuses_a_permit_by_one_person(lake, river, dara):
    asked = {"entry": lake.pk, "name": "x", "forbidden": river, "common": {}}
    request = TwinRequest.objects.create(by=dara, at=make.NOW, reason="x", **asked)
    agreed = {"request": request, "asked_by": dara, "by": dara, "at": make.NOW, "reason": "x"}
    with pytest.raises(IntegrityError, match="twin_permit_by_two"), transaction.atomic():
        TwinPermit.objects.create(**agreed)
    with pytest.raises(IntegrityError, match="twin_request_has_reason"), transaction.atomic():
        TwinRequest.objects.create(by=dara, at=make.NOW, reason="", **asked)


def test_permit_that_hides_who_asked_is_found(lake, river, dara, bopha):
    asked = {"entry": lake.pk, "name": "x", "forbidden": river, "common": {}}
    request = TwinRequest.objects.create(by=dara, at=make.NOW, reason="x", **asked)
    TwinPermit.objects.create(request=request, asked_by=bopha, by=dara, at=make.NOW, reason="x")
    assert list(audit.violations([lake])) == ["lake: a permit for a twin by one person"]


def test_today_names_twins_until_two_people_spoke(river, sokha, dara, bopha):
    pond = make.organization("pond", editor=sokha)
    vetting.do_not_list(river, by=dara, reason="x", at=make.NOW)
    [(entry, twin)] = twins.without_permit()
    assert (entry, twin.organization, twin.texts) == (pond, river, dialled(make.NUMBER))
    permit(pond, river, dara, bopha)
    assert twins.without_permit() == []


def test_listing_of_a_twin_past_the_rule_is_found(river, sokha, dara, bopha):
    pond = make.organization("pond", editor=sokha)
    make.confirm(pond, by=bopha, at=make.NOW.replace(hour=9))
    make.confirm(pond, by=dara, at=make.NOW.replace(hour=5))
    vetting.do_not_list(river, by=dara, reason="x", at=make.NOW.replace(hour=8))
    assert [line for line in audit.violations([pond]) if "must not" in line] == [
        "pond: check 1: may be river, which must not be listed"
    ]


def test_listing_is_no_twin_of_what_was_edited_later(lake, river, sokha, bopha):
    make.confirm(lake, by=bopha, at=make.NOW.replace(hour=9))
    river.phones.update(number=make.HELD_NUMBER)
    editing.save(river, by=sokha, at=make.NOW.replace(hour=10))
    assert list(audit.violations([lake])) == []
