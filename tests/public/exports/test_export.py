"""The files of an export, and what another export changes of them."""

import json
import os
import re

import pytest
from django.db import transaction

from directory.public import exports
from directory.publish.files import to_bytes, unpack
from directory.server import signing
from tests import make
from tests.public.exports.conftest import WORDS
from tests.public.exports.folder import pointer_in, state_of, torn

# The pages read what was published, and tests/publish publishes from both databases.
pytestmark = pytest.mark.one_database

ARTICLE = re.compile("<article.*?</article>", re.S)
AGE = re.compile(r" \((?:today|yesterday|[0-9]+ days ago)\)")


def pages_of(folder):
    return {
        path: text.decode()
        for path, text in state_of(folder).items()
        if path.endswith(".html") and not path.startswith("export/")
    }


def test_each_page_stands_in_its_folder_in_each_language(export, folder, river):
    export()
    alike = [
        *("", "shell/", "about/", "saved/", "self-test/", "blank/", "search/", "open-data/"),
        *("print/", "questions/", "light/", "guide/"),
        *("kind/legal/", "kind/legal-aid/", "kind/shelter/", "kind/safe-house/"),
        *("province/06/", "province/12/"),
        *(f"o/{one.public_id}/" for one in (river, river.brook)),
    ]
    expected = {f"{code}/{path}index.html" for code in ("km", "en") for path in alike}
    others = {"index.html", "404.html", "km/404.html", "en/404.html"}
    assert {*pages_of(folder)} == expected | others


def test_everything_that_is_named_is_there(export, folder):
    export()
    assert torn(state_of(folder)) == []


def test_export_is_for_everybody_to_read_whatever_the_umask(export, folder):
    if os.name != "posix":
        pytest.skip("NOT RUN: this system has no modes of files")
    before = os.umask(0o077)
    try:
        export()
    finally:
        os.umask(before)
    paths = [folder, *(path for path in folder.rglob("*") if "not-served" not in path.parts)]
    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in paths}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_data_stands_in_three_forms(export, folder):
    export()
    for file in pointer_in(folder)["files"].values():
        plain = (folder / file["path"].strip("/")).read_bytes()
        packed = folder / f"{file['path'].strip('/')}.br"
        assert unpack(packed.read_bytes()) == plain


def test_page_is_that_of_the_server_but_for_ages(export, folder, client, river):
    export()
    address = f"en/o/{river.public_id}/"
    written = (folder / address / "index.html").read_text()
    served = client.get(f"/{address}").content.decode()
    assert (len(AGE.findall(served)), AGE.findall(written)) == (2, [])
    [written_article] = ARTICLE.findall(written)
    assert [written_article] == ARTICLE.findall(AGE.sub("", served))


def test_page_of_the_server_does_not_change_by_an_export(export, client):
    export()
    assert "data-files" not in client.get("/en/").content.decode()


WITHOUT_SEARCH = {
    "en": "a search needs the server",
    "km": "ព្រោះការស្វែងរកត្រូវការម៉ាស៊ីនមេ",
}


@pytest.mark.parametrize("language", ["km", "en"])
def test_page_with_a_search_says_that_it_needs_the_server(export, folder, language):
    export()
    pages = {path: text for path, text in pages_of(folder).items() if path[:2] == language}
    with_search = {path for path, text in pages.items() if 'id="search"' in text}
    assert len(with_search) == 20
    assert {path for path, text in pages.items() if WITHOUT_SEARCH[language] in text} == with_search


def test_second_export_without_news_changes_nothing(export, folder):
    export()
    first = state_of(folder)
    times = {path: (folder / path).stat().st_mtime_ns for path in first}
    out, _err = export()
    assert out == f"Exported: number {pointer_in(folder)['seq']}, 0 files changed.\n"
    assert state_of(folder) == first
    assert {path: (folder / path).stat().st_mtime_ns for path in first} == times


@pytest.mark.parametrize(
    "setting",
    [
        ("REPORTS_TO", "https://desk.example", "en/about/index.html"),
        ("SHELVE_WORKER", True, "sw.js"),
        ("HTTPS", True, "_headers"),
    ],
)
def test_another_setting_is_news(export, folder, settings, setting):
    name, value, path = setting
    export()
    former = (folder / path).read_bytes()
    setattr(settings, name, value)
    export()
    assert (folder / path).read_bytes() != former


def test_missing_file_is_written_again(export, folder):
    export()
    whole = state_of(folder)
    (folder / "km" / "index.html").unlink()
    export()
    assert state_of(folder) == whole


def test_unnamed_files_go_with_the_next_news_but_one(export, folder, change):
    export()
    old = [file["path"].strip("/") for file in pointer_in(folder)["files"].values()]
    there = []
    for words in ("One", "Two"):
        change(words)
        export()
        new = {file["path"].strip("/") for file in pointer_in(folder)["files"].values()}
        there.append({(folder / path).exists() for path in old if path not in new})
    assert there == [{True}, {False}]


