"""Confirming and withdrawing: who may, what is frozen, what the public sees of it."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.utils import translation

from directory.models import Alert, Attempt, Phone, Verification, Vetting
from directory.publish import catalogue, files, pieces, publishing, records
from directory.rules import (
    accounts,
    alerts,
    audit,
    calls,
    editing,
    listing,
    standing,
    verification,
    verifiers,
    vetting,
)
from directory.rules.refusal import Refused
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    settings.DATA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def reader_of_english():
    """Refusals in English, so that a test can tell one from another."""
    with translation.override("en"):
        yield


@pytest.fixture
def sokha():
    return make.person("sokha")


@pytest.fixture
def dara():
    return make.person("dara", verifies=True)


@pytest.fixture
def bopha():
    return make.person("bopha", verifies=True)


@pytest.fixture
def river(sokha):
    make.catalogue()
    return make.organization("river", editor=sokha)


def change(organization, by, **fields):
    for name, value in fields.items():
        setattr(organization, name, value)
    organization.save()
    editing.save(organization, by=by, at=make.NOW)


def change_number(organization, by):
    organization.phones.update(number=make.HELD_NUMBER)
    editing.save(organization, by=by, at=make.NOW)


def test_confirming_freezes_the_working_copy(river, dara, sokha):
    frozen = listing.build(river)
    row = make.confirm(river, by=dara, spoken_to="Manager")
    change(river, sokha, name_en="Other")
    row.refresh_from_db()
    assert (row.listing, row.sha256) == (frozen, listing.digest(row.listing))
    assert (row.number, row.revision, row.name_km) == (1, 1, "អង្គការ river")
    assert (row.verifier, row.editor, row.by_one_person) == (dara, sokha, False)


def test_published_bytes_wait_for_the_check(river, dara, sokha):
    make.confirm(river, by=dara)
    first = publishing.publish(at=make.NOW)
    change(river, sokha, name_en="Other")
    change_number(river, sokha)
    assert publishing.publish(at=make.NOW + timedelta(hours=1)) == first
    make.confirm(river, by=dara)
    second = publishing.publish(at=make.NOW + timedelta(hours=2))
    assert second["files"]["listings"] != first["files"]["listings"]


@pytest.mark.parametrize("left_out", ["description", "website", "phones", "services"])
def test_fact_that_was_not_confirmed_is_left_out_alone(river, sokha, dara, left_out):
    change(river, sokha, website="https://river.example/")
    whole = listing.build(river)
    facts = [name for name in listing.facts(whole) if not name.startswith(left_out)]
    nothing = {"description": {"km": "", "en": ""}, "website": "", "phones": [], "services": []}
    assert make.confirm(river, by=dara, facts=facts).listing == whole | {
        left_out: nothing[left_out]
    }


def test_inactive_verifier_does_not_count_as_the_second(river, dara, bopha):
    bopha.is_active = False
    bopha.save()
    change(river, dara, description_en="Mine")
    assert make.confirm(river, by=dara).by_one_person is True


def test_number_cannot_be_slipped_past_the_second_person(river, dara, bopha, sokha):
    change_number(river, dara)
    change(river, sokha, description_en="A typo")
    with pytest.raises(Refused, match="helped to edit"):
        make.confirm(river, by=dara)
    assert make.confirm(river, by=bopha).listing["phones"][0]["number"] == make.HELD_NUMBER


def test_editor_may_confirm_what_only_others_changed_since(river, dara, bopha, sokha):
    change(river, dara, description_en="Mine")
    make.confirm(river, by=bopha)
    change(river, sokha, description_en="Not mine")
    assert make.confirm(river, by=dara).by_one_person is False


def test_number_left_unconfirmed_by_others_is_not_for_its_editor_to_confirm(river, dara, bopha):
    change_number(river, dara)
    make.confirm(river, by=bopha, facts=["name"])
    with pytest.raises(Refused):
        make.confirm(river, by=dara)


@pytest.mark.parametrize("is_member", [False, True])
def test_superuser_keeps_accounts_and_so_confirms_nothing(river, dara, is_member):
    root = make.person("root", is_superuser=True, is_staff=True, verifies=is_member)
    with pytest.raises(Refused, match="Only verifiers"):
        make.confirm(river, by=root)


@pytest.mark.parametrize("who", ["sokha", "root"])
def test_whoever_may_not_confirm_may_not_withdraw(river, dara, sokha, who):
    people = {"sokha": sokha, "root": make.person("root", is_superuser=True)}
    make.confirm(river, by=dara)
    with pytest.raises(Refused, match="Only verifiers"):
        verification.withdraw(river, by=people[who], reason="No", at=make.NOW)
    assert river.verifications.count() == 1


def test_check_in_the_future_is_refused(river, dara):
    with pytest.raises(Refused, match="future"):
        make.confirm(river, by=dara, on=make.TODAY + timedelta(days=2))


def test_unknown_method_is_refused(river, dara):
    with pytest.raises(Refused, match="how the entry"):
        make.confirm(river, by=dara, method="rumour")


def test_withdrawing_keeps_others_and_is_undone_by_a_new_check(river, sokha, dara):
    lotus = make.organization("lotus", editor=sokha, residential=True)
    make.confirm(river, by=dara)
    make.confirm(lotus, by=dara)
    verification.withdraw(lotus, by=dara, reason="Moved", at=make.NOW)
    pointer = publishing.publish(at=make.NOW)
    assert (pointer["count"], pointer["withdrawn"]) == (1, [lotus.public_id])
    make.confirm(lotus, by=dara)
    pointer = publishing.publish(at=make.NOW)
    assert (pointer["count"], pointer["withdrawn"]) == (2, [])


def test_withdrawing_twice_is_refused(river, dara):
    make.confirm(river, by=dara)
    verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
    with pytest.raises(Refused, match="no standing listing"):
        verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)


def test_two_checks_cannot_both_be_the_next(river, dara, bopha):
    row = make.confirm(river, by=dara)
    with pytest.raises(IntegrityError, match=r"number|append-only"), transaction.atomic():
        Verification.objects.create(**columns(row) | {"verifier_id": bopha.pk})
    assert river.verifications.get() == row


def test_database_takes_one_person_who_says_so(river, dara):
    row = make.confirm(river, by=dara)
    own = {"number": 2, "whole_before": 1, "editor_id": dara.pk}
    with pytest.raises(IntegrityError, match="four_eyes"), transaction.atomic():
        Verification.objects.create(**columns(row) | own)
    again = Verification.objects.create(**columns(row) | own | {"by_one_person": True})
    assert standing.check_of(river) == again


@pytest.mark.parametrize(
    "broken",
    [
        {"method": ""},
        {"name_km": ""},
        {"sha256": ""},
        {"listing": None},
        {"due_on": make.TODAY},
        {"outcome": "withdrawn"},
    ],
    ids=lambda broken: next(iter(broken)),
)
def test_database_refuses_half_a_check(river, dara, broken):
    row = make.confirm(river, by=dara)
    with pytest.raises(IntegrityError, match="check_is_whole"), transaction.atomic():
        Verification.objects.create(**columns(row) | {"number": 2, "whole_before": 1} | broken)


def test_hotline_that_is_also_residential_ages_like_a_hotline(sokha, dara):
    make.catalogue()
    both = make.organization("lotus", editor=sokha, hotline=True, residential=True)
    row = make.confirm(both, by=dara)
    assert row.due_on == row.checked_on + timedelta(days=30)


def columns(row):
    """A row's columns, but for its key, to write another row like it."""
    names = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
    return {name: getattr(row, name) for name in names}


