"""A twin of what must not be listed: refused everywhere, until two people say that it is none."""

import pytest

from directory.models import Organization, TwinRequest
from directory.rules import editing, vetting
from tests import make
from tests.desk.entry.form import ADD, NUMBER, opened, send, sent_back
from tests.desk.starter.forms import form_as_shown, person

NEW_PHONE = {"phones-0-number": NUMBER, "phones-0-order": "0", "phones-TOTAL_FORMS": 1}


@pytest.fixture
def lake(river, sokha):
    """Another organization, without a number."""
    made = make.organization("lake", editor=sokha)
    made.phones.all().delete()
    editing.save(made, by=sokha, at=make.NOW)
    return made


@pytest.fixture
def forbidden(lake, river, dara):
    """River must not be listed."""
    vetting.do_not_list(river, by=dara, reason="A broker runs it", at=make.NOW)
    return river


def page_of(entry):
    return f"/admin/directory/organization/{entry}/twins/"


def test_second_entry_with_the_same_number_is_refused(client, forbidden):
    data = form_as_shown(client, ADD) | {"slug": "again", "name_km": "ម្តងទៀត"} | NEW_PHONE
    page = client.post(ADD, data)
    [refusal, advice] = page.context["adminform"].form.non_field_errors()
    assert refusal == (
        "This may be the same organization as River (000 000 001), which must not be listed: "
        "A broker runs it"
    )
    assert advice == "If it is another one, say why; a second person has to agree."
    assert not Organization.objects.filter(slug="again").exists()
    assert sent_back(page)["name_km"] == "ម្តងទៀត"


def test_change_to_the_name_of_what_is_forbidden_is_refused(client, lake, forbidden):
    page = send(client, lake, opened(client, lake) | {"acronym": "river"})
    assert page.context["adminform"].form.non_field_errors()
    lake.refresh_from_db()
    assert lake.acronym == ""


def test_new_entry_is_saved_once_a_second_person_agreed(client, forbidden, sokha, bopha):
    data = form_as_shown(client, ADD) | {"slug": "again", "name_km": "ម្តងទៀត"} | NEW_PHONE
    page = client.post(ADD, data | {"twin_reason": "They share a building", "_ask": ""})
    [request] = TwinRequest.objects.all()
    assert (request.by, request.name) == (sokha, "ម្តងទៀត")
    assert list(request.common.values()) == [NUMBER]
    client.force_login(bopha)
    assert page_of(request.entry) in client.get("/admin/").text
    client.post(page_of(request.entry), {"permit": request.pk, "reason": "I know both"})
    client.force_login(sokha)
    answer = client.post(ADD, sent_back(page))
    assert answer.status_code == 302, answer.context["errors"]
    assert Organization.objects.get(slug="again").pk == request.entry


def test_nobody_agrees_with_oneself(client, forbidden, sokha):
    data = form_as_shown(client, ADD) | {"slug": "again", "name_km": "ម្តងទៀត"} | NEW_PHONE
    client.post(ADD, data | {"twin_reason": "They share a building", "_ask": ""})
    [request] = TwinRequest.objects.all()
    page = client.post(page_of(request.entry), {"permit": request.pk, "reason": "I know both"})
    [row] = page.context["requests"]
    assert row["form"].non_field_errors() == ["You said so yourself. Somebody else has to agree."]


def test_reason_for_what_is_agreed_already_is_not_lost(client, forbidden, bopha):
    data = form_as_shown(client, ADD) | {"slug": "again", "name_km": "ម្តងទៀត"} | NEW_PHONE
    client.post(ADD, data | {"twin_reason": "They share a building", "_ask": ""})
    [request] = TwinRequest.objects.all()
    client.force_login(bopha)
    sent = {"permit": request.pk, "reason": "I know both"}
    client.post(page_of(request.entry), sent)
    page = client.post(page_of(request.entry), sent | {"reason": "Met both"}).text
    assert ("Somebody else has agreed already." in page, "Met both" in page) == (True, True)


def test_entry_that_was_there_before_is_asked_about_on_its_page(client, river, sokha, bopha, dara):
    lake = make.organization("lake", editor=sokha)
    lake.phones.update(number=NUMBER)
    vetting.do_not_list(river, by=dara, reason="A broker runs it", at=make.NOW)
    assert page_of(lake.pk) in client.get("/admin/").text
    client.post(page_of(lake.pk), {"ask": river.pk, "reason": "They share a building"})
    client.force_login(bopha)
    request = TwinRequest.objects.get()
    client.post(page_of(lake.pk), {"permit": request.pk, "reason": "I know both"})
    assert page_of(lake.pk) not in client.get("/admin/").text


def test_sheet_shows_every_twin(client, river, sokha, dara):
    lake = make.organization("lake", editor=sokha, acronym="RIVER")
    lake.phones.all().delete()
    client.force_login(dara)
    page = client.get(f"/admin/directory/organization/{lake.pk}/verify/")
    assert [twin.texts for twin in page.context["twins"]] == ["River"]
    assert page_of(lake.pk) in page.text


def test_correction_on_the_sheet_to_a_forbidden_name_is_refused(client, lake, forbidden, dara):
    client.force_login(dara)
    address = f"/admin/directory/organization/{lake.pk}/verify/"
    fixes = {"fix-name-name_km": forbidden.name_km, "initial-fix-name-name_km": lake.name_km}
    for name in ("organization_type", "order", "slug"):
        fixes[f"fix-name-{name}"] = fixes[f"initial-fix-name-{name}"] = getattr(lake, name)
    page = client.post(address, {"seen_revision": lake.revision, "correct": "", **fixes})
    assert page.context["form"].non_field_errors()
    lake.refresh_from_db()
    assert lake.name_km == "អង្គការ lake"


def test_page_of_an_entry_that_nobody_asked_about_is_not_found(client, sokha):
    assert client.get(page_of("00000000-0000-4000-8000-000000000000")).status_code == 404


def test_handlers_of_reports_see_no_twins(client, river):
    client.force_login(person("rith", "report-handlers"))
    assert client.get(page_of(river.pk)).status_code == 403
