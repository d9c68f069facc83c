"""Pages without script: what to do first and a number to call, above the first listing."""

import html
import re

import pytest
from django.test import Client

from directory import starter
from directory.models import UrgentMessage
from directory.publish import publishing, reader
from tests import make
from tests.shared import undone_at_the_end

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture(scope="module")
def starter_folder(django_db_setup, django_db_blocker, tmp_path_factory):
    """A folder with the starter data as it was published."""
    folder = tmp_path_factory.mktemp("starter")
    with undone_at_the_end(django_db_blocker, folder):
        starter.load(make.NOW)
        publishing.publish(at=make.NOW)
        yield folder


@pytest.fixture
def catalogue(starter_folder, db, plain_static_files, settings):
    """The catalogue of the starter data, which the pages of a test show."""
    settings.DATA_ROOT = starter_folder
    return reader.current().file("catalogue")


def page_of(query, language="en", **filters):
    answer = Client().post(f"/{language}/search/", {"q": query, **filters})
    return html.unescape(answer.content.decode())


def above_listings(page):
    return page.partition("data-listing=")[0]


def numbers(markup):
    return re.findall('href="tel:([^"]*)"', markup.partition("<main")[2])


def block(page):
    [found] = re.findall('<section class="now" data-urgent.*?</section>', page, re.DOTALL)
    return found


def test_every_province_says_where_to_go_and_whom_to_call(catalogue):
    said = {}
    for place in catalogue["provinces"]:
        text = block(above_listings(page_of(f"rape {place['name']['en']}")))
        assert numbers(f"<main{text}") == ["119", "1280"]
        [where] = re.findall('<p class="where">.*?</p>', text, re.DOTALL)
        assert place["name"]["en"] in where
        said[place["code"]] = "referral hospital" in where
    assert len(said) == 25
    # A one-stop unit is reported from these alone.
    assert [code for code, is_none in said.items() if not is_none] == [
        *("02", "03", "12", "13", "19", "25"),
    ]


def test_without_a_province_it_says_where_units_are(catalogue):
    text = block(above_listings(page_of("rape")))
    assert "Stung Treng" in text
    assert "Other provinces: no one-stop unit is known" in " ".join(
        re.sub("<[^>]*>", "", text).split()
    )


@pytest.mark.parametrize("code", ["after-rape", "danger", "child-alone", "wants-to-die"])
@pytest.mark.parametrize("language", ["km", "en"])
def test_button_of_the_first_page_leads_to_its_message(catalogue, code, language):
    home = Client().get(f"/{language}/").content.decode()
    assert f'href="/{language}/urgent/{code}/"' in home
    page = Client().get(f"/{language}/urgent/{code}/").content.decode()
    assert f'data-urgent="{code}"' in above_listings(page)
    assert numbers(above_listings(page)) != []


def test_message_that_there_is_not_is_no_page(catalogue):
    assert Client().get("/en/urgent/nowhere/").status_code == 404


def test_message_that_offers_nothing_lists_nothing(catalogue, settings, tmp_path):
    settings.DATA_ROOT = tmp_path
    UrgentMessage.objects.filter(code="danger").update(offers=[])
    make.confirm_catalogue()
    publishing.publish(at=make.NOW)
    answer = Client().get("/en/urgent/danger/")
    assert 'data-urgent="danger"' in answer.content.decode()
    assert answer.context["count"] == 0


def test_text_that_no_office_approved_says_so(catalogue):
    assert "Not yet approved by an office." in block(page_of("rape"))


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("child protection", ["1280"]),
        ("trafficking", ["1288"]),
        ("police", ["117"]),
        # Nothing says who needs it, so that each line stands there with its word.
        ("shelter", ["1280", "1288", "117", "119"]),
        ("qqqqq", ["1280", "1288", "117", "119"]),
    ],
)
def test_lines_that_fit_stand_in_every_answer(catalogue, query, lines):
    page = page_of(query)
    [fitting] = re.findall('<section class="fitting".*?</section>', page, re.DOTALL)
    assert numbers(f"<main{fitting}") == lines


def test_every_card_has_what_matched_and_a_number_or_a_sentence(catalogue):
    page = page_of("shelter")
    cards = re.findall('<article\\s+class="listing.*?</article>', page, re.DOTALL)
    assert len(cards) == page.count('<article class="listing')
    assert page.count("<mark>") > len(cards) / 2
    assert [one for one in cards if not numbers(f"<main{one}") and "no-number" not in one] == []
