"""A wrong clock makes nothing fresh, and an old copy says so."""

import re

import pytest

from tests.phone.conditions import CHANGE, READY, slow, tell

YEAR = 365 * 24 * 60 * 60


@pytest.mark.parametrize("language", ["km", slow("en")])
def test_no_clock_makes_anything_fresh(context, own_site, language):
    tell(own_site, CHANGE.replace("aple", "helpline"))
    page = context.new_page()
    page.goto(f"{own_site.url}/{language}/")
    page.wait_for_selector(READY)
    own_site.kill()
    context.set_offline(True)
    called = page.locator("article.hotline", has=page.locator("a[href='tel:1280']"))
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
            # Two years are told in years.
            word, unit = ("daysAgo", 365 * years) if years == 1 else ("yearsAgo", years)
            assert re.sub("{.*}", str(unit).translate(digits), words[word]) in line
            assert words["veryOld"] in bar
            # Each hotline says how long ago it was checked or printed, if that is known. One was
            # called, and says that it is overdue; of the others a print says itself how old it is.
            assert len(ages) > 1
            assert [text for text in ages if "(" not in text] == []
            overdue = page.locator(".overdue:visible")
            assert (overdue.count(), called.locator(overdue).count()) == (1, 1)
        else:
            assert words["today"] in line
            assert bar == ""


@pytest.mark.parametrize(("days", "word"), [(30, None), (31, "old"), (90, "old"), (91, "veryOld")])
def test_copy_is_called_old_and_then_very_old(kept, own_address, days, word):
    own_address.kill()
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


def test_clock_that_the_server_contradicts_is_called_wrong(page, site):
    page.goto(f"{site.url}/en/")
    page.clock.set_fixed_time("2036-11-25T03:00:00Z")
    page.reload()
    page.wait_for_selector(READY)
    line = page.locator("[data-copy]").inner_text()
    said = page.locator("[data-copy-age]").inner_text()
    assert said == page.locator("#words").get_attribute("data-clock")
    # Ages are those of the server's day, as long as the page is open.
    assert "(today)" in line


def hour_for_opening(page):
    return page.evaluate(
        """async () => {
            const ages = await import("/static/js/phone/ages.js");
            const store = await import("/static/js/phone/store.js");
            ages.setDrift((await store.state()).drift);
            return [Date.now(), ages.clock().getTime(), ages.now().getTime()];
        }"""
    )


@pytest.mark.parametrize(("minutes", "is_believed"), [(1, False), (3, True), (600, True)])
def test_hours_follow_the_clock_of_the_last_contact(kept, own_address, minutes, is_believed):
    """A clock that is behind; what is kept of it holds without a network too."""
    behind = kept.evaluate("Date.now()") / 1000 - minutes * 60
    kept.clock.set_fixed_time(behind)
    kept.reload()
    kept.wait_for_selector(READY)
    own_address.kill()
    kept.context.set_offline(True)
    kept.reload()
    kept.wait_for_selector(READY)
    phone, clock, _now = hour_for_opening(kept)
    assert phone == int(behind * 1000)
    assert (clock > phone) == is_believed
    if is_believed:
        # The server tells whole seconds, and some pass until it is asked.
        assert minutes - 0.1 < (clock - phone) / 60_000 < minutes + 1


def test_clock_that_was_days_off_may_have_been_set_since(kept, own_address):
    """Then no age and no hour is worked out by it."""
    real = kept.evaluate("Date.now()") / 1000
    kept.clock.set_fixed_time(real + 40 * 24 * 60 * 60)
    kept.reload()
    kept.wait_for_selector(READY)
    own_address.kill()
    kept.context.set_offline(True)
    kept.clock.set_fixed_time(real + 80 * 24 * 60 * 60)
    kept.reload()
    kept.wait_for_selector(READY)
    phone, clock, now = hour_for_opening(kept)
    assert phone == clock == now
