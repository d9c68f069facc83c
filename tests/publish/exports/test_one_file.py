"""The one file to pass on: whole without script, and it fetches nothing."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from directory.models import Organization
from directory.publish import publishing, reader
from directory.publish.exports import one_file
from directory.rules import alerts, editing
from directory.server import signing
from tests import make

pytestmark = pytest.mark.one_database


@pytest.fixture
def text(current):
    """The file as text."""
    return one_file.to_html(current).decode()


class Elements(HTMLParser):
    """The elements of a page, each as (name, attributes)."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Remember an element."""
        self.found.append((tag, dict(attrs)))


def test_each_listing_is_found_by_a_link(text, listed):
    elements = Elements(text).found
    ids = {attributes["id"] for tag, attributes in elements if tag == "article"}
    led_to = {attrs.get("href", "")[1:] for tag, attrs in elements if tag == "a"}
    assert ids == {listed[name].public_id for name in ("river", "lotus", "meadow")}
    assert ids - led_to == set()


def test_two_listings_of_one_short_name_stay_two(listed, monkeypatch):
    """As where a former release let an entry take the name of one that was renamed."""
    monkeypatch.setattr(editing, "_require_not_listed", lambda *_: None)
    river = listed["river"]
    Organization.objects.filter(pk=river.pk).update(slug="river-office")
    river.refresh_from_db()
    editing.save(river, by=listed["sokha"], at=make.NOW)
    second = make.organization("river", editor=listed["sokha"])
    make.confirm(second, by=listed["dara"])
    publishing.publish(at=make.NOW)
    found = [one["id"] for one in one_file.listings(reader.current())]
    assert {river.public_id, second.public_id} < {*found}
    assert len(found) == len({*found}) == 4


def test_it_fetches_nothing(text):
    for tag, attributes in Elements(text).found:
        assert tag not in ("link", "img", "iframe", "object", "base", "form")
        assert "src" not in attributes
        assert attributes.get("href", "#").startswith(("#", "tel:"))


def test_policy_lets_its_own_script_and_style_act_alone(text):
    policy = next(attrs["content"] for _tag, attrs in Elements(text).found if "content" in attrs)
    for name in ("script", "style"):
        [own] = re.findall(f"<{name}>(.*?)</{name}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


def test_it_says_until_when_it_may_be_used_in_both_languages(text):
    assert "Do not use this copy after 25 December 2026." in text
    assert "សូមកុំប្រើច្បាប់ចម្លងនេះ ក្រោយថ្ងៃទី ២៥ ធ្នូ ២០២៦។" in text


def test_whatever_warns_stands_before_every_number(listed):
    told = {"sentence": "full", "reason": "They said so", "ends_on": make.TODAY}
    alerts.start(listed["river"], by=listed["dara"], at=make.NOW, **told)
    publishing.publish(at=make.NOW)
    text = one_file.to_html(reader.current()).decode()
    top, articles = text.split("</nav>")
    listing = articles.split(f'<article id="{listed["river"].public_id}">')[1]
    for part in (top, listing):
        assert 0 < part.find("Full: nobody new") < part.find('href="tel:')


SIGNATURE = re.compile('"signature":"(.*)",\n')


def test_it_has_the_signature_of_this_site(text):
    line = SIGNATURE.search(text)
    assert signing.is_signed(text.replace(line[0], "").encode(), line[1], signing.keys().public)


def test_machine_without_the_key_gives_it_unsigned(current, text, settings, tmp_path):
    settings.SIGNING_KEY = tmp_path / "none.json"
    assert one_file.to_html(current).decode() == SIGNATURE.sub("", text)


def test_text_of_a_listing_is_no_markup(listed):
    listed["river"].name_en = "<script>alert(1)</script>"
    listed["river"].save()
    make.editing.save(listed["river"], by=listed["sokha"], at=make.NOW)
    make.confirm(listed["river"], by=listed["dara"])
    publishing.publish(at=make.NOW)
    tags = [tag for tag, _ in Elements(one_file.to_html(reader.current()).decode()).found]
    assert tags.count("script") == 1
