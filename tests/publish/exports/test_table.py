"""The table: a row a service, codes and words, whatever warns before the numbers."""

from directory.models import Link, Phone, Service
from directory.publish import publishing, reader
from directory.publish.exports import table
from directory.rules import alerts, editing
from directory.rules.listing import listing_digest
from directory.text import hours
from tests import make

# What an import of the same form reads, in this order.
READ_BY_IMPORT = (
    *("slug", "name_km", "name_en", "acronym", "type", "description_km", "description_en"),
    *("website", "service_name_km", "service_name_en", "kinds", "served", "not_served"),
    *("provinces", "nationwide", "residential", "hotline", "free", "hours"),
    *("eligibility_km", "eligibility_en", "referral_km", "referral_en", "phones", "contacts"),
)
WARN = ("warning_km", "warning_en", "check_km", "check_en")


def row_of(current, slug):
    [row] = [row for row in table.rows(current) if row["slug"] == slug]
    return row


def test_columns_of_an_import_come_in_its_order():
    columns = [column for column in table.COLUMNS if column in READ_BY_IMPORT]
    assert tuple(columns) == READ_BY_IMPORT


def test_whatever_warns_stands_before_the_numbers():
    columns = list(table.COLUMNS)
    assert max(map(columns.index, WARN)) < columns.index("phones")


def test_row_has_every_column_and_no_other(current):
    assert [{*row} for row in table.rows(current)] == 3 * [{*table.COLUMNS}]


def test_row_has_codes_and_words(current):
    row = row_of(current, "lotus")
    columns = ("kinds", "kinds_km", "served", "served_en", "not_served", "not_served_km")
    assert [row[column] for column in columns] == [
        *("safe-house", "សេវា safe-house", "women", "women", "men", "បុរស"),
    ]


def test_province_is_a_code_with_its_zero_and_a_name(current):
    row = row_of(current, "river")
    assert (row["provinces"], row["provinces_km"]) == ("06", "កំពង់ធំ")


def test_hours_are_read_back_as_they_were(current):
    assert hours.parse(row_of(current, "meadow")["hours"]) == [["MO", "08:00", "17:00"]]


def test_caution_is_a_warning_in_both_languages(current):
    row = row_of(current, "meadow")
    assert (row["warning_km"], row["warning_en"]) == (
        "មុនពេលទូរសព្ទ៖ សួរសិន",
        "Before you call: Ask first",
    )


def test_check_of_a_published_source_says_to_call_first(current):
    found = {slug: row_of(current, slug)["check_en"] for slug in ("river", "lotus")}
    assert found == {
        "river": "Confirmed by phone, 25 November 2026.",
        "lotus": "When it was printed is not known, and nobody has called."
        " Read on 25 November 2026. Call before you refer.",
    }


def test_alert_is_a_warning_in_both_languages(current, listed):
    told = {"sentence": "full", "reason": "They said so", "ends_on": make.TODAY}
    alerts.start(listed["lotus"], by=listed["dara"], at=make.NOW, **told)
    publishing.publish(at=make.NOW)
    row = row_of(reader.current(), "lotus")
    assert row["warning_en"] == (
        "Warning: Full: nobody new can be taken in. Until 25 November 2026."
    )
    assert row["warning_km"].startswith("ការព្រមាន៖ ")


def test_number_of_one_service_stands_beside_that_one(current, listed):
    river = listed["river"]
    second = Service.objects.create(organization=river, name_en="Second", order=1)
    of = {"source_codes": "A list"}
    Phone.objects.create(organization=river, service=second, number="+8550000003", order=1, **of)
    Phone.objects.create(organization=river, number="+8550000004", order=2, **of)
    editing.save(river, by=listed["sokha"], at=make.NOW)
    make.confirm(river, by=listed["dara"])
    publishing.publish(at=make.NOW)
    rows = [row for row in table.rows(reader.current()) if row["slug"] == "river"]
    assert [row["phones"] for row in rows] == [
        "+8550000001; +8550000004",
        "+8550000003; +8550000004",
    ]


def test_organization_without_services_has_a_row(current, listed):
    """As it could be confirmed in a release before."""
    make.take_triggers_away()
    row = listed["river"].verifications.first()
    row.listing = row.listing.stored | {"services": [], "phones": []}
    row.sha256 = listing_digest(row.listing)
    row.save()
    Link.objects.all().delete()
    publishing.publish(at=make.NOW)
    row = row_of(reader.current(), "river")
    assert (row["name_km"], row["kinds"], row["phones"]) == ("អង្គការ river", "", "")
