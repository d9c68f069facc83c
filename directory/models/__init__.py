"""The tables, and what the database itself holds: imports text, and nothing that acts on rows."""

from directory.models.accounts import AccountChange
from directory.models.catalogue import CatalogueCheck, CatalogueEdit
from directory.models.draft import SheetDraft
from directory.models.organization import (
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
    new_public_id,
)
from directory.models.partner import PartnerAnswer, PartnerLink
from directory.models.publication import (
    LostWithdrawal,
    PublicationDue,
    Snapshot,
    SnapshotFile,
    SnapshotStep,
)
from directory.models.records import (
    Alert,
    Attempt,
    Edit,
    ReturnRequest,
    Verification,
    Vetting,
)
from directory.models.reports import Answer, Report

__all__ = [
    "AccountChange",
    "Alert",
    "Answer",
    "Attempt",
    "CatalogueCheck",
    "CatalogueEdit",
    "Contact",
    "Edit",
    "Location",
    "LostWithdrawal",
    "Organization",
    "PartnerAnswer",
    "PartnerLink",
    "Phone",
    "Province",
    "PublicationDue",
    "Report",
    "ReturnRequest",
    "Schedule",
    "ServedGroup",
    "Service",
    "SheetDraft",
    "Snapshot",
    "SnapshotFile",
    "SnapshotStep",
    "Source",
    "TaxonomyTerm",
    "Verification",
    "Vetting",
    "new_public_id",
]
