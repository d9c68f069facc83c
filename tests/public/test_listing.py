"""A listing in the order in which it is needed, and what it says is not known."""

import html
import re

import pytest

from directory.models import Phone, Schedule, ServedGroup, TaxonomyTerm, UrgentMessage
from directory.publish import pieces, records
from directory.publish.catalogue import build_catalogue
from tests import make


@pytest.fixture
def sokha(db):
    make.catalogue()
    return make.person("sokha")


def listed(made, sokha, dara_name="dara"):
    """What a reader sees of this organization once Dara has confirmed it, in English."""
    make.editing.save(made, by=sokha, at=make.NOW)
    make.confirm(made, by=make.person(dara_name, verifies=True))
    standing = next(
        standing
        for standing in records.standings(make.NOW)
        if standing["listing"]["slug"] == made.slug
    )
    catalogue = build_catalogue(make.NOW)
    card = pieces.card(standing, catalogue, "en")
    details = pieces.details(standing, catalogue, "en")
    return card.replace("<div data-details></div>", details)


def words(markup):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def test_listing_is_in_the_order_of_a_referral(sokha):
    river = make.organization("river", editor=sokha, description_en="They listen.")
    service = river.services.get()
    service.application_process_en = "Call first."
    service.required_documents_en = "Nothing."
    service.free_of_charge = True
    service.eligibility_description_en = "Adults."
    service.save()
    ServedGroup.objects.create(
        service=service, term=TaxonomyTerm.objects.get(code="men"), is_served=False
    )
    Schedule.objects.create(service=service, byday="MO", opens_at="08:00", closes_at="17:00")
    text = words(listed(river, sokha))
    order = [
        "House river",
        "Confirmed by phone",
        "000 000 01",
        "For whom",
        "Not for",
        "Anybody else",
        "Conditions",
        "Where Kampong Thom",
        "How to refer",
        "What to bring",
        "Cost",
        "Hours",
        "What they do",
        "What to expect",
        "How and when this was checked",
        "Next check due",
    ]
    assert sorted(order, key=text.index) == order


def test_number_shows_purpose_hours_languages_and_cost(sokha):
    river = make.organization("river", editor=sokha)
    phone = river.phones.get()
    phone.description_en, phone.languages, phone.toll_free = "Night line", "km vi", True
    phone.save()
    Schedule.objects.create(phone=phone, byday="MO", opens_at="18:00", closes_at="06:00")
    assert "Night line · free to call · Monday 18:00–06:00 · Khmer, Vietnamese " in words(
        listed(river, sokha)
    )


def test_number_says_what_is_not_known_of_it(sokha):
    text = words(listed(make.organization("river", editor=sokha), sokha))
    assert "Not known: hours, languages, cost of the call." in text


def test_number_keeps_the_hours_of_its_service(sokha):
    river = make.organization("river", editor=sokha)
    Schedule.objects.create(
        service=river.services.get(), byday="SU", opens_at="08:00", closes_at="12:00"
    )
    assert "Sunday 08:00–12:00 Not known: languages, cost" in words(listed(river, sokha))


def test_held_number_is_not_shown_and_another_way_is(sokha):
    river = make.organization("river", editor=sokha)
    Phone.objects.update(is_held=True)
    markup = listed(river, sokha)
    assert "tel:" not in markup
    assert "Nobody can be reached there: no number, no message, no line to ask." in markup


def test_service_says_what_is_not_known_of_it(sokha):
    text = words(listed(make.organization("river", editor=sokha), sokha))
    assert "Anybody else Not known. Ask before you refer." in text
    assert "Not known yet how to refer, what to bring, cost, hours" in text


def test_service_for_everyone_leaves_nobody_open(sokha):
    river = make.organization("river", editor=sokha)
    everyone = TaxonomyTerm.objects.create(taxonomy="served", code="all", name_en="Everyone")
    make.confirm_catalogue()
    ServedGroup.objects.update(term=everyone)
    text = words(listed(river, sokha))
    assert "For whom Everyone" in text
    assert "Anybody else" not in text


def test_listing_says_first_what_is_urgent_for_its_kind(sokha):
    river = make.organization("river", editor=sokha)
    river.services.get().kinds.add(TaxonomyTerm.objects.get(code="safe-house"))
    texts = {"name": "After rape", "title": "Within 72 hours", "steps": "Go to the hospital."}
    UrgentMessage.objects.create(
        code="after-rape",
        kinds=["safe-house"],
        **{f"{name}_{code}": text for name, text in texts.items() for code in ("km", "en")},
    )
    make.confirm_catalogue()
    text = words(listed(river, sokha))
    assert "Within 72 hours" in text
    assert text.index("Within 72 hours") < text.index("000 000 01")
    lotus = make.organization("lotus", editor=sokha)
    assert "72 hours" not in listed(lotus, sokha, "bopha")
