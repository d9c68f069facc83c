"""Takes reports from the field in: validates them, stores each once, and limits how many.

A report never changes a listing, and nothing says who sent it. The limits are in report_room.py.
"""

import json
import re
import unicodedata
import uuid
from datetime import UTC, datetime

from django.db import IntegrityError, transaction

from directory import text
from directory.models import Organization, Report, Verification
from directory.models.organization import KEY_PATTERN
from directory.rules import report_room, standing

LARGEST_BODY = 4096
LONGEST_NOTE = 500

REQUIRED = {"id", "listing", "seq", "kind", "made_at"}
OPTIONAL = {"phone", "note", "why"}


class Malformed(Exception):
    """A report that cannot be taken.

    `errors` says what is wrong with which key; `id` is that of the report, or None if it has none.
    """

    def __init__(self, errors: dict[str, str], id: uuid.UUID | None = None) -> None:
        super().__init__(errors)
        self.errors = errors
        self.id = id


def parse(body: bytes) -> dict:
    """The plain data of a JSON body. Raises Malformed."""
    try:
        data = json.loads(body, object_pairs_hook=_each_key_once)
    except (ValueError, RecursionError) as error:
        raise Malformed({"body": "is not JSON, or has a key twice"}) from error
    if not isinstance(data, dict):
        raise Malformed({"body": "is not a JSON object"})
    return data


def check(data: dict) -> dict:
    """Validate plain data; return the fields of a Report. Raises Malformed."""
    errors = dict.fromkeys(REQUIRED - data.keys(), "is missing")
    errors |= dict.fromkeys(data.keys() - REQUIRED - OPTIONAL, "is not known")
    fields = {}
    for name in (REQUIRED | OPTIONAL) & data.keys():
        try:
            fields[name] = CHECKS[name](data[name])
        except (ValueError, OverflowError, TypeError, AttributeError):
            errors[name] = SHOULD_BE[name]
    if fields.get("why") and fields.get("kind", Report.Kind.REFUSED) != Report.Kind.REFUSED:
        errors["why"] = "is of reports that somebody was turned away"
    if errors:
        raise Malformed(errors, fields.get("id"))
    return {"phone": "", "note": "", "why": ""} | fields


def receive(fields: dict, *, at: datetime, sender: str = "") -> str:
    """Store a report once; return "new", "same" if it was known, "other" if its id is taken.

    `fields` come from `check`, `at` is the server's aware time, `sender` a digest that is not
    stored. Raises report_room.Busy.
    """
    if (known := _compare(fields)) is not None:
        return known
    named = entry_named(fields["listing"])
    about = named and standing.entry_that_stays(named)
    report_room.require(fields["kind"], about, sender=sender, at=at)
    listed = _listed_number({named, about}, fields["phone"])
    try:
        with transaction.atomic():
            # Whoever merges the entry at this moment, or undoes that, takes this report along, or
            # is waited for.
            if about:
                standing.lock(about)
                about = standing.entry_that_stays(named)
            Report.objects.create(
                **fields | {"phone": listed or fields["phone"]},
                organization=about,
                is_listed=bool(listed),
                received_at=at,
            )
    except IntegrityError:
        # The same report came over another connection at the same moment.
        return _compare(fields)
    report_room.count(fields["kind"], sender=sender)
    return "new"


def entry_named(slug: str) -> Organization | None:
    """The organization with this slug now or in a former listing, or None."""
    found = Organization.objects.filter(slug=slug).first()
    if found is None:
        former = Verification.objects.filter(listing__slug=slug).order_by("-recorded_at").first()
        found = former.organization if former else None
    return found


def _each_key_once(pairs):
    data = dict(pairs)
    if len(data) != len(pairs):
        raise ValueError
    return data


def _match(pattern, value):
    if not re.fullmatch(pattern, value, re.ASCII):
        raise ValueError
    return value


def _number_of_snapshot(value):
    if type(value) is not int or not 0 < value < 2**63:
        raise ValueError
    return value


def _phone(value):
    typed = text.in_latin_digits(text.BETWEEN_DIGITS.sub("", value))
    return _match(r"\+?[0-9]{2,15}", typed)


def _note(value):
    if not isinstance(value, str):
        raise TypeError
    # Invisible characters could hide or reorder text, and no database stores a lone surrogate.
    seen = "".join(
        sign
        for sign in value
        if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs")
    ).strip()
    if len(seen) > LONGEST_NOTE:
        raise ValueError
    return seen


def _moment(value):
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError
    moment = moment.astimezone(UTC)
    # A phone's clock may be years off, but not centuries.
    if not 1970 <= moment.year <= 2999:
        raise ValueError
    return moment


CHECKS = {
    "id": lambda value: uuid.UUID(_match(KEY_PATTERN, value.lower())),
    "listing": lambda value: _match(r"[-a-zA-Z0-9_]{1,50}", value),
    "seq": _number_of_snapshot,
    "kind": lambda value: Report.Kind(value).value,
    "why": lambda value: Report.Why(value).value,
    "phone": _phone,
    "note": _note,
    "made_at": _moment,
}
SHOULD_BE = {
    "id": "should be a UUID as text",
    "listing": "should be the short name of a listing",
    "seq": "should be the number of a snapshot",
    "kind": f"should be one of {', '.join(sorted(Report.Kind.values))}",
    "why": f"should be one of {', '.join(sorted(Report.Why.values))}",
    "phone": "should be a telephone number as text",
    "note": f"should be text of at most {LONGEST_NOTE} characters",
    "made_at": "should be an ISO 8601 moment with its zone",
}


def _compare(fields):
    """Whether the report with this id is the "same" or an "other" one; None if there is none."""
    known = Report.objects.filter(pk=fields["id"]).first()
    if known is None:
        return None
    plain = ["listing", "seq", "kind", "why", "made_at"] + ([] if known.note_erased else ["note"])
    is_same = all(getattr(known, name) == fields[name] for name in plain)
    # A number is stored as its listing writes it.
    is_same &= text.phone_key(known.phone) == text.phone_key(fields["phone"])
    return "same" if is_same else "other"


def _listed_number(organizations, phone):
    """The number as a listing of these entries writes it, if any ever did."""
    key = text.phone_key(phone)
    checks = Verification.objects.filter(organization__in=organizations - {None})
    numbers = (
        part["number"]
        for listing in checks.exclude(listing=None).values_list("listing", flat=True)
        for part in (*listing["phones"], *listing["unconfirmed"])
    )
    return next((number for number in numbers if text.phone_key(number) == key), "")
