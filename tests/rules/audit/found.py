"""What tests of the audit share: the violations that it finds."""

from datetime import timedelta

from directory.rules import (
    audit,
)
from tests import make

LATER = make.NOW + timedelta(hours=1)


def found(organization):
    organization.refresh_from_db()
    return list(audit.violations([organization]))


WITHDRAWN = {"outcome": "withdrawn", "due_on": None, "listing": None, "note": "x"}
