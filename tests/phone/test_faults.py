"""Bad conditions: no wrong number is ever shown, no page is blank, and every phone recovers."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from directory.text import packing
from tests import line as faults
from tests.line import Line

READY = 'html[data-offline="ready"]'
NOT_READY = 'html[data-offline="no"]'
SETTLED = "html[data-offline]"
# The script has done what it can, or the page is the last resort, which has none.
SETTLED_OR_LAST_RESORT = f"{SETTLED}, html:not(:has(script))"
NATIONAL = {"tel:117", "tel:1288", "tel:1280", "tel:119"}
# What finds and calls.
FIRST = ("home", "catalogue", "listings", "shapes.km")
# Where a damage strikes, as a part of the file.
DAMAGES = [
    *[("empty", 0), ("portal", 0), ("missing", 0)],
    *[("cut", at) for at in (0.2, 0.6, 0.99)],
    *[("flip", at) for at in (0.01, 0.3, 0.6, 0.99)],
]


def slow(value):
    """A case for --long alone."""
    return pytest.param(value, marks=pytest.mark.slow)


# What the tests do to caches, in the page.
TOOLS = """
window.tools = {
  async all() {
    const found = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) found.push([name, new URL(request.url).pathname]);
    }
    return found;
  },
  async bytes(name, path) {
    const response = await caches.match(path, { cacheName: name, ignoreVary: true });
    return response && new Uint8Array(await response.arrayBuffer());
  },
  async copyAll() {
    tools.copies = [];
    for (const [name, path] of await tools.all()) {
      const response = await caches.match(path, { cacheName: name, ignoreVary: true });
      const type = response.headers.get("Content-Type");
      tools.copies.push([name, path, type, await response.arrayBuffer()]);
    }
  },
  async restore(only) {
    for (const [name, path] of await tools.all()) {
      if (!only && name === "phlov-data") await (await caches.open(name)).delete(path);
    }
    for (const [name, path, type, bytes] of tools.copies) {
      if (only && path !== only) continue;
      const headers = { "Content-Type": type };
      await (await caches.open(name)).put(path, new Response(bytes, { headers }));
    }
  },
  async digests() {
    const found = {};
    for (const [name, path] of await tools.all()) {
      const hash = await crypto.subtle.digest("SHA-256", await tools.bytes(name, path));
      // When the phone last reached the server is not the same after another contact.
      if (path !== "/data/kept.json") found[path] = new Uint8Array(hash).join();
    }
    return found;
  },
  async damage(name, path, kind, at) {
    const cache = await caches.open(name);
    if (kind === "missing") return cache.delete(path);
    let bytes = await tools.bytes(name, path);
    const place = Math.floor(at * bytes.length);
    if (kind === "empty") bytes = bytes.slice(0, 0);
    if (kind === "cut") bytes = bytes.slice(0, place);
    if (kind === "flip") bytes[place] ^= 1;
    if (kind === "portal") bytes = "<p>Log in: <a class=call href=tel:000>000</a>";
    const type = path.endsWith(".js") ? "text/javascript" : "text/html";
    const headers = { "Content-Type": path.endsWith(".css") ? "text/css" : type };
    await cache.put(path, new Response(bytes, { headers }));
  },
  async state() {
    const response = await caches.match("/data/kept.json", { cacheName: "phlov-data" });
    return response ? JSON.parse((await response.json())[1]) : null;
  },
  async held() {
    const requests = await (await caches.open("phlov-data")).keys();
    return requests.map((request) => new URL(request.url).pathname);
  },
  store: () => import("/static/js/phone/store.js"),
  async refresh() {
    const heard = [];
    const store = await tools.loaded;
    try {
      const pointer = await store.refresh("km", {
        heard: (withdrawn) => heard.push(...withdrawn),
        arrived: () => null,
      });
      return { seq: pointer && pointer.seq, heard };
    } catch (error) {
      return { error: error.name, heard };
    }
  },
};
window.tools.loaded = navigator.onLine ? tools.store().catch(() => null) : null;
"""


@pytest.fixture
def kept(page, own_site):
    """A phone that visited its own site once and keeps everything."""
    page.goto(f"{own_site.url}/km/")
    page.wait_for_selector(READY)
    page.evaluate(TOOLS)
    return page


@pytest.fixture
def line(own_site):
    """A line to the site that can be spoiled."""
    made = Line(own_site)
    yield made
    made.end()


@pytest.fixture
def on_line(page, line):
    """A phone that keeps everything, at the end of a line that can be spoiled."""
    ask_the_line(page)
    page.goto(f"{line.url}/km/")
    page.wait_for_selector(READY)
    page.evaluate(TOOLS)
    return page


def ask_the_line(page):
    """Keep the browser's own cache out of it: it would hide what comes over the line."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})


