"""What tests of a listing share: opening one."""

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
