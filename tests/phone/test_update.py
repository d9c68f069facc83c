"""Updates: only what changed, and the former list stays until all has arrived."""

import threading

import pytest
from playwright.sync_api import expect

from tests import line as faults
from tests.phone.conditions import (
    CHANGE,
    READY,
    TOOLS,
    WITHDRAW,
    ask_the_line,
    comes_true,
    pointer_of,
    signed,
    slow,
    state,
    tell,
)

# The update is disturbed.

FAULTS = {
    "cut": faults.cut,
    "flipped": faults.flipped,
    "empty": faults.empty,
    "portal": faults.portal,
    "portal in JSON": faults.replaced(b"{}", kind=b"application/json"),
    "500": faults.broken,
}


def test_update_carries_only_what_changed(on_line, own_site, line):
    first = state(on_line)["kept"]["seq"]
    last = tell(own_site, CHANGE)
    line.asked.clear()
    assert on_line.evaluate("tools.refresh()")["seq"] == last["seq"]
    assert line.asked == ["/data/current.json", f"/data/{first}-{last['seq']}.json"]


@pytest.mark.parametrize(
    "fault", ["cut", "flipped", *map(slow, ("empty", "portal", "portal in JSON", "500"))]
)
def test_disturbed_update_keeps_the_former_list_then_arrives(on_line, own_site, line, fault):
    first = state(on_line)["kept"]
    on_line.evaluate("tools.copyAll()")
    last = tell(own_site, CHANGE)
    changed = [file["path"] for name, file in last["files"].items() if file != first["files"][name]]
    changes = f"/data/{first['seq']}-{last['seq']}.json"
    for path in ["/data/current.json", *changed]:
        # Without the changes every changed file must come as a whole.
        line.spoil = {path: FAULTS[fault], changes: faults.broken}.get
        assert "error" in on_line.evaluate("tools.refresh()"), path
        assert state(on_line)["kept"] == first, path
        line.spoil = lambda path: None
        assert on_line.evaluate("tools.refresh()")["seq"] == last["seq"], path
        on_line.evaluate("tools.restore()")
    line.spoil = {changes: FAULTS[fault]}.get
    assert on_line.evaluate("tools.refresh()")["seq"] == last["seq"]
    assert state(on_line)["kept"] == last


@pytest.mark.parametrize("fault", [faults.stalled, slow(faults.dripping)])
def test_update_gives_up_on_a_line_that_hangs(page, own_address, fault):
    page.clock.install()
    ask_the_line(page)
    page.goto(f"{own_address.url}/km/")
    page.wait_for_selector(READY)
    page.evaluate(TOOLS)
    page.evaluate("tools.loaded")
    own_address.spoil = {"/data/current.json": fault}.get
    own_address.asked.clear()
    page.evaluate("void (tools.asked = tools.refresh())")
    while not own_address.asked:
        page.wait_for_timeout(20)
    page.clock.fast_forward(31_000)
    assert page.evaluate("tools.asked")["error"] == "AbortError"


def test_lower_number_is_refused(on_line, own_site, line):
    old = signed(own_site, pointer_of(own_site))
    last = tell(own_site, WITHDRAW)
    on_line.evaluate("tools.refresh()")
    before = state(on_line)
    line.spoil = {"/data/current.json": faults.replaced(old, kind=b"application/json")}.get
    assert on_line.evaluate("tools.refresh()") == {"seq": last["seq"], "heard": []}
    assert state(on_line) == before


def test_pointer_for_a_newer_program_still_withdraws(on_line, own_site, line):
    first = state(on_line)["kept"]
    last = tell(own_site, WITHDRAW)
    files = {f"newer-{name}": file for name, file in last["files"].items()}
    newer = signed(own_site, last | {"files": files})
    line.spoil = {"/data/current.json": faults.replaced(newer, kind=b"application/json")}.get
    found = on_line.evaluate("tools.refresh()")
    assert (found["error"], found["heard"]) == ("TypeError", last["withdrawn"])
    assert state(on_line)["withdrawn"] == last["withdrawn"]
    assert state(on_line)["kept"] == first


def test_newest_number_is_remembered_before_its_files_arrive(on_line, own_site, line):
    first = pointer_of(own_site)
    tell(own_site, CHANGE)
    last = tell(own_site, WITHDRAW)
    line.spoil = lambda path: None if path == "/data/current.json" else faults.broken
    assert on_line.evaluate("tools.refresh()")["error"] == "Error"
    middle = signed(own_site, first | {"seq": last["seq"] - 1, "withdrawn": []})
    line.spoil = {"/data/current.json": faults.replaced(middle, kind=b"application/json")}.get
    assert on_line.evaluate("tools.refresh()") == {"seq": first["seq"], "heard": []}
    assert state(on_line)["withdrawn"] == last["withdrawn"]


