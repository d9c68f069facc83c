"""The desk's first page, the coverage table, the history, and the reminder."""

import threading
import uuid
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from directory.desk import agenda, today, words
from directory.desk.organization import ServiceInline
from directory.models import (
    Organization,
    Phone,
    Province,
    Report,
    ServedGroup,
    TaxonomyTerm,
)
from directory.publish import pieces, publishing, reader
from directory.rules import accounts, editing, partner, standing, verification, vetting
from directory.rules import calls as callss
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_places")]


def listed(slug, *, editor, by, ago=0, **fields):
    """An organization that was confirmed so many days ago."""
    made = make.organization(slug, editor=editor, **fields)
    now = timezone.now()
    make.confirm(made, by=by, on=timezone.localdate(now) - timedelta(days=ago), at=now)
    return made


def slugs(group):
    return [Organization.objects.get(pk=row.pk).slug for row in group.rows]


def test_what_is_due_comes_by_risk_and_then_by_day(sokha, dara):
    listed("other", editor=sokha, by=dara, ago=400)
    listed("late-home", editor=sokha, by=dara, ago=100, residential=True, kind="safe-house")
    listed("later-home", editor=sokha, by=dara, ago=300, residential=True, kind="safe-house")
    listed("line", editor=sokha, by=dara, ago=30, hotline=True)
    listed("fresh-line", editor=sokha, by=dara, ago=1, hotline=True)
    due = agenda.today(timezone.now())["due"]
    assert slugs(due) == ["line", "later-home", "late-home", "other"]


def test_what_falls_due_soon_is_lapsing(sokha, dara):
    listed("soon", editor=sokha, by=dara, ago=20, hotline=True)
    listed("later", editor=sokha, by=dara, ago=10, hotline=True)
    assert slugs(agenda.today(timezone.now())["lapsing"]) == ["soon"]


@pytest.mark.parametrize(
    ("ago", "group", "is_overdue"), [(29, "lapsing", 0), (30, "due", 0), (31, "due", 1)]
)
def test_check_is_overdue_from_the_day_after_on_the_desk_as_on_phones(
    sokha, dara, ago, group, is_overdue
):
    now, on = timezone.now(), timezone.localdate()
    line = listed("line", editor=sokha, by=dara, ago=ago, hotline=True)
    [row] = agenda.today(now)[group].rows
    with translation.override("en"):
        assert words.due(row.due_on, on).count("overdue") == is_overdue
    publishing.publish(at=now)
    current = reader.current()
    page = pieces.with_ages(current.cards("en")[line.public_id], on)
    assert page.count('<span class="overdue">') == is_overdue
    table = agenda.coverage(current.facts(), current.read("catalogue"), on)
    assert sum(late for _place, cells in table for _kind, _fresh, late in cells) == is_overdue


def test_first_page_and_list_say_when_a_check_is_due(client, sokha, dara):
    listed("line", editor=sokha, by=dara, ago=30, hotline=True)
    row = client.get("/admin/").context["due"][0]
    assert row[1:] == ("hotline", "Due today")
    assert "Due today" in client.get("/admin/directory/organization/").text


def test_weeks_count_what_falls_due_in_them(sokha, dara):
    listed("overdue", editor=sokha, by=dara, ago=400)
    listed("line", editor=sokha, by=dara, ago=9, hotline=True)
    weeks = agenda.today(timezone.now())["weeks"]
    assert [total for _week, total, _count in weeks] == [1, 0, 0, 1, 0, 0, 0, 0]
    assert weeks[3][2] == {"hotline": 1}


def test_week_names_only_the_risks_that_fall_due_in_it(client, sokha, dara):
    listed("line", editor=sokha, by=dara, ago=9, hotline=True)
    weeks = client.get("/admin/").context["weeks"]
    assert [risks for _week, _total, risks in weeks if risks] == [[("hotline", 1)]]


def test_edit_waits_with_its_difference_until_it_is_checked(client, sokha, dara):
    house = listed("house", editor=sokha, by=dara)
    Organization.objects.filter(pk=house.pk).update(description_en="Helps everybody")
    editing.save(house, by=sokha, at=timezone.now())
    page = client.get("/admin/")
    [item] = page.context["waiting"]
    [change] = item["changes"]
    told = [[line["text"] for line in change[side]] for side in ("standing", "lines")]
    # The Khmer half of the same fact stands as it is.
    assert (item["row"].pk, told) == (house.pk, [[], ["Helps everybody"]])
    assert "Helps everybody" in page.text
    make.confirm(house, by=dara, at=timezone.now(), on=timezone.localdate())
    assert client.get("/admin/").context["waiting"] == []


