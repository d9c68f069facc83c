"""The whole way once, in real browsers: an edit, a check, a snapshot, a phone."""

import pytest

READY = 'html[data-offline="ready"]'
PASSWORD = "a long enough password"
ACCOUNTS = f"""
from django.contrib.auth.models import Group, User
for name, group in (("sokha", "editors"), ("dara", "verifiers")):
    user = User.objects.create_user(name, password="{PASSWORD}", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
"""


@pytest.fixture
def desk(browser, own_site):
    """Sign in as somebody, in a browser of their own."""
    own_site.manage("shell", "--verbosity=0", "-c", ACCOUNTS)
    contexts = []

    def sign_in(name):
        contexts.append(
            browser.new_context(base_url=own_site.url, viewport={"width": 390, "height": 844})
        )
        page = contexts[-1].new_page()
        page.goto("/admin/")
        page.fill("#id_username", name)
        page.fill("#id_password", PASSWORD)
        page.click("[type=submit]")
        page.goto("/admin/directory/organization/?q=aple")
        page.click("#result_list tbody th a")
        return page

    yield sign_in
    for context in contexts:
        context.close()


def test_edit_reaches_the_phone_only_after_somebody_checked_it(page, own_site, desk):
    page.goto(f"{own_site.url}/en/")
    page.wait_for_selector(READY)

    sokha = desk("sokha")
    assert sokha.evaluate("document.documentElement.scrollWidth") == 390
    sokha.fill("#id_name_en", "APLE with a new name")
    sokha.click("[name=_save]")
    sokha.wait_for_selector(".success")
    page.reload()
    page.wait_for_selector(READY)
    page.fill("#id_q", "APLE")
    assert "new name" not in page.locator("main").inner_text()

    dara = desk("dara")
    dara.goto(dara.url.replace("change", "verify"))
    assert dara.evaluate("document.documentElement.scrollWidth") == 390
    dara.select_option("#id_method", "call")
    dara.click("[name=confirm]")
    dara.wait_for_selector(".success")
    page.reload()
    page.wait_for_selector(READY)
    own_site.kill()
    page.context.set_offline(True)
    page.goto(f"{own_site.url}/en/")
    page.wait_for_selector(READY)
    page.fill("#id_q", "APLE")
    assert page.locator("main article h2").first.inner_text() == "APLE with a new name"
