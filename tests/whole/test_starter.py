"""The starter data: loaded once, never over a person's work, and nothing in it that is unsafe."""

import json
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import TestCase

from directory import starter
from directory.models import (
    CatalogueCheck,
    CatalogueEdit,
    Location,
    Organization,
    Phone,
    Province,
    TaxonomyTerm,
    Verification,
)
from directory.rules import (
    accounts,
    catalogue_audit,
    catalogue_check,
    catalogue_editing,
    editing,
    listing,
)

NOW = datetime(2026, 11, 25, 9, tzinfo=ZoneInfo("Asia/Phnom_Penh"))
LATER = datetime(2026, 12, 1, 9, tzinfo=ZoneInfo("Asia/Phnom_Penh"))

HOTLINES = {"117", "118", "119", "1280", "1288", "1297", "+85592311511", "+85512311112"}
# Lines of embassies, which are for their own people and not on the first page.
LISTED_NUMBERS = HOTLINES | {"+85512813282", "+85561844661", "+85592881676"}
FIRST = [
    "police-117",
    "ahtjpp-1288",
    "child-helpline-1280",
    "samu-119",
    "fire-118",
    "aim",
    "nightcare",
    "cwcc",
    "chab-dai",
    "aple",
    "childsafe",
]
PARTNERS = ["aim", "nightcare", "cwcc", "chab-dai", "aple"]
# Organizations with a place where people stay, by the desk research.
RESIDENTIAL = {
    "afesip",
    "aim",
    "caritas-cambodia",
    "ccpcr",
    "child-protection-unit",
    "cwcc",
    "cwda",
    "damnok-toek",
    "embassy-indonesia",
    "hagar",
    "iom",
    "mith-samlanh",
    "mlop-tapang",
    "nightcare",
}

pytestmark = pytest.mark.django_db


def listings():
    return {row.listing["slug"]: row.listing for row in Verification.objects.standing()}


def everything():
    """The number of rows of every table, and every working copy."""
    counts = {model._meta.label: model.objects.count() for model in apps.get_models()}
    return counts, [editing.document(row) for row in Organization.objects.all()]


