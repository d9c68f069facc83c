"""An organization's page in the admin, on the starter data: saving, refusing, differences."""

import pytest
from django.utils import timezone

from directory.models import Organization
from directory.rules import vetting
from tests.desk.starter.forms import change_address, form_as_shown, in_english, person, said

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


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
    response = client.post(change_address(aple), data | {field: "+៨៥៥ ០០ ០០០ ០០០១"})
    assert response.status_code == 302, response.context["errors"]
    assert aple.phones.filter(number="+85500000001").exists()


def test_undiallable_number_is_refused_and_nothing_is_lost(client, sokha, aple):
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


def test_part_that_was_begun_and_left_empty_is_no_part(client, sokha, aple):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    # What a browser sends of a new service of which nothing was filled in.
    data |= {f"services-{data['services-TOTAL_FORMS']}-order": ""}
    data["services-TOTAL_FORMS"] += 1
    response = client.post(change_address(aple), data)
    assert response.status_code == 302, response.context["errors"]
    assert aple.edits.count() == 1


def test_notes_on_an_entry_are_shown_to_whoever_works_on_it(client, sokha, dara, aple):
    rith = person("rith", "report-handlers")
    Organization.objects.filter(pk=aple.pk).update(notes="KEEPOUT")
    for user, count in ((sokha, 1), (dara, 1), (rith, 0)):
        client.force_login(user)
        assert client.get(change_address(aple)).text.count("KEEPOUT") == count


def test_hours_that_cannot_be_read_are_refused(client, sokha, aple):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    response = client.post(change_address(aple), data | {"services-0-hours": "now and then"})
    assert response.status_code == 200
    assert aple.edits.count() == 1


def test_adding_again_what_must_not_be_listed_is_refused(client, sokha, dara, aple):
    vetting.do_not_list(aple, by=dara, reason="Children were hurt there.", at=timezone.now())
    client.force_login(sokha)
    in_english(client)
    add = "/admin/directory/organization/add/"
    data = form_as_shown(client, add) | {"slug": "again", "name_km": "ម្តងទៀត", "acronym": "APLE"}
    page = client.post(add, data)
    twin = f"This may be the same organization as {aple.name_en} (APLE), which must not be listed:"
    refusals = page.context["adminform"].form.non_field_errors()
    assert refusals[0] == f"{twin} Children were hurt there."
    assert not Organization.objects.filter(slug="again").exists()


def test_saving_unchanged_keeps_the_groups_of_a_service(client, sokha, aple, groups):
    client.force_login(sokha)
    response = client.post(change_address(aple), form_as_shown(client, change_address(aple)))
    assert response.status_code == 302, response.context["errors"]
    assert aple.edits.count() == 2


def test_edit_tells_a_no_from_no_answer(client, sokha, admin_client, aple):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    client.post(change_address(aple), data | {"services-0-nationwide": "False"})
    in_english(admin_client)
    page = admin_client.get(f"/admin/directory/edit/{aple.edits.first().pk}/change/")
    assert "Nationwide before: Yes after: No" in said(page)
