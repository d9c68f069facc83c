"""A new organization on the sheet: what proves it is asked for, and kept until it is whole."""

import pytest
from django.utils import timezone

from directory.models import Phone
from directory.rules import editing, standing
from tests import make
from tests.desk.sheet.shown import address, shown

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]
PROOF = {
    "called_other": "000 000 009",
    "called_source": "A printed list",
    "evidence": "registration",
    "evidence_detail": "Register of NGOs",
    "vouched_by": "A coalition, secretariat",
}


@pytest.fixture
def new(client, sokha, dara):
    """An organization that nobody has listed."""
    return make.organization("new", editor=sokha)


def typed(client, new, **fields):
    """What somebody sends who confirms everything and types this proof."""
    data = shown(client, new) | PROOF | {"agreed_on": timezone.localdate().strftime("%d/%m/%Y")}
    page = client.get(address(new))
    facts = {f"decide-{row['name']}": "yes" for row in page.context["rows"]}
    return data | facts | {"confirm": ""} | fields


def test_only_a_new_organization_is_asked_for_proof(client, new, house):
    asked = ['id="first-listing"' in client.get(address(one)).text for one in (new, house)]
    assert asked == [True, False]


def test_proved_organization_is_listed(client, new):
    client.post(address(new), typed(client, new))
    check = standing.current_check(new)
    kept = (check.called, check.called_source, check.evidence, check.evidence_detail)
    assert kept == ("+85500000009", "A printed list", "registration", "Register of NGOs")
    assert (check.vouched_by, check.agreed_on) == (PROOF["vouched_by"], timezone.localdate())


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("evidence", "what shows that it exists"),
        ("vouched_by", "which other organization vouches"),
        ("agreed_on", "on which day it agreed"),
        ("called_other", "call a number of it that you found elsewhere"),
        ("called_source", "Say where you found the number"),
    ],
)
def test_half_a_proof_is_refused_in_words_and_kept(client, new, field, said):
    client.cookies["django_language"] = "en"
    page = client.post(address(new), typed(client, new, **{field: ""}))
    assert said in " ".join(page.context["form"].non_field_errors())
    assert standing.current_check(new) is None
    other = "evidence_detail"
    assert client.get(address(new)).context["form"][other].value() == PROOF[other]


def test_number_without_a_source_is_marked_and_can_get_one(client, sokha, house):
    client.cookies["django_language"] = "en"
    Phone.objects.create(organization=house, number=make.HELD_NUMBER)
    editing.save(house, by=sokha, at=timezone.now())
    said = "Nobody has said where this number comes from."
    assert client.get(address(house)).text.count(said) == 1
    number = f"phones/{house.phones.get(number=make.HELD_NUMBER).pk}"
    data = shown(client, house) | {f"fix-{number}-source_codes": "Their page", "correct": ""}
    data["seen_revision"] = "2"
    client.post(address(house), data)
    assert house.phones.get(number=make.HELD_NUMBER).source_codes == "Their page"
    page = client.get(address(house)).text
    assert (page.count(said), "Source: Their page" in page) == (0, True)


def test_desk_marks_what_is_new(client, new):
    client.cookies["django_language"] = "en"
    client.post(address(new), typed(client, new))
    assert "New in this list, until" in client.get(address(new)).text
    assert "Standing, new" in client.get("/admin/directory/organization/").text