class TestLoaded(TestCase):
    """What stands after loading; a class, so that all its tests share one load of some seconds."""

    @classmethod
    def setUpTestData(cls):
        starter.load(NOW)

    def test_loading_twice_changes_nothing(self):
        before = everything()
        assert starter.load(LATER) == 0
        assert everything() == before

    def test_every_row_is_in_the_first_revision(self):
        for organization in Organization.objects.all():
            assert organization.edits.get().document == editing.document(organization)

    def test_catalogue_stands_in_the_name_of_the_loader(self):
        check = CatalogueCheck.objects.get()
        said = (check.verifier.username, check.editor.username, check.by_one_person)
        assert said == (accounts.STARTER_ACCOUNT, accounts.STARTER_ACCOUNT, True)
        assert check.document == catalogue_editing.document()

    def test_later_loading_confirms_nothing_that_waits(self):
        editor = get_user_model().objects.create_user("sokha")
        Province.objects.filter(code="12").update(name_en="The city")
        catalogue_editing.save(by=editor, at=LATER)
        Province.objects.get(code="23").delete()
        starter.load(LATER)
        assert CatalogueCheck.objects.count() == 1
        assert catalogue_check.waiting().editor == editor

    def test_no_name_and_no_search_word_holds_a_number(self):
        assert list(catalogue_audit.of_catalogue()) == []

    def test_an_edit_of_a_person_stays(self):
        Organization.objects.filter(slug="aim").update(website="https://example.org")
        starter.load(LATER)
        assert Organization.objects.get(slug="aim").website == "https://example.org"

    def test_what_is_missing_comes_back(self):
        Province.objects.get(code="23").delete()
        starter.load(LATER)
        assert Province.objects.get(code="23").name_en == "Kep"

    def test_counts(self):
        counted = (
            Organization.objects.count(),
            len(listings()),
            Province.objects.count(),
            TaxonomyTerm.objects.filter(taxonomy="category").count(),
            TaxonomyTerm.objects.filter(taxonomy="kind").count(),
            TaxonomyTerm.objects.filter(taxonomy="served").count(),
        )
        assert counted == (79, 69, 25, 13, 70, 36)

    def test_every_code_in_the_fixtures_is_known(self):
        given = starter.read("organizations")
        stored = [editing.document(Organization.objects.get(slug=row["slug"])) for row in given]
        for name in ("kinds", "served", "provinces"):
            wanted = [[sorted(service[name]) for service in row["services"]] for row in given]
            assert [[sorted(s[name]) for s in row["services"]] for row in stored] == wanted

    def test_only_the_eleven_numbers_are_listed(self):
        numbers = [phone["number"] for row in listings().values() for phone in row["phones"]]
        assert sorted(numbers) == sorted(LISTED_NUMBERS)

    def test_the_other_numbers_are_held(self):
        assert set(Phone.objects.filter(is_held=False).values_list("number", flat=True)) == (
            LISTED_NUMBERS
        )
        assert Phone.objects.filter(is_held=True).count() == 44

    def test_no_held_number_stands_anywhere_in_a_listing(self):
        held = set(Phone.objects.filter(is_held=True).values_list("number", "raw_as_printed"))
        text = json.dumps(list(listings().values()), ensure_ascii=False)
        forms = {form for pair in held for form in pair if len(form) > 4}
        assert {form for form in forms if form in text} == set()

    def test_every_listed_number_has_its_purpose_in_both_languages(self):
        purposes = [phone["purpose"] for row in listings().values() for phone in row["phones"]]
        assert [purpose for purpose in purposes if not all(purpose.values())] == []

    def test_each_hotline_has_its_number_and_no_other_number_has_one(self):
        for row in listings().values():
            hotlines = [service["id"] for service in row["services"] if service["hotline"]]
            numbers = [phone for phone in row["phones"] if phone["number"] in HOTLINES]
            assert [phone["service"] for phone in numbers] == hotlines
            others = [phone["service"] for phone in row["phones"] if phone not in numbers]
            assert set(others) <= {None}

    def test_hours_stand_only_where_a_source_states_them(self):
        with_hours = {
            slug
            for slug, row in listings().items()
            if any(part["hours"] for part in row["services"] + row["phones"])
        }
        assert with_hours == {"child-helpline-1280", "aple", "childsafe"}

    def test_residential_organizations_are_marked(self):
        marked = Organization.objects.filter(services__is_residential=True)
        assert set(marked.values_list("slug", flat=True)) == RESIDENTIAL

    def test_no_residential_organization_has_a_place(self):
        assert Location.objects.filter(organization__services__is_residential=True).count() == 0
        assert [row["slug"] for row in listings().values() if row["locations"]] == []

    def test_offices_are_hidden_until_their_owners_agree(self):
        assert sorted(Location.objects.values_list("organization__slug", "visibility")) == [
            ("aple", "hidden"),
            ("tpo", "hidden"),
        ]

    def test_no_website_where_a_source_tells_a_shelter_place(self):
        telling = Organization.objects.filter(sources__reveals_shelter_place=True)
        assert sorted(telling.values_list("slug", "website")) == [
            ("afesip", ""),
            ("ccpcr", ""),
            ("child-protection-unit", ""),
        ]

    def test_no_link_to_a_page_that_tells_a_shelter_place(self):
        telling = [
            source["url"]
            for row in starter.read("organizations")
            for source in row["sources"]
            if source["reveals_shelter_place"]
        ]
        assert telling == ["", "", ""]

    def test_hotlines_and_partners_come_first(self):
        rows = Verification.objects.standing().order_by("listing__order")
        assert [row.listing["slug"] for row in rows][: len(FIRST)] == FIRST

    def test_partners_are_listed_in_both_languages(self):
        complete = [
            slug
            for slug, row in listings().items()
            if slug in PARTNERS and all([*row["name"].values(), *row["description"].values()])
        ]
        assert sorted(complete) == sorted(PARTNERS)

    def test_closed_organization_is_kept_and_not_listed(self):
        kept = Organization.objects.get(slug="wac")
        assert (kept.revision, kept.verifications.count()) == (1, 0)

    def test_each_operating_status_is_one_that_an_editor_can_choose(self):
        statuses = set(Organization.objects.values_list("operating_status", flat=True))
        assert statuses <= set(Organization.OperatingStatus.values)

    def test_each_check_says_in_both_languages_that_nobody_called(self):
        [note] = set(Verification.objects.values_list("note", flat=True))
        khmer, english = note.splitlines()
        assert ("ទូរសព្ទ" in khmer, "telephoned" in english) == (True, True)

    def test_each_check_says_how_and_when(self):
        checks = Verification.objects.values_list(
            "method", "checked_on", "by_one_person"
        ).distinct()
        assert set(checks) == {("published-source", date(2026, 11, 22), True)}

    def test_nothing_listed_waits_but_numbers_that_nobody_called(self):
        standing = Verification.objects.standing()
        built = {check.pk: listing.build_listing(check.organization) for check in standing}
        built = {key: one | {"unconfirmed": []} for key, one in built.items()}
        assert built == {check.pk: check.listing for check in standing}

    def test_nobody_can_log_in_as_the_loader(self):
        account = get_user_model().objects.get(username="starter-data")
        assert (account.is_active, account.is_staff, account.has_usable_password()) == (
            False,
            False,
            False,
        )

    def test_editors_delete_parts_but_no_organization_nor_verify(self):
        permissions = Group.objects.get(name="editors").permissions
        names = permissions.values_list("codename", flat=True)
        assert sorted(name for name in names if name.startswith("delete_")) == [
            "delete_contact",
            "delete_location",
            "delete_phone",
            "delete_service",
            "delete_source",
        ]
        refused = permissions.filter(codename__regex="verification|snapshot|_edit$")
        assert refused.count() == 0
        assert permissions.filter(codename="change_organization").count() == 1

    def test_verifiers_view_and_verify_only(self):
        permissions = Group.objects.get(name="verifiers").permissions
        assert list(
            permissions.exclude(codename__startswith="view_").values_list("codename", flat=True)
        ) == ["add_verification"]


def test_two_verifiers_are_never_bypassed():
    accounts.create_roles()
    for name in ("sokha", "dara"):
        user = get_user_model().objects.create_user(name)
        user.groups.add(Group.objects.get(name="verifiers"))
    starter.load(NOW)
    assert (Organization.objects.count(), Verification.objects.count()) == (79, 0)
    assert (CatalogueEdit.objects.count(), CatalogueCheck.objects.count()) == (1, 0)


@pytest.mark.one_database
def test_a_clock_that_is_behind_still_loads():
    starter.load(datetime(2026, 1, 5, 9, tzinfo=ZoneInfo("Asia/Phnom_Penh")))
    assert set(Verification.objects.values_list("checked_on", flat=True)) == {date(2026, 1, 5)}
