"""The main paths in Debian's WebKitGTK: first visit, dead server, search, leaving, a report."""

import pytest

from tests.phone.engines import test_firefox as paths

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

# Leaving takes the place of the page, so that Back may come to where this browser began.
IS_NEUTRAL = """document.readyState === "complete"
    && (document.title === "Measures" || location.href === "about:blank")"""


def test_everything_works_once_the_server_is_dead(webkit, own_address):
    paths.test_everything_works_once_the_server_is_dead(webkit, own_address)


def test_back_after_leaving_shows_nothing_of_ours(webkit, site, elsewhere):
    for steps in paths.PATHS.values():
        paths.go(webkit, site, steps)
        paths.leave(webkit, elsewhere)
        webkit.back()
        webkit.wait_for(IS_NEUTRAL)
        assert webkit.run("return document.querySelectorAll('a, article, form').length") == 0


def test_report_waits_for_the_server_and_is_sent(webkit, own_site):
    paths.test_report_waits_for_the_server_and_is_sent(webkit, own_site)
