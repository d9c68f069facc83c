"""What the browser scripts share: a phone that shows one listing, and what it still keeps."""

from bench.faults.common import PATIENCE

READY = 'html[data-offline="ready"]'
MINUTE = 60 * 1000


def open_listing(page, site):
    """Show one listing, with its buttons."""
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(f"{site.url}/en/")
    page.wait_for_selector(READY)
    page.fill("#id_q", "APLE")
    page.locator("main article h2 a").first.click()
    page.wait_for_selector("details.report[open] button")


def tap(page, kind):
    """Tap a button, and return once the page says that the report is kept."""
    lines = page.locator("[data-lines] p")
    before = lines.count()
    page.click(f"main button[data-kind={kind}]")
    lines.nth(before).get_by_text("Kept").wait_for()


def kept_ids(page):
    """The ids of the reports that the phone still holds."""
    return page.evaluate("""() => new Promise((resolve, reject) => {
        const opening = indexedDB.open("phlov-outbox", 1);
        opening.onerror = reject;
        opening.onupgradeneeded = () => {
            opening.result.createObjectStore("reports", { keyPath: "id" });
        };
        opening.onsuccess = () => {
            const all = opening.result.transaction("reports").objectStore("reports").getAllKeys();
            all.onsuccess = () => {
                opening.result.close();
                resolve(all.result);
            };
        };
    })""")