def comes_true(page, question, argument=None):
    """Ask something asynchronous for half a minute; Playwright takes any promise for a yes."""
    return page.evaluate(
        """async (argument) => {
            for (let times = 0; times < 300; times++) {
                if (await (QUESTION)(argument)) return true;
                await new Promise((later) => setTimeout(later, 100));
            }
            return false;
        }""".replace("QUESTION", question),
        argument,
    )


def tell(site, code):
    """Let somebody at the desk do something, and publish it; return the newest pointer."""
    site.manage(
        "shell",
        "-c",
        "from django.contrib.auth import get_user_model\n"
        "from django.utils import timezone\n"
        "from directory.publish import publishing\n"
        "from directory.rules import editing, verification\n"
        "from directory.models import Organization\n"
        "from tests import make\n"
        "now = timezone.now()\n"
        "accounts = get_user_model().objects\n"
        "editor, verifier = (accounts.get(username=name) for name in ('editor', 'verifier'))\n"
        "aple = Organization.objects.get(slug='aple')\n"
        "helpline = Organization.objects.get(slug='child-helpline-1280')\n"
        f"{code}\n"
        "publishing.publish(at=now)\n",
    )
    return pointer_of(site)


CHANGE = """
aple.description_en = 'Changed ' + now.isoformat()
aple.save()
editing.save(aple, by=editor, at=now)
make.confirm(aple, by=verifier, on=timezone.localdate(now), at=now)
"""
WITHDRAW = "verification.withdraw(aple, by=verifier, reason='Moved', at=now)"


def pointer_of(site):
    return json.loads(Path(site.folder, "data", "current.json").read_bytes())


def id_of(site, slug):
    """The public id of a listing, by its published facts."""
    listings, descriptions = (published(site, name) for name in ("listings", "descriptions"))
    facts = packing.facts(listings, descriptions)
    return next(fact["id"] for fact in facts if fact["slug"] == slug)


def published(site, name):
    """The content of a published file."""
    path = pointer_of(site)["files"][name]["path"]
    return json.loads(Path(site.folder, path[1:]).read_bytes())


def published_numbers(site):
    """Each listing's id with each number that was published for it."""
    listings = published(site, "listings")
    return {
        (public_id, f"tel:{number}")
        for public_id, numbers in zip(listings["id"], listings["numbers"], strict=True)
        for number in numbers
    }


def shown_numbers(page):
    """Each number on the page with the id of its listing; None for the built-in hotlines."""
    return {
        tuple(pair)
        for pair in page.evaluate(
            """[...document.querySelectorAll("a[href^='tel:']")].map((link) => [
                link.closest("[data-id]")?.dataset.id ?? null, link.getAttribute("href")])"""
        )
    }


def number_without_a_signal(page, site):
    """The number that a search for APLE finds once the server is gone."""
    site.kill()
    page.context.set_offline(True)
    page.goto(f"{site.url}/km/")
    page.wait_for_selector(READY)
    page.fill("#id_q", "APLE")
    page.locator("main article.listing").first.wait_for()
    return page.locator("main a.call").first.get_attribute("href")


def state(page):
    return page.evaluate("tools.state()")


# What the phone keeps is damaged.


def test_no_damaged_file_is_ever_answered_from(kept, own_site):
    kept.evaluate("tools.loaded")
    own_site.kill()
    kept.context.set_offline(True)
    kept.evaluate("tools.copyAll()")
    cases = [[*file, *how] for file in kept.evaluate("tools.all()") for how in DAMAGES]
    wrong = kept.evaluate(
        """async (cases) => {
            const store = await tools.loaded;
            const pointer = (await store.state()).kept;
            const names = Object.fromEntries(
                Object.entries(pointer.files).map(([name, file]) => [file.path, name]));
            const answer = async (cache, path) => {
                if (path === "/data/kept.json") return JSON.stringify((await store.state()).kept);
                if (cache === "phlov-data")
                    return JSON.stringify(await store.readFile(pointer, names[path]));
                const response = await fetch(path).catch(() => null);
                return response && response.text();
            };
            const wrong = [];
            for (const [cache, path, kind, at] of cases) {
                const truth = await answer(cache, path);
                await tools.damage(cache, path, kind, at);
                const found = await answer(cache, path);
                // The browser itself may have the true file of the program.
                if (truth.length < 100 || ![truth, null, "null"].includes(found))
                    wrong.push([path, kind, at, found]);
                await tools.restore(path);
            }
            return wrong;
        }""",
        cases,
    )
    assert wrong == []
    assert len(cases) >= 200


