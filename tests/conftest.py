"""What every test starts from: the options, the browser, the site, and no way to the internet."""

import functools
import gc
import os
import shutil
import sys

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.utils import timezone, translation
from hypothesis import settings as hypothesis_settings

from directory import starter
from directory.models import Report
from directory.public import page_cache
from directory.publish import local, publishing
from directory.rules import accounts
from tests import cluster, machine, make
from tests.line import Line
from tests.shared import shared_rows, undone_at_the_end
from tests.site import CHECKOUT, Site

# Made-up inputs are the same on every run, so that a red run can be repeated; --long widens them.
hypothesis_settings.register_profile("short", deadline=None, derandomize=True)
hypothesis_settings.register_profile("long", deadline=None, max_examples=5000)
# A thread would not see what a test has not committed, so whoever asks takes over.
local.READ_OFTEN = 0.0


def pytest_addoption(parser):
    """Add our options to pytest's own."""
    group = parser.getgroup("phlov")
    group.addoption("--long", action="store_true", help="also run the tests marked slow")
    group.addoption("--no-browser", action="store_true", help="leave out the tests in a browser")
    group.addoption(
        "--part",
        choices=["browser", "database", "desk", "rest"],
        help="only the tests in a browser, that touch the database, of the desk, or all the others",
    )


def pytest_configure(config):
    """Set up what must be in place before the first test is read."""
    hypothesis_settings.load_profile("long" if config.getoption("--long") else "short")
    # As in the demo; what a server for others asks for is tried in tests/desk/signin.
    settings.SECOND_FACTOR = False
    # A thread would not see what a test has written into its transaction.
    settings.PUBLISHER = "request"
    # Hundreds of tests publish the same words of the search, and packing them takes long.
    publishing.pack = functools.cache(publishing.pack)
    sys.addaudithook(machine.refuse_the_internet)


def pytest_collection_modifyitems(config, items):
    """Mark browser tests and run them last; set apart what this run leaves out."""
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker("browser")
    # Playwright keeps an event loop in this thread from its first test to its last, and Django
    # refuses to touch the database under one. Rows that several tests share are there from the
    # first that asks for them: those of a module until its end, the starter data for good.
    modules = list(dict.fromkeys(item.path for item in items))
    places = {path: place for place, path in enumerate(modules)}

    def order(item):
        is_late = "starter_rows" in item.fixturenames
        return in_browser(item), is_late, places[item.path], shared_rows(item)

    items.sort(key=order)

    chosen, left_out = [], []
    for item in items:
        (left_out if reason_to_leave_out(config, item) else chosen).append(item)
    items[:] = chosen
    config.hook.pytest_deselected(items=left_out)
    config.stash[LEFT_OUT] = [reason_to_leave_out(config, item) for item in left_out]


def pytest_collection_finish():
    """Look for garbage less often: among all that was imported that takes a fifth of a run."""
    gc.set_threshold(50_000, 20, 20)


LEFT_OUT = pytest.StashKey[list[str]]()
# The tests of the desk take a third of the time of all outside a browser.
DESK = CHECKOUT / "tests" / "desk"
OTHER_PART = "belong to another part"


def in_browser(item):
    """Whether this test walks through pages."""
    return item.get_closest_marker("browser") is not None


def reason_to_leave_out(config, item):
    """Why this test does not belong to this run, or None."""
    part = config.getoption("--part")
    if part == "database" and not touches_database(item):
        return OTHER_PART
    own = "browser" if in_browser(item) else "desk" if DESK in item.path.parents else "rest"
    if part not in ("database", None, own):
        return OTHER_PART
    if config.getoption("--no-browser") and in_browser(item):
        return "walk through the pages in a browser, left out by --no-browser"
    in_firefox = any(name.startswith("firefox") for name in item.fixturenames)
    if in_firefox and not machine.find_firefox():
        return "walk through the pages in Firefox, which is not on this machine"
    if not config.getoption("--long") and item.get_closest_marker("slow"):
        return "take minutes, add --long to run them"
    return None


def touches_database(item):
    """Whether the second pass, on the other database, could tell us anything about this test."""
    if item.get_closest_marker("one_database"):
        return False
    fixtures = {"db", "transactional_db", "django_db_setup"} & set(item.fixturenames)
    marked = item.get_closest_marker("django_db")
    return bool(fixtures or marked) and not in_browser(item)


