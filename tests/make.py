"""A small named cast. Its numbers cannot be dialled in Cambodia."""

from datetime import UTC, date, datetime, time

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection

from directory.models import (
    CatalogueCheck,
    Contact,
    Location,
    Organization,
    Phone,
    Province,
    PublicationDue,
    Schedule,
    ServedGroup,
    Service,
    Source,
    TaxonomyTerm,
    triggers,
)
from directory.rules import (
    accounts,
    catalogue_check,
    catalogue_editing,
    editing,
    listing,
    numbers,
    proofs,
    standing,
    verification,
)

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 25)
NUMBER = "+8550000001"
HELD_NUMBER = "+8550000002"
# Found elsewhere: no entry has it.
ELSEWHERE = "+85500000066"
# What proves a new organization; see proofs.First.
FIRST = proofs.First("registration", "បញ្ជីអង្គការ", "សម្ព័ន្ធ", TODAY)


def person(name, *, verifies=False, **fields):
    """Somebody with an account: Sokha edits; Dara and Bopha verify."""
    user = get_user_model().objects.create_user(name, **fields)
    if verifies:
        user.groups.add(Group.objects.get(name=accounts.VERIFIERS))
    return user


def catalogue():
    """Shelter and legal help, women and men, Kampong Thom and Phnom Penh."""
    categories = [
        TaxonomyTerm(taxonomy="category", code=code, name_km=f"ក្រុម {code}", name_en=code)
        for code in ("shelter", "legal")
    ]
    kinds = [
        TaxonomyTerm(
            taxonomy="kind",
            code=code,
            name_km=f"សេវា {code}",
            name_en=code,
            parent=parent,
            order=order,
        )
        for order, (code, parent) in enumerate(
            zip(("safe-house", "legal-aid"), categories, strict=True)
        )
    ]
    served = [
        TaxonomyTerm(taxonomy="served", code=code, name_km=name, name_en=code)
        for code, name in (("women", "ស្ត្រី"), ("men", "បុរស"))
    ]
    TaxonomyTerm.objects.bulk_create([*categories, *kinds, *served])
    Province.objects.bulk_create(
        Province(
            code=code,
            iso_3166_2=f"KH-{int(code)}",
            name_km=km,
            name_en=en,
            latitude=north,
            longitude=east,
        )
        for code, km, en, north, east in (
            ("06", "កំពង់ធំ", "Kampong Thom", 12.7, 104.9),
            ("12", "ភ្នំពេញ", "Phnom Penh", 11.6, 104.9),
        )
    )
    confirm_catalogue()


def confirm_catalogue():
    """Let the catalogue stand as it now is, and as if published; by two who are nobody else."""
    found = {user.username: user for user in get_user_model().objects.filter(is_active=False)}
    # The account that loads the starter data confirms the first one alone.
    reader = "reader" if CatalogueCheck.objects.exists() else accounts.STARTER_ACCOUNT
    writer, reader = (
        found.get(name) or person(name, verifies=True, is_active=False)
        for name in ("writer", reader)
    )
    newest = CatalogueCheck.objects.order_by("-number").first()
    at = max(NOW, newest.recorded_at) if newest else NOW
    edit = catalogue_editing.save(by=writer, at=at)
    catalogue_check.confirm(by=reader, seen_revision=edit.revision, at=at)
    PublicationDue.objects.filter(organization=None).delete()


def organization(slug, *, editor, kind="legal-aid", hotline=False, residential=False, **fields):
    """An organization with one service and one number, saved as its first revision."""
    names = {"name_km": f"អង្គការ {slug}", "name_en": f"House {slug}", "description_km": "ជួយ"}
    made = Organization.objects.create(slug=slug, **{**names, **fields})
    service = Service.objects.create(
        organization=made, is_hotline=hotline, is_residential=residential
    )
    service.kinds.add(TaxonomyTerm.objects.get(taxonomy="kind", code=kind))
    service.provinces.add(Province.objects.get(code="06"))
    ServedGroup.objects.create(
        service=service, term=TaxonomyTerm.objects.get(code="women"), is_served=True
    )
    Phone.objects.create(organization=made, service=service, number=NUMBER, source_codes="លិខិត")
    editing.save(made, by=editor, at=NOW)
    return made


def parts(made):
    """Give an organization one part of every kind, with hours."""
    Schedule.objects.create(
        service=made.services.first(), byday="MO", opens_at=time(8), closes_at=time(17)
    )
    Contact.objects.create(organization=made, contact_type="telegram", value="@river")
    Location.objects.create(
        organization=made, province=Province.objects.get(code="06"), visibility="full"
    )
    Source.objects.create(organization=made, code="book", title="A book")


def confirm(made, *, by, facts=None, on=TODAY, **fields):
    """Confirm what stands in the working copy, all of it unless `facts` says which."""
    made.refresh_from_db()
    chosen = list(listing.facts(listing.build_listing(made))) if facts is None else facts
    options = {"seen_revision": made.revision, "method": "call", "called": NUMBER, "at": NOW}
    options["meant"] = chosen
    if not standing.known_ways(made).numbers:
        # What has no number to call is proved from elsewhere, unless a test says otherwise.
        options |= {"called": ELSEWHERE, "called_source": "បញ្ជី"}
        options["first"] = FIRST._replace(agreed_on=on)
    return verification.confirm(made, by=by, confirmed_facts=chosen, on=on, **options | fields)


def seen(phone):
    """What somebody has before them who acts on a number as it now stands."""
    return numbers.Seen(Organization.objects.get(phones=phone).revision, phone.number)


def least(made):
    """The facts without which nothing is listed: the name, and what it helps with."""
    found = listing.facts(listing.build_listing(made))
    return ["name", *(name for name in found if name.startswith("services/"))]


def take_triggers_away():
    """Do what somebody with the password of the database could do."""
    # PostgreSQL alters no table while it still has to check a foreign key.
    connection.check_constraints()
    triggers.remove(connection)


def plant_canaries(made, canary):
    """Put a word that must never come out into every private field; return how many."""
    made.notes = made.conflicts = made.operating_status = canary
    made.save()
    service = made.services.first()
    Phone.objects.create(
        organization=made,
        service=service,
        number=HELD_NUMBER,
        is_held=True,
        description_km=canary,
        raw_as_printed=canary,
        note=canary,
        source_codes=canary,
    )
    made.phones.filter(is_held=False).update(
        raw_as_printed=canary, note=canary, source_codes=canary
    )
    Contact.objects.create(organization=made, contact_type="telegram", value=canary, is_held=True)
    province = Province.objects.get(code="12")
    for visibility in ("hidden", "partial"):
        Location.objects.create(
            organization=made,
            visibility=visibility,
            province=province,
            name_km=canary,
            name_en=canary,
            address_km=canary,
            address_en=canary,
        )
    Source.objects.create(
        organization=made,
        code=canary,
        title=canary,
        url=f"https://{canary}.example/",
        date=canary,
        supports=canary,
        reveals_shelter_place=True,
    )
