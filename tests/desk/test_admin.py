"""The admin's screens knock at the doors: edit, confirm, withdraw, and what they refuse."""

import json
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.utils import timezone

from directory.models import Organization, Province, TaxonomyTerm, Verification
from directory.publish import publishing, reader
from directory.rules import editing, listing, verification, verifiers, vetting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_data_folder(starter_data, plain_static_files, settings, tmp_path):
    settings.DATA_ROOT = tmp_path / "data"
    # Nobody looks at the style in these tests, so no static files are collected for them.


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
    """Every field of a change form with the value that the page shows, as a browser sends it."""
    context = client.get(address).context
    forms = [context["adminform"].form]
    for formset in context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.initial_forms]
    data = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False:
                is_text = isinstance(value, str)
                data[field.html_name] = value.replace("\n", "\r\n") if is_text else value
    return data


def sheet(organization, facts=None, **changes):
    """A filled-in call sheet: these facts are confirmed, by default all, and the rest left out."""
    everything = listing.facts(listing.build(organization))
    data = {
        "seen_revision": organization.revision,
        "method": "call",
        "on": timezone.localdate().isoformat(),
        "confirm": "",
    }
    for name in everything:
        data[f"decide-{name}"] = "yes" if facts is None or name in facts else "no"
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
    response = client.post(change_address(aple), data | {field: "+៨៥៥ ០០ ០០០ ០០០១"})
    assert response.status_code == 302, response.context["errors"]
    assert aple.phones.filter(number="+85500000001").exists()


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


def test_part_that_was_begun_and_left_empty_is_no_part(client, sokha, aple):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    # What a browser sends of a new service of which nothing was filled in.
    data |= {f"services-{data['services-TOTAL_FORMS']}-order": "0"}
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


def test_editor_may_not_open_the_check(client, sokha, aple):
    client.force_login(sokha)
    assert client.get(verify_address(aple)).status_code == 403


def test_confirming_publishes_what_was_ticked(client, dara, aple):
    client.force_login(dara)
    facts = listing.facts(listing.build(aple)).keys() - {"website"}
    assert client.post(verify_address(aple), sheet(aple, facts=facts)).status_code == 302
    last = aple.verifications.first()
    assert (last.method, last.verifier, last.listing["website"]) == ("call", dara, "")
    assert reader.current().pointer["count"] == 44


def test_own_edit_needs_somebody_else_while_two_can_verify(client, sokha, dara, aple):
    sokha.groups.add(Group.objects.get(name="verifiers"))
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    client.post(change_address(aple), data | {"description_en": "Mine"})
    aple.refresh_from_db()
    client.post(verify_address(aple), sheet(aple))
    assert verifiers.count_verifiers() == 2
    assert aple.verifications.count() == 1


def test_withdrawing_needs_a_reason(client, dara, aple):
    client.force_login(dara)
    address = verify_address(aple).replace("verify", "withdraw")
    client.post(address, {"reason": " "})
    assert aple.verifications.first().outcome == Verification.Outcome.CONFIRMED
    client.post(address, {"reason": "The line is a stranger's."})
    assert aple.verifications.first().outcome == Verification.Outcome.WITHDRAWN
    assert reader.current().pointer["withdrawn"] == [aple.public_id]


@pytest.mark.parametrize("page", ["edit", "verification", "snapshot"])
def test_records_cannot_be_added_or_deleted(admin_client, page):
    publishing.publish(at=timezone.now())
    listed = admin_client.get(f"/admin/directory/{page}/").text
    row = re.search(rf'href="(/admin/directory/{page}/[0-9a-f-]+/change/)"', listed).group(1)
    assert admin_client.get(row).status_code == 200
    assert admin_client.get(f"/admin/directory/{page}/add/").status_code == 403
    assert admin_client.post(row.replace("change", "delete")).status_code == 403


def test_record_of_a_withdrawal_shows_no_facts(client, dara, aple):
    verification.withdraw(aple, by=dara, reason="Moved", at=timezone.now())
    client.force_login(dara)
    in_english(client)
    page = client.get(f"/admin/directory/verification/{aple.verifications.first().pk}/change/")
    assert "Facts confirmed: –" in said(page)


def test_list_asks_the_database_no_more_for_more_rows(
    client, dara, django_assert_num_queries, aple
):
    client.force_login(dara)
    # The first visit notes in the session when it began.
    client.get("/admin/")
    for query in ("APLE", "Cambodia"):
        with django_assert_num_queries(8):
            client.get("/admin/directory/organization/", {"q": query})


