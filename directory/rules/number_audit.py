"""The audit of numbers: new ones were proved, and what was kept looks no fresher than it is."""

from collections.abc import Iterable, Iterator

from directory.models import NumberCall, Verification


def of_number(checks: Iterable[Verification], check: Verification, document: dict) -> Iterator[str]:
    """A number that no listing had before was proved by something else than itself.

    `checks` are those of the organization, oldest first; `document` is the revision of `check`.
    """
    known = set()
    for row in checks:
        if row.number < check.number and row.listing and row.listing["phones"]:
            known = {phone["number"] for phone in row.listing["phones"]}
    changed = {phone["number"] for phone in check.listing["phones"]} - known if known else set()
    if check.has_new_number != bool(changed):
        yield "says wrongly whether a number is new"
    own = {phone["number"] for phone in document["phones"]}
    is_proof = check.called in known or (
        check.called != "" and check.called not in own and check.called_source != ""
    )
    call = check.number_call
    if call and not _proves(call, check):
        yield "a number released without its call and a second proof"
    if changed and check.method != "visit" and not is_proof and not call:
        yield "a changed number without a call to another one"


def of_unconfirmed(check: Verification, document: dict) -> Iterator[str]:
    """A number that nobody called is shown as such only where nobody lives and all agree."""
    shown = {phone["number"] for phone in check.listing["unconfirmed"]}
    if shown and any(service["residential"] for service in check.listing["services"]):
        yield "a number that nobody called where people stay"
    if shown & {phone["number"] for phone in check.listing["phones"]}:
        yield "a number both as confirmed and as not confirmed"
    disputed = {phone["number"] for phone in document["phones"] if phone["has_conflict"]}
    confirmed = {
        phone["number"]
        for phone in check.listing["unconfirmed"]
        if f"unconfirmed/{phone['id']}" in check.confirmed_facts
    }
    if confirmed & disputed:
        yield "a number that sources disagree about"


def of_kept(before: Verification | None, check: Verification) -> Iterator[str]:
    """What keeps facts as they stood looks no fresher than the check that stood."""
    if not check.kept_facts:
        return
    if before is None or before.outcome != "confirmed":
        yield "keeps what did not stand"
        return
    if (check.method, check.checked_on, check.due_on) != (
        before.method,
        before.checked_on,
        before.due_on,
    ):
        yield "keeps facts and looks fresher than the check before"
    if check.kept_by_one_person != (before.by_one_person or before.kept_by_one_person):
        yield "says wrongly how many checked what it keeps"


def _proves(call: NumberCall, check: Verification) -> bool:
    """Whether a call found a number of this listing to be theirs, with a second proof."""
    numbers = {phone["number"] for phone in check.listing["phones"]}
    return (
        call.organization_id == check.organization_id
        and call.result == "theirs"
        and call.proof != ""
        and call.number in numbers
        and call.at <= check.recorded_at
    )
