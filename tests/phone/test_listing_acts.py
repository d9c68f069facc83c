"""What a reader can do with a listing: copy, show, share, save, print."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.phone.listing import act, open_listing, saved_contact, shared_text, visit

SMS_LETTERS = 2 * 67
APLE = "hqw59f"
# What the starter data says of APLE, which nobody has called.
WEAK = "ចុះផ្សាយនៅថ្ងៃទី ២០ ធ្នូ ២០២៣ ហើយមិនទាន់មានអ្នកណាទូរសព្ទទៅសួរទេ។"


@pytest.fixture
def without_program(page, site):
    """A page that has not started the program, to call a function of one of its modules."""
    page.route("**/js/app.*.js", lambda route: route.abort())
    page.goto(f"{site.url}/km/")
    return page


def test_copy_takes_the_number_as_it_is_written(phone):
    act(phone, "copy")
    expect(phone.locator(".acts [role=status]")).to_have_text("បានចម្លង។")
    assert phone.evaluate("navigator.clipboard.readText()") == "092 311 511"


def test_copy_works_where_the_browser_has_no_clipboard_for_pages(page, site):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    visit(page, site)
    open_listing(page)
    act(page, "copy")
    expect(page.locator(".acts [role=status]")).to_have_text("បានចម្លង។")


def test_large_view_has_both_languages_and_large_digits(phone):
    act(phone, "big")
    expect(phone.locator(".big")).to_be_visible()
    assert phone.locator(".big p").evaluate_all("all => all.map(p => p.lang)") == [
        "km",
        "en",
        "km",
        "en",
        "km",
    ]
    assert phone.locator(".big p").last.inner_text() == WEAK
    digits = phone.locator(".big b")
    assert digits.all_inner_texts() == ["092 311 511"]
    assert digits.evaluate("b => parseFloat(getComputedStyle(b).fontSize)") >= 40
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    expect(phone.locator("main article")).to_be_hidden()
    expect(phone.locator("[data-exit]")).to_be_in_viewport()
    act(phone, "close")
    expect(phone.locator("main article")).to_be_visible()
    expect(phone.locator("[data-act=big]")).to_be_focused()


def test_contact_is_a_vcard_that_every_phone_reads(phone):
    with phone.expect_download() as waiting:
        act(phone, "contact")
    assert waiting.value.suggested_filename == "contact.vcf"
    octets = Path(waiting.value.path()).read_bytes()
    lines = octets.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    # Each line is whole text by itself: no character was cut.
    unfolded = "\r\n".join(line.decode() for line in lines).replace("\r\n ", "").split("\r\n")
    name = "អង្គការសកម្មភាពដើម្បីកុមារ (Action Pour Les Enfants (APLE Cambodia))"
    assert unfolded[:5] == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{name};;;;",
        f"FN:{name}",
        f"ORG:{name}",
    ]
    assert unfolded[5].startswith("NOTE:ខ្សែទូរសព្ទ")
    assert "exploitation\\; reports" in unfolded[5]
    assert unfolded[5].endswith(WEAK)
    assert unfolded[6:] == ["TEL;TYPE=WORK,VOICE:+85592311511", "END:VCARD"]


def test_shared_text_fits_two_messages_with_whole_numbers(phone):
    shared = shared_text(phone)
    assert shared.split("\n") == [
        "អង្គការសកម្មភាពដើម្បីកុមារ",
        "092 311 511",
        WEAK,
    ]
    assert len(shared) <= SMS_LETTERS


def test_text_of_a_listing_without_number_names_the_line_to_ask(page, site):
    visit(page, site)
    open_listing(page, "Hagar")
    assert shared_text(page).split("\n")[1:] == [
        "គ្មានលេខរបស់អង្គការនេះដែលបានបញ្ជាក់ទេ។ សូមសួរ៖",
        "1280 កុមារ យុវជន",
        "មិនដឹងកាលបរិច្ឆេទចុះផ្សាយ ហើយមិនទាន់មានអ្នកណាទូរសព្ទទៅសួរទេ។",
    ]


def test_caution_goes_whole_before_the_number(page, site):
    visit(page, site)
    open_listing(page, "117")
    caution = page.locator("main .caution").inner_text()
    assert caution.startswith("មុនពេលទូរសព្ទ៖ អ្នកដែលត្រូវគេឃុំ")
    lines = shared_text(page).split("\n")
    assert (lines[1], lines[2]) == (caution, "117")
    card = saved_contact(page)
    assert card.index(f"NOTE:{caution}") < card.index("TEL;")
    act(page, "big")
    expect(page.locator(".big")).to_be_visible()
    shown = page.locator(".big p, .big b").all_inner_texts()
    assert (shown[0], shown[3]) == (caution, "117")
    assert page.locator(".big p").first.get_attribute("lang") == "km"


def test_text_is_copied_where_nothing_can_be_shared(phone):
    act(phone, "share")
    expect(phone.locator(".acts [role=status]")).to_contain_text("បិទភ្ជាប់")
    assert "092 311 511" in phone.evaluate("navigator.clipboard.readText()")


def test_long_names_are_cut_between_clusters_before_the_numbers(without_program):
    texts = without_program.evaluate(
        """async ([name, numbers]) => {
            const { shareText } = await import("/static/js/acts/acts.js");
            return name.map((km) => shareText({
                names: { km },
                warnings: [],
                phones: numbers.map((text) => ({ text })),
                checked: "ត្រួតពិនិត្យ ២២ វិច្ឆិកា ២០២៦",
            }));
        }""",
        [["ខ្ញុំស្រ្តី" * 40 + "ក" * extra for extra in range(12)], ["1280", "092 311 511"] * 8],
    )
    for text in texts:
        name, *lines = text.split("\n")
        assert len(text) <= SMS_LETTERS
        assert set(lines) <= {"1280", "092 311 511", "ត្រួតពិនិត្យ ២២ វិច្ឆិកា ២០២៦"}
        assert len(lines) >= 5
        assert re.search("(្|[ក-ឳ])…$|[ា-៓]…$", name)
        assert not name.endswith("្…")


def test_folded_line_never_cuts_a_character(without_program):
    names = ["x" * length + "ខ្ញុំ🙂" for length in range(60, 80)]
    cards = without_program.evaluate(
        """async (names) => {
            const { vcard } = await import("/static/js/acts/contact.js");
            const rest = { warnings: [], phones: [], checked: "" };
            return names.map((km) => vcard({ names: { km }, ...rest }));
        }""",
        names,
    )
    for name, card in zip(names, cards, strict=True):
        assert max(len(line.encode()) for line in card.split("\r\n")) <= 75
        assert f"FN:{name}\r\n" in card.replace("\r\n ", "")


def test_pocket_card_has_numbers_and_no_word(phone, site):
    phone.goto(f"{site.url}/km/")
    expect(phone.locator("article.hotline").first).to_be_visible()
    phone.evaluate("window.print = () => {}")
    phone.click("footer [data-act=card]")
    expect(phone.locator(".pocket")).to_be_attached()
    phone.emulate_media(media="print")
    assert phone.locator("body").inner_text().split("\n") == [
        "117",
        "1288",
        "1280",
        "119",
        "118",
        "092 311 511",
        "012 311 112",
        "1297",
    ]
    phone.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(phone.locator("article.hotline").first).to_be_visible()
    assert phone.locator(".pocket").count() == 0


@pytest.mark.parametrize("path", ["o/hqw59f/", "province/12/"])
def test_print_leaves_out_what_paper_cannot_do(page, site, path):
    page.goto(f"{site.url}/en/{path}")
    page.emulate_media(media="print", color_scheme="dark")
    for gone in ("header", ".search", "footer nav", "button"):
        assert page.locator(gone).filter(visible=True).count() == 0, gone
    number = page.locator("main .call", has_text="092 311 511")
    assert number.evaluate("call => getComputedStyle(call).color") == "rgb(0, 0, 0)"
    expect(page.locator("[data-copy]")).to_be_visible()


def test_listing_without_a_number_offers_only_what_can_be_done(phone):
    open_listing(phone, "AIM")
    shown = phone.locator("main [data-act]").filter(visible=True)
    assert shown.evaluate_all("all => all.map(one => one.dataset.act)") == [
        "share",
        "keep",
        "print",
    ]


def test_without_script_the_call_is_there_and_no_dead_button(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.url}/en/o/{APLE}/")
    expect(page.locator("main a.call")).to_have_attribute("href", "tel:+85592311511")
    assert page.locator("main button").filter(visible=True).count() == 0
    context.close()