def test_entry_that_must_not_be_listed_is_not_added_again_unnoticed(client, sokha, dara, aple):
    vetting.do_not_list(aple, by=dara, reason="Children were hurt there.", at=timezone.now())
    client.force_login(sokha)
    in_english(client)
    add = "/admin/directory/organization/add/"
    data = form_as_shown(client, add) | {"slug": "again", "name_km": "ម្តងទៀត", "acronym": "APLE"}
    response = client.post(add, data)
    told = get_messages(response.wsgi_request)
    twin = f"This may be the same organization as {aple.name_en} (APLE), which must not be listed:"
    assert [str(row) for row in told if row.level_tag == "error"] == [
        f"{twin} Children were hurt there."
    ]


def in_english(client):
    client.cookies["django_language"] = "en"


def term_form(client, address):
    """Every field of the form of a term or province with the value that the page shows."""
    form = client.get(address).context["adminform"].form
    return {field.html_name: field.value() for field in form if field.value() is not None}


@pytest.mark.parametrize(
    "typed",
    ["000 000 00x", "00000", "000 000 001 / 000 000 002", "0000000000001", "999", "+855 115", "+"],
)
def test_number_that_is_not_one_whole_number_is_refused(client, sokha, aple, typed):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    field = next(name for name, value in data.items() if value == "+85592311511")
    before = set(aple.phones.values_list("number", flat=True))
    assert client.post(change_address(aple), data | {field: typed}).status_code == 200
    assert set(aple.phones.values_list("number", flat=True)) == before


@pytest.mark.parametrize(
    ("field", "typed"),
    [("name_km", "\u200b"), ("website", "ftp://example.org"), ("website", "javascript:alert(1)")],
)
def test_text_that_cannot_be_used_is_refused_beside_its_field(client, sokha, aple, field, typed):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    response = client.post(change_address(aple), data | {field: typed})
    assert response.status_code == 200
    assert field in response.context["adminform"].form.errors
    assert aple.edits.count() == 1


def test_signs_that_steer_are_not_stored(client, sokha, aple):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    client.post(change_address(aple), data | {"description_en": "one\x07\u202e\r\ntwo"})
    aple.refresh_from_db()
    assert aple.description_en == "one\ntwo"


@pytest.fixture
def groups(aple, sokha):
    """Two groups, of which the first service takes one and does not take the other."""
    groups = list(TaxonomyTerm.objects.filter(taxonomy="served")[:2])
    service = aple.services.first()
    service.served_groups.all().delete()
    for term, is_served in zip(groups, (True, False), strict=True):
        service.served_groups.create(term=term, is_served=is_served)
    editing.save(aple, by=sokha, at=timezone.now())
    return groups


def test_whom_a_service_takes_stays_when_the_entry_is_saved_as_it_stands(
    client, sokha, aple, groups
):
    client.force_login(sokha)
    response = client.post(change_address(aple), form_as_shown(client, change_address(aple)))
    assert response.status_code == 302, response.context["errors"]
    assert aple.edits.count() == 2


def test_group_that_is_both_taken_and_not_taken_is_refused(client, sokha, aple, groups):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    data["services-0-does_not_serve"] = data["services-0-serves"] = [groups[0].pk]
    response = client.post(change_address(aple), data)
    services = response.context["inline_admin_formsets"][0].formset
    assert services.errors[0].keys() == {"does_not_serve"}


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("visibility", "full"),
        ("address_km", "ផ្ទះលេខ ១២"),
        ("address_en", "12 Somewhere Street"),
    ],
)
def test_address_where_people_stay_is_refused_before_it_is_stored(
    client, sokha, aple, field, typed
):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    shelter = {"is_residential": "on", "visibility": "partial", "address_km": "", "address_en": ""}
    data |= {f"locations-0-{name}": value for name, value in {**shelter, field: typed}.items()}
    response = client.post(change_address(aple), data | {"description_en": "Half a sentence"})
    assert "Half a sentence" in response.text
    places = response.context["inline_admin_formsets"][3].formset
    assert places.errors[0].keys() == {field}
    assert not aple.locations.filter(is_residential=True).exists()


def test_codes_of_published_terms_and_provinces_hold_for_good(client, sokha):
    client.force_login(sokha)
    term = TaxonomyTerm.objects.get(taxonomy="kind", code="crisis-hotline")
    province = Province.objects.get(code="12")
    for row, page in ((term, "taxonomyterm"), (province, "province")):
        address = f"/admin/directory/{page}/{row.pk}/change/"
        data = term_form(client, address) | {"code": "99", "taxonomy": "served", "name_en": "New"}
        assert client.post(address, data).status_code == 302
        before = row.code
        row.refresh_from_db()
        assert (row.code, row.name_en) == (before, "New")
    assert publishing.publish(at=timezone.now())["count"] == 44


def test_kind_of_help_keeps_a_category(client, sokha):
    client.force_login(sokha)
    term = TaxonomyTerm.objects.get(taxonomy="kind", code="crisis-hotline")
    address = f"/admin/directory/taxonomyterm/{term.pk}/change/"
    response = client.post(address, term_form(client, address) | {"parent": ""})
    assert "parent" in response.context["adminform"].form.errors


