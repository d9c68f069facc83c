"""A site that stores reports, and an open listing."""

import pytest

from tests.conftest import running_site
from tests.phone.outbox.taps import open_listing, sql


@pytest.fixture(scope="module")
def desk(prepared_folder, tmp_path_factory):
    """A site for these tests; what they leave is deleted before each."""
    yield from running_site(prepared_folder, tmp_path_factory.mktemp("outbox"))


@pytest.fixture
def aple(page, desk):
    """A phone that keeps everything and shows one listing with one number."""
    sql(desk, "DELETE FROM directory_report")
    return open_listing(page, desk)
