"""The admin's screens knock at the doors: edit, confirm, withdraw, and what they refuse."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from directory import listing, snapshot, starter, verification
from directory.models import Organization, Verification

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def starter_data(settings, tmp_path):
    settings.DATA_ROOT = tmp_path / "data"
    # Nobody looks at the style in these tests, so no static files are collected for them.
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    starter.load(timezone.now())


@pytest.fixture
def aple():
    return Organization.objects.get(slug="aple")


def person(name, group):
    user = get_user_model().objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def sokha():
    return person("sokha", "editors")


@pytest.fixture
def dara():
    return person("dara", "verifiers")


def change_address(organization):
    return f"/admin/directory/organization/{organization.pk}/change/"


def verify_address(organization):
    return f"/admin/directory/organization/{organization.pk}/verify/"


def form_as_shown(client, address):
    """Every field of a change form with the value that the page shows."""
    context = client.get(address).context
    forms = [context["adminform"].form]
    for formset in context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.initial_forms]
    data = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False:
                data[field.html_name] = value
    return data


def sheet(organization, **changes):
    facts = listing.facts(listing.build(organization))
    data = {
        "seen_revision": organization.revision,
        "method": "call",
        "on": timezone.localdate().isoformat(),
        "facts": list(facts),
    }
    return data | changes


def test_edit_in_both_languages_becomes_a_revision(client, sokha, aple):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    data |= {"description_km": "អត្ថបទថ្មី\u200b ", "description_en": "New text"}
    response = client.post(change_address(aple), data)
    assert response.status_code == 302, response.context["errors"]
    edit = aple.edits.first()
    assert (edit.revision, edit.editor) == (2, sokha)
    assert edit.document["description_km"] == "អត្ថបទថ្មី"
    assert edit.document["description_en"] == "New text"


def test_saving_without_a_change_makes_no_revision(client, sokha, aple):
    client.force_login(sokha)
    response = client.post(change_address(aple), form_as_shown(client, change_address(aple)))
    assert response.status_code == 302, response.context["errors"]
    assert aple.edits.count() == 1


def test_number_is_taken_as_people_write_it(client, sokha, aple):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    field = next(name for name, value in data.items() if value == "+85592311511")
    response = client.post(change_address(aple), data | {field: "+៨៥៥ ០ ០០០ ០០០១"})
    assert response.status_code == 302, response.context["errors"]
    assert aple.phones.filter(number="+8550000001").exists()


def test_number_that_cannot_be_dialled_is_refused_and_nothing_typed_is_lost(client, sokha, aple):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    field = next(name for name, value in data.items() if value == "+85592311511")
    data |= {field: "99", "description_en": "Half a sentence"}
    response = client.post(change_address(aple), data)
    assert response.status_code == 200
    assert "Half a sentence" in response.text
    assert aple.edits.count() == 1


def test_number_can_be_taken_out(client, sokha, aple):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    field = next(name for name, value in data.items() if value == "+85592311511")
    data |= {field.replace("number", "DELETE"): "on"}
    response = client.post(change_address(aple), data)
    assert response.status_code == 302, response.context["errors"]
    assert not aple.phones.filter(number="+85592311511").exists()
    assert aple.edits.count() == 2


def test_hours_that_cannot_be_read_are_refused(client, sokha, aple):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    response = client.post(change_address(aple), data | {"services-0-hours": "now and then"})
    assert response.status_code == 200
    assert aple.edits.count() == 1


def test_editor_may_not_open_the_check(client, sokha, aple):
    client.force_login(sokha)
    assert client.get(verify_address(aple)).status_code == 403


def test_confirming_publishes_what_was_ticked(client, dara, aple):
    client.force_login(dara)
    facts = [name for name in sheet(aple)["facts"] if name != "website"]
    assert client.post(verify_address(aple), sheet(aple, facts=facts)).status_code == 302
    last = aple.verifications.first()
    assert (last.method, last.verifier, last.listing["website"]) == ("call", dara, "")
    assert snapshot.current().pointer["count"] == 44


def test_stale_sheet_is_refused_and_keeps_what_was_typed(client, dara, aple):
    client.force_login(dara)
    data = sheet(aple, seen_revision=0, note="She was out")
    response = client.post(verify_address(aple), data)
    assert (response.status_code, aple.verifications.count()) == (200, 1)
    assert "She was out" in response.text


def test_own_edit_needs_somebody_else_while_two_can_verify(client, sokha, dara, aple):
    sokha.groups.add(Group.objects.get(name="verifiers"))
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    client.post(change_address(aple), data | {"description_en": "Mine"})
    aple.refresh_from_db()
    client.post(verify_address(aple), sheet(aple))
    assert verification.count_verifiers() == 2
    assert aple.verifications.count() == 1


def test_withdrawing_needs_a_reason(client, dara, aple):
    client.force_login(dara)
    client.post(verify_address(aple), {"withdraw": "", "reason": " "})
    assert aple.verifications.first().outcome == Verification.Outcome.CONFIRMED
    client.post(verify_address(aple), {"withdraw": "", "reason": "The line is a stranger's."})
    assert aple.verifications.first().outcome == Verification.Outcome.WITHDRAWN
    assert snapshot.current().pointer["withdrawn"] == [aple.public_id]


@pytest.mark.parametrize("page", ["edit", "verification", "snapshot"])
def test_records_cannot_be_added_or_deleted(admin_client, page):
    snapshot.publish(at=timezone.now())
    listed = admin_client.get(f"/admin/directory/{page}/").text
    row = re.search(rf'href="(/admin/directory/{page}/[0-9a-f-]+/change/)"', listed).group(1)
    assert admin_client.get(row).status_code == 200
    assert admin_client.get(f"/admin/directory/{page}/add/").status_code == 403
    assert admin_client.post(row.replace("change", "delete")).status_code == 403


def test_list_asks_the_database_no_more_for_more_rows(
    client, dara, django_assert_num_queries, aple
):
    client.force_login(dara)
    for query in ("APLE", "Cambodia"):
        with django_assert_num_queries(7):
            client.get("/admin/directory/organization/", {"q": query})
