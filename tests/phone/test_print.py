"""What was found is on paper whole, however little of it the screen has drawn."""

import re

from tests.phone.listing import visit

# The second is answered by the closest few, with the others folded.
QUERIES = ("", "hospital rape kit", "legal")
SEEN = """() => Array.from(document.querySelectorAll("main .listing"))
    .filter((one) => one.getBoundingClientRect().height > 0).map((one) => one.dataset.id)"""


def test_print_holds_all_that_was_found(page, site):
    visit(page, site, "en")
    page.context.set_offline(True)
    drawn = []
    for query in QUERIES:
        page.click(".brand")
        if query:
            page.fill("#id_q", query)
        else:
            page.click("main a[href='/en/province/12/']")
        page.wait_for_selector("main .chips")
        heading = page.locator("main h1").inner_text()
        on_screen = len(page.evaluate(SEEN))
        # It tells the page before, as Ctrl+P and the button do.
        page.pdf()
        page.emulate_media(media="print")
        on_paper = page.evaluate(SEEN)
        page.emulate_media(media="screen")
        assert len({*on_paper}) == len(on_paper) == int(re.search(r"\d+", heading)[0])
        drawn.append(on_screen < len(on_paper))
    # On the screen less was drawn.
    assert drawn == [True] * len(QUERIES)