def test_no_damage_shows_a_wrong_number_or_a_blank_page(kept, own_site, pytestconfig):
    true = published_numbers(own_site) | {(None, href) for href in NATIONAL}
    own_site.kill()
    kept.context.set_offline(True)
    kept.evaluate("tools.copyAll()")
    copies = kept.evaluate("tools.copies.map(([name, path]) => [name, path])")
    tab = kept.context.new_page()
    for number, (cache, path) in enumerate(copies):
        # Every file is damaged in every way; in a short run each in one way after the other.
        one = DAMAGES[number % len(DAMAGES)]
        for kind, at in DAMAGES if pytestconfig.getoption("long") else [one]:
            kept.evaluate("args => tools.damage(...args)", [cache, path, kind, at])
            tab.goto(f"{own_site.url}/km/")
            if not path.endswith(".js"):
                tab.wait_for_selector(SETTLED_OR_LAST_RESORT)
            numbers = shown_numbers(tab)
            assert numbers - true == set(), (path, kind, at)
            assert {href for _, href in numbers} >= NATIONAL - {"tel:118"}, (path, kind, at)
            kept.evaluate("path => tools.restore(path)", path)


@pytest.mark.parametrize("kind", ["flip", slow("portal"), slow("missing")])
def test_everything_damaged_is_mended_at_the_next_contact(kept, own_site, kind):
    before = kept.evaluate("tools.digests()")
    for file in kept.evaluate("tools.all()"):
        kept.evaluate("args => tools.damage(...args)", [*file, kind, 0.5])
    # The page brings the program, and the program brings the listings.
    kept.goto(f"{own_site.url}/km/")
    kept.wait_for_selector(READY)
    kept.evaluate(TOOLS)
    assert comes_true(
        kept,
        """async (before) => {
            const now = await tools.digests();
            return Object.keys(before).every((path) => now[path] === before[path]);
        }""",
        before,
    )
    assert number_without_a_signal(kept, own_site) == "tel:+85592311511"


@pytest.mark.parametrize("gone", [slow("phlov-data"), "phlov-shell", slow("phlov")])
def test_hotlines_show_when_caches_were_evicted(kept, own_site, gone):
    own_site.kill()
    kept.context.set_offline(True)
    kept.evaluate(
        """(gone) => caches.keys().then((names) => Promise.all(
            names.filter((name) => name.startsWith(gone)).map((name) => caches.delete(name))))""",
        gone,
    )
    kept.goto(f"{own_site.url}/km/")
    numbers = kept.locator("a.call").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert set(numbers) == NATIONAL


# The first visit is disturbed.


def test_phone_is_ready_only_with_both_languages(page, own_site, line):
    files = json.loads(Path(own_site.folder, "data", "current.json").read_bytes())["files"]
    line.spoil = {files["details.en"]["path"]: faults.broken}.get
    page.goto(f"{line.url}/km/")
    page.wait_for_selector(NOT_READY)
    line.spoil = lambda path: None
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_selector(READY)


def test_first_visit_finds_and_calls_before_the_details_are_there(page, own_site, line):
    """The line hangs at the first file of details; later it brings them to the open listing."""
    files = json.loads(Path(own_site.folder, "data", "current.json").read_bytes())["files"]
    line.spoil = {files["details.km"]["path"]: faults.stalled}.get
    page.goto(f"{line.url}/km/")
    page.wait_for_selector("[data-nearest]:not([hidden])", state="attached")
    page.fill("#id_q", "APLE")
    page.locator("main article h2 a").first.click()
    expect(page.locator("main a.call").first).to_have_attribute("href", "tel:+85592311511")
    expect(page.locator("[data-details] > .waiting")).to_be_visible()
    page.wait_for_selector(NOT_READY)
    page.reload()
    page.fill("#id_q", "APLE")
    page.locator("main article h2 a").first.click()
    expect(page.locator("[data-details] > .waiting")).to_be_visible()
    line.spoil = lambda path: None
    line.ended.set()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-details] dl").first).to_be_visible()
    page.wait_for_selector(READY)