def test_edit_of_a_private_note_does_not_wait(sokha, dara):
    house = listed("house", editor=sokha, by=dara)
    Organization.objects.filter(pk=house.pk).update(notes="Ask again in May")
    editing.save(house, by=sokha, at=timezone.now())
    assert agenda.today(timezone.now())["waiting"] == ([], 0)


def test_calls_in_vain_wait_until_somebody_is_reached(sokha, dara):
    house = listed("house", editor=sokha, by=dara)
    now = timezone.now() + timedelta(minutes=1)
    callss.record_attempt(house, by=dara, number=make.NUMBER, result="no-answer", at=now)
    calls = agenda.today(now)["attempts"].rows
    assert [call.organization for call, _day in calls] == [house]
    make.confirm(house, by=dara, at=now + timedelta(minutes=1), on=timezone.localdate())
    assert agenda.today(now)["attempts"] == ([], 0)


def test_reaching_somebody_else_ends_no_calls_in_vain(sokha, dara):
    house, lake = (listed(slug, editor=sokha, by=dara) for slug in ("house", "lake"))
    now = timezone.now() + timedelta(minutes=1)
    callss.record_attempt(house, by=dara, number=make.NUMBER, result="no-answer", at=now)
    for _ in range(2):
        make.confirm(lake, by=dara, at=now + timedelta(minutes=1), on=timezone.localdate())
    assert [call.organization for call in callss.calls_in_vain()] == [house]


def test_never_checked_is_listed_unless_it_must_not_be(sokha, dara):
    make.organization("new", editor=sokha)
    bad = make.organization("bad", editor=sokha)
    vetting.do_not_list(bad, by=dara, reason="A broker", at=timezone.now())
    assert slugs(agenda.today(timezone.now())["never"]) == ["new"]


def test_texts_in_one_language_are_found_in_the_parts_too(sokha, dara):
    both = {"description_en": "Helps"}
    whole = make.organization("whole", editor=sokha, **both)
    half = make.organization("half", editor=sokha, **both)
    Phone.objects.filter(organization=half).update(description_km="ផ្នែកទទួល")
    assert slugs(agenda.today(timezone.now())["gaps"]) == [half.slug]
    assert whole.slug not in slugs(agenda.today(timezone.now())["gaps"])


def test_vetting_that_ends_soon_is_listed(sokha, dara):
    now, on = timezone.now(), timezone.localdate()
    for slug, days in (("soon", 20), ("late", 200)):
        vetting.vet(
            make.organization(slug, editor=sokha),
            by=dara,
            on=on,
            vouched_by="A coalition, its secretary",
            expires_on=on + timedelta(days=days),
            at=now,
        )
    vettings = agenda.today(now)["vettings"]
    assert [row.organization.slug for row in vettings.rows] == ["soon"]


def test_each_line_leads_to_an_act(client, sokha, dara, bopha):
    house = listed("house", editor=sokha, by=dara, ago=400)
    page = client.get("/admin/").text
    address = f"/admin/directory/organization/{house.pk}/verify/"
    assert address in page
    assert client.get(address).status_code == 200


def test_editor_is_led_to_the_entry_and_not_to_a_sheet_that_is_closed(client, sokha, dara):
    house = listed("house", editor=sokha, by=dara, ago=400)
    sokha.groups.add(Group.objects.get(name=accounts.EDITORS))
    client.force_login(sokha)
    page = client.get("/admin/").text
    address = f"/admin/directory/organization/{house.pk}/"
    assert (f"{address}change/" in page, f"{address}verify/" in page) == (True, False)


def test_first_page_asks_the_database_no_more_for_more_rows(client, sokha, dara, bopha):
    dara.groups.add(Group.objects.get(name=accounts.HANDLERS))

    def fill(start):
        for number in range(start, start + 3):
            late = listed(f"late-{number}", editor=sokha, by=dara, ago=400)
            changed = listed(f"changed-{number}", editor=sokha, by=dara)
            Organization.objects.filter(pk=changed.pk).update(description_en="New")
            editing.save(changed, by=sokha, at=timezone.now())
            make.organization(f"new-{number}", editor=sokha)
            callss.record_attempt(
                late, by=dara, number=make.NUMBER, result="no-answer", at=timezone.now()
            )
            _link, token = partner.make_link(late, by=dara, at=timezone.now())
            partner.answer(token, corrections={}, at=timezone.now())
            Report.objects.create(
                pk=uuid.uuid4(),
                organization=late,
                listing=late.slug,
                seq=1,
                kind="unsafe",
                made_at=make.NOW,
                received_at=make.NOW,
            )

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/admin/").status_code == 200
        return len(queries)

    fill(0)
    # The first visit also notes when the session began.
    count()
    few = count()
    fill(3)
    assert count() == few < 25


