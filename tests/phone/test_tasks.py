"""Ten tasks of field workers: at most three taps, or one search, lead to the right call button."""

from playwright.sync_api import expect

from tests.phone.listing import visit

# (what is done: links and buttons that are tapped, or one search; the number that must be there).
TASKS = {
    "raped last night": (["main a[href$='/urgent/after-rape/']"], "119"),
    "in danger now": ([], "117"),
    "a child alone": (["main a[href$='/urgent/child-alone/']"], "1280"),
    "wants to die": (["main a[href$='/urgent/wants-to-die/']"], "119"),
    "injured": ([], "119"),
    "a girl needs a shelter in Kampong Thom": ("girl shelter kampong thom", "1280"),
    "just left a compound": ("compound", "1288"),
    "a boy who was abused": ("abused boy", "1280"),
    "husband beats her now": ("husband beats her now", "117"),
    "a foreigner without a passport": ("lost passport", "1288"),
}
MOST_TAPS = 3
CALLS = "main a.call:visible, main a.ask:visible"


def test_ten_tasks_end_at_the_right_call_button(page, site):
    page.set_viewport_size({"width": 360, "height": 740})
    visit(page, site, "en")
    page.context.set_offline(True)
    for way, number in TASKS.values():
        page.click(".brand")
        page.wait_for_selector("main .hotline")
        if isinstance(way, str):
            page.fill("#id_q", way)
        else:
            assert len(way) <= MOST_TAPS
            for tapped in way:
                page.click(tapped)
        button = page.locator(CALLS).and_(page.locator(f"a[href='tel:{number}']")).first
        expect(button).to_be_in_viewport(ratio=1)
