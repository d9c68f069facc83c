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
    READY,
    TOOLS,
    keep_everything,
    pointer_of,
    signed,
    state,
    tell,
)
from tests.phone.light import CAMERA, blocks_of, bundle, false_files, files_of, frames, seen

# Of the frames that a camera could read, as many as it misses.
LOST = 0.2
# In milliseconds; twice as long for whoever wants less motion.
EACH_FRAME = 170
MOST_FRAMES = 1000
HOUR = timedelta(hours=1)
# The browser asks about the camera, and the answer is this error.
REFUSE = """(name) => {
    permission = Promise.reject(new DOMException("", name));
    permission.catch(() => null);
}"""
IS_OFF = "tracks && tracks.every((track) => track.readyState === 'ended')"
MAY_USE_THE_CAMERA = "document.featurePolicy.allowsFeature('camera')"


def test_list_goes_from_one_phone_to_another(page, own_site, new_context):
    first = pointer_of(own_site)
    receiver, sender = keep_everything(page, own_site), new_context().new_page()
    last = tell(own_site, CHANGE)
    keep_everything(sender, own_site)
    with urllib.request.urlopen(f"{own_site.url}/export/directory.html") as answer:
        file = answer.read()
    says_so_where_it_cannot_start(new_context().new_page(), own_site)
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
    # In any order, a fifth of it lost, beside what is of no meaning here.
    chance = random.Random(1)  # noqa: S311, chance needs no secrecy here
    chance.shuffle(shown)
    lost = int(len(shown) * LOST)
    offer(receiver, ["https://phlov.example/", *frames(stolen)[1:], *shown[lost:]], "taken")
    expect(receiver.locator("[data-light=list]")).to_contain_text(str(last["seq"]))
    held = state(receiver)
    assert (held["kept"]["files"], held["seen"]) == (last["files"], last["seq"])
    assert receiver.evaluate(IS_OFF)
    offer(receiver, shown, "same")
    check_files(receiver, file, last["seq"])
    # What is signed and not whole, or of a program to come, changes nothing that is read.
    for data, said in wrong_lists(own_site, last):
        offer(receiver, frames(data), said)
        assert state(receiver)["kept"]["files"] == last["files"]
    # It knows of a newer one, which nobody has: to show this one would not help.
    offer(receiver, shown, "overtaken")
    receiver.click("[data-light=show]")
    says(receiver, "partial")
    sender.click("[data-light=read]")
    says(sender, "cannot-read")
    receiver.click("#bar button")
    receiver.fill("#id_q", "APLE")
    receiver.locator("main article h2 a").first.click()
    expect(receiver.locator("main article [lang=en]").first).to_be_visible()
    open_page(receiver, own_site)
    check_camera(receiver)
    open_page(receiver, own_site)
    check_end_of_camera(receiver)
    # A phone without a list keeps nothing of them either.
    receiver.evaluate("caches.delete('phlov-data')")
    open_page(receiver, own_site)
    for data, said in wrong_lists(own_site, last):
        offer(receiver, frames(data), said)
        assert state(receiver)["kept"] is None


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
    shown = []
    for number in range(MOST_FRAMES):
        expect(code).to_have_attribute("data-number", str(number))
        # Out of focus, not each can be read.
        shown += filter(None, [seen(page)])
        if shown and number == blocks_of(shown[0]) * 8 // 5:
            break
        page.clock.run_for(EACH_FRAME)
    assert len(shown) >= number * 0.9
    page.click("[data-light=stop]")
    expect(code).to_be_hidden()
    expect(page.locator("[data-light=show]")).to_be_focused()
    # Whoever wants less motion sees each code for twice as long.
    seconds = page.locator("[data-light=seconds]")
    for motion, each in (("no-preference", EACH_FRAME), ("reduce", 2 * EACH_FRAME)):
        page.emulate_media(reduced_motion=motion)
        page.click("[data-light=show]")
        expect(seconds).to_have_text(str(-(-blocks_of(shown[0]) * each // 1000)))
        page.click("[data-light=stop]")
    return shown


def open_page(page, site):
    page.goto(f"{site.url}/km/light/")
    page.evaluate(TOOLS)
    expect(page.locator("[data-light=read]")).to_be_visible()
    expect(page.locator(".unless-started")).to_be_hidden()


def offer(page, codes, name):
    """Hold codes before the camera of a phone, and see what the phone says of it."""
    page.click("[data-light=read]")
    expect(page.locator("[data-light=camera]")).to_be_visible()
    page.evaluate("(codes) => { before = codes; }", codes)
    says(page, name)
    page.evaluate("before = []")


def says(page, name):
    expect(page.locator("[data-say]:visible")).to_have_attribute("data-say", name)


def says_so_where_it_cannot_start(page, site):
    """The page says so where a part of the program did not arrive."""
    page.route("**/js/light*.js", lambda route: route.abort())
    page.goto(f"{site.url}/km/light/")
    expect(page.locator(READY)).to_be_attached()
    expect(page.locator(".unless-started")).to_be_visible()


def check_files(page, file, number):
    """A file that was passed on is as it was made, or not."""
    choose = page.locator("[data-light=file]")
    name = {"name": "phlov.html", "mimeType": "text/html"}
    since = page.locator("[data-light=since]")
    for wrong, said in false_files(file):
        choose.set_input_files(name | {"buffer": file})
        says(page, "true-file")
        expect(since).to_have_attribute("href", f"/km/print/{number}/")
        choose.set_input_files(name | {"buffer": wrong})
        says(page, said)
    # What was said of one file does not stay for another, also if that cannot be read.
    choose.set_input_files(name | {"buffer": file})
    says(page, "true-file")
    page.evaluate(
        """() => {
            const { text } = Response.prototype;
            Response.prototype.text = () => {
                Response.prototype.text = text;
                return Promise.reject(new Error());
            };
        }"""
    )
    choose.set_input_files(name | {"buffer": file})
    says(page, "unreadable-file")


def check_camera(page):
    """The camera does not stay on for whoever stops while the browser asks about it."""
    page.evaluate(
        """() => {
            permission = new Promise((resolve) => { allow = resolve; });
            HTMLMediaElement.prototype.play = () => Promise.reject(new Error());
        }"""
    )
    page.click("[data-light=read]")
    page.click("[data-light=stop]")
    expect(page.locator("[data-light=read]")).to_be_focused()
    page.evaluate("() => { tracks = null; allow(); }")
    wait(page, IS_OFF)
    expect(page.locator("[data-say]:visible")).to_have_count(0)


def check_end_of_camera(page):
    """A camera that is refused, missing or gone is said in words; none looks on unseen."""
    for error, said in (
        ("NotAllowedError", "no-camera"),
        ("NotReadableError", "no-camera"),
        ("NotFoundError", "camera-missing"),
    ):
        page.evaluate(REFUSE, error)
        page.click("[data-light=read]")
        says(page, said)
        expect(page.locator("[data-light=read]")).to_be_focused()
    page.evaluate("() => { permission = null; }")
    watch(page)
    page.evaluate("tracks.forEach((track) => track.stop())")
    says(page, "camera-ended")
    expect(page.locator("[data-light=camera]")).to_be_hidden()
    watch(page)
    page.evaluate(
        """() => {
            Object.defineProperty(document, "hidden", { value: true, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
            delete document.hidden;
        }"""
    )
    assert page.evaluate(IS_OFF)


def watch(page):
    """Read until the camera sees."""
    page.evaluate("() => { before = ['https://phlov.example/']; }")
    page.click("[data-light=read]")
    wait(page, "before.length === 0")


def wait(page, condition):
    """Wait for ten seconds at most; the policy of the page lets wait_for_function ask once only."""
    assert page.evaluate(
        f"""async () => {{
            for (let left = 400; left && !({condition}); left--)
                await new Promise((done) => setTimeout(done, 25));
            return {condition};
        }}"""
    )
