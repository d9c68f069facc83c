"""A row that no release could have written keeps nobody else from being published."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.db import OperationalError, connection

from directory.models import CatalogueCheck, Edit, Link, Refusal, Verification, Vetting
from directory.publish import publishing, reader
from directory.rules import newest_audit, verification
from tests import make
from tests.publish.test_admission import LATER, insert, numbers

pytestmark = pytest.mark.django_db
BROKEN = [{"shape": "x"}, {"shape": None}, {"shape": 3, "phones": 5}, {"shape": 2, "phones": [7]}]
BOTH = {"river": [make.NUMBER], "lake": [make.NUMBER]}


@pytest.fixture
def dara(river):
    return get_user_model().objects.get(username="dara")


@pytest.fixture
def lake(published, dara):
    """An entry that waits to be published beside the broken one."""
    lake = make.organization("lake", editor=get_user_model().objects.get(username="sokha"))
    make.confirm(lake, by=dara)
    return lake


def refused():
    return [
        (row.organization and row.organization.slug, row.reason) for row in Refusal.objects.all()
    ]


@pytest.mark.parametrize("listing", BROKEN)
def test_unreadable_listing_keeps_nobody_else_back(lake, published, listing):
    check = published.verifications.get()
    insert(check, id=uuid4(), number=2, listing=listing, whole_before=1)
    publishing.publish(at=LATER)
    assert (numbers(), [slug for slug, _reason in refused()]) == (BOTH, ["river"])


@pytest.mark.parametrize("document", [{"shape": "x"}, {"shape": 3, "terms": 5}, {"terms": [1]}])
def test_unreadable_catalogue_keeps_the_former(lake, document):
    check = CatalogueCheck.objects.get()
    said = {"revision": check.revision + 1, "revision_before": check.revision}
    insert(check, id=uuid4(), number=2, document=document, **said)
    publishing.publish(at=LATER)
    assert (numbers(), [slug for slug, _reason in refused()]) == (BOTH, [None])
    assert reader.current().file("catalogue")["categories"]


def test_unreadable_edit_keeps_only_its_own_entry_back(lake, published, dara):
    """Also one that must not be listed, whose edits all others are compared with."""
    hill = make.organization("hill", editor=lake.edits.get().editor)
    said = {"by": dara, "at": make.NOW, "outcome": Vetting.Outcome.DO_NOT_LIST, "note": "x"}
    Vetting.objects.create(organization=hill, number=1, **said)
    for entry in (hill, published):
        edit = Edit.objects.get(organization=entry)
        insert(edit, id=uuid4(), revision=2, document={"shape": "x"})
    publishing.publish(at=LATER)
    assert numbers() == BOTH


def test_withdrawn_entry_is_told_by_its_last_readable_listing(lake, published, dara):
    insert(published.verifications.get(), id=uuid4(), number=2, listing={"shape": 4})
    verification.withdraw(published, by=dara, reason="x", at=LATER)
    publishing.publish(at=LATER)
    told = [row["name"]["en"] for row in reader.current().withdrawn()]
    assert (told, numbers()) == (["House river"], {"lake": [make.NUMBER]})


def test_busy_database_is_no_forgery(published):
    check = Verification.objects.get()

    def busy(execute, sql, params, many, context):
        if Link._meta.db_table in sql:
            raise OperationalError("database is locked")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(busy), pytest.raises(OperationalError):
        newest_audit.refusals([check], at=make.NOW + timedelta(hours=1))
