"""Makes the documents that rows of a table ask for, out of those that there are.

Columns are named as the table names them; values are spelled as a revision spells them.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from directory import text
from directory.models import Contact, Organization, Phone, Service, frozen
from directory.rules import short_names

# Column of the table -> column of the organization, and of the service.
OF_ORGANIZATION = {
    "name_km": "name_km",
    "name_en": "name_en",
    "acronym": "acronym",
    "type": "organization_type",
    "description_km": "description_km",
    "description_en": "description_en",
    "website": "website",
}
OF_SERVICE = {
    "service_name_km": "name_km",
    "service_name_en": "name_en",
    "kinds": "kinds",
    "provinces": "provinces",
    "nationwide": "nationwide",
    "residential": "is_residential",
    "hotline": "is_hotline",
    "free": "free_of_charge",
    "hours": "hours",
    "eligibility_km": "eligibility_description_km",
    "eligibility_en": "eligibility_description_en",
    "referral_km": "application_process_km",
    "referral_en": "application_process_en",
}
SERVED = {"served": True, "not_served": False}
# What one row says: the values of its cells as a revision spells them, without empty ones.
Row = Mapping[str, Any]


class Refusal(NamedTuple):
    """Why a row cannot be taken: the column at fault (or ""), and what would be right, if known."""

    column: str
    why: str
    right: str = ""


@dataclass
class Change:
    """What the rows of one organization would change.

    `organization` is None for a new one. `before` and `after` are documents of a revision; `before`
    is empty for a new one, `revision` then 0. `notes` is what a person has to look at.
    """

    rows: dict[int, Row] = field(default_factory=dict)
    organization: Organization | None = None
    revision: int = 0
    before: dict = field(default_factory=dict)
    after: dict = field(default_factory=dict)
    refusals: dict[int, list[Refusal]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def state(self) -> str:
        """One of wrong, new, changed, unchanged."""
        if self.refusals:
            return "wrong"
        if self.organization is None:
            return "new"
        return "unchanged" if self.before == self.after else "changed"

    def refuse(self, number: int, column: str, why: str, right: str = "") -> None:
        """Note why a row of this organization cannot be taken."""
        self.refusals.setdefault(number, []).append(Refusal(column, why, right))


def merge(change: Change, taken: set[str]) -> None:
    """Make the document that the rows of a change ask for, or note why they cannot have it.

    `taken` are the short names that are in use; a new one is added.
    """
    if change.before:
        change.after = deepcopy(dict(change.before))
    else:
        change.after = frozen.blank(Organization) | {noun: [] for noun in frozen.PARTS}
    for column, name in OF_ORGANIZATION.items():
        _take(change, change.after, column, name)
    if change.organization is None:
        _name_new(change, taken)
    services = _Services(change)
    for number in services.rows:
        services.take(number)
    _take_phones(change, services.of_row)
    _take_contacts(change)


def states_of_rows(change: Change) -> dict[int, str]:
    """The state of each row: of several that change one organization, some may say nothing new."""
    states = dict.fromkeys(change.rows, change.state)
    if change.state == "changed" and len(states) > 1:
        for number, row in change.rows.items():
            alone = Change({number: row}, change.organization, change.revision, change.before)
            merge(alone, set())
            states[number] = "unchanged" if alone.after == alone.before else "changed"
    return states


def _take(change, target, column, name):
    """Take what the rows say in one column of the organization; they must not contradict."""
    said = None
    for number, row in change.rows.items():
        value = row.get(column)
        if value is None or _only_finds(row, column, target):
            continue
        if said is not None and value != said:
            change.refuse(
                number,
                column,
                _("Another row of the same organization says “%(said)s”.") % {"said": said},
                said,
            )
        said = said if said is not None else value
    if said is not None:
        target[name] = said


def _only_finds(row, column, target):
    """Whether a name is there to find its organization: without a short name it spells nothing."""
    is_name = column in ("name_km", "name_en") and "slug" not in row
    return is_name and text.search_key(row[column]) == text.search_key(target[column])


def _name_new(change, taken):
    """Give a new organization its name and its short name."""
    number = next(iter(change.rows))
    slugs = (row["slug"] for row in change.rows.values() if "slug" in row)
    after = change.after
    if not (after["name_km"] or after["name_en"]) and not change.refusals:
        change.refuse(
            number, "name_km", _("No organization has this short name, and a new one needs a name.")
        )
    given = next(slugs, "")
    slug = (
        short_names.make_unique(given, taken)
        if given
        else short_names.propose(after["acronym"], after["name_en"], taken)
    )
    if not slug and not change.refusals:
        # Many lists are in Khmer alone.
        base = short_names.of_khmer(after["name_km"] or after["name_en"])
        slug = short_names.make_unique(base, taken)
        why = _("A new organization needs a short name in Latin letters.")
        change.refuse(number, "slug", why, slug)
    taken.add(slug)
    after["slug"] = slug


class _Services:
    """Brings rows and the services of an organization together."""

    def __init__(self, change):
        self.change = change
        self.old = list(change.after["services"])
        columns = {*OF_SERVICE, *SERVED}
        self.rows = {number: row for number, row in change.rows.items() if columns & row.keys()}
        # Number of the row -> the service that it is about.
        self.of_row = {}
        self._match(lambda row, service: bool(_names(row) & _names_of(service)))
        self._match(lambda row, service: _may_be(row, service) and _same_kinds(row, service))
        if len(self.rows) == len(self.old) == 1:
            self._match(lambda row, service: _may_be(row, service) or _same_kinds(row, service))

    def _match(self, is_same):
        """Bring together what is left and the same, where only one will do on either side."""
        for number, row in self.rows.items():
            if number in self.of_row:
                continue
            free = [one for one in self.old if one not in self.of_row.values()]
            found = [service for service in free if is_same(row, service)]
            if len(found) == 1:
                self.of_row[number] = found[0]

    def take(self, number):
        """Take what a row says of its service; a new one needs its kinds of help."""
        row, service = self.rows[number], self.of_row.get(number)
        if service is None:
            service = frozen.blank(Service) | {"kinds": [], "provinces": [], "served": {}}
            service |= {"hours": [], "order": len(self.change.after["services"])}
            self.of_row[number] = service
            self.change.after["services"].append(service)
            if not row.get("kinds") and number not in self.change.refusals:
                self.change.refuse(number, "kinds", _("A new service needs its kinds of help."))
            if "residential" not in row:
                self.change.notes.append(
                    _("Row %(number)s: nobody said whether people stay here; taken as no.")
                    % {"number": number}
                )
        for column, name in OF_SERVICE.items():
            if column in row:
                service[name] = row[column]
        both = set(row.get("served", ())) & set(row.get("not_served", ()))
        if both:
            self.change.refuse(
                number,
                "not_served",
                _("A group cannot be both served and not served. Take it out of one cell."),
            )
        for column, is_served in SERVED.items():
            if column in row:
                others = {
                    code: said for code, said in service["served"].items() if said != is_served
                }
                service["served"] = others | dict.fromkeys(row[column], is_served)


def _names(row):
    said = (row.get(name) for name in ("service_name_km", "service_name_en"))
    return {text.search_key(name) for name in said if name}


def _names_of(service):
    return {text.search_key(name) for name in (service["name_km"], service["name_en"]) if name}


def _may_be(row, service):
    """Whether a row and a service are not called differently."""
    return not (_names(row) and _names_of(service))


def _same_kinds(row, service):
    return row.get("kinds") == service["kinds"]


def _take_phones(change, of_row):
    """Add numbers, and what they are for; those that are there stay, and stay held if they are."""
    phones = change.after["phones"]
    present = {phone["number"]: phone for phone in phones}
    # New number -> the first row that has it.
    added = {}
    for number, row in change.rows.items():
        for dialled, label in row.get("phones", ()):
            phone = present.get(dialled)
            if phone is None:
                phone = frozen.blank(Phone) | {"number": dialled, "order": len(phones)}
                phone["hours"] = []
                # Of several services a number is that of its row, until another row has it too.
                is_of_row = len(of_row) > 1 and number in of_row
                phone["service"] = of_row[number]["id"] if is_of_row else None
                present[dialled] = phone
                added[dialled] = number
                phones.append(phone)
            elif added.get(dialled, number) != number:
                phone["service"] = None
            phone["source_codes"] = phone["source_codes"] or row.get("phones_source", "")
            texts = {phone["description_km"], phone["description_en"]}
            if label and label not in texts:
                language = "km" if any(map(text.is_khmer, label)) else "en"
                phone[f"description_{language}"] = label


def _take_contacts(change):
    """Add addresses of chats and mail; those that are there stay."""
    contacts = change.after["contacts"]
    present = {(row["contact_type"], row["value"].casefold()) for row in contacts}
    for row in change.rows.values():
        for channel, value in row.get("contacts", ()):
            if (channel, value.casefold()) not in present:
                present.add((channel, value.casefold()))
                said = {"contact_type": channel, "value": value, "order": len(contacts)}
                contacts.append(frozen.blank(Contact) | said)
