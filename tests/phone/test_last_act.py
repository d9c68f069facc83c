"""The phone says when a person last acted, and turns loud once that is long ago."""

import pytest

from tests import line as faults
from tests.phone.conditions import READY, WITHDRAW, pointer_of, signed, tell


def strip(page):
    """What the strip says, and what of it is loud."""
    part = page.locator("[data-last-act]")
    return part.inner_text(), part.locator("strong:visible").all_inner_texts()


def words_of(page):
    return page.evaluate("({...document.getElementById('words').dataset})")


@pytest.mark.parametrize("language", ["km", "en"])
def test_strip_of_the_server_and_of_the_phone_are_the_same(browser, page, own_site, language):
    tell(own_site, WITHDRAW)
    without_script = browser.new_page(java_script_enabled=False)
    without_script.goto(f"{own_site.url}/{language}/")
    page.goto(f"{own_site.url}/{language}/about/")
    page.wait_for_selector(READY)
    said = strip(page)
    # A server tells phones of a withdrawal before its own pages follow.
    for _ in range(100):
        if strip(without_script) == said:
            break
        without_script.reload()
    assert strip(without_script) == said
    assert words_of(page)["today"] in said[0]
    without_script.context.close()


@pytest.mark.parametrize(("days", "is_loud"), [(60, False), (61, True)])
def test_strip_turns_loud_though_the_server_answers(page, own_site, days, is_loud):
    ago = f"from datetime import timedelta\nnow -= timedelta(days={days})\n"
    tell(own_site, f"{ago}{WITHDRAW}\nnow = timezone.now()")
    page.goto(f"{own_site.url}/en/about/")
    page.wait_for_selector(READY)
    said, loud = strip(page)
    assert f"({days} days ago)" in said
    assert loud == ([words_of(page)["silent"]] if is_loud else [])
    assert "(today)" in page.locator("[data-copy]").inner_text()


def test_list_that_nobody_checked_says_so_loudly(page, site):
    page.goto(f"{site.url}/km/about/")
    page.wait_for_selector(READY)
    sentence = words_of(page)["unchecked"]
    assert strip(page) == (sentence, [sentence])


def test_pointer_of_an_older_release_says_nothing(page, own_site, line):
    older = pointer_of(own_site)
    del older["last_human_act_on"]
    answer = faults.replaced(signed(own_site, older), kind=b"application/json")
    line.spoil = {"/data/current.json": answer}.get
    page.goto(f"{line.url}/km/about/")
    page.wait_for_selector(READY)
    assert strip(page) == ("", [])
