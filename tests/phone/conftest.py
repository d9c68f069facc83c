"""A phone with its copy, and a line between it and the server that can be disturbed."""

import pytest

from tests.line import Line
from tests.phone.conditions import ask_the_line, keep_everything
from tests.phone.listing import open_listing, visit


@pytest.fixture
def kept(page, own_address):
    """A phone that visited the site once and keeps everything."""
    return keep_everything(page, own_address)


@pytest.fixture
def line(own_site):
    """A line to the site that can be spoiled."""
    made = Line(own_site)
    yield made
    made.kill()


@pytest.fixture
def on_line(page, line):
    """A phone that keeps everything, at the end of a line that can be spoiled."""
    ask_the_line(page)
    return keep_everything(page, line)


@pytest.fixture
def phone(page, site):
    """A phone that keeps everything, without a network, on the listing of APLE."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, site)
    page.context.set_offline(True)
    open_listing(page)
    return page
