"""What the desk says of pages that were read again, and what to do where one tells of trouble."""

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from directory.models import Organization, SourceReading
from directory.text.writing import day

Outcome = SourceReading.Outcome
SAID = {
    Outcome.PRINTED: gettext_lazy("Still printed there on %(read)s. That is no check."),
    Outcome.NUMBER_GONE: gettext_lazy("Since %(since)s the number is not found on its page."),
    Outcome.PAGE_GONE: gettext_lazy("Since %(since)s its page is gone."),
    Outcome.MOVED: gettext_lazy("Since %(since)s its page stands at another address."),
    Outcome.UNREADABLE: gettext_lazy("Since %(since)s its page cannot be read: %(reason)s."),
}
TO_DO = {
    Outcome.PRINTED: "",
    Outcome.NUMBER_GONE: gettext_lazy(
        "Open the page. If the number is not there, call it, and correct the entry if it is wrong."
    ),
    Outcome.PAGE_GONE: gettext_lazy(
        "Call the number, and write into the entry where it is published now."
    ),
    Outcome.MOVED: gettext_lazy(
        "Look whether that page is theirs, and write its address into the entry."
    ),
    Outcome.UNREADABLE: gettext_lazy("Open the page yourself when you check the listing."),
}


def row(reading: SourceReading) -> dict:
    """A reading with what it found in words, and what to do."""
    return {"reading": reading, "said": _said(reading), "to_do": TO_DO[reading.outcome]}


def by_fact(organization: Organization, facts: dict) -> dict[str, list[dict]]:
    """The readings for each number among the facts of a sheet."""
    rows = [row(reading) for reading in organization.source_readings.all()]
    return {
        name: [one for one in rows if one["reading"].number == fact["number"]]
        for name, fact in facts.items()
        if name.startswith(("phones/", "unconfirmed/"))
    }


def _said(reading):
    language = get_language()
    words = {
        "read": day(reading.read_at.isoformat(), language),
        "since": day(reading.since.isoformat(), language),
        "reason": reading.get_reason_display(),
    }
    found = SAID[reading.outcome] % words
    if reading.outcome == Outcome.NUMBER_GONE and reading.printed_at:
        last = {"day": day(reading.printed_at.isoformat(), language)}
        return " ".join([found, _("It was last seen there on %(day)s.") % last])
    return found
