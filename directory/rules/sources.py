"""Sources: the pages that are said to print the numbers of standing listings, read each night.

A number that is still printed proves nothing and is no check. What went wrong waits at the desk
until somebody has looked at the whole listing.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Case, Exists, OuterRef, QuerySet, When

from directory.models import Phone, Source, SourceReading, Verification
from directory.text.numbers import is_printed_in
from directory.text.web_page import Page, is_same

Outcome = SourceReading.Outcome
# The worst first.
WRONG = [Outcome.NUMBER_GONE, Outcome.PAGE_GONE, Outcome.MOVED, Outcome.UNREADABLE]
# What was not read for so long tells of no page any more.
KEPT = timedelta(days=90)


class Print(NamedTuple):
    """A number of a standing listing, and the address of a page that is said to print it."""

    organization: UUID
    number: str
    url: str


class Finding(NamedTuple):
    """The outcome for a number on a page; the fields are those of a SourceReading."""

    print: Print
    outcome: str
    reason: str = ""
    moved_to: str = ""


def prints() -> set[Print]:
    """The addresses to be read: those that the sources of each listed number name.

    They are those of the working copy, so that a corrected address is read the next night.
    """
    listings = Verification.objects.standing().values_list("organization", "listing")
    listed = {
        (organization, row["number"])
        for organization, listing in listings
        for noun in ("phones", "unconfirmed")
        for row in listing[noun]
    }
    urls = {}
    for organization, code, url in Source.objects.values_list("organization", "code", "url"):
        urls.setdefault((organization, code.strip()), set()).add(url)
    phones = Phone.objects.exclude(source_codes="")
    return {
        Print(organization, number, url.partition("#")[0])
        for organization, number, named in phones.values_list(
            "organization", "number", "source_codes"
        )
        if (organization, number) in listed
        for url in _named(organization, named, urls)
        if re.match("https?://", url)
    }


def to_read() -> dict[str, list[Print]]:
    """What to look for, by address; the address that was read longest ago comes first."""
    last = dict(SourceReading.objects.order_by("read_at").values_list("url", "read_at"))
    found = {}
    for one in prints():
        found.setdefault(one.url, []).append(one)
    never = [url for url in found if url not in last]
    return {url: found[url] for url in [*sorted(never), *(url for url in last if url in found)]}


def judge(one: Print, page: Page) -> Finding:
    """Judge whether a page that was read prints a number."""
    is_printed = is_printed_in(page.text, one.number)
    moved_to = "" if not page.text or is_same(one.url, page.url) else page.url
    if page.is_gone:
        return Finding(one, Outcome.PAGE_GONE)
    if page.unreadable:
        return Finding(one, Outcome.UNREADABLE, page.unreadable)
    if page.is_cut and not is_printed:
        return Finding(one, Outcome.UNREADABLE, SourceReading.Reason.TOO_LONG)
    if not is_printed:
        return Finding(one, Outcome.NUMBER_GONE, moved_to=moved_to)
    return Finding(one, Outcome.MOVED if moved_to else Outcome.PRINTED, moved_to=moved_to)


@transaction.atomic
def record(findings: Iterable[Finding], *, at: datetime) -> None:
    """Keep what was found, and drop what is behind no listing any more."""
    asked = prints()
    before = {
        Print(row.organization_id, row.number, row.url): row
        for row in SourceReading.objects.order_by()
    }
    SourceReading.objects.bulk_create(
        (_row(one, before.get(one.print), at) for one in findings if one.print in asked),
        update_conflicts=True,
        unique_fields=["organization", "number", "url"],
        update_fields=["outcome", "reason", "moved_to", "read_at", "since", "printed_at"],
    )
    gone = [row.pk for one, row in before.items() if one not in asked]
    SourceReading.objects.filter(pk__in=gone).delete()


def forget(*, at: datetime) -> None:
    """Delete what was not read again for a long time."""
    SourceReading.objects.filter(read_at__lt=at - KEPT).delete()


def waiting() -> QuerySet[SourceReading]:
    """The readings that went wrong and that nobody has looked into, the worst first.

    Whoever checks the whole listing afterwards has looked into it.
    """
    since = {"organization": OuterRef("organization"), "recorded_at__gte": OuterRef("since")}
    looked_at = Verification.objects.looks().filter(**since)
    listed = Verification.objects.standing().values("organization")
    severity = Case(*(When(outcome=one, then=place) for place, one in enumerate(WRONG)))
    rows = SourceReading.objects.filter(~Exists(looked_at), organization__in=listed)
    rows = rows.filter(outcome__in=WRONG).order_by(severity, "since", "number", "url")
    return rows.select_related("organization")


def _named(organization, named, urls):
    """The addresses that a source of a number leads to: by its code, or written out."""
    found = {url.rstrip(".)") for url in re.findall(r"https?://[^\s,;]+", named)}
    return found.union(*(urls.get((organization, code.strip()), ()) for code in named.split(",")))


def _row(finding, before, at):
    """A finding as it is stored, beside what was found there before."""
    is_as_before = before and (before.outcome, before.reason) == finding[1:3]
    is_printed = finding.outcome in (Outcome.PRINTED, Outcome.MOVED)
    return SourceReading(
        organization_id=finding.print.organization,
        number=finding.print.number,
        url=finding.print.url,
        outcome=finding.outcome,
        reason=finding.reason,
        moved_to=finding.moved_to,
        read_at=at,
        since=before.since if is_as_before else at,
        printed_at=at if is_printed else before and before.printed_at,
    )