@pytest.mark.parametrize(("on", "days"), [(0, 1), (0, 180), (-9, 0), (-9, 171)])
def test_next_check_may_be_brought_forward(river, dara, on, days):
    on, due_on = (make.TODAY + timedelta(days=number) for number in (on, days))
    assert make.confirm(river, by=dara, on=on, due_on=due_on).due_on == due_on
    assert list(audit.violations([river])) == []


@pytest.mark.parametrize(("on", "days"), [(0, 0), (0, 181), (-9, -1), (-9, 172)])
def test_next_check_is_never_put_off_nor_in_the_past(river, dara, on, days):
    on, due_on = (make.TODAY + timedelta(days=number) for number in (on, days))
    with pytest.raises(Refused, match="Choose a day for the next check"):
        make.confirm(river, by=dara, on=on, due_on=due_on)


# What acts at once: alerts, vetting, calls that failed.


def raise_alert(organization, by, **fields):
    options = {"text_km": "បិទបណ្តោះអាសន្ន", "ends_on": make.TODAY, "reason": "They said so"}
    return alerts.put(organization, by=by, at=make.NOW, **options | fields)


def entry(on=make.TODAY):
    return records.standing_entries(make.NOW + (on - make.TODAY))[0]


def card(language, at=make.NOW):
    [entry] = records.standing_entries(at)
    return pieces.card(entry, catalogue.build(at), language)


