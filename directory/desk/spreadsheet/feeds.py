"""A feed of HSDS (openreferral.org) as rows of a table: what another directory says is suggested.

Only what the table has is read. A place, a person's name, and how the other directory has checked
are not: a check of others is none of ours. A service without its organization is refused.
"""

import re
from collections.abc import Iterator, Mapping

from django.utils import translation

from directory.desk.spreadsheet.records import cell
from directory.desk.spreadsheet.table import Table, name_records
from directory.models import Organization
from directory.publish import reader
from directory.publish.exports import hsds, words
from directory.publish.exports.hsds_terms import TAXONOMIES
from directory.text import hours, is_khmer, languages

COLUMNS = (
    *("slug", "name_km", "name_en", "acronym", "description_km", "description_en", "website"),
    *("service_name_km", "service_name_en", "kinds", "served", "not_served", "provinces"),
    *("nationwide", "free", "hours", "eligibility_km", "eligibility_en", "referral_km"),
    *("referral_en", "phones", "contacts"),
)
# Where a feed lists objects: ours as a file, and the pages of an API.
_LISTS = ("organizations", "services", "contents")
# So many objects are looked at to tell a feed from another list.
_LOOKED_AT = 50
_NOT_CALLED = ("fax", "pager", "textphone")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&/.\-]{1,14}")
# 08:00, also with seconds and the zone of Cambodia.
_TIME = re.compile(rf"([0-2][0-9]:[0-5][0-9])(?::00)?(?:{re.escape(hsds.ZONE)})?")
_PROVINCE = re.compile("[0-9]{2}")


def is_feed(value: object) -> bool:
    """Whether JSON holds objects of HSDS."""
    top = value if isinstance(value, dict) else {"contents": value}
    first = (one for name in _LISTS for one in _objects(top, name)[:_LOOKED_AT])
    return any("id" in one and (_is_service(one) or _objects(one, "services")) for one in first)


def table_of(feed: object) -> Table:
    """A row for each service of a feed, and one for an organization without services."""
    table = Table(letters=dict.fromkeys(COLUMNS, ""))
    found = _Feed(feed)
    for number, said in enumerate(found.rows(), start=1):
        table.rows[number] = {column: cell(text) for column, text in said.items() if text}
    return name_records(table)


