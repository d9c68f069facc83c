"""How many queries and how long the desk's pages take with many organizations.

    python -m bench.desk [10000]

It fills a database of its own in a temporary folder: every third organization is overdue, every
fiftieth has a change that waits, every tenth was never checked. Each page is a line of JSON.
"""

import json
import os
import sys
import tempfile
import time
from datetime import timedelta

FOLDER = tempfile.TemporaryDirectory()
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "directory.settings",
    "PHLOV_VAR": FOLDER.name,
    "DATABASE_URL": "",
}

import django  # noqa: E402 - it reads the settings above

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from directory import starter  # noqa: E402
from directory.models import (  # noqa: E402
    Edit,
    Organization,
    Phone,
    Province,
    Service,
    TaxonomyTerm,
    Verification,
)
from directory.rules import listing  # noqa: E402
from tests import make  # noqa: E402


def fill(count, *, editor, verifier):
    """Add so many organizations, in as few statements as it takes."""
    now = timezone.now()
    today = timezone.localdate(now)
    kind = TaxonomyTerm.objects.filter(taxonomy="kind").first()
    province = Province.objects.first()
    organizations = [
        Organization(
            slug=f"made-up-{number}",
            public_id=f"{number:06d}",
            revision=2 if number % 50 == 0 else 1,
            name_km=f"អង្គការ {number}",
            name_en=f"House {number}",
            description_km="ជួយ",
            description_en="" if number % 7 == 0 else "Helps",
        )
        for number in range(count)
    ]
    Organization.objects.bulk_create(organizations, 500)
    services = [Service(organization=made, is_hotline=False) for made in organizations]
    Service.objects.bulk_create(services, 500)
    for relation, other in ((Service.kinds, kind), (Service.provinces, province)):
        through = relation.through
        name = relation.field.m2m_reverse_field_name()
        through.objects.bulk_create(
            [through(service=service, **{name: other}) for service in services], 500
        )
    Phone.objects.bulk_create(
        [
            Phone(organization=made, number=f"+855000{number:06}")
            for number, made in enumerate(organizations)
        ],
        500,
    )
    Edit.objects.bulk_create(
        [
            Edit(organization=made, revision=1, editor=editor, edited_at=now, document={})
            for made in organizations
        ],
        500,
    )
    checked = [made for number, made in enumerate(organizations) if number % 10]
    checked += organizations[::50]
    built = listing.with_parts(Organization.objects.filter(slug__startswith="made-up")).in_bulk()
    Verification.objects.bulk_create(
        [
            check(built[made.pk], number, today, now, editor=editor, verifier=verifier)
            for number, made in enumerate(checked)
        ],
        500,
    )
    waiting = [made.pk for made in organizations[::50]]
    Organization.objects.filter(pk__in=waiting).update(description_en="Something new")


def check(made, number, today, now, *, editor, verifier):
    """A check that is overdue every third time."""
    frozen = listing.build_listing(made)
    on = today - timedelta(days=300 if number % 3 == 0 else number % 150)
    return Verification(
        organization=made,
        number=1,
        revision=1,
        whole_revision=1,
        outcome="confirmed",
        method="call",
        evidence="earlier",
        editor=editor,
        verifier=verifier,
        checked_on=on,
        due_on=on + timedelta(days=180),
        recorded_at=now - timedelta(days=1),
        confirmed_facts=list(listing.facts(frozen)),
        name_km=frozen["name"]["km"],
        listing=frozen,
        sha256=listing.listing_digest(frozen),
    )


def main(count):
    """Fill, then open each page twice and print what the second time took."""
    # Without it every page would only lead to the sign-in.
    settings.SECOND_FACTOR = False
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    os.makedirs(settings.STATIC_ROOT)
    call_command("migrate", verbosity=0)
    starter.load(timezone.now())
    dara = make.person("dara", verifies=True, is_staff=True)
    fill(count, editor=make.person("sokha"), verifier=dara)
    client = Client(HTTP_HOST="localhost")
    client.force_login(dara)
    key = Organization.objects.get(slug="made-up-1").pk
    pages = {
        "today": "/admin/",
        "call sheet": f"/admin/directory/organization/{key}/verify/",
        "coverage": "/admin/coverage/",
        "history": f"/admin/directory/organization/{key}/history/",
        "list": "/admin/directory/organization/",
    }
    for name, address in pages.items():
        client.get(address)
        start = time.process_time()
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address)
        if page.status_code != 200:
            raise RuntimeError(f"{address}: {page.status_code}")
        took = time.process_time() - start
        row = {"page": name, "queries": len(queries), "bytes": len(page.content), "cpu": took}
        print(json.dumps(row))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    FOLDER.cleanup()
