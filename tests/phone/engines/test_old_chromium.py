"""The main paths in a Chromium of years ago: see docs/phones.md."""

import pytest

from tests.phone.engines import test_webkit as paths

pytestmark = [pytest.mark.browser, pytest.mark.one_database, pytest.mark.slow]


def test_everything_works_once_the_server_is_dead(old_chromium, own_address):
    paths.test_everything_works_once_the_server_is_dead(old_chromium, own_address)


def test_back_after_leaving_shows_nothing_of_ours(old_chromium, site, elsewhere):
    paths.test_back_after_leaving_shows_nothing_of_ours(old_chromium, site, elsewhere)


def test_report_waits_for_the_server_and_is_sent(old_chromium, own_site):
    paths.test_report_waits_for_the_server_and_is_sent(old_chromium, own_site)
