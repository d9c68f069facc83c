"""What tests of a listing share: opening one."""

from pathlib import Path

from playwright.sync_api import expect

# What follows walks through pages in a browser, on a phone that has lost its network.

READY = 'html[data-offline="ready"]'


def visit(page, site, language="km"):
    page.goto(f"{site.url}/{language}/")
    page.wait_for_selector(READY)


def open_listing(page, query="APLE"):
    page.fill("#id_q", query)
    page.locator("main article h2 a").first.click()
    expect(page.locator("[data-details] dl").first).to_be_visible()


def act(page, name):
    page.click(f"main [data-act={name}]")


def shared_text(page, name="share"):
    """What a page hands to the share sheet of the phone: a text, and nothing else."""
    page.evaluate("""() => {
        window.shared = null;
        navigator.share = async (data) => { window.shared = data; };
    }""")
    act(page, name)
    page.wait_for_function("window.shared")
    shared = page.evaluate("window.shared")
    assert list(shared) == ["text"]
    return shared["text"]


def saved_contact(page):
    """The vCard that a page gives to the phone, with whole lines."""
    with page.expect_download() as waiting:
        act(page, "contact")
    return Path(waiting.value.path()).read_text("utf-8").replace("\n ", "")