def test_alert_is_public_without_a_check_and_until_its_last_day(river, dara):
    make.confirm(river, by=dara)
    raise_alert(river, dara, text_en="Closed for now")
    assert entry()["alert"] == {
        "text": {"km": "បិទបណ្តោះអាសន្ន", "en": "Closed for now"},
        "ends_on": "2026-11-25",
    }
    assert entry(make.TODAY + timedelta(days=1))["alert"] is None


def test_alert_stands_at_the_top_of_the_listing_with_its_end_for_the_phone(river, dara):
    make.confirm(river, by=dara)
    raise_alert(river, dara)
    markup = card("en")
    assert '<p class="alert" data-ends="2026-11-25">' in markup
    assert '<span lang="km">បិទបណ្តោះអាសន្ន</span>' in markup
    assert markup.index('class="alert"') < markup.index("tel:")
    assert "data-ends" not in card("en", make.NOW + timedelta(days=1))


def test_alert_stands_beside_a_hotline_on_the_first_page(sokha, dara):
    make.catalogue()
    lotus = make.organization("lotus", editor=sokha, hotline=True)
    make.confirm(lotus, by=dara)
    raise_alert(lotus, dara)
    assert "បិទបណ្តោះអាសន្ន" in "".join(publishing.build(make.NOW)["home"]["km"])


def test_alert_ends_early_by_a_new_row(river, dara):
    make.confirm(river, by=dara)
    raise_alert(river, dara)
    alerts.end(river, by=dara, reason="Open again", at=make.NOW)
    assert [row.number for row in river.alerts.all()] == [2, 1]
    assert entry()["alert"] is None


def test_reason_of_an_alert_stays_inside(river, dara):
    make.confirm(river, by=dara)
    raise_alert(river, dara, reason="Kanari")
    assert b"Kanari" not in files.to_bytes(publishing.build(make.NOW))


@pytest.mark.parametrize(
    "text",
    [
        "ទូរសព្ទ ០០ ០០០ ០០១",
        "Call 000 000 01",
        "Call +855-0-0-0-0-0-1",
        "Write to a@river.example",
        "See https://river.example",
        "See www.river.example",
        "See t.me/river",
        "Call 000,000,001",
        "Call 000/000/001",
        "Call 000_000_001",
        "See facebook.com/river",
        "See fb.me/river",
        "See river.asia",
        "សូមមើល river.asiaឥឡូវ",
        "សូមមើលទន្លេ.ASIA",
    ],
)
@pytest.mark.parametrize("field", ["text_km", "text_en"])
def test_alert_leads_nobody_elsewhere(river, dara, field, text):
    make.confirm(river, by=dara)
    with pytest.raises(Refused, match="names no number"):
        raise_alert(river, dara, **{field: text})


