"""What a phone has to fetch, counted on the real site with its starter data."""

import json
import re
import urllib.request
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import expect

from directory.server import staticstorage
from directory.server.staticstorage import shorten
from tests.site import CHECKOUT

READY = 'html[data-offline="ready"]'
KB = 1000
SOURCES = CHECKOUT / "static" / "js"
SCRIPTS = [*SOURCES.rglob("*.js"), CHECKOUT / "templates" / "sw.js"]


@pytest.fixture
def fetched(page):
    """What the page asks for, as (address, bytes of headers, packed bytes of content), in order."""
    found, paths, heads = [], {}, {}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on(
        "Network.requestWillBeSent",
        lambda event: paths.update({event["requestId"]: event["request"]["url"]}),
    )
    session.on(
        "Network.responseReceived",
        lambda event: heads.update({event["requestId"]: event["response"]["encodedDataLength"]}),
    )

    def finish(event):
        head = heads[event["requestId"]]
        found.append((paths[event["requestId"]], head, event["encodedDataLength"] - head))

    session.on("Network.loadingFinished", finish)
    return found


def pointer_of(site):
    return json.loads(Path(site.folder, "data", "current.json").read_bytes())


def served_size(site, path):
    request = urllib.request.Request(site.url + path, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(request) as response:
        return len(response.read())


def names(fetched, site):
    return [re.sub(r"\.[0-9a-f]{12}\.", ".", url.removeprefix(site.url)) for url, *_ in fetched]


def test_first_page_is_read_and_used_before_any_script(page, site, fetched):
    page.route(
        "**/*.js", lambda route: route.continue_() if "/early." in route.request.url else None
    )
    page.goto(f"{site.url}/km/", wait_until="commit")
    page.locator("article.hotline a.call").first.wait_for()
    page.fill("#id_q", "APLE")
    # The list sets out beside the page, which does not need it.
    asked = [name for name in names(fetched, site) if not name.startswith("/data/")]
    print(f"first page before its script: {asked}")
    assert set(asked) >= {"/km/", "/static/css/site.css"}
    assert len(asked) <= 6


def test_first_page_with_its_script_is_small(page, site, fetched):
    page.goto(f"{site.url}/km/")
    page.wait_for_selector(READY)
    # The listings come after the page, and the worker's own copies out of the browser's cache.
    # Fonts have a budget of their own.
    program = [one for one in fetched if not re.search("/data/|/fonts/", one[0])]
    heads, content = (sum(one[place] for one in program) for place in (1, 2))
    # What comes only when something can be searched already.
    later = sum(one[2] for one in program if "/later." in one[0])
    print(f"first page with script: {len(program)} requests, {content} bytes, {heads} of headers")
    print([(re.sub(".*/(?=.)", "", one[0]), one[2]) for one in program])
    assert later > 0
    # What few need is loaded when they ask for it.
    assert [one for one in names(fetched, site) if re.search("/(rare|light)[.]", one)] == []
    # To be read and used; and with the later part: see docs/decisions/0055.
    assert content - later <= 32.9 * KB
    assert content <= 40 * KB


def test_fonts_are_small_and_wait_for_nothing(site):
    fonts = list((CHECKOUT / "static" / "fonts").iterdir())
    assert sum(path.stat().st_size for path in fonts) <= 50 * KB
    style = Path(site.folder, "static", "css", "site.css").read_text()
    optional = re.findall("font-display: ?optional", style)
    assert style.count("@font-face") == len(optional) == len(fonts)


@pytest.mark.parametrize("name", ["site", "admin"])
def test_style_sheet_is_one_request(site, name):
    style = Path(site.folder, "static", "css", f"{name}.css").read_text()
    assert (style.count("@font-face"), style.count("@import")) == (2, 0)


def test_program_is_small(site):
    folder = Path(site.folder, "static")
    served = json.loads((folder / "staticfiles.json").read_bytes())["paths"]
    app, later, rare, light, early, style = (
        (folder / f"{served[name]}.br").stat().st_size
        for name in (
            *(f"js/{name}.js" for name in ("app", "later", "rare", "light", "early")),
            "css/site.css",
        )
    )
    with urllib.request.urlopen(f"{site.url}/sw.js") as response:
        worker = len(brotli.compress(response.read()))
    print(f"program {app} bytes, later {later}, rare {rare}, light {light}, head {early}")
    print(f"worker {worker} bytes, style {style}")
    # What must be there before something can be searched: see docs/decisions/0055.
    assert 0 < app + early <= 21.3 * KB
    assert app + later + rare + light + early + worker <= 40 * KB
    assert 0 < style <= 5 * KB


def served(path):
    """A script as phones get it, with something for what a template leaves open."""
    return shorten(re.sub(r"\{\{.*?\}\}", "{}", path.read_text()))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_script_is_served_without_comments(path):
    assert re.findall("//|/[*]", served(path)) == []


def test_script_is_served_as_written_without_the_minifier(monkeypatch):
    monkeypatch.setattr(staticstorage, "minify", None)
    assert shorten("const one = 1; // said\n") == "const one = 1; // said\n"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_old_phones_can_read_the_script(path):
    """Chrome reads these only since 80 (`?.`, `??`), 85 and 86; WebViews of 2018 are in use."""
    newer = r"\?\.[a-zA-Z_(\[]|\?\?|\.replaceAll\(|\.replaceChildren\("
    assert re.findall(newer, served(path)) == []


def test_starter_directory_in_both_languages_is_small(site):
    files = pointer_of(site)["files"].values()
    total = sum(served_size(site, file["path"]) for file in files)
    print(f"starter directory: {total} bytes in {len(files)} files")
    assert total <= 150 * KB


def test_first_visit_asks_for_each_file_once_search_files_first(page, site, fetched):
    names = {file["path"]: name for name, file in pointer_of(site)["files"].items()}
    page.goto(f"{site.url}/km/")
    page.wait_for_selector(READY)
    asked = [url.removeprefix(site.url) for url, *_ in fetched if "/data/" in url]
    first = ["home", "catalogue", "listings", "shapes.km"]
    later = ["vocabulary", "guides", "details.km", "descriptions", "shapes.en", "details.en"]
    found = [names.get(path, path) for path in asked]
    # Those of one group are fetched together and may arrive in any order.
    assert sorted(found[:5]) == sorted(["/data/current.json", *first])
    assert (sorted(found[5:7]), found[7:9]) == (sorted(later[:2]), later[2:4])
    assert sorted(found[9:]) == sorted(later[4:])
    sizes = {name: served_size(site, path) for path, name in names.items()}
    tier = sum(sizes[name] for name in first)
    print(f"first tier: {tier} of {sum(sizes.values())} bytes")
    assert tier <= 0.7 * sum(sizes.values())


def test_phone_that_keeps_the_list_asks_for_its_number_alone(page, site, fetched):
    page.goto(f"{site.url}/km/")
    page.wait_for_selector(READY)
    page.goto(f"{site.url}/km/kind/shelter/")
    page.wait_for_selector(READY)
    fetched.clear()
    page.reload()
    page.wait_for_selector(READY)
    asked = [name for name in names(fetched, site) if name.startswith("/data/")]
    assert asked == ["/data/current.json"]


def test_list_does_not_set_out_without_script(browser, site):
    page = browser.new_page(java_script_enabled=False)
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site.url)))
    page.goto(f"{site.url}/km/")
    page.wait_for_load_state("networkidle")
    page.context.close()
    assert asked[0] == "/km/"
    assert [path for path in asked if path.startswith("/data/")] == []


