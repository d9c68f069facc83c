"""Prints as Chromium makes them: found as words, read by a camera, and nothing clipped."""

import shutil
import subprocess

import pytest
import zxingcpp

from tests.phone.conditions import pointer_of

ADDRESS = "https://phlov.example"
# A twentieth of a millimetre, at 96 points of a style sheet in an inch.
MM, NEARLY = 96 / 25.4, 0.2
CLIPPED = """() => [...document.querySelectorAll("td, th, p, dt, dd, li, .front, .back")]
    .filter((one) => one.clientWidth && one.scrollWidth > one.clientWidth + 1
        || one.matches(".front, .back") && one.scrollHeight > one.clientHeight + 1)
    .map((one) => one.textContent.slice(0, 40))"""


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils are not here")
def test_pdf_is_found_by_its_words_and_its_code_is_read(site, browser, tmp_path):
    told = ["--address", ADDRESS, "--province", "06"]
    made = site.manage("print_directory", str(tmp_path), *told).split()
    assert made == [str(tmp_path / f"phlov-province-06-{code}.pdf") for code in ("km", "en")]
    texts = [run("pdftotext", path, "-") for path in made]
    khmer, english = (text.decode().split() for text in texts)
    assert ({"កំពង់ធំ", "117", "នគរបាល"} - {*khmer}, {"Thom", "117"} - {*english}) == (set(), set())
    number = pointer_of(site)["seq"]
    assert codes_in(made[0]) == {f"{ADDRESS}/print/{number}"}


@pytest.mark.parametrize("language", ["km", "en"])
def test_nothing_is_clipped_and_the_card_has_its_size(page, site, language):
    page.emulate_media(media="print")
    page.set_viewport_size({"width": round(186 * MM), "height": round(275 * MM)})
    for name in ("province/06", "booklet", "poster", "card"):
        page.goto(f"{site.url}/{language}/paper/{name}/")
        assert (name, page.evaluate(CLIPPED)) == (name, [])
    for face in page.locator(".front, .back").all():
        box = face.bounding_box()
        assert abs(box["width"] / MM - 85) < NEARLY
        assert abs(box["height"] / MM - 54) < NEARLY


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout


def codes_in(path):
    """The texts of the codes on the first page of a PDF, as a camera sees it in grey."""
    picture = run("pdftoppm", "-r", "150", "-gray", "-f", "1", "-l", "1", path)
    _kind, width, height, _white, points = picture.split(maxsplit=4)
    shape = [int(height), int(width)]
    seen = memoryview(points[-shape[0] * shape[1] :]).cast("B", shape=shape)
    return {code.text for code in zxingcpp.read_barcodes(seen)}