@pytest.mark.parametrize(("taxonomy", "parent"), [("kind", "kind"), ("served", "category")])
def test_only_kinds_of_help_have_a_parent_and_only_a_category_is_one(
    client, sokha, taxonomy, parent
):
    client.force_login(sokha)
    term = TaxonomyTerm.objects.filter(taxonomy=taxonomy).last()
    other = TaxonomyTerm.objects.filter(taxonomy=parent).first()
    address = f"/admin/directory/taxonomyterm/{term.pk}/change/"
    response = client.post(address, term_form(client, address) | {"parent": str(other.pk)})
    errors = response.context["adminform"].form.errors
    assert {field: len(complaints) for field, complaints in errors.items()} == {"parent": 1}


def test_search_words_are_lines(client, sokha):
    client.force_login(sokha)
    term = TaxonomyTerm.objects.get(taxonomy="kind", code="crisis-hotline")
    address = f"/admin/directory/taxonomyterm/{term.pk}/change/"
    data = term_form(client, address) | {"synonyms": " 5\r\n\r\nhelp\u200b line "}
    assert client.post(address, data).status_code == 302
    term.refresh_from_db()
    assert term.synonyms == ["5", "help line"]


def test_term_that_is_saved_as_it_stands_is_told_as_no_change(client, sokha):
    client.force_login(sokha)
    term = TaxonomyTerm.objects.get(taxonomy="kind", code="crisis-hotline")
    TaxonomyTerm.objects.filter(pk=term.pk).update(synonyms=["5", "help line"])
    address = f"/admin/directory/taxonomyterm/{term.pk}/change/"
    data = term_form(client, address)
    for synonyms in (data["synonyms"], "5"):
        client.post(address, data | {"synonyms": synonyms})
    told = LogEntry.objects.order_by("pk").values_list("change_message", flat=True)
    assert [json.loads(message) for message in told] == [
        [],
        [{"changed": {"fields": ["search words"]}}],
    ]


def test_terms_cannot_be_deleted(admin_client):
    term = TaxonomyTerm.objects.first()
    assert admin_client.post(f"/admin/directory/taxonomyterm/{term.pk}/delete/").status_code == 403


def said(page):
    """What a page says to its reader, without its markup."""
    return " ".join(re.sub("<[^>]+>", " ", page.text).split())


def test_sheet_speaks_in_words(client, dara, aple):
    client.force_login(dara)
    in_english(client)
    page = said(client.get(verify_address(aple)))
    assert "092 311 511" in page
    assert "Phnom Penh, Siem Reap, Preah Sihanouk" in page
    for raw in ("+85592311511", "crisis-hotline", "MO 00:00", "None", "purpose"):
        assert raw not in page


def test_day_of_the_check_may_be_in_khmer_digits(client, dara, aple):
    client.force_login(dara)
    client.post(verify_address(aple), sheet(aple, on="២០២៦-១១-២៣"))
    assert aple.verifications.first().checked_on.isoformat() == "2026-11-23"


def test_one_person_alone_may_confirm_and_the_row_says_so(client, sokha, aple):
    sokha.groups.add(Group.objects.get(name="verifiers"))
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    client.post(change_address(aple), data | {"description_en": "Mine"})
    aple.refresh_from_db()
    assert client.post(verify_address(aple), sheet(aple)).status_code == 302
    assert aple.verifications.first().by_one_person is True


def test_only_verifiers_are_shown_the_way_to_the_sheet(client, sokha, dara, aple):
    for user, count in ((sokha, 0), (dara, 1)):
        client.force_login(user)
        for address in ("/admin/directory/organization/?q=APLE", change_address(aple)):
            assert client.get(address).text.count(f"{aple.pk}/verify/") == count


def test_filters_say_the_same_as_the_column(client, dara, aple):
    client.force_login(dara)
    in_english(client)
    Organization.objects.filter(pk=aple.pk).update(revision=2)
    for state, words in (("waiting", "Waiting for check"), ("standing", "Standing")):
        rows = client.get("/admin/directory/organization/", {"state": state}).context["cl"]
        assert {rows.model_admin.state(row) for row in rows.result_list} == {words}
    due = client.get("/admin/directory/organization/", {"todo": "due"})
    assert due.context["cl"].result_count == 0


def test_edit_tells_a_no_from_no_answer(client, sokha, admin_client, aple):
    client.force_login(sokha)
    data = form_as_shown(client, change_address(aple))
    client.post(change_address(aple), data | {"services-0-nationwide": "False"})
    in_english(admin_client)
    page = admin_client.get(f"/admin/directory/edit/{aple.edits.first().pk}/change/")
    assert "Nationwide before: Yes after: No" in said(page)
