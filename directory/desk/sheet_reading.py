"""What the call sheet reads before it is shown."""

from django.conf import settings
from django.db.models import Prefetch
from django.http import QueryDict

from directory.desk import errors
from directory.models import Organization, Verification
from directory.rules import listing
from directory.text.digest import fingerprint


def whole(pk):
    """An organization with its parts and its checks. Raises Missing."""
    checks = Prefetch("verifications", Verification.objects.select_related("verifier"))
    organizations = Organization.objects.prefetch_related(checks)
    return errors.find(listing.with_parts(organizations), pk=pk)


def last_checks(organization, facts):
    """Fact name -> the newest check that confirmed it with the value that it has now."""
    found = {}
    for check in organization.verifications.all():
        confirmed = listing.facts(check.listing) if check.listing else {}
        for name in check.confirmed_facts:
            if name in facts and confirmed.get(name) == facts[name]:
                found.setdefault(name, check)
    return found


def due_days(organization):
    """The risk of what is about to be confirmed, and for how many days its check will hold."""
    risk = listing.risk(listing.build_listing(organization))
    return risk.label, settings.CHECK_DAYS[risk]


def mark(value):
    """A short mark of a fact as it was seen."""
    return fingerprint(listing.to_bytes(value))


def to_form(typed):
    """A draft as the form was sent."""
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, values)
    return data