@pytest.fixture
def of_each(sokha, dara):
    """Of every group of organizations three, of which the first page shows two."""
    both = {"description_en": "Helps"}
    for number in range(3):
        listed(f"late-{number}", editor=sokha, by=dara, ago=400, **both)
        listed(f"soon-{number}", editor=sokha, by=dara, ago=170, **both)
        make.organization(f"new-{number}", editor=sokha, **both)
        listed(f"half-{number}", editor=sokha, by=dara)
        changed = listed(f"changed-{number}", editor=sokha, by=dara, **both)
        Organization.objects.filter(pk=changed.pk).update(name_en="Another house")
        editing.save(changed, by=sokha, at=timezone.now())


GROUPS = {"due": "late", "lapsing": "soon", "never": "new", "gaps": "half", "waiting": "changed"}


@pytest.mark.parametrize(("group", "slug"), GROUPS.items())
def test_long_list_is_cut_and_counted(of_each, group, slug):
    found = agenda.today(timezone.now(), 2)[group]
    rows = [row for row, _now, _before in found.rows] if group == "waiting" else found.rows
    assert (slugs(agenda.Group(rows, 3)), found.total) == ([f"{slug}-0", f"{slug}-1"], 3)


@pytest.mark.parametrize(("group", "slug"), GROUPS.items())
def test_cut_list_leads_to_all_of_it(client, monkeypatch, of_each, group, slug):
    monkeypatch.setattr(today, "SHOWN", 2)
    address = f"/admin/directory/organization/?todo={group}"
    assert f'"{address}"' in client.get("/admin/").text
    listed = client.get(address).context["cl"].result_list
    assert sorted(row.slug for row in listed) == [f"{slug}-{number}" for number in range(3)]


@pytest.mark.parametrize("state", ["standing", "waiting", "withdrawn", "never"])
def test_list_can_be_narrowed_to_one_state(client, sokha, dara, state):
    for slug in ("standing", "waiting", "withdrawn"):
        listed(slug, editor=sokha, by=dara)
    make.organization("never", editor=sokha)
    Organization.objects.filter(slug="waiting").update(revision=2)
    gone = Organization.objects.get(slug="withdrawn")
    verification.withdraw(gone, by=dara, reason="Moved", at=timezone.now())
    page = client.get("/admin/directory/organization/", {"state": state})
    assert [row.slug for row in page.context["cl"].result_list] == [state]


def test_withdrawn_listing_that_was_edited_since_is_no_change_that_waits(client, sokha, dara):
    house = listed("house", editor=sokha, by=dara)
    verification.withdraw(house, by=dara, reason="Moved", at=timezone.now())
    Organization.objects.filter(pk=house.pk).update(revision=2)
    found = {
        state: client.get("/admin/directory/organization/", {"state": state}).context["cl"]
        for state in ("waiting", "withdrawn")
    }
    assert {state: rows.result_count for state, rows in found.items()} == {
        "waiting": 0,
        "withdrawn": 1,
    }


def test_number_can_only_be_of_a_service_of_its_own_organization(client, sokha, dara):
    house, _ = (listed(slug, editor=sokha, by=dara) for slug in ("house", "lake"))
    sokha.groups.add(Group.objects.get(name=accounts.EDITORS))
    client.force_login(sokha)
    page = client.get(f"/admin/directory/organization/{house.pk}/change/")
    [phones] = [
        one.formset for one in page.context["inline_admin_formsets"] if one.formset.model is Phone
    ]
    assert list(phones.forms[0].fields["service"].queryset) == list(house.services.all())


def test_whoever_only_looks_sees_whom_a_service_takes_and_whom_not(sokha, dara):
    service = listed("house", editor=sokha, by=dara).services.get()
    ServedGroup.objects.create(
        service=service, term=TaxonomyTerm.objects.get(code="men"), is_served=False
    )
    inline = ServiceInline(Organization, admin.site)
    with translation.override("en"):
        assert (inline.serves(service), inline.does_not_serve(service)) == ("women", "men")


def test_filter_that_nobody_offers_shows_everything(client, of_each):
    page = client.get("/admin/directory/organization/?todo=nothing")
    assert page.context["cl"].result_count == 15


def test_what_is_not_compared_counts_as_different(monkeypatch, sokha, dara):
    monkeypatch.setattr(agenda, "MOST_COMPARED", 2)
    for number in range(3):
        house = listed(f"house-{number}", editor=sokha, by=dara)
        Organization.objects.filter(pk=house.pk).update(notes="Ask again in May")
        editing.save(house, by=sokha, at=timezone.now())
    assert agenda.today(timezone.now())["waiting"] == ([], 1)


