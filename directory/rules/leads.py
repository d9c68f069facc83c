"""What leads elsewhere in a free text that readers see: a number, an address, a place, an account.

Numbers and addresses stand in fields of their own, which are called and checked. Where people stay
a text that names one is refused; elsewhere whoever confirms says that it is meant so.
"""

from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _

from directory.rules.listing import facts
from directory.rules.refusal import Refused
from directory.text import languages
from directory.text.leads import LINK, MOBILE, NUMBER, PERSON, PLACE, find_leads, find_map
from directory.text.numbers import in_address, is_mobile
from directory.text.writing import dialled

# How the columns of a text end in a revision.
ENDINGS = tuple(f"_{code}" for code in languages.CODES)
# What tells where people stay, or leads there. The rest is asked about, there as elsewhere.
SECRET = (NUMBER, LINK, PLACE)


class NotMeant(Refused):
    """A text leads elsewhere, and nobody said that it is meant so; `leads`: kind -> as written."""

    def __init__(self, message: str, leads: dict[str, str]) -> None:
        super().__init__(message)
        self.leads = leads


class TellsPlace(Refused):
    """A text about where people stay names a number or a place; `text` is how it is written."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _(
                "People stay here, and a text names “%(text)s”. Take it out: a number has a field "
                "of its own, and the place is never said."
            )
            % {"text": text}
        )
        self.text = text


def of_listing(listing: dict) -> dict[str, dict[str, str]]:
    """The leads in the texts of a listing, by the name of the fact: kind -> how it is written."""
    own = _own_numbers(phone["number"] for phone in listing["phones"])
    found = {}
    for name, value in facts(listing).items():
        leads = _of_way(value)
        for text in _texts(value) if isinstance(value, dict) else ():
            leads = find_leads(text, own) | leads
        if leads:
            found[name] = leads
    return found


def require_meant(
    document: dict,
    listing: dict,
    stood: tuple[dict, dict] | None,
    meant: Collection[str],
) -> None:
    """Refuse a listing whose texts lead elsewhere, unless that stood before or is `meant`.

    `document` is the revision of which the listing is made. `stood` has the revision and the
    listing that stand, if any do. `meant` has the names of facts of which whoever confirms says
    that it is meant so. Where people stay only an account may be meant, and what stood before they
    came counts for nothing.
    """
    has_residents = document_houses_people(document)
    counts = stood and (document_houses_people(stood[0]) or not has_residents)
    before = facts(stood[1]) if counts else {}
    now = facts(listing)
    for name, leads in of_listing(listing).items():
        if before.get(name) == now[name]:
            continue
        secret = next((leads[kind] for kind in SECRET if kind in leads), None)
        if secret and has_residents:
            raise TellsPlace(secret)
        if name not in meant:
            raise NotMeant(_question(leads), leads)


def require_none_new(document: dict, before: dict | None) -> None:
    """Refuse a revision that names a place or a number anew in a text about where people stay."""
    if not document_houses_people(document):
        return
    own = _own_numbers(phone["number"] for phone in document["phones"] if not phone["is_held"])
    known = set(_public_texts(before)) if before else set()
    for text in _public_texts(document):
        leads = find_leads(text, own) if text not in known else {}
        if secret := next((leads[kind] for kind in SECRET if kind in leads), None):
            raise TellsPlace(secret)
    known = set(_addresses(before)) if before else set()
    for address in _addresses(document):
        if address not in known and (place := find_map(address)):
            raise TellsPlace(place)


def require_none_kept(texts: Collection[str], numbers: Collection[str]) -> None:
    """Refuse texts that are kept for ever and name a person, a number, an address or a place.

    `numbers` are those of the listing, which they may name.
    """
    own = _own_numbers(numbers)
    for text in texts:
        leads = find_leads(text, own)
        if named := next((leads[kind] for kind in (PERSON, *SECRET) if kind in leads), None):
            raise Refused(
                _(
                    "This is kept for ever, and names “%(text)s”. Take it out: the name of a "
                    "person, a number, an address or a place has no use here."
                )
                % {"text": named}
            )


def document_houses_people(document: dict) -> bool:
    """Whether people stay there, by a revision; the twin of `listing.houses_people`."""
    rows = [*document["services"], *document["locations"]]
    return any(row["is_residential"] for row in rows)


def _question(leads):
    """What whoever confirms is asked about one fact."""
    if MOBILE in leads:
        return _(
            "%(number)s is a mobile number. Say that it is the organization's own and nobody's "
            "private one, or leave it out."
        ) % {"number": leads[MOBILE]}
    if PERSON in leads:
        return _(
            "A text names a person, “%(text)s”. Take the name out, or say that it is meant so."
        ) % {"text": leads[PERSON]}
    return _(
        "A text names “%(text)s”. Numbers and addresses have fields of their own: leave that fact "
        "out, or say that it is meant so."
    ) % {"text": next(iter(leads.values()))}


def _own_numbers(numbers):
    """The digits of numbers as a text may name them, with and without the code of Cambodia."""
    numbers = list(numbers)
    national = {f"0{number[4:]}" for number in numbers if number.startswith("+855")}
    return national | {number.lstrip("+").replace(" ", "") for number in numbers}


def _of_way(fact):
    """The lead in a way to reach somebody: a person's own number, or a place on a map."""
    if not isinstance(fact, dict):
        # The website, or a plain column that is no text, such as a year.
        place = find_map(str(fact))
        return {PLACE: place} if place else {}
    number, address = fact.get("number", ""), fact.get("value", "")
    if place := find_map(address):
        return {PLACE: place}
    for written in (number, in_address(address)):
        if is_mobile(written):
            return {MOBILE: dialled(written)}
    return {}


def _texts(fact) -> Iterator[str]:
    """Every text of a fact that people write freely; an address is shown as one, and checked."""
    for key, value in fact.items():
        if key in languages.CODES or key in ("acronym", "languages"):
            yield from [value] if isinstance(value, str) else value
        elif key == "slug":
            yield value.replace("-", " ")
        elif isinstance(value, dict) and key != "address":
            yield from _texts(value)


def _public_texts(document) -> Iterator[str]:
    """Every free text of a revision that a listing of a shelter would show."""
    # The name of a place is shown of an office alone, but nothing else keeps a shelter's out.
    rows = [document, *document["services"]]
    rows += [{k: row[k] for k in row if k.startswith("name_")} for row in document["locations"]]
    rows += [row for row in document["phones"] if not row["is_held"] or row["is_unconfirmed"]]
    rows += [row for row in document["contacts"] if not row["is_held"]]
    for row in rows:
        yield row.get("acronym", "")
        yield row.get("languages", "")
        yield row.get("slug", "").replace("-", " ")
        for name, text in row.items():
            if name.endswith(ENDINGS):
                yield text


def _addresses(document) -> Iterator[str]:
    """The web address and the addresses of chats and mail that a listing of it would show."""
    yield document["website"]
    yield from (row["value"] for row in document["contacts"] if not row["is_held"])