def test_worker_waits_until_services_can_be_found(on_line, own_site, line):
    files = pointer_of(own_site)["files"]
    places = [line.asked.index(files[name]["path"]) for name in FIRST]
    assert max(places) < line.asked.index("/sw.js")


def test_first_page_without_its_listings_shows_the_newer_lists_at_once(kept, own_site):
    """As a phone does whose copy has the form of an older program."""
    listings = pointer_of(own_site)["files"]["listings"]["path"]
    kept.evaluate("path => caches.open('phlov-data').then((one) => one.delete(path))", listings)
    kept.context.set_offline(True)
    kept.goto(f"{own_site.url}/km/")
    hotline = kept.locator("article.hotline", has=kept.locator("a[href='tel:1280']"))
    expect(hotline).to_be_visible()
    kept.wait_for_selector(NOT_READY)
    tell(own_site, CHANGE.replace("aple", "helpline").replace("description_en", "name_km"))
    kept.context.set_offline(False)
    kept.evaluate("dispatchEvent(new Event('online'))")
    expect(hotline).to_contain_text("Changed")


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
def test_disturbed_update_leaves_the_former_list_and_then_arrives(on_line, own_site, line, fault):
    first = state(on_line)["kept"]
    on_line.evaluate("tools.copyAll()")
    last = tell(own_site, CHANGE)
    changed = [file["path"] for name, file in last["files"].items() if file != first["files"][name]]
    changes = f"/data/{first['seq']}-{last['seq']}.json"
    # No bit of the pointer flips on the way unseen: browsers keep nothing without encryption.
    pointer = [] if fault == "flipped" else ["/data/current.json"]
    for path in [*pointer, *changed]:
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
def test_update_gives_up_on_a_line_that_hangs(page, own_site, line, fault):
    page.clock.install()
    ask_the_line(page)
    page.goto(f"{line.url}/km/")
    page.wait_for_selector(READY)
    page.evaluate(TOOLS)
    page.evaluate("tools.loaded")
    line.spoil = {"/data/current.json": fault}.get
    line.asked.clear()
    page.evaluate("void (tools.asked = tools.refresh())")
    while not line.asked:
        page.wait_for_timeout(20)
    page.clock.fast_forward(31_000)
    assert page.evaluate("tools.asked")["error"] == "AbortError"


def test_lower_number_is_refused(on_line, own_site, line):
    old = json.dumps(pointer_of(own_site)).encode()
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
    newer = json.dumps(last | {"files": files}).encode()
    line.spoil = {"/data/current.json": faults.replaced(newer, kind=b"application/json")}.get
    found = on_line.evaluate("tools.refresh()")
    assert (found["error"], found["heard"]) == ("TypeError", last["withdrawn"])
    assert state(on_line)["withdrawn"] == last["withdrawn"]
    assert state(on_line)["kept"] == first


def test_number_that_was_seen_is_remembered_before_its_files_arrive(on_line, own_site, line):
    first = pointer_of(own_site)
    tell(own_site, CHANGE)
    last = tell(own_site, WITHDRAW)
    line.spoil = lambda path: None if path == "/data/current.json" else faults.broken
    assert on_line.evaluate("tools.refresh()")["error"] == "Error"
    middle = json.dumps(first | {"seq": last["seq"] - 1, "withdrawn": []}).encode()
    line.spoil = {"/data/current.json": faults.replaced(middle, kind=b"application/json")}.get
    assert on_line.evaluate("tools.refresh()") == {"seq": first["seq"], "heard": []}
    assert state(on_line)["withdrawn"] == last["withdrawn"]


def test_same_number_with_other_files_is_not_believed(on_line, own_site, line):
    pointer = pointer_of(own_site)
    pointer["files"]["home"] = pointer["files"]["listings"]
    forged = json.dumps(pointer).encode()
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


# A listing is taken back.


