"""What a table changes: only what is written in it, as edits by whoever imports."""

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from directory.models import Edit, Organization, PublicationDue, Verification
from directory.rules import accounts, editing, importing, vetting
from directory.rules.refusal import Refused
from tests import make
from tests.desk.spreadsheet.files import LOTUS, WHOLE, csv, preview, states

pytestmark = pytest.mark.django_db


def save(data, by):
    """Import a file."""
    return importing.save(preview(data).changes, by=by, at=timezone.now())


@pytest.fixture
def river(sokha):
    """An organization with one service, women served, one number."""
    return make.organization("river", editor=sokha)


def test_new_organization_becomes_a_working_copy(sokha):
    [edit] = save(csv([*WHOLE, "phones"], [*LOTUS, "1280 (hotline)"]), sokha)
    lotus = Organization.objects.get()
    assert (edit.editor, edit.revision, lotus.slug) == (sokha, 1, "lotus-house")
    assert lotus.name_km == "ផ្ទះឈូក"
    assert [term.code for term in lotus.services.get().kinds.all()] == ["legal-aid"]
    assert [(p.number, p.description_en, p.is_held) for p in lotus.phones.all()] == [
        ("1280", "hotline", False)
    ]


def test_nothing_imported_is_public(sokha, dara, river):
    make.confirm(river, by=dara)
    before = Verification.objects.get().listing
    due = PublicationDue.objects.count()
    save(csv(["slug", "name_en"], ["river", "Another"]), sokha)
    assert Verification.objects.get().listing == before
    assert PublicationDue.objects.count() == due


def test_same_file_twice_changes_nothing(sokha):
    data = csv([*WHOLE, "phones", "hours"], [*LOTUS, "1280 (hotline)", "Mon 08:00-17:00"])
    save(data, sokha)
    assert states(data) == ["unchanged"]
    assert save(data, sokha) == []


def test_empty_cell_and_missing_row_leave_all_as_it_is(sokha, river):
    other = make.organization("other", editor=sokha)
    save(csv(["slug", "name_en", "description_km"], ["river", "New", ""]), sokha)
    river.refresh_from_db()
    assert (river.name_en, river.description_km) == ("New", "ជួយ")
    assert other.edits.count() == 1


def test_number_that_is_held_stays_held_and_no_number_goes(sokha, river):
    river.phones.update(is_held=True)
    editing.save(river, by=sokha, at=timezone.now())
    save(csv(["slug", "phones"], ["river", f"{make.HELD_NUMBER[:4]}00000012"]), sokha)
    found = {phone.number: phone.is_held for phone in river.phones.all()}
    assert found == {make.NUMBER: True, "+85500000012": False}


def test_name_alone_finds_its_organization(river):
    assert states(csv(["name_en", "kinds"], ["house  RIVER", "legal-aid"])) == ["unchanged"]


def test_two_organizations_of_one_name_are_told_by_short_names(sokha, river):
    make.organization("other", editor=sokha, name_en=river.name_en, name_km=river.name_km)
    header = ["slug", "name_en", "acronym"]
    rows = [["river", river.name_en, "R"], ["other", river.name_en, "O"]]
    save(csv(header, *rows), sokha)
    assert [row.acronym for row in Organization.objects.order_by("slug")] == ["O", "R"]
    [cell] = preview(csv(header, *rows, ["", river.name_en, "X"])).wrong_cells
    assert "Several organizations have this name" in cell.why


def test_new_rows_of_one_name_are_one_organization(sokha):
    header = ["slug", *WHOLE]
    rows = [["", *LOTUS], ["lotus", *LOTUS[:2], "safe-house", "", "yes"]]
    save(csv(header, *rows), sokha)
    assert [(row.slug, row.services.count()) for row in Organization.objects.all()] == [
        ("lotus", 2)
    ]


def test_rows_below_a_merged_name_are_services_of_it(sokha):
    data = csv(
        [*WHOLE, "service_name_en"], [*LOTUS, "Law"], ["", "", "safe-house", "", "yes", "Home"]
    )
    save(data, sokha)
    services = Organization.objects.get().services.order_by("order")
    assert [(row.name_en, row.is_residential) for row in services] == [
        ("Law", False),
        ("Home", True),
    ]


def test_service_of_another_name_and_kind_is_added(sokha, river):
    river.services.update(name_en="Law")
    editing.save(river, by=sokha, at=timezone.now())
    header = ["slug", "service_name_en", "kinds", "residential"]
    save(csv(header, ["river", "Home", "safe-house", "yes"]), sokha)
    assert [row.name_en for row in river.services.order_by("order")] == ["Law", "Home"]