@pytest.mark.parametrize(
    "text",
    [
        "បិទរហូតដល់ 30/11/2026។ សូមទូរសព្ទ 1280។",
        "បិទនៅម៉ោង 5.30 ល្ងាច ដូចជា ល.ស. និង អ.ស.ប.។",
        "Closed on holidays, e.g. Pchum Ben, from 5 p.m. Call 1280.",
    ],
)
def test_alert_may_name_a_short_code_and_a_day(river, dara, text):
    make.confirm(river, by=dara)
    assert raise_alert(river, dara, text_km=text).text_km == text


@pytest.mark.parametrize("days", [-1, 91])
def test_alert_is_neither_over_nor_for_ever(river, dara, days):
    make.confirm(river, by=dara)
    with pytest.raises(Refused, match="ends today at the earliest"):
        raise_alert(river, dara, ends_on=make.TODAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("fields", "said"), [({"reason": " "}, "Say why"), ({"text_km": " "}, "Khmer text")]
)
def test_alert_is_whole(river, dara, fields, said):
    make.confirm(river, by=dara)
    with pytest.raises(Refused, match=said):
        raise_alert(river, dara, **fields)


def test_alert_needs_a_standing_listing(river, dara):
    with pytest.raises(Refused, match="no standing listing"):
        raise_alert(river, dara)


def vet(organization, by, **fields):
    until = make.TODAY + timedelta(days=365)
    options = {"on": make.TODAY, "vouched_by": "Chab Dai, member network", "expires_on": until}
    return vetting.vet(organization, by=by, at=make.NOW, **options | fields)


def test_vetting_is_public_by_its_last_day_alone(river, dara):
    make.confirm(river, by=dara)
    assert entry()["vetted_until"] is None
    vet(river, dara, note="Kanari", licence="Kanari", vouched_by="Kanari")
    assert entry()["vetted_until"] == "2027-11-25"
    assert entry(make.TODAY + timedelta(days=366))["vetted_until"] is None
    assert b"Kanari" not in files.to_bytes(publishing.build(make.NOW))


def test_listing_says_whether_somebody_vouches(river, dara):
    make.confirm(river, by=dara)
    nobody = publishing.build(make.NOW)["details.en"][0]["html"]
    assert "Not vetted: only its details were checked" in nobody
    vet(river, dara)
    somebody = publishing.build(make.NOW)["details.en"][0]["html"]
    assert '<p class="note" data-ends="2027-11-25">Vetted:' in somebody


def test_vetting_ends_at_once(river, dara):
    make.confirm(river, by=dara)
    vet(river, dara)
    vetting.end(river, by=dara, reason="Licence ran out", at=make.NOW)
    assert entry()["vetted_until"] is None


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"vouched_by": " "}, "which organization vouched"),
        ({"expires_on": make.TODAY}, "at the longest"),
        ({"expires_on": make.TODAY + timedelta(days=731)}, "at the longest"),
        ({"on": make.TODAY + timedelta(days=1)}, "future"),
    ],
)
def test_vetting_is_whole(river, dara, fields, said):
    with pytest.raises(Refused, match=said):
        vet(river, dara, **fields)


def test_do_not_list_takes_the_listing_back_and_lets_none_return(river, dara, sokha):
    make.confirm(river, by=dara)
    vetting.do_not_list(river, by=dara, reason="Bought girls", at=make.NOW)
    assert standing.check_of(river) is None
    assert river.vettings.first().note == "Bought girls"
    change(river, sokha, name_en="Harmless")
    with pytest.raises(Refused, match="must not be listed"):
        make.confirm(river, by=dara)
    with pytest.raises(Refused, match="must not be listed"):
        vet(river, dara)


def test_do_not_list_is_lifted_with_a_reason(river, dara):
    vetting.do_not_list(river, by=dara, reason="Confused with another", at=make.NOW)
    vetting.end(river, by=dara, reason="It was another", at=make.NOW)
    assert make.confirm(river, by=dara).outcome == "confirmed"


def attempt(organization, by, day, result="no-answer", **fields):
    at = make.NOW + timedelta(days=day)
    return calls.record_attempt(
        organization, by=by, number=make.NUMBER, result=result, at=at, **fields
    )


