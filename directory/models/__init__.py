from directory.models.accounts import AccountChange
from directory.models.catalog import (
    Contact,
    Location,
    Organization,
    Phone,
    Province,
    Schedule,
    ServedGroup,
    Service,
    Source,
    TaxonomyTerm,
)
from directory.models.workflow import Edit, Snapshot, Verification

__all__ = [
    "AccountChange",
    "Contact",
    "Edit",
    "Location",
    "Organization",
    "Phone",
    "Province",
    "Schedule",
    "ServedGroup",
    "Service",
    "Snapshot",
    "Source",
    "TaxonomyTerm",
    "Verification",
]