def test_same_number_with_other_files_is_not_believed(on_line, own_site, line):
    pointer = pointer_of(own_site)
    pointer["files"]["home"] = pointer["files"]["listings"]
    forged = signed(own_site, pointer)
    line.spoil = {"/data/current.json": faults.replaced(forged, kind=b"application/json")}.get
    on_line.evaluate("tools.refresh()")
    assert state(on_line)["kept"] == pointer_of(own_site)


@pytest.mark.parametrize("locks", [True, slow(False)])
def test_two_tabs_do_not_fight(context, own_site, locks):
    if not locks:
        context.add_init_script("Object.defineProperty(Navigator.prototype, 'locks', {get() {}})")
    tabs = [context.new_page(), context.new_page()]
    for tab in tabs:
        tab.goto(f"{own_site.url}/km/")
        tab.wait_for_selector(READY)
        tab.evaluate(TOOLS)
        tab.evaluate("tools.loaded")
    last = tell(own_site, CHANGE)
    for tab in tabs:
        tab.evaluate("void (tools.asked = Promise.all([tools.refresh(), tools.refresh()]))")
    done = [tab.evaluate("tools.asked") for tab in tabs]
    assert [[one["seq"] for one in each] for each in done] == [[last["seq"]] * 2] * 2
    assert state(tabs[0])["kept"] == last
    held = {path for name, path in tabs[0].evaluate("tools.all()") if name == "phlov-data"}
    assert held == {"/data/kept.json", *(file["path"] for file in last["files"].values())}


def test_news_while_an_answer_is_on_its_way_are_asked_for(on_line, own_site, line):
    released = threading.Event()
    line.spoil = {"/data/current.json": faults.held_until(released)}.get
    line.asked.clear()
    on_line.evaluate("dispatchEvent(new Event('online'))")
    while "/data/current.json" not in line.asked:
        on_line.wait_for_timeout(20)
    tell(own_site, CHANGE)
    line.spoil = lambda path: None
    on_line.evaluate("dispatchEvent(new Event('online'))")
    released.set()
    expect(on_line.locator("#bar")).to_be_visible()


def test_newer_list_waits_until_the_reader_turns_the_page(on_line, own_site):
    on_line.reload()
    on_line.wait_for_selector(READY)
    on_line.fill("#id_q", "APLE")
    on_line.locator("main article h2 a").first.click()
    before = on_line.locator("main").inner_text()
    tell(
        own_site,
        CHANGE + "\naple.name_km = 'ថ្មី'\naple.save()\n"
        "editing.save(aple, by=editor, at=now)\n"
        "make.confirm(aple, by=verifier, on=timezone.localdate(now), at=now)\n",
    )
    on_line.evaluate("dispatchEvent(new Event('online'))")
    expect(on_line.locator("#bar")).to_be_visible()
    assert on_line.locator("main").inner_text() == before
    on_line.click("#bar button")
    expect(on_line.locator("main h2").first).to_have_text("ថ្មី")
    expect(on_line.locator("#bar")).to_be_hidden()


NEW_KIND = """
from django.utils import timezone
from directory.publish import publishing
from directory.models import TaxonomyTerm
from tests import make
TaxonomyTerm.objects.create(
    taxonomy="kind", code="boat-shelter", name_km="ទូកជម្រក",
    parent=TaxonomyTerm.objects.get(taxonomy="category", code="shelter"))
make.confirm_catalogue()
publishing.publish(at=timezone.now())
"""


def test_new_kind_of_help_joins_the_filters_without_a_release(on_line, own_site):
    worker = on_line.request.get(f"{own_site.url}/sw.js").body()
    own_site.manage("shell", "-c", NEW_KIND)
    assert on_line.request.get(f"{own_site.url}/sw.js").body() == worker
    on_line.evaluate("dispatchEvent(new Event('online'))")
    on_line.click("#bar button")
    on_line.click(".filters summary")
    on_line.select_option("#id_kind", "boat-shelter")
    expect(on_line.locator(".chips button").first).to_contain_text("ទូកជម្រក")


NEW_NUMBER = """
from django.db import transaction
from django.utils import timezone
from directory.models import Snapshot
from directory.rules import publication
with transaction.atomic():
    publication.lock_pointer()
    former = Snapshot.objects.first()
    publication.move_pointer({**former.pointer}, at=timezone.now(), steps={former.seq: {}})
"""


def test_new_number_of_the_same_list_is_taken_over_in_silence(on_line, own_site):
    former = state(on_line)["kept"]["seq"]
    own_site.manage("shell", "-c", NEW_NUMBER)
    # The server goes on with the former number until it has taken over the next one.
    is_taken = """async (former) => {
        dispatchEvent(new Event("online"));
        return (await tools.state()).kept.seq > former;
    }"""
    assert comes_true(on_line, is_taken, former)
    # The page itself takes over after its storage; a later list is then offered as ever.
    tell(own_site, CHANGE)
    expect(on_line.locator("#bar")).to_be_hidden()
    on_line.evaluate("dispatchEvent(new Event('online'))")
    expect(on_line.locator("#bar")).to_be_visible()