def test_only_the_row_that_says_something_new_is_changed(sokha):
    header = [*WHOLE, "service_name_en"]
    rows = [[*LOTUS, "Law"], ["", "", "safe-house", "", "yes", "Home"]]
    save(csv(header, *rows), sokha)
    rows[1][3] = "Kampong Thom"
    assert states(csv(header, *rows)) == ["unchanged", "changed"]


def short_names_offered(*names):
    rows = [[name, "legal-aid", "no"] for name in names]
    cells = preview(csv(["name_km", "kinds", "residential"], *rows)).wrong_cells
    return [cell.right for cell in cells]


def test_khmer_name_alone_is_offered_a_short_name_of_its_own():
    lotus, river = short_names_offered("ឈូក", "ទន្លេ")
    assert (lotus, river) == ("organization-b7a7e2", "organization-eb3af9")
    # Somebody else, who imports a list of their own before this one is saved.
    assert short_names_offered("ទន្លេ") == [river]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([["slug", "name_en"], ["new", ""]], "a new one needs a name"),
        ([["slug", "website"], ["", "a.example"]], "needs the name of its organization"),
        ([["name_km", "kinds"], ["ឈូក", "legal-aid"]], "needs a short name in Latin letters"),
        ([["name_en", "provinces"], ["Lotus", "06"]], "needs its kinds of help"),
        ([["slug", "name_en"], ["other", "House river"]], "has another short name: river"),
        ([["slug", "acronym"], ["river", "A"], ["river", "B"]], "Another row of the same"),
        ([["slug", "served", "not_served"], ["river", "women", "women"]], "both served and not"),
    ],
)
def test_row_that_cannot_be_is_wrong(river, rows, why):
    [cell] = preview(csv(*rows)).wrong_cells
    assert why in cell.why


def test_twin_is_named_before_it_is_saved(river):
    data = csv([*WHOLE, "acronym"], [*LOTUS, "House river"])
    [(_number, state, reason)] = preview(data).lines
    assert (state, "may be the same organization as" in reason) == ("new", True)


def test_forbidden_organization_under_another_name_is_refused(sokha, dara, river):
    vetting.do_not_list(river, by=dara, reason="It harmed somebody.", at=make.NOW)
    data = csv([*WHOLE, "acronym"], [*LOTUS, "House river"])
    [(_number, state, reason)] = preview(data).lines
    assert (state, "must not be listed: It harmed somebody." in reason) == ("wrong", True)


def test_number_in_a_text_about_a_shelter_is_a_wrong_row(sokha, river):
    river.services.update(is_residential=True)
    editing.save(river, by=sokha, at=timezone.now())
    data = csv(["slug", "description_en"], ["river", "Call 012 666 666 instead"])
    [(_number, state, reason)] = preview(data).lines
    assert (state, reason[: reason.index(" in")]) == ("wrong", "B2 Description")
    assert "012 666 666" in reason


def test_number_in_a_text_is_at_fault_not_that_in_its_own_cell(sokha, river):
    river.services.update(is_residential=True)
    river.phones.update(number=make.HELD_NUMBER, is_held=True)
    editing.save(river, by=sokha, at=timezone.now())
    said = ["river", make.HELD_NUMBER, f"Call {make.HELD_NUMBER} instead"]
    [(_number, state, reason)] = preview(csv(["slug", "phones", "description_en"], said)).lines
    assert (state, reason[: reason.index(" in")]) == ("wrong", "C2 Description")


def test_one_wrong_row_keeps_all_from_being_saved(sokha):
    header = [*WHOLE, "free"]
    data = csv(header, [*LOTUS, "yes"], ["River", "ទន្លេ", "legal-aid", "", "no", "perhaps"])
    with pytest.raises(Refused, match="A row is wrong"):
        save(data, sokha)
    assert Organization.objects.count() == 0


def test_change_that_came_between_is_not_saved_over(sokha, river):
    seen = preview(csv(["slug", "name_en"], ["river", "Mine"]))
    river.name_en = "Theirs"
    river.save()
    editing.save(river, by=sokha, at=timezone.now())
    with pytest.raises(editing.Stale):
        importing.save(seen.changes, by=sokha, at=timezone.now())
    river.refresh_from_db()
    assert (river.name_en, Edit.objects.count()) == ("Theirs", 2)


def test_only_editors_import(dara):
    with pytest.raises(Refused, match="Only editors"):
        save(csv(WHOLE, LOTUS), dara)


def test_importer_does_not_confirm_the_own_import(sokha, dara, bopha):
    bopha.groups.add(Group.objects.get(name=accounts.EDITORS))
    save(csv([*WHOLE, "phones"], [*LOTUS, "1280"]), bopha)
    with pytest.raises(Refused):
        make.confirm(Organization.objects.get(), by=bopha, called="1280")
