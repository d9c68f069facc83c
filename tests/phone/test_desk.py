"""The desk in real browsers: an edit, a check with one thumb, a snapshot, a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

READY = 'html[data-offline="ready"]'
PASSWORD = "a long enough password"
ACCOUNTS = f"""
from django.contrib.auth.models import Group, User
for name, group in (("sokha", "editors"), ("dara", "verifiers"), ("bopha", "verifiers")):
    user = User.objects.create_user(name, password="{PASSWORD}", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
"""
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
# What an editor or a verifier opens in a day; %s is the key of an organization.
SCREENS = [
    "/admin/",
    "/admin/coverage/",
    "/admin/numbers/",
    "/admin/numbers/paper/",
    *(f"/admin/{page}/" for page in ("catalogue", "catalogue/history", "directory/need")),
    "/admin/directory/organization/",
    *(
        f"/admin/directory/organization/%s/{page}/"
        for page in ("change", "verify", "verify/1", "history", "alert", "withdraw", "vetting")
    ),
    "/admin/directory/organization/%s/link/",
    "/admin/directory/organization/%s/compare/?from=1&to=1",
]


@pytest.fixture
def desk(browser, own_site):
    """Sign in as somebody, in a browser of their own, and open an organization."""
    own_site.manage("shell", "--verbosity=0", "-c", ACCOUNTS)
    contexts = []

    def sign_in(name, viewport=PHONE):
        contexts.append(
            browser.new_context(base_url=own_site.url, viewport=viewport, locale="km-KH")
        )
        page = contexts[-1].new_page()
        page.goto("/admin/")
        page.fill("#id_username", name)
        page.fill("#id_password", PASSWORD)
        page.click("[type=submit]")
        page.goto("/admin/directory/organization/?q=childsafe")
        page.click("#result_list tbody th a")
        return page

    yield sign_in
    for context in contexts:
        context.close()


def open_sheet(page):
    page.goto(page.url.split("/change/")[0] + "/verify/")


def test_edit_reaches_the_phone_only_after_somebody_checked_it(page, own_site, desk):
    page.goto(f"{own_site.url}/en/")
    page.wait_for_selector(READY)

    sokha = desk("sokha")
    sokha.fill("#id_name_en", "ChildSafe with a new name")
    sokha.click("[name=_save]")
    sokha.wait_for_selector(".success")
    page.reload()
    page.wait_for_selector(READY)
    page.fill("#id_q", "ChildSafe")
    assert "new name" not in page.locator("main").inner_text()

    dara = desk("dara")
    open_sheet(dara)
    dara.check("[name=all_unchanged]")
    dara.check("[name=decide-name][value=yes]")
    dara.check("[name=method][value=call]")
    dara.click("[name=confirm]")
    dara.wait_for_selector(".publication[data-state=published]")
    own_site.wait_for_news()
    page.reload()
    page.wait_for_selector(READY)
    own_site.kill()
    page.context.set_offline(True)
    page.goto(f"{own_site.url}/en/")
    page.wait_for_selector(READY)
    page.fill("#id_q", "ChildSafe")
    assert page.locator("main article h2").first.inner_text() == "ChildSafe with a new name"


def test_unchanged_entry_is_confirmed_in_three_taps(desk):
    dara = desk("dara")
    open_sheet(dara)
    dara.evaluate(
        "window.taps = 0; addEventListener('pointerdown', () => sessionStorage.taps = ++taps)"
    )
    dara.click("[name=all_unchanged]")
    dara.click("[name=method][value=call]")
    dara.click("[name=confirm]")
    dara.wait_for_selector(".success")
    assert dara.evaluate("sessionStorage.taps") == "3"
    # The next sheet is open already; what was confirmed is a link away.
    expect(dara.locator("[name=all_unchanged]")).not_to_be_checked()
    dara.click(".success a")
    expect(dara.locator(".piece article")).to_have_count(2)


def test_lost_connection_and_the_back_button_lose_nothing(own_site, desk):
    dara = desk("dara")
    open_sheet(dara)
    dara.fill("[name=note]", "She was out")
    dara.locator("[data-status]").filter(has_text="បានរក្សាទុក").wait_for()
    dara.goto("/admin/")
    dara.go_back()
    assert dara.input_value("[name=note]") == "She was out"

    own_site.kill()
    dara.fill("[name=note]", "She was out until Monday")
    dara.check("[name=all_unchanged]")
    dara.check("[name=method][value=call]")
    dara.click("[name=confirm]")
    dara.locator("[data-status]").filter(has_text="គ្មានការតភ្ជាប់").wait_for()
    assert dara.input_value("[name=note]") == "She was out until Monday"

    own_site.start()
    dara.click("[name=confirm]")
    dara.wait_for_selector(".success")


def test_what_was_typed_before_going_back_overwrites_nothing(desk):
    sokha, chan = desk("sokha"), desk("sokha")
    for page, name in ((chan, "Theirs"), (sokha, "Mine")):
        page.fill("#id_name_en", name)
        page.click("[name=_save]")
    sokha.wait_for_selector(".merge")
    sokha.go_back()
    # The page is new, and what was typed is still in it.
    expect(sokha.locator("#id_name_en")).to_have_value("Mine")
    assert sokha.locator("#id_name_en").get_attribute("value") == "Theirs"
    sokha.click("[name=_save]")
    expect(sokha.locator(".merge .decide")).to_contain_text("Theirs")


def test_who_goes_back_without_typing_reads_anew(desk):
    sokha, chan = desk("sokha"), desk("sokha")
    sokha.goto("/admin/")
    chan.fill("#id_name_en", "Theirs")
    chan.click("[name=_save]")
    chan.wait_for_selector(".success")
    sokha.go_back()
    expect(sokha.locator("#id_name_en")).to_have_value("Theirs")
    sokha.fill("#id_name_en", "Mine after all")
    sokha.click("[name=_save]")
    sokha.wait_for_selector(".success")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_screens_have_no_barrier_and_do_not_scroll_sideways(desk, viewport):
    dara = desk("dara", viewport)
    key = dara.url.split("/organization/")[1].split("/")[0]
    dara.goto("/admin/numbers/")
    number = dara.locator(".todo a").first.get_attribute("href")
    found = {}
    for address in [*SCREENS, number]:
        dara.goto(address.replace("%s", key))
        violations = [barrier["id"] for barrier in Axe().run(dara).response["violations"]]
        width = dara.evaluate("document.documentElement.scrollWidth")
        if violations or width > viewport["width"]:
            found[address] = (violations, width)
    assert found == {}
    # On paper, too, a choice stands in one line.
    dara.goto("/admin/numbers/paper/")
    dara.emulate_media(media="print")
    boxes = dara.locator("tbody td:last-child span")
    widths = boxes.evaluate_all("all => all.map((one) => one.getBoundingClientRect().width)")
    assert [width for width in widths if width < 40] == []


def test_shell_on_the_smallest_phone(desk):
    dara = desk("dara", {"width": 320, "height": 640})
    dara.goto("/admin/coverage/")
    assert dara.evaluate("document.documentElement.scrollWidth") == 320
    for menu in (".tabs details", "#user-tools details"):
        summary = dara.locator(f"{menu} summary")
        summary.click()
        expect(dara.locator(menu)).to_have_attribute("open", "")
        dara.keyboard.press("Tab")
        dara.keyboard.press("Escape")
        expect(dara.locator(menu)).not_to_have_attribute("open", "")
        expect(summary).to_be_focused()
        summary.click()
        dara.click("#content > h1, .desk > p", position={"x": 1, "y": 1})
        expect(dara.locator(menu)).not_to_have_attribute("open", "")


def test_partner_answers_on_a_phone_in_khmer(page, own_site, desk):
    dara = desk("dara")
    dara.goto(dara.url.split("/change/")[0] + "/link/")
    # Whoever clicks twice has made one link, not two.
    dara.dblclick("[name=make]")
    page.goto(dara.input_value("#address"))
    expect(dara.locator(".desk .todo li")).to_have_count(1)
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.click("[name=all]")
    page.get_by_role("heading", name="សូមអរគុណ").wait_for()
    assert page.context.cookies() == []
    dara.goto("/admin/")
    dara.get_by_text("បានឆ្លើយថាព័ត៌មានទាំងអស់នៅត្រឹមត្រូវ").wait_for()