def test_coverage_tells_fresh_from_due_from_none(sokha, dara):
    listed("fresh", editor=sokha, by=dara)
    listed("late", editor=sokha, by=dara, ago=400)
    home = make.organization("home", editor=sokha, kind="safe-house", residential=True)
    home.services.get().provinces.set([Province.objects.get(code="12")])
    editing.save(home, by=sokha, at=timezone.now())
    make.confirm(home, by=dara, at=timezone.now(), on=timezone.localdate() - timedelta(days=100))
    publishing.publish(at=timezone.now())
    current = reader.current()
    table = agenda.coverage(current.facts(), current.read("catalogue"), timezone.localdate())
    told = {
        (province and province["code"], category["code"]): (fresh, due)
        for province, cells in table
        for category, fresh, due in cells
    }
    assert told == {
        (None, "shelter"): (0, 0),
        (None, "legal"): (0, 0),
        ("06", "shelter"): (0, 0),
        ("06", "legal"): (1, 1),
        ("12", "shelter"): (0, 1),
        ("12", "legal"): (0, 0),
    }


def test_coverage_page_opens_before_anything_was_published(client, dara):
    assert client.get("/admin/coverage/").status_code == 200


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
    admin_client.post(history_address(edited, "restore"), {"revision": "1"})
    edited.refresh_from_db()
    assert (edited.revision, edited.description_km) == (4, "ជួយ")
    assert standing.check_of(edited).revision == 1


def test_only_editors_restore(client, edited):
    assert client.post(history_address(edited, "restore"), {"revision": "1"}).status_code == 403


def test_link_that_somebody_follows_restores_nothing(admin_client, edited):
    page = admin_client.get(history_address(edited, "restore"), {"revision": "1"})
    assert (page.status_code, edited.edits.count()) == (403, 3)


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


def remind(capsys, **options):
    call_command("remind", language="en", **options)
    return capsys.readouterr().out


def test_reminder_counts_and_names_nobody(capsys, sokha, dara):
    house = listed("house", editor=sokha, by=dara, ago=400, hotline=True)
    make.plant_canaries(house, "KEEPOUT")
    editing.save(house, by=sokha, at=timezone.now())
    printed = remind(capsys)
    assert "Checks that are due: 1\nof these, hotlines: 1\n" in printed
    assert "house" not in printed.lower()
    assert "KEEPOUT" not in printed


def test_reminder_counts_reports_by_lane_with_safety_first(capsys, sokha, dara):
    house = listed("house", editor=sokha, by=dara)
    for kind in ["works", "works", "works", "moved", "closed", "unsafe"]:
        Report.objects.create(
            id=uuid.uuid4(),
            organization=house,
            listing="house",
            seq=1,
            kind=kind,
            note="KEEPOUT",
            made_at=make.NOW,
            received_at=make.NOW,
        )
    assert remind(capsys).startswith(
        "Phlov: what waits today\n\n"
        "Reports about safety: 1\nReports of trouble: 2\nReports that it works: 3\n"
    )


def test_reminder_goes_nowhere_unless_it_is_told_to(capsys, sokha):
    make.organization("house", editor=sokha)
    remind(capsys)
    assert mail.outbox == []


def test_reminder_is_mailed(capsys, settings, sokha):
    settings.REMIND_MAIL, settings.EMAIL_HOST = ["desk@phlov.example"], "mail.example"
    make.organization("house", editor=sokha)
    remind(capsys)
    assert [(sent.to, sent.body) for sent in mail.outbox] == [
        (["desk@phlov.example"], "Never checked: 1\nTexts in one language only: 1")
    ]


def test_reminder_without_a_mail_server_says_what_to_set(capsys, settings, sokha):
    settings.REMIND_MAIL = ["desk@phlov.example"]
    make.organization("house", editor=sokha)
    with pytest.raises(CommandError, match="set PHLOV_MAIL_HOST"):
        remind(capsys)


def test_nothing_is_sent_when_nothing_waits(capsys, settings):
    settings.REMIND_MAIL = ["desk@phlov.example"]
    remind(capsys)
    assert mail.outbox == []


@pytest.fixture
def chat(settings):
    """A server that stands in for Telegram, and what it received."""
    received = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.append((self.path, body.decode()))
            self.send_response(200 if "right" in self.path else 401)
            self.end_headers()

        def log_message(self, *arguments):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.TELEGRAM_API = f"http://127.0.0.1:{server.server_port}"
    settings.TELEGRAM_TOKEN, settings.TELEGRAM_CHAT = "right", "-100"
    yield received
    server.shutdown()
    thread.join()
    server.server_close()


def test_reminder_is_posted(capsys, chat, sokha):
    make.organization("house", editor=sokha)
    remind(capsys)
    [(path, body)] = chat
    assert path == "/botright/sendMessage"
    assert "Never checked: 1" in body


def test_failure_to_post_does_not_print_the_token(capsys, chat, settings, sokha):
    settings.TELEGRAM_TOKEN = "secret-token"
    make.organization("house", editor=sokha)
    with pytest.raises(CommandError) as failure:
        remind(capsys)
    assert "secret-token" not in str(failure.value)