def test_words_of_a_withdrawn_listing_leave_at_once(export, folder, withdraw, change, river):
    change("A changed word")
    export()
    assert [path for path, text in state_of(folder).items() if b"They row at night" in text] != []
    withdraw()
    export()
    assert [path for path, text in state_of(folder).items() if b"They row at night" in text] == []
    assert pointer_in(folder)["withdrawn"] == [river.public_id]
    assert not (folder / "km" / "o" / river.public_id).exists()


def test_withdrawn_listing_leaves_after_a_run_that_was_cut(export, folder, withdraw, river):
    """The run came as far as the pointer; its record of the withdrawal was not written."""
    export()
    state = (folder / "not-served" / "state.json").read_bytes()
    old = {path: text for path, text in state_of(folder).items() if path.startswith("data/")}
    withdraw()
    export()
    for path, text in old.items():
        if not path.endswith("current.json"):
            (folder / path).write_bytes(text)
    (folder / "not-served" / "state.json").write_bytes(state)
    export()
    assert [path for path, text in state_of(folder).items() if b"They row at night" in text] == []


def test_changes_lead_from_each_number_that_the_folder_had(export, folder, change):
    numbers = []
    for words in ("One", "Two", "Three"):
        change(words)
        export()
        numbers.append(pointer_in(folder)["seq"])
    first, second, newest = numbers
    names = {path.name for path in (folder / "data").glob(f"*-{newest}.json")}
    assert names == {f"{first}-{newest}.json", f"{second}-{newest}.json"}


def test_restored_database_brings_no_withdrawn_listing_back(export, folder, withdraw, river):
    export()
    with transaction.atomic():
        withdraw()
        export()
        transaction.set_rollback(True)
    former = pointer_in(folder)
    _out, err = export()
    assert pointer_in(folder)["withdrawn"] == [river.public_id]
    assert pointer_in(folder)["seq"] > former["seq"]
    assert err.split(":")[0] == f"{river.public_id} stays withdrawn"


def test_number_never_falls_below_that_of_the_folder(export, folder, change):
    """The clock of the server may have been ahead."""
    export()
    path = folder / "data" / "current.json"
    pointer = json.loads(path.read_text())
    del pointer["signature"]
    ahead = pointer["seq"] = pointer["seq"] + 10**6
    signature = signing.sign(to_bytes(pointer), signing.keys().private)
    path.write_bytes(to_bytes(pointer | {"signature": signature}))
    export()
    assert pointer_in(folder)["seq"] == ahead + 1


@pytest.fixture
def twenty_one(river, django_user_model):
    """So many listings stand that a list has two pages."""
    users = django_user_model.objects
    for number in range(19):
        one = make.organization(f"pond-{number}", editor=users.get(username="sokha"))
        make.confirm(one, by=users.get(username="dara"))


def test_longer_list_goes_on_in_a_folder(export, folder, twenty_one):
    export()
    first, second = (
        (folder / "en" / "kind" / "legal" / name / "index.html").read_text() for name in ("", "2")
    )
    assert [text.count('class="listing"') for text in (first, second)] == [20, 1]
    assert re.findall('href="([^"]*)" rel="next"', first) == ["/en/kind/legal/2/"]
    assert not (folder / "en" / "kind" / "legal" / "3").exists()


def test_page_that_is_left_over_goes_at_once_with_a_withdrawal(
    export, folder, twenty_one, withdraw
):
    """Its words may be those of the listing."""
    export()
    withdraw()
    export()
    assert [*(folder / "en" / "kind" / "legal").iterdir()] == [
        folder / "en" / "kind" / "legal" / "index.html"
    ]


def test_list_as_files_is_that_of_the_server(export, folder, client):
    export()
    found = {
        f"/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in (folder / "export").rglob("*.*")
    }
    headed = [f"{code}{name}" for name in exports.WITH_HEADING for code in ("", "km/", "en/")]
    assert {*found} == {f"/export/{name}" for name in {*exports.FORMATS, *headed}}
    # A workbook says when it was made.
    plain = {path: data for path, data in found.items() if not path.endswith(".xlsx")}
    assert plain == {path: client.get(path).content for path in plain}


def test_withdrawn_listing_leaves_the_list_as_files(export, folder, withdraw):
    export()
    before = (folder / "export" / "hsds.json").read_text()
    withdraw()
    export()
    after = (folder / "export" / "hsds.json").read_text()
    assert [WORDS in text for text in (before, after)] == [True, False]


def test_page_of_forms_names_no_server_that_is_not_there(export, folder, client):
    export()
    served = client.get("/en/open-data/").content.decode()
    written = (folder / "en" / "open-data" / "index.html").read_text()
    assert ['href="/api/' in page for page in (served, written)] == [True, False]