def pytest_terminal_summary(terminalreporter, config):
    """Say loudly what was not run."""
    reasons = [one for one in config.stash.get(LEFT_OUT, []) if one != OTHER_PART]
    for reason in sorted(set(reasons)):
        count = reasons.count(reason)
        terminalreporter.write_line(f"NOT RUN: {count} tests that {reason}", yellow=True, bold=True)


@pytest.fixture(scope="session")
def starter_rows(django_db_setup, django_db_blocker):
    """The starter data, loaded once for all tests that ask for it.

    They come last, because the transaction that holds it stays open until the run ends.
    """
    with undone_at_the_end(django_db_blocker):
        starter.load(timezone.now())
        yield


@pytest.fixture
def starter_data(starter_rows, db):
    """The starter data, which each test starts from anew."""


@pytest.fixture(autouse=True)
def new_process():
    """Begin as a server does: no page in memory, and no report of another test counted."""
    page_cache.forget()
    caches["memory"].clear()


@pytest.fixture
def plain_static_files(settings):
    """Pages without the hashed names that only an installation has."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def desk_places(db, plain_static_files, settings, tmp_path):
    """What the desk's pages need: static files without hashes, a folder for snapshots, terms."""
    settings.DATA_ROOT = tmp_path / "data"
    make.catalogue()


@pytest.fixture
def sokha(db):
    """Somebody of the desk who edits."""
    return make.person("sokha", is_staff=True)


@pytest.fixture
def dara(client, db):
    """A verifier, signed in, who reads English."""
    dara = make.person("dara", verifies=True, is_staff=True)
    client.force_login(dara)
    client.cookies["django_language"] = "en"
    return dara


@pytest.fixture
def bopha(db):
    """A second verifier."""
    return make.person("bopha", verifies=True, is_staff=True)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Start the machine's own Chromium, which keeps to this machine."""
    # Browser tests come last, so that no other test runs under this setting.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    return {**browser_type_launch_args, **machine.browser_options()}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args, site):
    """A small phone in Khmer; relative addresses are those of the site under test."""
    return {
        **browser_context_args,
        "base_url": site.url,
        "locale": "km-KH",
        "timezone_id": "Asia/Phnom_Penh",
        "viewport": {"width": 360, "height": 740},
        "service_workers": "allow",
    }


@pytest.fixture(scope="session")
def prepared_folder(tmp_path_factory):
    """A fresh installation, made once, as that takes seconds; every site serves a copy of it."""
    folder = tmp_path_factory.mktemp("prepared")
    folder.joinpath("first-start.txt").write_text(Site(folder).prepare())
    return folder


@pytest.fixture(scope="session")
def prepared_on_postgresql(tmp_path_factory):
    """The same with a database on a PostgreSQL server: (folder, URL of the database to copy)."""
    programs = machine.find_postgresql()
    if programs is None:
        pytest.skip("NOT RUN: no programs of a PostgreSQL server were found")
    with cluster.temporary_cluster(programs) as url:
        site = Site(tmp_path_factory.mktemp("prepared-on-postgresql"))
        site.environment |= {"DATABASE_URL": url}
        site.prepare()
        yield site.folder, url


@pytest.fixture(scope="session")
def site(prepared_folder, tmp_path_factory):
    """The site that most tests share: read it, but leave it as it is."""
    yield from running_site(prepared_folder, tmp_path_factory.mktemp("site"))


@pytest.fixture
def own_address(site):
    """The shared site under an address of one test, which may kill and start it there."""
    line = Line(site)
    yield line
    line.kill()


@pytest.fixture
def own_site(prepared_folder, tmp_path):
    """A site for one test alone, which may change its database, freeze it, or kill the process."""
    yield from running_site(prepared_folder, tmp_path)


def running_site(prepared_folder, folder):
    """Serve a copy of the prepared installation from this folder, and end it after use."""
    shutil.copytree(prepared_folder, folder, dirs_exist_ok=True)
    site = Site(folder)
    site.start()
    yield site
    site.kill()


@pytest.fixture
def reader_of_english():
    """Refusals in English, so that a test can tell one from another."""
    with translation.override("en"):
        yield


@pytest.fixture
def standing(db):
    """A standing listing with one number."""
    make.catalogue()
    made = make.organization("river", editor=make.person("sokha"))
    make.confirm(made, by=make.person("dara", verifies=True))
    return made


@pytest.fixture
def chan(db):
    """Chan handles reports."""
    made = make.person("chan", is_staff=True)
    made.groups.add(Group.objects.get_or_create(name=accounts.HANDLERS)[0])
    return made


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """The database without a transaction around the test. Reports are all that it may leave."""
    with django_db_blocker.unblock():
        yield
        Report.objects.all().delete()
