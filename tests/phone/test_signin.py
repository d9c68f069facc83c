"""Signing in on a phone: a passkey, and an app on a small screen."""

import pytest

from tests.desk.signin.accounts import PASSWORD, code_of

# In a real browser ------------------------------------------------------------------------------

ACCOUNT = f"""
from django.contrib.auth.models import Group, User
user = User.objects.create_user("dara", password="{PASSWORD}", is_staff=True)
user.groups.add(Group.objects.get(name="verifiers"))
"""


PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def desk(browser, own_site):
    """Dara's first sign-in, on a phone that keeps passkeys: the page and what it complained of."""
    own_site.kill()
    own_site.environment["PHLOV_SECOND_FACTOR"] = "1"
    own_site.manage("shell", "--verbosity=0", "-c", ACCOUNT)
    own_site.start()
    # Passkeys belong to a name, never to a number.
    address = own_site.url.replace("127.0.0.1", "localhost")
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
    page.goto("/admin/")
    page.fill("#id_username", "dara")
    page.fill("#id_password", PASSWORD)
    page.click("#content [type=submit]")
    page.wait_for_url("**/account/factor/")
    yield page, complaints
    context.close()


def guess(page):
    """Guess at the password until the right one is refused too; that keeps no passkey out."""
    said = {"login": "dara", "csrfmiddlewaretoken": page.input_value("[name=csrfmiddlewaretoken]")}
    for password in [*["wrong"] * 6, PASSWORD]:
        form = said | {"password": password}
        answer = page.request.post("/admin/login/", form=form, max_redirects=0)
        assert answer.status == 200


def test_passkey_opens_the_desk_without_a_password(desk):
    page, complaints = desk
    page.click("a[href$='passkeys/add/']")
    page.check("#id_passwordless")
    assert page.locator("#passkey-failed").is_hidden()
    page.click("#add")
    page.wait_for_url("**/account/factor/codes/")
    assert page.locator(".codes li").count() == 10
    page.click("#content .button")
    page.wait_for_url("**/admin/")
    page.click("#user-tools summary")
    page.click("#logout-form button")
    page.goto("/admin/login/")
    guess(page)
    page.click("#passkey_login")
    page.wait_for_url("**/admin/")
    assert page.locator("#user-tools").is_visible()
    assert complaints == []


def test_app_is_set_up_on_a_small_screen(desk):
    page, complaints = desk
    page.click("a[href$='app/']")
    picture = page.locator(".qr")
    picture.wait_for()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.fill("#id_code", code_of(page.locator("#secret").inner_text()))
    page.click("#content [type=submit]")
    page.wait_for_url("**/account/factor/codes/")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert complaints == []
