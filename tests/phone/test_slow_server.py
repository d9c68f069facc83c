"""A slow, frozen or dead server delays nothing that is kept."""

import pytest
from playwright.sync_api import expect

from tests import line as faults
from tests.phone.conditions import id_of, keep_everything

# The server, the phone and its clock.


def test_frozen_server_delays_nothing_that_is_kept(page, own_site):
    keep_everything(page, own_site)
    own_site.freeze()
    page.goto(f"{own_site.url}/km/")
    expect(page.locator("article.hotline").first).to_be_visible()
    page.fill("#id_q", "APLE")
    expect(page.locator("main a.call").first).to_have_attribute("href", "tel:+85592311511")
    aple = id_of(own_site, "aple")
    page.goto(f"{own_site.url}/km/o/{aple}/")
    expect(page.locator("[data-details] dl").first).to_be_visible()
    own_site.thaw()


def test_error_of_a_proxy_does_not_hide_what_is_kept(on_line, own_site, line):
    line.spoil = lambda path: faults.replaced(b"Bad Gateway", status=b"502 Bad Gateway")
    on_line.goto(f"{line.url}/km/o/{id_of(own_site, 'aple')}/")
    expect(on_line.locator("[data-details] dl").first).to_be_visible()


@pytest.mark.slow
def test_line_of_one_byte_a_second_delays_nothing_that_is_kept(on_line, own_site, line):
    line.spoil = lambda path: faults.dripping
    on_line.goto(f"{line.url}/km/o/{id_of(own_site, 'aple')}/")
    expect(on_line.locator("[data-details] dl").first).to_be_visible()