def test_listing_is_unreachable_after_calls_on_three_days(river, dara):
    make.confirm(river, by=dara)
    for day, result in enumerate(["no-answer", "wrong-number"], start=1):
        attempt(river, dara, day, result)
    attempt(river, dara, 2)
    assert entry()["unreachable_on"] is None
    attempt(river, dara, 3)
    assert entry()["unreachable_on"] == "2026-11-28"
    assert "reached nobody, last on 28 November 2026" in card("en")


def test_somebody_who_asks_to_call_back_was_reached(river, dara):
    make.confirm(river, by=dara)
    for day in (1, 2):
        attempt(river, dara, day)
    later = make.NOW + timedelta(days=4)
    attempt(river, dara, 3, "call-back", call_back_at=later)
    attempt(river, dara, 4)
    assert entry()["unreachable_on"] is None


@pytest.mark.parametrize(("method", "shown"), [("call", None), ("published-source", "2026-11-28")])
def test_only_a_check_that_reached_somebody_ends_it(river, dara, method, shown):
    make.confirm(river, by=dara)
    for day in (1, 2, 3):
        attempt(river, dara, day)
    make.confirm(river, by=dara, method=method, at=make.NOW + timedelta(days=5))
    assert entry()["unreachable_on"] == shown


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"number": "0"}, "which number"),
        ({"result": "rumour"}, "what came of"),
        ({"result": "call-back"}, "when to call back"),
        ({"result": "call-back", "call_back_at": make.NOW}, "when to call back"),
    ],
)
def test_attempt_is_whole(river, dara, fields, said):
    options = {"number": make.NUMBER, "result": "no-answer"} | fields
    with pytest.raises(Refused, match=said):
        calls.record_attempt(river, by=dara, at=make.NOW, **options)


@pytest.mark.parametrize(
    "act",
    [
        raise_alert,
        lambda river, by: alerts.end(river, by=by, reason="x", at=make.NOW),
        vet,
        lambda river, by: vetting.end(river, by=by, reason="x", at=make.NOW),
        lambda river, by: vetting.do_not_list(river, by=by, reason="x", at=make.NOW),
        lambda river, by: attempt(river, by, 1),
    ],
)
def test_only_verifiers_may_do_what_acts_at_once(river, dara, sokha, act):
    make.confirm(river, by=dara)
    with pytest.raises(Refused, match="Only verifiers"):
        act(river, sokha)


@pytest.mark.parametrize(
    ("roles", "is_superuser", "may"),
    [
        ({accounts.VERIFIERS}, False, True),
        ({accounts.VERIFIERS, accounts.KEEPERS}, False, False),
        ({accounts.VERIFIERS}, True, False),
        ({accounts.EDITORS}, False, False),
    ],
)
def test_page_offers_a_check_to_verifiers_alone(roles, is_superuser, may):
    somebody = get_user_model()(is_superuser=is_superuser)
    somebody.roles = roles
    assert verifiers.is_verifier(somebody) is may


def test_act_asks_the_database_who_verifies_and_not_the_page(river, dara):
    dara.roles = {accounts.VERIFIERS}
    dara.groups.clear()
    with pytest.raises(Refused, match="Only verifiers"):
        make.confirm(river, by=dara)


def test_only_verifiers_forbid_what_never_stood(river, sokha):
    with pytest.raises(Refused, match="Only verifiers"):
        vetting.do_not_list(river, by=sokha, reason="x", at=make.NOW)


def test_alert_and_trust_are_of_one_organization_alone(river, dara, sokha):
    lake = make.organization("lake", editor=sokha)
    make.confirm(river, by=dara)
    raise_alert(river, dara)
    vet(river, dara)
    assert alerts.of(lake, make.TODAY) is None
    assert vetting.of(lake, make.TODAY) is None


