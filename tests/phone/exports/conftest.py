"""Exports under nginx: one whose reports go to a desk, and one whose reports stay on the phone."""

import shutil

import pytest

from tests.public.exports.hosts import FileHost
from tests.site import Site


@pytest.fixture(scope="module")
def desk(prepared_folder, tmp_path_factory):
    """The server of the desk, which readers never open; it takes reports of one export."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(prepared_folder, folder, dirs_exist_ok=True)
    made = Site(folder)
    yield made
    if made.process:
        made.kill()


def serve(desk, tmp_path_factory):
    """A web server for an export of this desk, not started."""
    folders = [tmp_path_factory.mktemp(name) for name in ("export", "nginx")]
    return FileHost("nginx", *folders)


@pytest.fixture(scope="module")
def host(desk, tmp_path_factory):
    """An export whose reports go to the desk."""
    made = serve(desk, tmp_path_factory)
    desk.environment |= {"PHLOV_EXPORT_ORIGINS": made.url}
    desk.start()
    desk.environment |= {"PHLOV_REPORTS_TO": desk.url}
    desk.manage("export_site", str(made.site))
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def silent_host(desk, tmp_path_factory):
    """An export whose reports nobody takes."""
    made = serve(desk, tmp_path_factory)
    desk.environment |= {"PHLOV_REPORTS_TO": ""}
    desk.manage("export_site", str(made.site))
    made.start()
    yield made
    made.stop()
