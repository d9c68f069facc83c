"""Bad conditions: how tests bring them about, and what a phone shows under them."""

import json
from pathlib import Path

import pytest

from directory.server import signing
from directory.text import packing
from directory.text.canonical import to_bytes

READY = 'html[data-offline="ready"]'


NOT_READY = 'html[data-offline="no"]'


SETTLED = "html[data-offline]"


NATIONAL = {"tel:117", "tel:1288", "tel:1280", "tel:119"}


# What finds and calls.
FIRST = ("home", "catalogue", "listings", "shapes.km")


def slow(value):
    """A case for --long alone."""
    return pytest.param(value, marks=pytest.mark.slow)


# What the tests do to caches, in the page.
TOOLS = """
window.tools = {
  async all() {
    const found = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) found.push([name, new URL(request.url).pathname]);
    }
    return found;
  },
  async bytes(name, path) {
    const response = await caches.match(path, { cacheName: name, ignoreVary: true });
    return response && new Uint8Array(await response.arrayBuffer());
  },
  async copyAll() {
    tools.copies = [];
    for (const [name, path] of await tools.all()) {
      const response = await caches.match(path, { cacheName: name, ignoreVary: true });
      const type = response.headers.get("Content-Type");
      tools.copies.push([name, path, type, await response.arrayBuffer()]);
    }
  },
  async restore(only) {
    for (const [name, path] of await tools.all()) {
      if (!only && name === "phlov-data") await (await caches.open(name)).delete(path);
    }
    for (const [name, path, type, bytes] of tools.copies) {
      if (only && path !== only) continue;
      const headers = { "Content-Type": type };
      await (await caches.open(name)).put(path, new Response(bytes, { headers }));
    }
  },
  async digests() {
    const found = {};
    for (const [name, path] of await tools.all()) {
      const hash = await crypto.subtle.digest("SHA-256", await tools.bytes(name, path));
      // When the phone last reached the server is not the same after another contact.
      if (path !== "/data/kept.json") found[path] = new Uint8Array(hash).join();
    }
    return found;
  },
  async damage(name, path, kind, at) {
    const cache = await caches.open(name);
    if (kind === "missing") return cache.delete(path);
    let bytes = await tools.bytes(name, path);
    const place = Math.floor(at * bytes.length);
    if (kind === "empty") bytes = bytes.slice(0, 0);
    if (kind === "cut") bytes = bytes.slice(0, place);
    if (kind === "flip") bytes[place] ^= 1;
    if (kind === "portal") bytes = "<p>Log in: <a class=call href=tel:000>000</a>";
    const type = path.endsWith(".js") ? "text/javascript" : "text/html";
    const headers = { "Content-Type": path.endsWith(".css") ? "text/css" : type };
    await cache.put(path, new Response(bytes, { headers }));
  },
  async state() {
    const response = await caches.match("/data/kept.json", { cacheName: "phlov-data" });
    return response ? JSON.parse((await response.json())[1]) : null;
  },
  async held() {
    const requests = await (await caches.open("phlov-data")).keys();
    return requests.map((request) => new URL(request.url).pathname);
  },
  store: () => import("/static/js/phone/store.js"),
  async refresh() {
    const heard = [];
    const store = await tools.loaded;
    try {
      const pointer = await store.refresh("km", {
        heard: (withdrawn) => heard.push(...withdrawn),
        arrived: () => null,
      });
      return { seq: pointer && pointer.seq, heard };
    } catch (error) {
      return { error: error.name, heard };
    }
  },
};
window.tools.loaded = navigator.onLine ? tools.store().catch(() => null) : null;
"""


def ask_the_line(page):
    """Keep the browser's own cache out of it: it would hide what comes over the line."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})


def keep_everything(page, site):
    """Visit a site, until the phone keeps all of it."""
    page.goto(f"{site.url}/km/")
    page.wait_for_selector(READY)
    page.evaluate(TOOLS)
    return page


def comes_true(page, question, argument=None):
    """Ask something asynchronous for half a minute; Playwright takes any promise for a yes."""
    return page.evaluate(
        """async (argument) => {
            for (let times = 0; times < 300; times++) {
                if (await (QUESTION)(argument)) return true;
                await new Promise((later) => setTimeout(later, 100));
            }
            return false;
        }""".replace("QUESTION", question),
        argument,
    )


def tell(site, code):
    """Let somebody at the desk do something, and publish it; return the newest pointer."""
    site.manage(
        "shell",
        "-c",
        "from django.contrib.auth import get_user_model\n"
        "from django.utils import timezone\n"
        "from directory.publish import publishing\n"
        "from directory.rules import editing, verification\n"
        "from directory.models import Organization\n"
        "from tests import make\n"
        "now = timezone.now()\n"
        "accounts = get_user_model().objects\n"
        "editor, verifier = (accounts.get(username=name) for name in ('editor', 'verifier'))\n"
        "aple = Organization.objects.get(slug='aple')\n"
        "helpline = Organization.objects.get(slug='child-helpline-1280')\n"
        f"{code}\n"
        "publishing.publish(at=now)\n",
    )
    return pointer_of(site)


CHANGE = """
aple.description_en = 'Changed ' + now.isoformat()
aple.save()
editing.save(aple, by=editor, at=now)
make.confirm(aple, by=verifier, on=timezone.localdate(now), at=now)
"""


WITHDRAW = "verification.withdraw(aple, by=verifier, reason='Moved', at=now)"


def pointer_of(site):
    """The newest pointer of a site, as phones keep it: without its signature."""
    pointer = json.loads(Path(site.folder, "data", "current.json").read_bytes())
    del pointer["signature"]
    return pointer


def signed(site, pointer, private=None):
    """A pointer that this site never had, as it would serve it; or signed with another key."""
    key = private or json.loads(Path(site.folder, "signing.json").read_text())["private"]
    return to_bytes(pointer | {"signature": signing.sign(to_bytes(pointer), key)})


def id_of(site, slug):
    """The public id of a listing, by its published record."""
    listings, descriptions = (published(site, name) for name in ("listings", "descriptions"))
    records = packing.unpack(listings, descriptions)
    return next(record["id"] for record in records if record["slug"] == slug)


def published(site, name):
    """The content of a published file."""
    path = pointer_of(site)["files"][name]["path"]
    return json.loads(Path(site.folder, path[1:]).read_bytes())


def published_numbers(site):
    """Each listing's id with each number that was published for it."""
    listings = published(site, "listings")
    return {
        (public_id, f"tel:{number}")
        for public_id, numbers in zip(listings["id"], listings["numbers"], strict=True)
        for number in numbers
    }


def shown_numbers(page):
    """Each number on the page with the id of its listing; None for the built-in hotlines."""
    return {
        tuple(pair)
        for pair in page.evaluate(
            """[...document.querySelectorAll("a[href^='tel:']")].map((link) => [
                link.closest("[data-id]")?.dataset.id ?? null, link.getAttribute("href")])"""
        )
    }


def number_without_a_signal(page, site):
    """The number that a search for APLE finds once the server is gone."""
    site.kill()
    page.context.set_offline(True)
    page.goto(f"{site.url}/km/")
    page.wait_for_selector(READY)
    page.fill("#id_q", "APLE")
    page.locator("main article.listing").first.wait_for()
    return page.locator("main a.call").first.get_attribute("href")


def state(page):
    """What a phone remembers, but for the text of its pointer as it was signed."""
    held = page.evaluate("tools.state()")
    if held and held["kept"]:
        held["kept"].pop("text", None)
    return held
