"""The tables, and what the database itself holds: imports text, and nothing that acts on rows."""

from directory.models.accounts import AccountChange
from directory.models.alerts import Alert, AlertWording
from directory.models.catalogue import CatalogueCheck, CatalogueEdit
from directory.models.claims import Claim
from directory.models.comments import Comment
from directory.models.days_off import DayOff
from directory.models.draft import ImportDraft, ImportHeading, SentForm, SheetDraft
from directory.models.guidance import AskRule, Line, UrgentMessage
from directory.models.history import Link, LostHistory, Refusal
from directory.models.needs import Need
from directory.models.numbers import NumberCall
from directory.models.organization import (
    Organization,
    Province,
    TaxonomyTerm,
    new_public_id,
)
from directory.models.partner import PartnerAnswer, PartnerLink
from directory.models.parts import (
    Contact,
    Location,
    Phone,
    Schedule,
    ServedGroup,
    Service,
    Source,
)
from directory.models.publication import (
    LostWithdrawal,
    PublicationDue,
    Snapshot,
    SnapshotFile,
    SnapshotStep,
)
from directory.models.records import (
    Attempt,
    Edit,
    ReturnRequest,
    Verification,
    Vetting,
)
from directory.models.reports import Answer, Report, UnmetNeed
from directory.models.samples import Comparison, Sample, SampledListing, SecondCall
from directory.models.sources import SourceReading
from directory.models.twins import Merge, MergeUndo, TwinPermit, TwinRequest

__all__ = [
    "AccountChange",
    "Alert",
    "AlertWording",
    "Answer",
    "AskRule",
    "Attempt",
    "CatalogueCheck",
    "CatalogueEdit",
    "Claim",
    "Comment",
    "Comparison",
    "Contact",
    "DayOff",
    "Edit",
    "ImportDraft",
    "ImportHeading",
    "Line",
    "Link",
    "Location",
    "LostHistory",
    "LostWithdrawal",
    "Merge",
    "MergeUndo",
    "Need",
    "NumberCall",
    "Organization",
    "PartnerAnswer",
    "PartnerLink",
    "Phone",
    "Province",
    "PublicationDue",
    "Refusal",
    "Report",
    "ReturnRequest",
    "Sample",
    "SampledListing",
    "Schedule",
    "SecondCall",
    "SentForm",
    "ServedGroup",
    "Service",
    "SheetDraft",
    "Snapshot",
    "SnapshotFile",
    "SnapshotStep",
    "Source",
    "SourceReading",
    "TaxonomyTerm",
    "TwinPermit",
    "TwinRequest",
    "UnmetNeed",
    "UrgentMessage",
    "Verification",
    "Vetting",
    "new_public_id",
]
