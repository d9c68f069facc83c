"""Service workers: a new one waits, and the kill-switch worker takes a broken one off."""

import pytest
from playwright.sync_api import expect

from tests import line as faults
from tests.phone.conditions import (
    NATIONAL,
    NOT_READY,
    READY,
    comes_true,
    keep_everything,
    shown_numbers,
    slow,
)

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


def test_page_claims_no_offline_use_under_the_kill_switch_worker(page, own_site):
    keep_everything(page, own_site)
    says_so = page.locator("#words").get_attribute("data-kept")
    expect(page.locator("[data-copy]")).to_contain_text(says_so)
    own_site.kill()
    own_site.environment["PHLOV_SHELVE_WORKER"] = "1"
    own_site.start()
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
    page.wait_for_selector(NOT_READY)
    expect(page.locator("[data-copy]")).not_to_contain_text(says_so)
    # The list itself is still there, and answers.
    page.fill("#id_q", "APLE")
    expect(page.locator("main article").first).to_have_attribute("data-id", "hqw59f")
    page.goto(f"{own_site.url}/km/self-test/")
    page.wait_for_selector(NOT_READY)
    expect(page.locator("[data-answer=offline]")).to_have_text("ទេ")