class _Feed:
    """The objects of a feed by their ids, and what of them we say ourselves."""

    def __init__(self, feed):
        self.organizations, self.services, self.terms = {}, {}, {}
        top = feed if isinstance(feed, dict) else {"contents": feed}
        for term in _objects(top, "taxonomy_terms"):
            self.terms[_said(term, "id")] = term
        for name in _LISTS:
            for one in _objects(top, name):
                if name == "services" or (name == "contents" and _is_service(one)):
                    self._take_service(one, _said(one, "organization_id"))
                else:
                    self._take_organization(one)
        self.slugs = {
            hsds.made_id("organization", public_id): slug
            for public_id, slug in Organization.objects.values_list("public_id", "slug")
        }
        self.ours = _published()
        self.not_for = _not_for()

    def rows(self) -> Iterator[dict[str, str]]:
        """What the feed says, column by column."""
        of = {}
        for service in self.services.values():
            of.setdefault(service["organization_id"], []).append(service)
        for key, organization in self.organizations.items():
            services = of.pop(key, [])
            common = _organization(organization) | {"slug": self.slugs.get(key, "")}
            everywhere = _phones_of_none(organization, services)
            if not services:
                yield self._news(common | _channels(organization), [organization])
            for service in services:
                row = common | self._service(service, organization)
                phones = [*_objects(service, "phones"), *everywhere]
                row |= _channels(organization, service) | {"phones": _phones(phones)}
                yield self._news(row, [organization, service])
        for services in of.values():
            yield from ({"service_name_en": _said(service, "name")} for service in services)

    def _news(self, row, objects):
        """A row; of what we have published ourselves only which organization it is about."""
        known = [self.ours.get(_said(one, "id")) for one in objects]
        is_ours = row["slug"] and all(one == own for one, own in zip(objects, known, strict=True))
        return {"slug": row["slug"]} if is_ours else row

    def _take_organization(self, one):
        key = _said(one, "id")
        # What has no id, or that of another one, is another organization.
        if not key or key in self.organizations:
            key = f"{key}/{len(self.organizations)}"
        self.organizations[key] = one
        for service in _objects(one, "services"):
            self._take_service(service, key)

    def _take_service(self, one, organization_id):
        if isinstance(one.get("organization"), dict):
            organization_id = _said(one["organization"], "id")
            self.organizations.setdefault(organization_id, one["organization"])
        key = _said(one, "id") or f"/{len(self.services)}"
        before = self.services.get(key, {})
        owner = organization_id or before.get("organization_id", "")
        self.services[key] = before | one | {"organization_id": owner}

    def _service(self, service, organization):
        terms = [self._term(one) for one in _objects(service, "attributes")]
        terms += [*_objects(service, "taxonomy_terms")]
        kinds = [term for term in terms if _said(term, "taxonomy") not in _OTHER_TAXONOMIES]
        names = _names(service)
        # Where a service has no name of its own, its help or its organization names it.
        made = [", ".join(_said(term, name) for term in kinds) for name in ("name", "description")]
        made += [_said(organization, "name"), _said(organization, "alternate_name")]
        eligibility, not_served = self._eligibility(service)
        areas = _objects(service, "service_areas")
        return {
            **{f"service_{name}": text for name, text in names.items() if text not in made},
            "kinds": "; ".join(map(_code, kinds)),
            "served": "; ".join(_code(term) for term in terms if _is_of(term, "served")),
            "not_served": not_served,
            "provinces": "; ".join(filter(None, map(_province, areas))),
            "nationwide": "yes" if any(_extent(one) == hsds.COUNTRY for one in areas) else "",
            "free": "yes" if _is_free(service) else "",
            "hours": _hours(_objects(service, "schedules")),
            **_both("eligibility", eligibility),
            **_both("referral", _said(service, "application_process")),
        }

    def _term(self, attribute):
        term = attribute.get("taxonomy_term")
        known = self.terms.get(_said(attribute, "taxonomy_term_id"), {})
        return term if isinstance(term, dict) else known

    def _eligibility(self, service):
        """The conditions of a service, and whom it does not take: our profile says so in words."""
        kept, refused = [], ""
        for line in _said(service, "eligibility_description").splitlines():
            if line.startswith(self.not_for[languages.ENGLISH.code]):
                refused = line.removeprefix(self.not_for[languages.ENGLISH.code])
            elif not line.startswith(self.not_for[languages.KHMER.code]):
                kept.append(line)
        codes = []
        for term in self.terms.values() if refused else []:
            # A name may hold a comma, as stands between two of them.
            name = _said(term, "description")
            if _is_of(term, "served") and name and f", {name}, " in f", {refused}, ":
                codes.append(_code(term))
        return "\n".join(kept), "; ".join(codes) or refused


_OTHER_TAXONOMIES = {TAXONOMIES[name][0] for name in ("served", "method")}


def _not_for():
    """By language, with what a line begins that says whom a service does not take."""
    found = {}
    for code in languages.CODES:
        with translation.override(code):
            found[code] = words.not_for({code: ""})
    return found


def _published() -> Mapping[str, dict]:
    """What we publish ourselves, by id, as our own export says it."""
    current = reader.current()
    if current is None or not current.has_documents():
        return {}
    found = hsds.Directory(current)
    told = {one.id: found.full_organization(one) for one in found.organizations}
    return told | {one.id: found.full_service(one) for one in found.services}


def _organization(one):
    names = _names(one)
    description = _said(one, "description")
    row = names | {"website": _said(one, "website") or _said(one, "url")}
    if names["name_km"] and _ACRONYM.fullmatch(names["name_en"]):
        row |= {"name_en": "", "acronym": names["name_en"]}
    # HSDS wants a description where there is none.
    return row | _both("description", "" if description == _said(one, "name") else description)