def test_first_screen_comes_before_the_list_is_read(page, site, own_address):
    """It shows every hotline even where the list itself is gone."""
    page.goto(f"{own_address.url}/km/")
    page.wait_for_selector(READY)
    hotlines = page.locator("article.hotline").count()
    listings = pointer_of(site)["files"]["listings"]["path"]
    page.evaluate("path => caches.open('phlov-data').then((cache) => cache.delete(path))", listings)
    own_address.kill()
    page.context.set_offline(True)
    page.goto(f"{own_address.url}/km/")
    expect(page.locator("article.hotline")).to_have_count(hotlines)


def test_pointer_is_small(site):
    assert Path(site.folder, "data", "current.json").stat().st_size <= 2048


def test_update_without_news_is_one_small_request(page, site, fetched):
    page.goto(f"{site.url}/km/")
    page.wait_for_selector(READY)
    fetched.clear()
    with page.expect_response("**/data/current.json") as answer:
        page.evaluate("dispatchEvent(new Event('online'))")
    answer.value.finished()
    page.wait_for_load_state("networkidle")
    # What the browser tells of its network comes by another way than the answer itself.
    for _ in range(200):
        if not fetched:
            page.wait_for_timeout(50)
    [(url, head, content)] = fetched
    print(f"update without news: {content} bytes, {head} of headers")
    assert url == f"{site.url}/data/current.json"
    assert (head + content <= 2048, content) == (True, 0)


@pytest.mark.parametrize("slug", ["aple", "police-117"])
def test_update_of_one_listing_is_a_small_part_of_the_whole(own_site, slug):
    before = pointer_of(own_site)
    own_site.manage("shell", "-c", CHANGE.format(slug=slug))
    after = pointer_of(own_site)
    changes = served_size(own_site, f"/data/{before['seq']}-{after['seq']}.json")
    total = sum(served_size(own_site, file["path"]) for file in after["files"].values())
    print(f"update of {slug}: {changes} of {total} bytes, {100 * changes / total:.1f} %")
    # The budget is five parts in a hundred for one listing in a hundred, and these are fewer.
    assert changes / total <= 5 / after["count"]


CHANGE = """
from django.contrib.auth import get_user_model
from django.utils import timezone
from directory.rules import editing
from directory.publish import publishing
from directory.models import Organization
from tests import make
now = timezone.now()
editor, verifier = (get_user_model().objects.get(username=n) for n in ("editor", "verifier"))
made = Organization.objects.get(slug="{slug}")
made.description_km += " ថ្មី"
made.save()
editing.save(made, by=editor, at=now)
make.confirm(made, by=verifier, on=timezone.localdate(now), at=now)
publishing.publish(at=now)
"""