def test_withdrawn_listing_leaves_the_open_page_at_once(on_line, own_site, line):
    aple = id_of(own_site, "aple")
    on_line.fill("#id_q", "APLE")
    on_line.locator("main article h2 a").first.click()
    expect(on_line.locator(f'main [data-id="{aple}"] a.call').first).to_be_visible()
    tell(own_site, WITHDRAW)
    # Nothing of the new snapshot arrives but its pointer.
    line.spoil = lambda path: None if path == "/data/current.json" else faults.broken
    on_line.evaluate("dispatchEvent(new Event('online'))")
    expect(on_line.get_by_role("alert")).to_be_visible()
    assert on_line.locator(f'[data-id="{aple}"]').count() == 0
    assert "tel:+85592311511" not in {href for _, href in shown_numbers(on_line)}
    own_site.kill()
    on_line.context.set_offline(True)
    on_line.goto(f"{line.url}/km/")
    on_line.wait_for_selector(READY)
    on_line.fill("#id_q", "APLE")
    assert on_line.locator(f'[data-id="{aple}"]').count() == 0


def test_withdrawn_listing_that_returned_is_shown_only_with_its_new_text(on_line, own_site, line):
    aple = id_of(own_site, "aple")
    tell(own_site, WITHDRAW)
    line.spoil = lambda path: None if path == "/data/current.json" else faults.broken
    on_line.evaluate("tools.refresh()")
    last = tell(own_site, CHANGE)
    on_line.evaluate("tools.refresh()")
    assert (last["withdrawn"], state(on_line)["withdrawn"]) == ([], [aple])
    line.spoil = lambda path: None
    on_line.evaluate("tools.refresh()")
    assert state(on_line)["withdrawn"] == []
    on_line.reload()
    on_line.wait_for_selector(READY)
    on_line.fill("#id_q", "APLE")
    expect(on_line.locator(f'main [data-id="{aple}"]')).to_be_visible()


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
TaxonomyTerm.objects.create(
    taxonomy="kind", code="boat-shelter", name_km="ទូកជម្រក",
    parent=TaxonomyTerm.objects.get(taxonomy="category", code="shelter"))