# A changed number, and a listing that comes back.


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"called": ""}, "A number has changed"),
        ({"called": "", "method": "written"}, "A number has changed"),
        ({"called": make.HELD_NUMBER}, "cannot confirm itself"),
        ({"called": "+8550000003"}, "where you found"),
        ({"called": "+8550000004", "called_source": "Card"}, "cannot confirm itself"),
    ],
)
def test_changed_number_needs_a_call_to_another(river, dara, sokha, fields, said):
    make.confirm(river, by=dara)
    # Whoever plants a second number for the call back has planted it in the entry.
    Phone.objects.create(organization=river, number="+8550000004", is_held=True)
    river.phones.filter(is_held=False).update(number=make.HELD_NUMBER)
    editing.save(river, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match=said):
        make.confirm(river, by=dara, **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"called": make.NUMBER},
        {"called": "+8550000003", "called_source": "Ministry's list of 2026"},
        {"called": "", "method": "visit"},
    ],
)
def test_changed_number_is_confirmed_by_the_old_an_independent_one_or_a_visit(
    river, dara, sokha, fields
):
    make.confirm(river, by=dara)
    change_number(river, sokha)
    row = make.confirm(river, by=dara, **fields)
    assert (row.has_new_number, row.called) == (True, fields["called"])


def test_number_left_out_for_a_while_is_still_the_one_to_call(river, dara, sokha):
    make.confirm(river, by=dara)
    make.confirm(river, by=dara, facts=["name"])
    change_number(river, sokha)
    with pytest.raises(Refused, match="A number has changed"):
        make.confirm(river, by=dara, called="")


def test_database_refuses_a_changed_number_without_a_call(river, dara):
    row = make.confirm(river, by=dara)
    unproven = {"number": 2, "whole_before": 1, "has_new_number": True, "called": ""}
    with (
        pytest.raises(IntegrityError, match="changed_number_was_called_back"),
        transaction.atomic(),
    ):
        Verification.objects.create(**columns(row) | unproven)


def test_withdrawn_listing_needs_two_to_return(river, dara, bopha):
    make.confirm(river, by=dara)
    verification.withdraw(river, by=bopha, reason="Moved", at=make.NOW)
    with pytest.raises(Refused, match="must first ask"):
        make.confirm(river, by=dara)
    verification.ask_return(river, by=dara, reason="Back", at=make.NOW)
    with pytest.raises(Refused, match="must first ask"):
        make.confirm(river, by=dara)
    row = make.confirm(river, by=bopha)
    assert (row.verifier, row.returned_with, row.by_one_person) == (bopha, dara, False)


def test_edit_since_the_withdrawal_is_the_first_of_the_two(river, dara, bopha, sokha):
    make.confirm(river, by=dara)
    verification.withdraw(river, by=bopha, reason="Moved", at=make.NOW)
    change(river, sokha, description_en="They moved")
    assert make.confirm(river, by=dara).returned_with == sokha


def test_asking_counts_for_one_withdrawal_only(river, dara, bopha):
    make.confirm(river, by=dara)
    for _ in range(2):
        verification.withdraw(river, by=bopha, reason="Moved", at=make.NOW)
        with pytest.raises(Refused, match="must first ask"):
            make.confirm(river, by=bopha)
        verification.ask_return(river, by=dara, reason="Back", at=make.NOW)
        make.confirm(river, by=bopha)


def test_nobody_is_his_own_second(river, dara):
    make.confirm(river, by=dara)
    verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
    change(river, dara, description_en="Another street")
    row = make.confirm(river, by=dara)
    assert (row.by_one_person, row.returned_with) == (True, None)


def test_one_person_alone_may_bring_a_listing_back_and_it_shows(river, dara):
    make.confirm(river, by=dara)
    verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
    assert make.confirm(river, by=dara).by_one_person is True
    make.person("bopha", verifies=True)
    verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
    with pytest.raises(Refused, match="must first ask"):
        make.confirm(river, by=dara)


