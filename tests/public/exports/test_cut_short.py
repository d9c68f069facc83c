"""An export that is cut short at any moment leaves nothing torn."""

import shutil
import sys
import threading
from itertools import count

import pytest

from directory.public import static_pages
from directory.publish import local
from directory.rules import publication
from tests.public.exports.folder import pointer_in, state_of, torn

# The pages read what was published, and tests/publish publishes from both databases.
pytestmark = pytest.mark.one_database


class PowerCut(BaseException):
    """Nothing that runs may catch it."""


class Cut:
    """Cuts the power at one of the moments at which a file of the folder is put in place."""

    def __init__(self):
        self.left = None
        self.count = 0
        self.folder = ""
        self.path = ""
        sys.addaudithook(self.see)

    def see(self, event, arguments):
        """Look at an act of this process; hooks stay, so it does nothing once it is done."""
        if event != "os.rename" or self.left is None:
            return
        target = str(arguments[1])
        if not (target.startswith(self.folder) and target.endswith(self.path)):
            return
        self.count += 1
        if self.count == self.left:
            self.left = None
            raise PowerCut


@pytest.fixture(scope="module")
def hook():
    return Cut()


@pytest.fixture
def cut(hook, folder):
    """Cut the power when so many files, of this name if any, were put into the folder."""
    hook.folder = str(folder)

    def at(moment, path=""):
        hook.left, hook.count, hook.path = moment, 0, path

    yield at
    hook.left = None


@pytest.fixture(params=["change", "withdraw"])
def news(request, export, change, withdraw):
    """An export, and then something that the next one has to bring."""
    export()
    if request.param == "change":
        change("A changed word")
    else:
        withdraw()
    return request.param


@pytest.fixture
def moments(request):
    """Moments that are spread over a run; with --long, each one."""
    return count(1, 1 if request.config.getoption("--long") else 4)


def test_export_is_torn_at_no_moment(export, folder, cut, news, moments):
    former = folder.with_name("former")
    shutil.copytree(folder, former)
    for moment in moments:
        shutil.rmtree(folder)
        shutil.copytree(former, folder)
        cut(moment)
        try:
            export()
        except PowerCut:
            found = torn(state_of(folder))
            # The list that sets out with a page may lead nowhere while words have to go at once.
            assert [one for one in found if news == "change" or "/data/" not in one] == []
        else:
            break
    assert torn(state_of(folder)) == []
    assert moment > 30


def test_recall_and_its_words_do_not_wait_for_pages(export, folder, withdraw, cut, river):
    export()
    withdraw()
    cut(1, "/km/index.html")
    with pytest.raises(PowerCut):
        export()
    assert pointer_in(folder)["withdrawn"] == [river.public_id]
    data = {path: text for path, text in state_of(folder).items() if path.startswith("data/")}
    assert [path for path, text in data.items() if b"They row at night" in text] == []


@pytest.fixture
def taker(monkeypatch):
    """Readers come often, and a thread takes over the next list, which is not through."""
    ended = threading.Event()

    def begin():
        monkeypatch.setattr(local, "READ_OFTEN", 1e9)
        copy = local.copy()
        copy._taker = threading.Thread(target=ended.wait)
        copy._taker.start()
        copy._ask_at = 0.0

    yield begin
    ended.set()


def test_withdrawal_meanwhile_is_written_as_it_was_signed(
    export, folder, withdraw, *, taker, river, monkeypatch
):
    render, acts = static_pages.render_all, [taker, withdraw]

    def render_while_somebody_acts(*arguments):
        while acts:
            acts.pop()()
        return render(*arguments)

    monkeypatch.setattr(static_pages, "render_all", render_while_somebody_acts)
    export()
    written = local.read_pointer(folder / "data")
    assert written["withdrawn"] == [river.public_id]
    assert publication.is_signed(written)
    assert not (folder / "km" / "o" / river.public_id).exists()
    assert torn(state_of(folder)) == []