publishing.publish(at=timezone.now())
"""


def test_new_kind_of_help_joins_the_filters_and_is_no_new_version(on_line, own_site):
    worker = on_line.request.get(f"{own_site.url}/sw.js").body()
    own_site.manage("shell", "-c", NEW_KIND)
    assert on_line.request.get(f"{own_site.url}/sw.js").body() == worker
    on_line.evaluate("dispatchEvent(new Event('online'))")
    on_line.click("#bar button")
    on_line.click(".filters summary")
    on_line.select_option("#id_kind", "boat-shelter")
    expect(on_line.locator(".chips button").first).to_contain_text("ទូកជម្រក")


# The server, the phone and its clock.


def test_frozen_server_delays_nothing_that_is_kept(kept, own_site):
    own_site.freeze()
    kept.goto(f"{own_site.url}/km/")
    expect(kept.locator("article.hotline").first).to_be_visible()
    kept.fill("#id_q", "APLE")
    expect(kept.locator("main a.call").first).to_have_attribute("href", "tel:+85592311511")
    aple = id_of(own_site, "aple")
    kept.goto(f"{own_site.url}/km/o/{aple}/")
    expect(kept.locator("[data-details] dl").first).to_be_visible()
    own_site.thaw()


def test_what_stands_before_a_dead_server_does_not_hide_what_is_kept(on_line, own_site, line):
    line.spoil = lambda path: faults.replaced(b"Bad Gateway", status=b"502 Bad Gateway")
    on_line.goto(f"{line.url}/km/o/{id_of(own_site, 'aple')}/")
    expect(on_line.locator("[data-details] dl").first).to_be_visible()


@pytest.mark.slow
def test_line_of_one_byte_a_second_delays_nothing_that_is_kept(on_line, own_site, line):
    line.spoil = lambda path: faults.dripping
    on_line.goto(f"{line.url}/km/o/{id_of(own_site, 'aple')}/")
    expect(on_line.locator("[data-details] dl").first).to_be_visible()


def set_quota(page, origin, size):
    page.context.new_cdp_session(page).send(
        "Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": size}
    )


@pytest.mark.parametrize("size", [slow(20_000), 200_000, slow(1_000_000)])
def test_full_phone_shows_the_list_while_there_is_a_network(page, own_site, size):
    set_quota(page, own_site.url, size)
    page.goto(f"{own_site.url}/km/")
    page.wait_for_selector(SETTLED)
    page.reload()
    page.wait_for_selector(SETTLED)
    assert {href for _, href in shown_numbers(page)} >= NATIONAL
    assert shown_numbers(page) - published_numbers(own_site) <= {(None, one) for one in NATIONAL}


def test_phone_without_room_for_the_details_keeps_what_finds_and_calls(page, own_site):
    files = pointer_of(own_site)["files"]
    room = sum(files[name]["bytes"] for name in FIRST)
    # An empty outbox takes 74 kB.
    set_quota(page, own_site.url, room + 74_000 + files["details.km"]["bytes"] // 2)
    page.goto(f"{own_site.url}/km/")
    expect(page.locator("#bar")).to_be_visible()
    page.wait_for_selector(NOT_READY)
    page.evaluate(TOOLS)
    assert state(page)["kept"] == pointer_of(own_site)
    held = page.evaluate("tools.held()")
    assert sorted(held) == sorted(["/data/kept.json", *(files[name]["path"] for name in FIRST)])


def test_full_phone_keeps_the_former_list_and_says_so(kept, own_site):
    first = state(kept)["kept"]["seq"]
    tell(own_site, CHANGE)
    set_quota(kept, own_site.url, 1000)
    kept.evaluate("dispatchEvent(new Event('online'))")
    expect(kept.locator("#bar")).to_be_visible()
    assert state(kept)["kept"]["seq"] == first
    assert number_without_a_signal(kept, own_site) == "tel:+85592311511"


YEAR = 365 * 24 * 60 * 60


@pytest.mark.parametrize("language", ["km", slow("en")])
def test_no_clock_makes_anything_fresh(context, own_site, language):
    page = context.new_page()
    page.goto(f"{own_site.url}/{language}/")
    page.wait_for_selector(READY)
    own_site.kill()
    context.set_offline(True)
    now = page.evaluate("Date.now()") / 1000
    words = page.evaluate("({...document.getElementById('words').dataset})")
    digits = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩") if language == "km" else {}
    for years in range(-10, 11):
        page.clock.set_fixed_time(now + years * YEAR)
        page.reload()
        page.wait_for_selector(READY)
        line = page.locator("[data-copy]").inner_text()
        ages = page.locator("[data-check] time").all_inner_texts()
        if years < 0:
            assert words["clock"] in line
            assert [text for text in [line, *ages] if "(" in text] == []
        elif years > 0:
            days = words["daysAgo"].replace("{days}", str(365 * years).translate(digits))
            assert days in line
            assert words["veryOld"] in line
            assert page.locator(".overdue:visible").count() == len(ages)
        else:
            assert words["today"] in line
            assert words["clock"] not in line


@pytest.mark.parametrize(("days", "word"), [(30, None), (31, "old"), (90, "old"), (91, "veryOld")])
def test_copy_is_called_old_and_then_very_old(kept, own_site, days, word):
    own_site.kill()
    kept.context.set_offline(True)
    words = kept.evaluate("({...document.getElementById('words').dataset})")
    kept.clock.set_fixed_time(kept.evaluate("Date.now()") / 1000 + days * 24 * 60 * 60)
    kept.reload()
    kept.wait_for_selector(READY)
    said = kept.locator("[data-copy] strong").all_inner_texts()
    assert said == ([words[word]] if word else [])


def test_font_that_a_page_asked_for_is_kept(kept, own_site):
    fetch = """async () => {
        const { href } = document.querySelector("[rel=stylesheet]");
        const style = await (await fetch(href)).text();
        const font = new URL(style.match(/[^"(]+woff2/)[0], href);
        return (await (await fetch(font, { cache: "no-store" })).arrayBuffer()).byteLength;
    }"""
    size = kept.evaluate(fetch)
    own_site.kill()
    assert (kept.evaluate(fetch), size > 10_000) == (size, True)


def test_check_is_overdue_from_the_next_day_in_cambodia_on(page, site):
    page.goto(f"{site.url}/km/")
    overdue = page.evaluate(
        """async () => {
            const ages = await import("/static/js/phone/ages.js");
            return ["2026-11-25T16:59:59Z", "2026-11-25T17:00:00Z"].map(
                (moment) => ages.isOverdue("2026-11-25", new Date(moment)));
        }"""
    )
    assert overdue == [False, True]


def test_clock_that_the_server_contradicts_is_called_wrong(page, own_site):
    page.goto(f"{own_site.url}/en/")
    page.clock.set_fixed_time("2036-11-25T03:00:00Z")
    page.reload()
    page.wait_for_selector(READY)
    line = page.locator("[data-copy]").inner_text()
    assert page.locator("#words").get_attribute("data-clock") in line
    # Ages are those of the server's day, as long as the page is open.
    assert "(today)" in line


# A release is broken.

BRICK = b"""
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.respondWith(new Response("")));
"""
# The same program under another version.
NEWER = faults.edited(lambda body: body.replace(b'SHELL_PREFIX+"', b'SHELL_PREFIX+"x'))


def caches_of(page):
    return page.evaluate("caches.keys()")


@pytest.mark.parametrize(
    "fault",
    [faults.flipped, *map(slow, (faults.cut, faults.broken, faults.portal, faults.empty))],
)
def test_release_that_does_not_match_leaves_the_former_one(on_line, line, fault):
    names = caches_of(on_line)
    line.spoil = lambda path: NEWER if path == "/sw.js" else fault if "/shell/" in path else None
    refused = on_line.evaluate(
        """async () => {
            const registration = await navigator.serviceWorker.getRegistration();
            const seen = new Promise((resolve) => {
                registration.addEventListener("updatefound", () => {
                    const worker = registration.installing;
                    worker.addEventListener("statechange", () => resolve(worker.state));
                });
            });
            await registration.update().catch(() => null);
            return seen;
        }"""
    )
    assert refused == "redundant"
    assert caches_of(on_line) == names
    line.site.kill()
    on_line.context.set_offline(True)
    on_line.goto(f"{line.url}/km/")
    on_line.wait_for_selector(READY)


def test_new_version_waits_for_the_reader(on_line, line):
    names = caches_of(on_line)
    on_line.evaluate("window.isSamePage = true")
    line.spoil = {"/sw.js": NEWER}.get
    on_line.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
    expect(on_line.locator("#bar button")).to_be_visible()
    assert on_line.evaluate("window.isSamePage")
    with on_line.expect_navigation():
        on_line.click("#bar button")
    on_line.wait_for_selector(READY)
    assert sorted(caches_of(on_line)) == sorted([names[0], names[1].replace("shell-", "shell-x")])


def test_worker_on_the_shelf_takes_a_broken_one_off(on_line, own_site, line):
    line.spoil = {"/sw.js": faults.edited(lambda body: BRICK)}.get
    # A worker takes over once the former has nothing to answer, so the page asks nothing meanwhile.
    is_settled = """() => navigator.serviceWorker.getRegistration()
        .then((found) => !found.installing && !found.waiting)"""
    on_line.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
    assert comes_true(on_line, is_settled)
    on_line.goto(f"{line.url}/km/")
    assert on_line.locator("body").inner_text() == ""
    own_site.kill()
    own_site.environment["PHLOV_SHELVE_WORKER"] = "1"
    own_site.start()
    line.spoil = lambda path: None
    # Two visits: on the first the browser finds the other worker, on the second it answers. It
    # looks for one by itself after a visit, but only once the present worker has nothing to do.
    on_line.goto(f"{line.url}/km/")
    on_line.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
    assert comes_true(on_line, is_settled)
    assert on_line.evaluate("fetch('/healthz').then((answer) => answer.text())") != ""
    on_line.goto(f"{line.url}/km/")
    expect(on_line.locator("article.hotline").first).to_be_visible()
    assert caches_of(on_line) == ["phlov-data"]
    on_line.wait_for_selector(NOT_READY)
    own_site.kill()
    on_line.context.set_offline(True)
    on_line.goto(f"{line.url}/km/")
    assert {href for _, href in shown_numbers(on_line)} == NATIONAL


def test_page_no_longer_says_that_it_works_offline_once_the_worker_is_on_the_shelf(kept, own_site):
    says_so = kept.locator("#words").get_attribute("data-kept")
    expect(kept.locator("[data-copy]")).to_contain_text(says_so)
    own_site.kill()
    own_site.environment["PHLOV_SHELVE_WORKER"] = "1"
    own_site.start()
    kept.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
    kept.wait_for_selector(NOT_READY)
    expect(kept.locator("[data-copy]")).not_to_contain_text(says_so)
    # The list itself is still there, and answers.
    kept.fill("#id_q", "APLE")
    expect(kept.locator("main article").first).to_have_attribute("data-id", "hqw59f")
    kept.goto(f"{own_site.url}/km/self-test/")
    kept.wait_for_selector(NOT_READY)
    expect(kept.locator("[data-answer=offline]")).to_have_text("ទេ")
