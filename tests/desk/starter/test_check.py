"""The check in the admin, on the starter data."""

import re

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from directory.models import Organization, Verification
from directory.publish import publishing, reader
from directory.rules import listing, verification, verifiers
from tests.desk.starter.forms import change_address, form_as_shown, in_english, said

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def verify_address(organization):
    return f"/admin/directory/organization/{organization.pk}/verify/"


def sheet(organization, facts=None, **changes):
    """A filled-in call sheet: these facts are confirmed, by default all, and the rest left out."""
    everything = listing.facts(listing.build_listing(organization))
    data = {
        "seen_revision": organization.revision,
        "method": "call",
        "on": timezone.localdate().isoformat(),
        "confirm": "",
    }
    for name in everything:
        data[f"decide-{name}"] = "yes" if facts is None or name in facts else "no"
    return data | changes


def test_editor_may_not_open_the_check(client, sokha, aple):
    client.force_login(sokha)
    assert client.get(verify_address(aple)).status_code == 403


def test_confirming_publishes_what_was_ticked(client, dara, aple):
    client.force_login(dara)
    facts = listing.facts(listing.build_listing(aple)).keys() - {"website"}
    assert client.post(verify_address(aple), sheet(aple, facts=facts)).status_code == 302
    last = aple.verifications.first()
    assert (last.method, last.verifier, last.listing["website"]) == ("call", dara, "")
    assert reader.current().pointer["count"] == 69


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
        with django_assert_num_queries(21):
            client.get("/admin/directory/organization/", {"q": query})


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
    # Each is as old as its print, and was due before it was read.
    due = client.get("/admin/directory/organization/", {"todo": "due"})
    assert due.context["cl"].result_count == 69
