"""The audit of the catalogue: every rule again over all that was recorded of it."""

from collections.abc import Iterator

from directory.models import CatalogueCheck, CatalogueEdit
from directory.rules import accounts, catalogue_check, catalogue_editing
from directory.text import disguise


def of_catalogue() -> Iterator[str]:
    """Edits and checks follow each other, and what stands is what two people confirmed."""
    edits = {edit.revision: edit for edit in CatalogueEdit.objects.order_by("revision")}
    checks = list(CatalogueCheck.objects.select_related("verifier").order_by("number"))
    for line in (*of_catalogue_edits(edits), *of_catalogue_checks(edits, checks)):
        yield f"catalogue: {line}"
    texts = catalogue_editing.texts(checks[-1].document if checks else None)
    for text in sorted(texts):
        if lead := disguise.find_lead(text):
            yield f"catalogue: a {lead} stands in {text!r}"


def of_catalogue_edits(edits: dict[int, CatalogueEdit]) -> Iterator[str]:
    """Revisions have no gap, and the working copy is what was last recorded."""
    if list(edits) != list(range(1, len(edits) + 1)):
        yield f"revisions {list(edits)} have a gap"
    recorded = [*edits.values()][-1].document if edits else catalogue_editing.EMPTY
    if recorded != catalogue_editing.document():
        yield "the working copy was changed without a revision"


def of_catalogue_checks(
    edits: dict[int, CatalogueEdit], checks: list[CatalogueCheck]
) -> Iterator[str]:
    """Each check continues the one before, freezes its revision, and has two people."""
    for before, check in zip([None, *checks], checks, strict=False):
        for line in (
            *of_catalogue_order(before, check),
            *of_catalogue_document(edits, before, check),
            *of_catalogue_editors(edits, check),
        ):
            yield f"check {check.number}: {line}"


def of_catalogue_order(before: CatalogueCheck | None, check: CatalogueCheck) -> Iterator[str]:
    """A check continues the one before it: its number, its revision, its time."""
    number, revision = (before.number, before.revision) if before else (0, 0)
    if check.number != number + 1:
        yield "a number is missing before it"
    if check.revision_before != revision:
        yield "says another revision than the one that was checked before"
    if before and check.recorded_at < before.recorded_at:
        yield "recorded before the check before"


def of_catalogue_document(
    edits: dict[int, CatalogueEdit], before: CatalogueCheck | None, check: CatalogueCheck
) -> Iterator[str]:
    """A check holds its revision as it was frozen; a rejection holds what stood before."""
    if check.sha256 != catalogue_check.digest(check.document):
        yield "the catalogue is not the one that was frozen"
    edit = edits.get(check.revision)
    if edit is None or edit.document != check.document:
        yield "freezes what nobody recorded"
    is_rejection = check.outcome == CatalogueCheck.Outcome.REJECTED
    if is_rejection and (before is None or before.document != check.document):
        yield "rejects and changes what stands"


def of_catalogue_editors(edits: dict[int, CatalogueEdit], check: CatalogueCheck) -> Iterator[str]:
    """Nobody confirmed what they had edited, except alone."""
    editors = [
        edit.editor_id
        for revision, edit in edits.items()
        if check.revision_before < revision <= check.revision
    ]
    if editors[-1:] != [check.editor_id]:
        yield "names another editor than the last"
    if check.outcome == CatalogueCheck.Outcome.REJECTED:
        return
    if (check.verifier_id in editors) != check.by_one_person:
        yield "says wrongly that one person did everything, or that two did"
    if check.by_one_person and check.active_verifiers >= 2:
        yield "by one person among others"
    # Nobody can sign in as the account that loads the starter data.
    if check.verifier.username == accounts.STARTER_ACCOUNT and check.number != 1:
        yield "confirmed by an account that belongs to nobody"
