"""Take the pictures in this folder: every public screen, in both languages, in light and dark.

    python docs/pictures/take.py

It serves the starter data from a folder of its own and looks at it as a small phone does.
"""

import struct
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parent.parent))

from tests import machine  # noqa: E402 - found through the line above
from tests.conftest import CHROMIUM_FLAGS  # noqa: E402
from tests.site import Site  # noqa: E402

READY = 'html[data-offline="ready"]'
# As much as a picture may show of a long page.
HEIGHT = 1500


def main():
    """Take them all; what was there before is replaced."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Site(folder)
        site.prepare()
        site.start()
        flags = CHROMIUM_FLAGS + (["--no-sandbox"] if machine.is_root() else [])
        browser = playwright.chromium.launch(executable_path=machine.find_browser(), args=flags)
        try:
            for scheme in ("light", "dark"):
                for language in ("km", "en"):
                    take_all(browser, site, language, scheme)
        finally:
            browser.close()
            site.kill()


def take_all(browser, site, language, scheme):
    """One walk of a reader: look, search, open, act, keep, ask."""
    page = browser.new_page(
        base_url=site.url,
        viewport={"width": 360, "height": 740},
        locale="km-KH",
        timezone_id="Asia/Phnom_Penh",
        color_scheme=scheme,
    )

    def take(name):
        page.evaluate("document.activeElement.blur()")
        height = page.evaluate("document.documentElement.scrollHeight")
        taken = page.screenshot(
            full_page=True, clip={"x": 0, "y": 0, "width": 360, "height": min(height, HEIGHT)}
        )
        ending = "-dark" if scheme == "dark" else ""
        FOLDER.joinpath(f"{name}-{language}{ending}.png").write_bytes(with_palette(taken))

    def search(words):
        page.fill("#id_q", words)
        page.wait_for_selector("main h1")

    def open_first(words):
        search(words)
        page.locator("main article h2 a").first.click()
        page.wait_for_selector("[data-details] dl")

    page.goto(f"/{language}/")
    page.wait_for_selector(READY)
    take("home")
    search("shelter")
    take("results")
    open_first("OSSU")
    take("listing-urgent")
    search("qqqq")
    take("nothing-found")
    open_first("AIM")
    take("listing-without-number")
    open_first("APLE")
    page.click("main [data-act=keep]")
    page.wait_for_selector("[data-act=keep][aria-pressed=true]")
    take("listing")
    page.click("main [data-act=big]")
    take("show-big")
    page.click("footer a[href$='/saved/']")
    page.wait_for_selector("main article")
    take("for-this-case")
    for name in ("self-test", "about"):
        page.goto(f"/{language}/{name}/")
        page.wait_for_selector(READY)
        take(name)
    page.context.close()


def with_palette(picture):
    """The same PNG in its 256 commonest colours, which is less than half as large."""
    width, height, rows = read_png(picture)
    pixels = [row[at : at + 3] for row in rows for at in range(0, len(row), 3)]
    palette = [colour for colour, _ in Counter(pixels).most_common(256)]
    numbers = {colour: number for number, colour in enumerate(palette)}
    near = {}
    for colour in set(pixels) - numbers.keys():
        # Colours that nobody can tell apart share one search for the nearest.
        bucket = tuple(part >> 3 for part in colour)
        if bucket not in near:
            near[bucket] = min(range(len(palette)), key=lambda at: distance(colour, palette[at]))
        numbers[colour] = near[bucket]
    indexed = bytes(numbers[pixel] for pixel in pixels)
    lines = b"".join(b"\0" + indexed[at : at + width] for at in range(0, len(indexed), width))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [
            chunk(b"IHDR", header),
            chunk(b"PLTE", b"".join(palette)),
            chunk(b"IDAT", zlib.compress(lines, 9)),
            chunk(b"IEND", b""),
        ]
    )


def distance(one, other):
    """How far apart two colours are."""
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2


def read_png(picture):
    """Width, height and rows of red, green and blue of a picture as Chromium writes it."""
    chunks, at = {}, 8
    while at < len(picture):
        (length,) = struct.unpack_from(">I", picture, at)
        name = picture[at + 4 : at + 8]
        chunks[name] = chunks.get(name, b"") + picture[at + 8 : at + 8 + length]
        at += 12 + length
    width, height, depth, kind = struct.unpack_from(">IIBB", chunks[b"IHDR"])
    if (depth, kind) != (8, 2):
        raise ValueError(f"a picture of depth {depth} and kind {kind}")
    data, size, rows = zlib.decompress(chunks[b"IDAT"]), 3 * width, []
    above = bytes(size)
    for start in range(0, len(data), size + 1):
        above = unfilter(data[start], data[start + 1 : start + 1 + size], above)
        rows.append(above)
    return width, height, rows


def unfilter(method, row, above):
    """Undo the filter of one row: each byte was written as the distance from a guess."""
    # Three bytes before the first pixel, so that it has a left neighbour as well.
    done, above = bytearray(3), bytes(3) + above
    for at, byte in enumerate(row, 3):
        left, up, corner = done[at - 3], above[at], above[at - 3]
        if method == 4:
            guess = min((left, up, corner), key=lambda part: abs(left + up - corner - part))
        else:
            guess = (0, left, up, (left + up) // 2)[method]
        done.append((byte + guess) & 255)
    return bytes(done[3:])


def chunk(name, content):
    """A part of a PNG file."""
    checksum = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)


if __name__ == "__main__":
    main()
