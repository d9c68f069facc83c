"""The form of an entry in a real browser: how much has to be done, and how long the page is."""

import json

import pytest

PASSWORD = "a long enough password"
ACCOUNTS = f"""
from django.contrib.auth.models import Group, User
user = User.objects.create_user("sokha", password="{PASSWORD}", is_staff=True)
user.groups.add(Group.objects.get(name="editors"))
"""
ADD = "/admin/directory/organization/add/"
# What was entered, as the database has it afterwards.
STORED = """
import json
from directory.models import Organization
made = Organization.objects.get(slug="tlc")
rows = {service.name_en: service for service in made.services.all()}
print(json.dumps({
    "services": list(rows),
    "kinds": [row.kinds.get().code for row in rows.values()],
    "nationwide": [row.nationwide for row in rows.values()],
    "groups": [row.served_groups.count() for row in rows.values()],
    "days": [row.schedules.count() for row in rows.values()],
    "phones": [phone.service and phone.service.name_en for phone in made.phones.all()],
    "places": made.locations.count(),
}))
"""
MOST_ACTS, MOST_PIXELS = 45, 3000


class Hands:
    """What a person does on a page, counted: clicks and fields."""

    def __init__(self, page):
        self.page, self.acts, self.heights = page, 0, []

    def click(self, selector):
        self.acts += 1
        self.page.locator(selector).click()

    def fill(self, **texts):
        for name, text in texts.items():
            self.acts += 1
            self.page.fill(f"[name='{name.replace('__', '-')}']", text)

    def choose(self, name, value):
        self.acts += 1
        self.page.select_option(f"[name='{name}']", value)

    def go_to(self, part):
        self.click(f".map [href='#part-{part}']")
        self.measure()

    def measure(self):
        self.heights.append(self.page.evaluate("document.documentElement.scrollHeight"))


@pytest.fixture
def hands(browser, own_site):
    """Sokha's, on the blank form at a desk."""
    own_site.manage("shell", "--verbosity=0", "-c", ACCOUNTS)
    context = browser.new_context(base_url=own_site.url, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"/admin/login/?next={ADD}")
    page.fill("#id_username", "sokha")
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
    yield Hands(page)
    context.close()


def add_service(hands, number, *, km, en, kind, words, phone):
    """Fill in one service: its names, a kind that is found by a word, hours, a number."""
    row = f"#services-{number}"
    if number:
        hands.click(f"{row} > summary")
    texts = {"name_km": km, "name_en": en, "hours": "Mon-Fri 08:00-17:00", "new_number": phone}
    hands.fill(**{f"services__{number}__{name}": text for name, text in texts.items()})
    hands.acts += 1
    hands.page.fill(f"#id_services-{number}-kinds-find", words)
    hands.click(f"{row} .field-kinds label:visible:has-text('{kind}')")
    if number:
        hands.click(f"{row} [data-repeat] button")
    else:
        hands.click(f"{row} label:has([name$=-nationwide][value=True])")
        hands.click(f"{row} .field-serves label[data-key] >> nth=1")
        hands.click(f"{row} .field-serves label[data-key] >> nth=2")
    hands.measure()


def test_organization_with_three_services_takes_few_acts(hands, own_site):
    hands.fill(
        name_km="មជ្ឈមណ្ឌលសាកល្បង",
        name_en="Trial Centre",
        acronym="TLC",
        description_km="ជួយស្ត្រី",
        description_en="Helps women",
    )
    hands.measure()
    hands.go_to("services")
    kinds = [
        ("ជម្រក", "Shelter", "ជម្រកបន្ទាន់", "emergency shelter", "+85500000001"),
        ("មេធាវី", "Lawyers", "ជំនួយផ្នែកច្បាប់", "legal aid", "+85500000002"),
        ("ប្រឹក្សា", "Counselling", "ការប្រឹក្សា", "counselling", "+85500000003"),
    ]
    for number, (km, en, kind, words, phone) in enumerate(kinds):
        add_service(hands, number, km=km, en=en, kind=kind, words=words, phone=phone)
    hands.go_to("numbers")
    hands.fill(phones__0__number="+85500000004")
    hands.go_to("places")
    province = hands.page.locator("[name='locations-0-province'] option").nth(1)
    code = province.get_attribute("value")
    hands.choose("locations-0-province", code)
    hands.click("#locations-1 > summary")
    hands.choose("locations-1-province", code)
    hands.measure()
    hands.click("[name=_save]")
    hands.page.wait_for_selector(".success")
    assert json.loads(own_site.manage("shell", "--verbosity=0", "-c", STORED)) == {
        "services": ["Shelter", "Lawyers", "Counselling"],
        "kinds": ["emergency-shelter", "legal-aid", "counselling"],
        "nationwide": [True, True, True],
        "groups": [2, 2, 2],
        "days": [5, 5, 5],
        # The last one belongs to no service.
        "phones": ["Shelter", "Lawyers", "Counselling", None],
        "places": 2,
    }
    print(f"acts: {hands.acts}, heights: {hands.heights}")
    assert hands.acts <= MOST_ACTS
    assert max(hands.heights) <= MOST_PIXELS
