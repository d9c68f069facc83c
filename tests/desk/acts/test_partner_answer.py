"""What a partner answered goes to the sheet by one button, correction by correction."""

import pytest
from django.utils import timezone

from directory.desk import partner_answer
from directory.models import PartnerAnswer, SheetDraft
from directory.rules import editing, merging, partner, standing
from directory.rules.refusal import Refused
from tests import make
from tests.desk.sheet.shown import address, fact, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_places")]


@pytest.fixture
def answered(client, dara, house, token):
    """Answer as the partner; return the address of the answer at the desk, for Dara."""

    def say(**corrections):
        client.post(f"/p/{token}/", {**corrections, "send": ""})
        client.force_login(dara)
        client.cookies["django_language"] = "en"
        return f"/admin/directory/organization/answer/{PartnerAnswer.objects.get().pk}/"

    return say


def kept(house):
    """The sheet as a browser sends what was kept of it."""
    return {
        name: value for name, [value] in SheetDraft.objects.get(organization=house).data.items()
    }


def test_correction_goes_to_the_sheet_and_changes_nothing_yet(client, house, answered):
    number = fact(house, "phones")
    page = answered(**{number: "000 000 003", "name": "ផ្ទះថ្មី"})
    before = editing.document(house)
    response = client.post(page, {"take": number})
    assert response.url == f"{address(house)}#fact-{number}"
    [row] = [row for row in client.get(address(house)).context["rows"] if row["name"] == number]
    assert row["correction"]["number"].value() == "000 000 003"
    assert (row["is_corrected"], row["partner"]) == (True, "000 000 003")
    assert (editing.document(house), len(partner.queue())) == (before, 1)


def test_sheet_that_is_open_does_not_hide_what_was_taken_over(client, house, answered):
    number = fact(house, "phones")
    page = answered(**{number: "000 000 003"})
    old = shown(client, house) | {"page": "opened before", "page_before": ""}
    client.post(page, {"take": number})
    assert client.post(address(house), old | {"keep": ""}).status_code == 409
    assert kept(house)[f"fix-{number}-number"] == "000 000 003"


def test_what_was_taken_over_is_the_verifiers_own_correction(client, dara, house, answered):
    make.person("bopha", verifies=True)
    number = fact(house, "phones")
    page = answered(**{number: "000 000 003"})
    client.post(page, {"take": number})
    client.post(address(house), kept(house) | {"correct": ""})
    house.refresh_from_db()
    assert house.phones.get(is_held=False).number == "+85500000003"
    assert house.edits.first().editor == dara
    phones = standing.current_check(house).listing["phones"]
    assert [phone["number"] for phone in phones] == [make.NUMBER]
    with pytest.raises(Refused):
        make.confirm(house, by=dara, at=timezone.now(), on=timezone.localdate(), method="written")


def test_sheet_refuses_of_a_partner_what_it_refuses_of_anybody(client, house, answered):
    number = fact(house, "phones")
    client.post(answered(**{number: "01234567"}), {"take": number})
    page = client.post(address(house), kept(house) | {"correct": ""})
    [row] = [row for row in page.context["rows"] if row["name"] == number]
    assert [*row["correction"].errors["number"]] == [
        "Is 012 345 67 complete? Numbers that begin like this have 9 or 10 digits."
    ]
    assert house.phones.get(is_held=False).number == make.NUMBER


def test_second_correction_joins_the_first_on_the_sheet(client, house, answered):
    page = answered(name="ផ្ទះថ្មី", description="Only legal aid")
    for name in ("name", "description"):
        client.post(page, {"take": name})
    form = client.get(address(house)).context["form"]
    assert form.corrected() == ["name", "description"]
    assert form.corrections["name"].changed_data == ["name_km"]
    assert form.corrections["description"].changed_data == ["description_en"]


def test_what_the_verifier_typed_stays(client, dara, house, answered):
    page = answered(description="Only legal aid")
    typed = shown(client, house) | {"fix-description-description_en": "Mine", "keep": ""}
    client.post(address(house), typed)
    said = client.post(page, {"take": "description"}, follow=True)
    assert "It stays; the answer is beside it." in said.text
    draft = SheetDraft.objects.get(by=dara)
    assert draft.data["fix-description-description_en"] == ["Mine"]


@pytest.mark.parametrize("name", ["phones", "services"])
def test_what_is_no_number_and_no_hours_is_typed_by_hand(client, house, answered, name):
    name = fact(house, name)
    page = answered(**{name: "Ask for the new one"})
    assert f'value="{name}"' not in client.get(page).text
    client.post(page, {"take": name})
    assert SheetDraft.objects.count() == 0


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("name", "text", "field"),
    [
        ("name", "ផ្ទះ", "name_km"),
        ("name", "House", "name_en"),
        ("phones/1", "០១២ ៣៤៥ ៦៧៨", "number"),
        ("phones/1", "012 345 678 or 012 345 679", None),
        ("services/1", "Mon-Fri 08:00-17:00", "hours"),
        ("services/1", "8-5", None),
        ("contacts/1", "@river", "value"),
        ("contacts/1", "the old one works", None),
        ("locations/1", "Street 1", None),
        ("website", "river.example", "website"),
    ],
)
def test_correction_fits_one_field_or_none(name, text, field):
    assert partner_answer.field_for(name, text) == field


def test_answer_and_link_stand_in_the_history(client, dara, house, answered):
    page = answered(description="Only legal aid")
    client.post(page)
    history = client.get(f"/admin/directory/organization/{house.pk}/history/")
    told = [
        (kind, event["by"])
        for event in history.context["events"]
        for kind in ("handled", "answer", "link", "revoked")
        if kind in event
    ]
    assert told == [("handled", dara), ("answer", None), ("link", dara)]
    assert page in history.text
    partner.make_link(house, by=dara, at=timezone.now())
    partner.make_link(house, by=dara, at=timezone.now())
    history = client.get(f"/admin/directory/organization/{house.pk}/history/")
    assert "Took the link for the partner back" in history.text


def test_handled_answer_offers_nothing_more(client, house, answered):
    page = answered(description="Only legal aid")
    client.post(page)
    assert "<button" not in client.get(page).text.partition('class="desk"')[2]


@pytest.mark.one_database
def test_channels_and_languages_are_words(client, house, dara, token):
    house.contacts.create(contact_type="messenger", value="river.page")
    house.phones.filter(is_held=False).update(languages="km vi")
    editing.save(house, by=make.person("chan"), at=timezone.now())
    make.confirm(house, by=dara, at=timezone.now(), on=timezone.localdate())
    page = client.get(f"/p/{partner.make_link(house, by=dara, at=timezone.now())[1]}/")
    lines = {line["text"] for row in page.context["rows"] for line in row["lines"]}
    assert {"Messenger", "ខ្មែរ, វៀតណាម"} <= lines
    assert {"messenger", "km, vi"} & lines == set()


def test_answer_about_a_merged_entry_goes_to_no_sheet(client, dara, house, answered):
    number = fact(house, "phones")
    page = answered(**{number: "000 000 003"})
    lake = make.organization("lake", editor=dara)
    pair = merging.Pair(house, lake, house.revision, lake.revision)
    merging.merge(pair, taken=[], by=dara, at=timezone.now())
    said = client.post(page, {"take": number}, follow=True)
    assert "This entry was merged into House lake. Go on there." in said.text
    assert not SheetDraft.objects.exists()
