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
from directory.models.reports import Answer, Report
from directory.models.workflow import Edit, Snapshot, Verification

__all__ = [
    "Answer",
    "Contact",
    "Edit",
    "Location",
    "Organization",
    "Phone",
    "Province",
    "Report",
    "Schedule",
    "ServedGroup",
    "Service",
    "Snapshot",
    "Source",
    "TaxonomyTerm",
    "Verification",
]
