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
from directory.models.draft import SheetDraft
from directory.models.partner import PartnerAnswer, PartnerLink
from directory.models.workflow import (
    Alert,
    Attempt,
    Edit,
    ReturnRequest,
    Snapshot,
    Verification,
    Vetting,
)

__all__ = [
    "AccountChange",
    "Alert",
    "Attempt",
    "Contact",
    "Edit",
    "Location",
    "Organization",
    "PartnerAnswer",
    "PartnerLink",
    "Phone",
    "Province",
    "ReturnRequest",
    "Schedule",
    "ServedGroup",
    "Service",
    "SheetDraft",
    "Snapshot",
    "Source",
    "TaxonomyTerm",
    "Verification",
    "Vetting",
]
