"""The audit of numbers that wait: released ones were proved, and what is kept looks no fresher."""

from collections.abc import Iterator

from directory.models import NumberCall, Verification
from directory.rules import leads


def of_unconfirmed(check: Verification, document: dict) -> Iterator[str]:
    """A number that nobody called is shown as such only where nobody lives and all agree."""
    shown = {phone["number"] for phone in check.listing["unconfirmed"]}
    if shown & {phone["number"] for phone in check.listing["phones"]}:
        yield "a number both as confirmed and as not confirmed"
    disputed = {phone["number"] for phone in document["phones"] if phone["has_conflict"]}
    confirmed = {
        phone["number"]
        for phone in check.listing["unconfirmed"]
        if f"unconfirmed/{phone['id']}" in check.confirmed_facts
    }
    is_home = any(service["residential"] for service in check.listing["services"])
    if (shown and is_home) or (confirmed and leads.document_houses_people(document)):
        yield "a number that nobody called where people stay"
    if confirmed & disputed:
        yield "a number that sources disagree about"


def of_kept(before: Verification | None, check: Verification) -> Iterator[str]:
    """What keeps facts as they stood looks no fresher than the check that stood."""
    # What keeps even the name is the release of one number, and looked at nothing else.
    if check.rest_method and (not check.kept_facts or "name" in check.kept_facts):
        yield "says how the rest was checked, and looked at no rest"
    if not check.kept_facts:
        return
    if before is None or before.outcome != "confirmed":
        yield "keeps what did not stand"
        return
    is_of_that_day = (check.method, check.checked_on) == (before.method, before.checked_on)
    if not is_of_that_day or check.due_on > before.due_on:
        yield "keeps facts and looks fresher than the check before"
    if check.kept_by_one_person != (before.by_one_person or before.kept_by_one_person):
        yield "says wrongly how many checked what it keeps"


def proves(call: NumberCall, check: Verification) -> bool:
    """Whether a call found a number of this listing to be theirs, with a second proof."""
    numbers = {phone["number"] for phone in check.listing["phones"]}
    return (
        call.organization_id == check.organization_id
        and call.result == "theirs"
        and call.proof != ""
        and call.number in numbers
        and call.at <= check.recorded_at
    )
