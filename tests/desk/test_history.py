"""The history of an organization, restoring, and its parts."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.utils import timezone, translation

from directory.desk.entry_inlines import ServiceInline
from directory.models import (
    Organization,
    Phone,
    ServedGroup,
    TaxonomyTerm,
)
from directory.rules import accounts, editing, standing
from tests.desk.listed import listed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_places")]


def test_number_can_only_be_of_a_service_of_its_own_organization(client, sokha, dara):
    house, _ = (listed(slug, editor=sokha, by=dara) for slug in ("house", "lake"))
    sokha.groups.add(Group.objects.get(name=accounts.EDITORS))
    client.force_login(sokha)
    page = client.get(f"/admin/directory/organization/{house.pk}/change/")
    [phones] = [
        one.formset for one in page.context["inline_admin_formsets"] if one.formset.model is Phone
    ]
    assert list(phones.forms[0].fields["service"].queryset) == list(house.services.all())


def test_viewer_sees_the_groups_that_a_service_takes(sokha, dara):
    service = listed("house", editor=sokha, by=dara).services.get()
    ServedGroup.objects.create(
        service=service, term=TaxonomyTerm.objects.get(code="men"), is_served=False
    )
    inline = ServiceInline(Organization, admin.site)
    with translation.override("en"):
        assert (inline.serves(service), inline.does_not_serve(service)) == ("women", "men")


def history_address(organization, page="history"):
    return f"/admin/directory/organization/{organization.pk}/{page}/"


@pytest.fixture
def edited(sokha, dara):
    """A house of which Sokha changed the Khmer and then the English text."""
    house = listed("house", editor=sokha, by=dara)
    for text in ({"description_km": "ជួយស្ត្រី"}, {"description_en": "Helps women"}):
        Organization.objects.filter(pk=house.pk).update(**text)
        editing.save(house, by=sokha, at=timezone.now())
    house.refresh_from_db()
    return house


def test_history_says_who_changed_what_in_both_languages(client, edited):
    page = client.get(history_address(edited))
    told = [
        (event["edit"].revision, line["label"], line["language"], line["old"], line["new"])
        for event in page.context["events"]
        if "edit" in event and event["edit"].revision > 1
        for part in event["changes"]
        for line in part["lines"]
    ]
    assert told == [
        (3, "Description", "en", "", "Helps women"),
        (2, "Description", "km", "ជួយ", "ជួយស្ត្រី"),
    ]
    assert "sokha" in page.text


def test_any_two_revisions_can_be_compared(client, edited):
    page = client.get(history_address(edited, "compare"), {"from": "1", "to": "3"})
    lines = [line["new"] for part in page.context["changes"] for line in part["lines"]]
    assert lines == ["ជួយស្ត្រី", "Helps women"]


def test_page_for_comparing_begins_with_the_newest_change(client, edited):
    page = client.get(history_address(edited, "compare"))
    assert (page.context["first"].revision, page.context["second"].revision) == (2, 3)


@pytest.mark.parametrize("number", ["0", "99", "x", ""])
def test_revision_that_does_not_exist_is_not_found(client, edited, number):
    page = client.get(history_address(edited, "compare"), {"from": number, "to": "1"})
    assert page.status_code == 404


def test_revisions_of_another_organization_are_not_among_them(client, sokha, dara, edited):
    listed("lake", editor=sokha, by=dara)
    page = client.get(history_address(edited, "compare"), {"from": "1", "to": "3"})
    assert (page.context["first"].organization, page.context["second"].organization) == (
        edited,
        edited,
    )


def test_restoring_makes_a_new_revision_that_waits(admin_client, edited):
    sent = {"revision": "1", "seen_revision": "3"}
    admin_client.post(history_address(edited, "restore"), sent)
    edited.refresh_from_db()
    assert (edited.revision, edited.description_km) == (4, "ជួយ")
    assert standing.current_check(edited).revision == 1


def test_change_that_nobody_has_read_is_not_undone_by_restoring(admin_client, edited):
    sent = {"revision": "1", "seen_revision": "2"}
    page = admin_client.post(history_address(edited, "restore"), sent, follow=True)
    said = [str(message) for message in page.context["messages"]]
    assert (len(said), edited.edits.count()) == (1, 3)
    assert page.redirect_chain == [(history_address(edited), 302)]


def test_only_editors_restore(client, edited):
    assert client.post(history_address(edited, "restore"), {"revision": "1"}).status_code == 403


def test_link_that_somebody_follows_restores_nothing(admin_client, edited):
    page = admin_client.get(history_address(edited, "restore"), {"revision": "1"})
    assert (page.url, edited.edits.count()) == (history_address(edited), 3)


def test_history_has_pages(client, sokha, edited):
    for number in range(10):
        Organization.objects.filter(pk=edited.pk).update(description_en=str(number))
        editing.save(edited, by=sokha, at=timezone.now())
    first = client.get(history_address(edited))
    shown = [event["edit"].revision for event in first.context["events"] if "edit" in event]
    assert shown == list(range(13, 3, -1))
    second = client.get(history_address(edited), {"before": first.context["older"]})
    shown = [event["edit"].revision for event in second.context["events"] if "edit" in event]
    assert shown == [3, 2, 1]