def test_asking_is_for_editors_and_verifiers_and_needs_a_reason(river, dara, sokha):
    make.confirm(river, by=dara)
    with pytest.raises(Refused, match="no withdrawn listing"):
        verification.ask_return(river, by=dara, reason="Back", at=make.NOW)
    verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
    with pytest.raises(Refused, match="Only editors"):
        verification.ask_return(river, by=sokha, reason="Back", at=make.NOW)
    with pytest.raises(Refused, match="Say why"):
        verification.ask_return(river, by=dara, reason=" ", at=make.NOW)
    verification.ask_return(river, by=dara, reason="Back", at=make.NOW)
    with pytest.raises(Refused, match="asked for this already"):
        verification.ask_return(river, by=dara, reason="Back", at=make.NOW)


def test_somebody_else_may_ask_as_well(river, dara, bopha):
    make.confirm(river, by=dara)
    verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
    for person in (dara, bopha):
        verification.ask_return(river, by=person, reason="Back", at=make.NOW)
    assert {row.by for row in verification.ReturnRequest.objects.all()} == {dara, bopha}


def test_whoever_keeps_accounts_may_not_verify(river, dara):
    dara.groups.add(Group.objects.get(name=accounts.KEEPERS))
    with pytest.raises(Refused, match="Only verifiers"):
        make.confirm(river, by=dara)
    assert verifiers.count_verifiers() == 0


def test_change_past_the_history_is_not_confirmed(river, dara):
    river.phones.update(number=make.HELD_NUMBER)
    with pytest.raises(Refused, match="without a record"):
        make.confirm(river, by=dara)


def test_one_person_may_confirm_only_while_alone_says_the_database(river, dara):
    row = make.confirm(river, by=dara)
    crowd = {"number": 2, "whole_before": 1, "by_one_person": True, "active_verifiers": 2}
    with pytest.raises(IntegrityError, match="one_person_only_while_alone"), transaction.atomic():
        Verification.objects.create(**columns(row) | crowd)


@pytest.mark.parametrize(
    ("rule", "broken"),
    [
        ("check_of_recorded_revision", {"revision": 9}),
        ("check_follows_the_one_before", {"whole_before": 0}),
        ("check_by_no_editor", {}),
    ],
)
def test_database_refuses_a_check_that_hides_its_editor(river, dara, sokha, rule, broken):
    row = make.confirm(river, by=dara)
    change_number(river, dara)
    change(river, sokha, description_en="A typo")
    # The last editor is somebody else, so that only the history gives dara away.
    hidden = {"number": 2, "revision": 3, "whole_before": 1, "editor_id": sokha.pk}
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Verification.objects.create(**columns(row) | hidden | broken)


def test_database_refuses_a_first_check_by_its_only_editor(river, dara):
    row = make.confirm(river, by=dara)
    lake = make.organization("lake", editor=dara)
    lie = {"organization_id": lake.pk, "whole_before": 1, "editor_id": None}
    with (
        pytest.raises(IntegrityError, match="first_check_follows_none"),
        transaction.atomic(),
    ):
        Verification.objects.create(**columns(row) | lie)


@pytest.mark.parametrize("named", ["nobody", "bopha"])
def test_database_refuses_a_check_that_names_another_editor(river, dara, sokha, bopha, named):
    row = make.confirm(river, by=dara)
    change(river, sokha, description_en="A typo")
    lie = {"number": 2, "revision": 2, "whole_before": 1}
    lie["editor_id"] = bopha.pk if named == "bopha" else None
    with (
        pytest.raises(IntegrityError, match="check_names_the_last_editor"),
        transaction.atomic(),
    ):
        Verification.objects.create(**columns(row) | lie)


def test_database_refuses_a_check_before_one_that_followed_another(river, dara, sokha):
    row = make.confirm(river, by=dara)
    later = {"number": 3, "whole_before": 1, "editor_id": None}
    Verification.objects.create(**columns(row) | later)
    change(river, sokha, description_en="A typo")
    between = {"number": 2, "revision": 2, "whole_before": 1, "whole_revision": 2}
    with (
        pytest.raises(IntegrityError, match="check_precedes_the_one_after"),
        transaction.atomic(),
    ):
        Verification.objects.create(**columns(row) | between)


