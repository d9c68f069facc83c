"""The report form without script."""

import pytest
from playwright.sync_api import expect

from tests.phone.outbox.taps import APLE, sql, stored


@pytest.fixture
def without_script(browser, desk):
    sql(desk, "DELETE FROM directory_report")
    context = browser.new_context(
        java_script_enabled=False, base_url=desk.url, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto("/en/search/")
    page.fill("#id_q", "APLE")
    page.click(".search button")
    page.locator("main article h2 a").first.click()
    yield page
    context.close()


def test_report_without_script_follows_the_same_rules(without_script, desk):
    page = without_script
    page.click("[data-report-page] a")
    expect(page.locator(".report-form button")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.check("[value=wrong-number]")
    page.select_option("[name=phone]", index=1)
    page.fill("[name=note]", "A shop answers")
    page.click(".report-form button")
    expect(page.locator("h1")).to_have_text("Thank you. The report has arrived.")
    page.reload()
    expect(page.locator("h1")).to_have_text("Thank you. The report has arrived.")
    assert stored(desk) == [("aple", "wrong-number", APLE, "A shop answers")]