def _names(one):
    """The first name in Khmer, and the first in other letters."""
    said = [_said(one, "name"), _said(one, "alternate_name")]
    return {
        "name_km": next(filter(_has_khmer, said), ""),
        "name_en": next((name for name in said if name and not _has_khmer(name)), ""),
    }


def _both(column, text):
    """A text of our profile: Khmer up to its last line in Khmer letters, then English."""
    lines = text.splitlines()
    last = max((place for place, line in enumerate(lines, start=1) if _has_khmer(line)), default=0)
    return {
        f"{column}_km": "\n".join(lines[:last]).strip(),
        f"{column}_en": "\n".join(lines[last:]).strip(),
    }


def _phones_of_none(organization, services):
    """The numbers of an organization that none of its services has."""
    of_services = {_said(one, "number") for row in services for one in _objects(row, "phones")}
    phones = _objects(organization, "phones")
    return [one for one in phones if _said(one, "number") not in of_services]


def _phones(phones):
    """Numbers as the table has them: +855… (what it is for), once for each language."""
    found = []
    for one in phones:
        number = _said(one, "number").strip()
        if not number or _said(one, "type").lower() in _NOT_CALLED:
            continue
        purposes = [line.strip() for line in _said(one, "description").splitlines()]
        found += [f"{number} ({said})" for said in filter(None, purposes)] or [number]
    return "; ".join(dict.fromkeys(found))


def _channels(*owners):
    """The numbers and addresses of these objects; of a contact its address alone, never a name."""
    found = [_said(owner, "email") for owner in owners]
    for contact in (one for owner in owners for one in _objects(owner, "contacts")):
        channel, colon, address = _said(contact, "name").partition(": ")
        # Messengers have no field of their own, so our profile writes them into the name.
        is_channel = colon and channel in ("telegram", "messenger", "whatsapp", "email", "sms")
        found.append(f"{channel}: {address}" if is_channel else _said(contact, "email"))
    addresses = [one if ": " in one else f"email: {one}" for one in filter(None, found)]
    phones = [one for owner in owners for one in _objects(owner, "phones")]
    return {"contacts": "; ".join(dict.fromkeys(addresses)), "phones": _phones(phones)}


def _code(term):
    """What a term of ours is known by; one of another taxonomy by its name."""
    ours = {name for name, _description in TAXONOMIES.values()}
    is_ours = _said(term, "taxonomy") in ours
    return (_said(term, "code") if is_ours else "") or _said(term, "name") or _said(term, "term")


def _is_of(term, taxonomy):
    return _said(term, "taxonomy") == TAXONOMIES[taxonomy][0]


def _province(area):
    extent = _extent(area)
    if extent == hsds.COUNTRY:
        return ""
    is_code = _PROVINCE.fullmatch(extent)
    return extent if is_code else _said(area, "name") or _said(area, "service_area")


def _extent(area):
    return _said(area, "extent")


def _is_free(service):
    return any(_said(one, "option").lower() == "free" for one in _objects(service, "cost_options"))


def _hours(schedules):
    """Opening times as the table has them; what has another form stays as it is, to be refused."""
    week, odd = [], []
    for one in schedules:
        opens, closes = (_TIME.fullmatch(_said(one, name)) for name in ("opens_at", "closes_at"))
        days = [day.strip() for day in _said(one, "byday").upper().split(",")]
        if opens and closes and set(days) <= {*hours.DAYS}:
            week += [[day, opens[1], closes[1]] for day in days]
        else:
            odd.append(" ".join(_said(one, name) for name in ("byday", "opens_at", "closes_at")))
    week.sort(key=lambda window: (hours.DAYS.index(window[0]), *window[1:]))
    return "; ".join(filter(None, [hours.format(week, languages.ENGLISH.code), *odd]))


def _is_service(one):
    return "organization_id" in one or isinstance(one.get("organization"), dict)


def _has_khmer(text):
    return any(map(is_khmer, text))


def _objects(one, name):
    """What an object lists under a name; nothing where that is no list of objects."""
    found = one.get(name)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def _said(one, name):
    """A text of an object; "" where it is none."""
    found = one.get(name)
    return found if isinstance(found, str) else ""
