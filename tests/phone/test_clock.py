"""A wrong clock makes nothing fresh, and an old copy says so."""

import pytest

from tests.phone.conditions import READY, slow

YEAR = 365 * 24 * 60 * 60


@pytest.mark.parametrize("language", ["km", slow("en")])
def test_no_clock_makes_anything_fresh(context, own_site, language):
    page = context.new_page()
    page.goto(f"{own_site.url}/{language}/")
    page.wait_for_selector(READY)
    own_site.kill()
    context.set_offline(True)
    now = page.evaluate("Date.now()") / 1000
    words = page.evaluate("({...document.getElementById('words').dataset})")
    digits = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩") if language == "km" else {}
    for years in range(-10, 11):
        page.clock.set_fixed_time(now + years * YEAR)
        page.reload()
        page.wait_for_selector(READY)
        line = page.locator("[data-copy]").inner_text()
        bar = page.locator("#age").inner_text()
        ages = page.locator("[data-check] time").all_inner_texts()
        if years < 0:
            assert words["clock"] in bar
            assert [text for text in [line, bar, *ages] if "(" in text] == []
        elif years > 0:
            days = words["daysAgo"].replace("{days}", str(365 * years).translate(digits))
            assert days in line
            assert words["veryOld"] in bar
            assert page.locator(".overdue:visible").count() == len(ages)
        else:
            assert words["today"] in line
            assert bar == ""


@pytest.mark.parametrize(("days", "word"), [(30, None), (31, "old"), (90, "old"), (91, "veryOld")])
def test_copy_is_called_old_and_then_very_old(kept, own_site, days, word):
    own_site.kill()
    kept.context.set_offline(True)
    words = kept.evaluate("({...document.getElementById('words').dataset})")
    kept.clock.set_fixed_time(kept.evaluate("Date.now()") / 1000 + days * 24 * 60 * 60)
    kept.reload()
    kept.wait_for_selector(READY)
    bar = kept.locator("[data-copy-age]")
    assert bar.is_visible() is bool(word)
    if word:
        assert words[word] in bar.inner_text()
        assert bar.get_attribute("data-copy-age") == {"old": "old", "veryOld": "very-old"}[word]


def test_check_is_overdue_from_the_next_day_in_cambodia_on(page, site):
    page.goto(f"{site.url}/km/")
    overdue = page.evaluate(
        """async () => {
            const ages = await import("/static/js/phone/ages.js");
            return ["2026-11-25T16:59:59Z", "2026-11-25T17:00:00Z"].map(
                (moment) => ages.isOverdue("2026-11-25", new Date(moment)));
        }"""
    )
    assert overdue == [False, True]


def test_clock_that_the_server_contradicts_is_called_wrong(page, own_site):
    page.goto(f"{own_site.url}/en/")
    page.clock.set_fixed_time("2036-11-25T03:00:00Z")
    page.reload()
    page.wait_for_selector(READY)
    line = page.locator("[data-copy]").inner_text()
    said = page.locator("[data-copy-age]").inner_text()
    assert said == page.locator("#words").get_attribute("data-clock")
    # Ages are those of the server's day, as long as the page is open.
    assert "(today)" in line