def test_database_refuses_a_return_by_one_of_two(river, dara, bopha):
    row = make.confirm(river, by=dara)
    verification.withdraw(river, by=bopha, reason="Moved", at=make.NOW)
    alone = {"number": 3, "whole_before": 1, "editor_id": None}
    for returned_with in (None, dara.pk):
        with pytest.raises(IntegrityError, match="return_by_two"), transaction.atomic():
            Verification.objects.create(
                **columns(row) | alone | {"returned_with_id": returned_with}
            )


def test_database_refuses_to_list_what_must_not_be_listed(river, dara):
    row = make.confirm(river, by=dara)
    vetting.do_not_list(river, by=dara, reason="Bought girls", at=make.NOW)
    back = {"number": 3, "whole_before": 1, "by_one_person": True}
    with pytest.raises(IntegrityError, match="do_not_list"), transaction.atomic():
        Verification.objects.create(**columns(row) | back)
    vetting.end(river, by=dara, reason="It was another", at=make.NOW)
    assert Verification.objects.create(**columns(row) | back).number == 3


@pytest.mark.parametrize(
    ("model", "fields", "rule"),
    [
        (Alert, {"text_km": "", "ends_on": make.TODAY, "reason": "x"}, "alert_is_whole"),
        (Alert, {"text_km": "x", "ends_on": None, "reason": "x"}, "alert_is_whole"),
        (Alert, {"text_km": "x", "ends_on": make.TODAY, "reason": ""}, "alert_is_whole"),
        (Vetting, {"outcome": "trusted", "vouched_by": "x"}, "vetting_is_whole"),
        (Vetting, {"outcome": "do-not-list"}, "vetting_is_whole"),
        (Vetting, {"outcome": "rumour", "note": "x"}, "vetting_is_whole"),
        (Attempt, {"number": "0", "result": "no-answer"}, "attempt_can_be_dialled"),
        (Attempt, {"number": "117", "result": "call-back"}, "attempt_is_whole"),
        (Attempt, {"number": "117", "result": "rumour"}, "attempt_is_whole"),
    ],
)
def test_database_refuses_half_a_row(river, dara, model, fields, rule):
    numbered = {} if model is Attempt else {"number": 1}
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        model.objects.create(organization=river, by=dara, at=make.NOW, **numbered | fields)


def test_asking_for_what_never_stood_is_refused(river, dara):
    with pytest.raises(Refused, match="no withdrawn listing"):
        verification.ask_return(river, by=dara, reason="Back", at=make.NOW)


def test_ending_an_alert_needs_one_and_a_reason(river, dara):
    make.confirm(river, by=dara)
    said = {"by": dara, "at": make.NOW}
    with pytest.raises(Refused, match="has no alert"):
        alerts.end(river, reason="Over", **said)
    alerts.put(river, text_km="ប្រយ័ត្ន", ends_on=make.TODAY, reason="Flood", **said)
    with pytest.raises(Refused, match="Say why the alert ends"):
        alerts.end(river, reason=" ", **said)


def test_do_not_list_needs_a_reason_and_is_said_once(river, dara):
    said = {"by": dara, "at": make.NOW}
    with pytest.raises(Refused, match="Say why"):
        vetting.do_not_list(river, reason=" ", **said)
    vetting.do_not_list(river, reason="A broker", **said)
    with pytest.raises(Refused, match="said already"):
        vetting.do_not_list(river, reason="A broker", **said)


def test_ending_a_vetting_needs_one_and_a_reason(river, dara):
    said = {"by": dara, "at": make.NOW}
    with pytest.raises(Refused, match="nothing to end"):
        vetting.end(river, reason="Over", **said)
    vetting.do_not_list(river, reason="A broker", **said)
    with pytest.raises(Refused, match="Say why this ends"):
        vetting.end(river, reason=" ", **said)
    vetting.end(river, reason="Mistaken", **said)
    with pytest.raises(Refused, match="nothing to end"):
        vetting.end(river, reason="Again", **said)
