"""The browser is killed with -9 right after it said that a report is kept.

python -m bench.faults.kill_browser --times 100
"""

import os
import signal
import tempfile

from playwright.sync_api import Error, sync_playwright

from bench.faults import browser, common
from tests import machine


def run(site, times):
    """Kill the browser that many times; return how many kept reports were gone afterwards."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        return run_in(playwright, site, times, profile)


def run_in(playwright, site, times, profile):
    """The same, with a Playwright that runs already."""
    promised, lost = 0, 0
    for number in range(times):
        context, page = start(playwright, profile)
        browser.open_listing(page, site)
        # Nothing may leave the phone, so that all that was promised must still be there.
        context.set_offline(True)
        lost += promised - len(browser.kept_ids(page))
        browser.tap(page, common.KINDS[3 + number % 5])
        promised += 1
        kill(context)
    context, page = start(playwright, profile)
    page.goto(f"{site.url}/healthz")
    lost += promised - len(browser.kept_ids(page))
    context.close()
    return {"kept": promised, "lost": lost}


def start(playwright, profile):
    """The browser on a profile that outlives it; nothing of it reaches the reports' door."""
    context = playwright.chromium.launch_persistent_context(profile, **machine.browser_options())
    context.route("**/reports/", lambda route: route.abort())
    return context, context.new_page()


def kill(context):
    """Kill the whole browser at once, and drop what is left of the connection to it."""
    os.kill(own_process(context), signal.SIGKILL)
    try:
        context.close()
    except Error:
        return


def own_process(context):
    """The browser's first process: the others end with it."""
    told = context.browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    return next(one["id"] for one in told["processInfo"] if one["type"] == "browser")


if __name__ == "__main__":
    common.main(run, "times", 100)
