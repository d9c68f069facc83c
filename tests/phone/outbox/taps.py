"""What tests of the outbox share: taps, what the phone keeps, what the server stored."""

import contextlib
import sqlite3
from pathlib import Path

from playwright.sync_api import expect

READY = 'html[data-offline="ready"]'


APLE = "+85592311511"


KEPT = """() => new Promise((resolve, reject) => {
    const opening = indexedDB.open("phlov-outbox", 1);
    opening.onerror = reject;
    opening.onsuccess = () => {
        const all = opening.result.transaction("reports").objectStore("reports").getAll();
        all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.map((one) => ({...JSON.parse(one.body), refused: one.refused})));
        };
    };
})"""


def open_listing(page, desk):
    page.goto(f"{desk.url}/en/")
    page.wait_for_selector(READY)
    page.fill("#id_q", "APLE")
    page.locator("main article h2 a").first.click()
    page.wait_for_selector("details.report[open] button")
    return page


def sql(desk, statement):
    with contextlib.closing(sqlite3.connect(Path(desk.folder, "phlov.sqlite3"))) as database:
        rows = database.execute(statement).fetchall()
        database.commit()
    return rows


def stored(desk):
    """What the server has, oldest first."""
    columns = "listing, kind, phone, note"
    return sql(desk, f"SELECT {columns} FROM directory_report ORDER BY received_at")  # noqa: S608


def tap(page, *kinds):
    """Tap the buttons of these kinds, and wait until each report is kept."""
    before = page.locator("[data-lines] p").count()
    for number, kind in enumerate(kinds):
        page.click(f"main button[data-kind={kind}]")
        expect(page.locator("[data-lines] p").nth(before + number)).to_contain_text("Kept")


def counts(page):
    return page.locator("[data-counts]")


def send_now(page):
    """Tap the button, also where it has gone because all was sent by itself meanwhile."""
    page.evaluate("document.querySelector('[data-send]').click()")


def stop_time(page):
    """Let no time pass in the page, so that no report leaves by itself."""
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
