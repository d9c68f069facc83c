"""A list is handed over by light, with no network: what is right is taken, and nothing else."""

import random
import urllib.request
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from directory.server import signing
from directory.text.digest import sha256_hex
from tests.phone.conditions import (
    CHANGE,
    TOOLS,
    keep_everything,
    pointer_of,
    signed,
    state,
    tell,
)
from tests.phone.light import CAMERA, SIZE, bundle, files_of, frames, seen

# As many frames as a cheap camera misses.
LOST = 0.3
HOUR = timedelta(hours=1)
MAY_USE_THE_CAMERA = "document.featurePolicy.allowsFeature('camera')"


def test_list_goes_from_one_phone_to_another(page, own_site, new_context):
    first = pointer_of(own_site)
    receiver, sender = keep_everything(page, own_site), new_context().new_page()
    last = tell(own_site, CHANGE)
    keep_everything(sender, own_site)
    with urllib.request.urlopen(f"{own_site.url}/export/directory.html") as answer:
        file = answer.read()
    own_site.kill()
    for one in (receiver, sender):
        one.context.set_offline(True)
        assert not one.evaluate(MAY_USE_THE_CAMERA)
    shown = show(sender, own_site)
    receiver.context.add_init_script(CAMERA)
    open_page(receiver, own_site)
    # Nothing wrong is taken.
    later = last | {"seq": last["seq"] + 1}
    stolen = bundle(signed(own_site, later, signing.make()), files_of(own_site, last))
    offer(receiver, frames(stolen), "unsigned")
    older = first | {"seq": first["seq"] - 1}
    offer(receiver, frames(signed(own_site, older) + b"\0"), "older")
    assert state(receiver)["seen"] == first["seq"]
    # In any order, a third of it lost, beside what is of no meaning here.
    chance = random.Random(1)  # noqa: S311, chance needs no secrecy here
    chance.shuffle(shown)
    lost = int(len(shown) * LOST)
    offer(receiver, ["https://phlov.example/", *frames(stolen)[1:], *shown[lost:]], "taken")
    expect(receiver.locator("[data-light=list]")).to_contain_text(str(last["seq"]))
    held = state(receiver)
    assert (held["kept"]["files"], held["seen"]) == (last["files"], last["seq"])
    assert receiver.evaluate("tracks.every((track) => track.readyState === 'ended')")
    offer(receiver, shown, "same")
    check_files(receiver, file, last["seq"])
    # What is signed and not whole, or of a program to come, changes nothing that is read.
    for data, said in wrong_lists(own_site, last):
        offer(receiver, frames(data), said)
        assert state(receiver)["kept"]["files"] == last["files"]
    receiver.click("[data-light=show]")
    says(receiver, "partial")
    sender.click("[data-light=read]")
    says(sender, "cannot-read")
    receiver.click("#bar button")
    receiver.fill("#id_q", "APLE")
    receiver.locator("main article h2 a").first.click()
    expect(receiver.locator("main article [lang=en]").first).to_be_visible()


def wrong_lists(site, last):
    """Lists of later numbers that the site has signed, and what a phone says: (data, said)."""
    files = files_of(site, last)
    home, cut = files["home"] + b" ", b'{"other": []}'
    for name, content, change, said in (
        ("home", home, lambda whole: whole.replace(b"117", b"118"), "damaged"),
        ("home", home, lambda whole: whole + b" " * 10**6, "damaged"),
        ("listings", cut, bytes, "unreadable"),
    ):
        digest = sha256_hex(content)
        file = {"bytes": len(content), "path": f"/data/{digest[:32]}.json", "sha256": digest}
        last = last | {"seq": last["seq"] + 1, "files": last["files"] | {name: file}}
        files = files | {name: content}
        yield bundle(signed(site, last), files, change), said


def show(page, site):
    """What another phone reads off a page, while it is shown for longer than needed."""
    page.clock.install()
    open_page(page, site)
    page.clock.pause_at(timezone.now() + HOUR)
    assert page.evaluate(MAY_USE_THE_CAMERA)
    page.click("[data-light=show]")
    code = page.locator("[data-light=code]")
    expect(code).to_have_attribute("data-number", "0")
    shown = [seen(page)]
    count = int(shown[0].split(":")[2]) // SIZE + 1
    for number in range(1, count * 8 // 5):
        page.clock.run_for(150)
        expect(code).to_have_attribute("data-number", str(number))
        shown.append(seen(page))
    assert None not in shown
    page.click("[data-light=stop]")
    expect(code).to_be_hidden()
    return shown


def open_page(page, site):
    page.goto(f"{site.url}/km/light/")
    page.evaluate(TOOLS)
    expect(page.locator("[data-light=read]")).to_be_visible()


def offer(page, codes, name):
    """Hold codes before the camera of a phone, and see what the phone says of it."""
    page.click("[data-light=read]")
    expect(page.locator("[data-light=camera]")).to_be_visible()
    page.evaluate("(codes) => { before = codes; }", codes)
    says(page, name)
    page.evaluate("before = []")


def says(page, name):
    expect(page.locator("[data-say]:visible")).to_have_attribute("data-say", name)


def check_files(page, file, number):
    """A file that was passed on is as it was made, or not."""
    choose = page.locator("[data-light=file]")
    name = {"name": "phlov.html", "mimeType": "text/html"}
    since = page.locator("[data-light=since]")
    unsigned = file.replace(b"signature", b"")
    for wrong in (file.replace(b"117", b"118"), b"<title>1</title>", unsigned):
        choose.set_input_files(name | {"buffer": file})
        says(page, "true-file")
        expect(since).to_have_attribute("href", f"/km/print/{number}/")
        choose.set_input_files(name | {"buffer": wrong})
        says(page, "false-file")
