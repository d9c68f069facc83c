"""Where the program does not start, what works without script is back."""

import pytest
from playwright.sync_api import expect

from tests.phone.conditions import SETTLED
from tests.phone.outbox.taps import KEPT

APLE = "hqw59f"


@pytest.mark.parametrize(
    "fault", [{"abort": True}, {"body": "throw new Error()"}, {"body": "const = 1"}], ids=str
)
def test_links_without_script_come_back_when_the_program_fails(page, site, fault):
    answer = {"content_type": "text/javascript", "body": fault.get("body")}
    page.route(
        "**/js/app.*.js",
        lambda route: route.abort() if "abort" in fault else route.fulfill(**answer),
    )
    page.goto(f"{site.url}/en/o/{APLE}/")
    expect(page.locator("[data-report-page]")).to_be_visible()
    expect(page.locator("main .acts")).to_be_hidden()
    page.click("[data-report-page] a")
    expect(page.locator(".report-form")).to_be_visible()


def test_links_come_back_when_the_later_part_fails(browser, site):
    context = browser.new_context(base_url=site.url, service_workers="block")
    page = context.new_page()
    page.route("**/js/later.*.js", lambda route: route.abort())
    page.goto(f"/en/o/{APLE}/")
    expect(page.locator("[data-report-page]")).to_be_visible()
    # The next one who needs it tries again.
    page.unroute("**/js/later.*.js")
    page.fill("#id_q", "APLE")
    page.locator("main article h2 a").first.click()
    expect(page.locator("main .acts")).to_be_visible()
    expect(page.locator("[data-report-page]")).to_be_hidden()
    context.close()


def test_what_was_not_found_is_kept_once_or_said_not_to_be(browser, site):
    context = browser.new_context(base_url=site.url, service_workers="block")
    page = context.new_page()
    page.route("**/reports/", lambda route: route.abort())
    page.route("**/js/rare.*.js", lambda route: route.abort())
    page.goto("/en/")
    page.wait_for_selector(SETTLED)
    page.fill("#id_q", "shelter takeo")
    button, said = "main [data-act=unmet]", page.locator("main [data-unmet] [role=status]")
    page.click(button)
    expect(said).to_contain_text("could not keep the report")
    page.unroute("**/js/rare.*.js")
    # The second click comes while the part is on its way.
    page.eval_on_selector(button, "(button) => { button.click(); button.click(); }")
    expect(said).to_contain_text("Kept on this phone")
    assert [one["kind"] for one in page.evaluate(KEPT)] == ["unmet"]
    context.close()


def test_acts_and_reports_load_after_the_list(page, site):
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site.url)))
    page.goto(f"{site.url}/en/")
    page.wait_for_selector('html[data-offline="ready"]')
    later = next(place for place, path in enumerate(asked) if "/later." in path)
    lists = [place for place, path in enumerate(asked) if path.startswith("/data/")]
    assert lists[4] < later
