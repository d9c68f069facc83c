"""The list for a case: kept on the phone alone, shared, shortened and emptied."""

import re

from playwright.sync_api import expect

from tests.phone.listing import act, open_listing, shared_text, visit

APLE = "hqw59f"
NAMES = {"km": "អង្គការសកម្មភាពដើម្បីកុមារ", "en": "Action Pour Les Enfants (APLE Cambodia)"}
KEPT = """async () => {
    const asked = indexedDB.open("phlov-case");
    await new Promise((done) => (asked.onsuccess = done));
    const store = asked.result.transaction("listings").objectStore("listings");
    const rows = store.getAll();
    await new Promise((done) => (rows.onsuccess = done));
    asked.result.close();
    return rows.result;
}"""


def test_list_for_this_case_keeps_ids_and_names_and_goes(phone, site):
    act(phone, "keep")
    expect(phone.locator("[data-act=keep]")).to_have_attribute("aria-pressed", "true")
    assert phone.evaluate(KEPT) == [[APLE], {APLE: NAMES}]
    phone.goto(f"{site.url}/km/saved/")
    expect(phone.locator("main article")).to_have_attribute("data-id", APLE)
    act(phone, "forget")
    expect(phone.locator("main article")).to_have_count(0)
    expect(phone.locator("main .empty")).to_be_visible()
    # The store of reports, which is always there, is another matter.
    databases = phone.evaluate("indexedDB.databases()")
    assert [one["name"] for one in databases] == ["phlov-outbox"]


def test_listing_is_taken_off_the_list_again(phone):
    act(phone, "keep")
    expect(phone.locator("[data-act=keep]")).to_have_attribute("aria-pressed", "true")
    act(phone, "keep")
    expect(phone.locator("[data-act=keep]")).to_have_attribute("aria-pressed", "false")
    assert phone.evaluate(KEPT) == [[], {}]


def test_list_survives_an_update_and_marks_what_was_taken_back(page, own_site):
    visit(page, own_site)
    for query in ("APLE", "117"):
        open_listing(page, query)
        act(page, "keep")
        expect(page.locator("[data-act=keep]")).to_have_attribute("aria-pressed", "true")
    own_site.manage(
        "shell",
        "-c",
        "from directory.publish import publishing\n"
        "from directory.rules import verification\n"
        "from directory.models import Organization, Verification\n"
        "from django.utils import timezone\n"
        "aple = Organization.objects.get(slug='aple')\n"
        "by = Verification.objects.first().verifier\n"
        "verification.withdraw(aple, by=by, reason='Moved', at=timezone.now())\n"
        "publishing.publish(at=timezone.now())\n",
    )
    visit(page, own_site)
    page.click("footer a[href$='/saved/']")
    expect(page.locator("main .gone b")).to_have_text([*NAMES.values()])
    expect(page.locator("main .gone p")).to_have_text(re.compile("^ព័ត៌មានផ្សាយនេះត្រូវបានដកចេញ"))
    assert slugs(page) == ["police-117"]


def test_listing_that_is_in_no_copy_any_more_says_so(phone, site):
    act(phone, "keep")
    phone.evaluate("""async () => {
        const asked = indexedDB.open("phlov-case");
        await new Promise((done) => (asked.onsuccess = done));
        const writing = asked.result.transaction("listings", "readwrite");
        writing.objectStore("listings").put(["zzzzzz"], "ids");
        await new Promise((done) => (writing.oncomplete = done));
        asked.result.close();
    }""")
    phone.goto(f"{site.url}/km/saved/")
    expect(phone.locator("main .gone")).to_have_text(re.compile("^zzzzzz.*លែងមាន"))


def test_one_listing_is_removed_from_the_list(phone, site):
    act(phone, "keep")
    expect(phone.locator("[data-act=keep]")).to_have_attribute("aria-pressed", "true")
    phone.goto(f"{site.url}/km/saved/")
    act(phone, "drop")
    expect(phone.locator("main article")).to_have_count(0)
    expect(phone.locator("main .empty")).to_be_visible()
    assert phone.evaluate(KEPT) == [[], {}]


def test_whole_list_is_shared(phone, site):
    act(phone, "keep")
    expect(phone.locator("[data-act=keep]")).to_have_attribute("aria-pressed", "true")
    phone.goto(f"{site.url}/km/saved/")
    assert "092 311 511" in shared_text(phone, "share-all")


def slugs(page):
    return page.locator("main article").evaluate_all("all => all.map(a => a.dataset.listing)")
