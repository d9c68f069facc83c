"""The activity log: who did what in a span of time, one line an act, without any free text.

A line names the act, its result and the entry. Reasons, notes, comments and numbers stay in the
history of the entry, so that nothing sealed can be in it; of what is sealed not even the entry is.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import (
    AccountChange,
    Alert,
    AlertWording,
    Answer,
    Attempt,
    CatalogueCheck,
    CatalogueEdit,
    Comment,
    Comparison,
    Edit,
    Merge,
    MergeUndo,
    NumberCall,
    Organization,
    PartnerAnswer,
    PartnerLink,
    ReturnRequest,
    Sample,
    SecondCall,
    TwinPermit,
    TwinRequest,
    Verification,
    Vetting,
)
from directory.rules import accounts, verifiers
from directory.rules.refusal import Refused


class Act(NamedTuple):
    """One act: when, by whom, what, with what result, and on which entry, if on one."""

    at: datetime
    by: User
    what: str
    result: str
    organization: Organization | None


class _Kind(NamedTuple):
    """Where acts of a kind are recorded: columns of when, by whom, on what and with what result."""

    model: type
    what: str
    at: str = "at"
    by: str = "by"
    organization: str = "organization"
    result: str = ""


_KINDS = (
    _Kind(Edit, gettext_lazy("Changed the entry"), "edited_at", "editor"),
    _Kind(
        Verification,
        gettext_lazy("Check"),
        "recorded_at",
        "verifier",
        result="get_outcome_display",
    ),
    _Kind(Attempt, gettext_lazy("Call in vain"), result="get_result_display"),
    _Kind(NumberCall, gettext_lazy("Call to a number that waits"), result="get_result_display"),
    _Kind(ReturnRequest, gettext_lazy("Asked for it back"), organization="withdrawal.organization"),
    _Kind(Alert, gettext_lazy("Alert")),
    _Kind(AlertWording, gettext_lazy("Worded an alert")),
    _Kind(Vetting, gettext_lazy("Vetting"), result="get_outcome_display"),
    _Kind(TwinRequest, gettext_lazy("Said that it is no twin"), organization="forbidden"),
    _Kind(TwinPermit, gettext_lazy("Agreed that it is no twin"), organization="request.forbidden"),
    _Kind(Merge, gettext_lazy("Merged twins"), organization="stays"),
    _Kind(MergeUndo, gettext_lazy("Took a merge back"), organization="merge.stays"),
    _Kind(Comment, gettext_lazy("Comment")),
    _Kind(PartnerLink, gettext_lazy("Made a link for the partner")),
    _Kind(
        PartnerAnswer,
        gettext_lazy("Handled the answer of the partner"),
        "handled_at",
        "handled_by",
        "link.organization",
    ),
    _Kind(Answer, gettext_lazy("Answered reports"), "answered_at", "answered_by"),
    _Kind(Sample, gettext_lazy("Drew a sample"), organization=""),
    _Kind(
        SecondCall,
        gettext_lazy("Called again for the sample"),
        organization="sampled.verification.organization",
    ),
    _Kind(
        Comparison,
        gettext_lazy("Compared a second call"),
        organization="call.sampled.verification.organization",
    ),
    _Kind(CatalogueEdit, gettext_lazy("Changed the catalogue"), "edited_at", "editor", ""),
    _Kind(
        CatalogueCheck,
        gettext_lazy("Checked the catalogue"),
        "recorded_at",
        "verifier",
        "",
        "get_outcome_display",
    ),
    _Kind(AccountChange, gettext_lazy("Account"), organization="", result="get_kind_display"),
)


def may_read(user: User) -> bool:
    """Whether this account may see what everybody did: verifiers and keepers of accounts."""
    return verifiers.is_verifier(user) or accounts.is_keeper(user)


def acts(since: datetime, until: datetime, *, by: User) -> list[Act]:
    """Every act from one moment until before another, the oldest first. Raises Refused.

    `by` is who asks; without a right to entries they learn of none.
    """
    if not may_read(by):
        raise Refused(_("Only verifiers and account keepers may do this."))
    found = [act for kind in _KINDS for act in _acts(kind, since, until)]
    if not by.has_perm("directory.view_organization"):
        found = [act._replace(organization=None) for act in found]
    return sorted(found, key=lambda act: act.at)


def _acts(kind: _Kind, since: datetime, until: datetime) -> Iterator[Act]:
    paths = [kind.by, *([kind.organization.replace(".", "__")] if kind.organization else [])]
    rows = kind.model.objects.filter(
        **{f"{kind.at}__gte": since, f"{kind.at}__lt": until, f"{kind.by}__isnull": False}
    )
    # What was confirmed is large, and nobody asks for it here.
    large = {"document", "listing", "confirmed_facts"}
    large &= {field.name for field in kind.model._meta.concrete_fields}
    for row in rows.select_related(*paths).defer(*large):
        organization = row
        for name in kind.organization.split(".") if kind.organization else ():
            organization = getattr(organization, name)
        # A listing that a sealed report suspended is taken back by a check of its own.
        is_sealed = getattr(row, "is_sealed", False) or getattr(row, "suspension_id", None)
        yield Act(
            getattr(row, kind.at),
            getattr(row, kind.by),
            str(kind.what),
            str(getattr(row, kind.result)()) if kind.result else "",
            None if is_sealed or not kind.organization else organization,
        )
