"""Confirms the catalogue: the only way from its working copy to the public. It needs two people."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Subquery
from django.utils.translation import gettext as _

from directory.models import CatalogueCheck, CatalogueEdit, frozen
from directory.rules import catalogue_editing, publication, verifiers
from directory.rules.listing import to_bytes
from directory.rules.refusal import Refused
from directory.text.digest import sha256_hex


def standing() -> CatalogueCheck | None:
    """The newest check: its document is the catalogue that phones get.

    `newest_revision` on it is that of the working copy.
    """
    newest = CatalogueEdit.objects.order_by("-revision").values("revision")[:1]
    checks = CatalogueCheck.objects.annotate(newest_revision=Subquery(newest))
    return checks.select_related("verifier").first()


def waiting() -> CatalogueEdit | None:
    """The newest revision of the working copy if it says something else than what stands."""
    checked = CatalogueCheck.objects.order_by("-number").values("revision")[:1]
    edits = CatalogueEdit.objects.annotate(checked=Subquery(checked)).select_related("editor")
    newest = edits.defer("document").first()
    if newest is None or newest.checked == newest.revision:
        return None
    last = standing()
    return None if last and last.document == newest.document else newest


def helped_to_edit(user: User) -> bool:
    """Whether this person is among the editors since the last check."""
    last = CatalogueCheck.objects.first()
    return user.pk in _editors_since(last.revision if last else 0)


@transaction.atomic
def confirm(*, by: User, seen_revision: int, at: datetime) -> CatalogueCheck:
    """Freeze the newest revision as the standing catalogue. Raises Refused."""
    newest = _require_seen(by, seen_revision, at)
    last = standing()
    catalogue_editing.require_plain_texts(newest.document, last and last.document)
    editors = _editors_since(last.revision if last else 0)
    active = verifiers.count_verifiers()
    if by.pk in editors and active >= 2:
        raise Refused(_("You helped to edit the catalogue, so somebody else must confirm it."))
    publication.due(None, at=at)
    return _record(
        newest,
        last,
        outcome=CatalogueCheck.Outcome.CONFIRMED,
        by_one_person=by.pk in editors,
        active_verifiers=active,
        verifier=by,
        recorded_at=at,
    )


@transaction.atomic
def reject(*, by: User, seen_revision: int, reason: str, at: datetime) -> CatalogueCheck:
    """Bring the working copy back to the standing catalogue. One verifier is enough."""
    _require_seen(by, seen_revision, at)
    if not reason.strip():
        raise Refused(_("Say why the changes are rejected."))
    last = standing()
    if last is None:
        raise Refused(_("No catalogue stands yet, so there is nothing to go back to."))
    catalogue_editing.restore(last.document)
    # As it was stored: the database compares the two.
    edit = catalogue_editing.record(last.document, by=by, at=at)
    return _record(
        edit,
        last,
        outcome=CatalogueCheck.Outcome.REJECTED,
        active_verifiers=verifiers.count_verifiers(),
        verifier=by,
        recorded_at=at,
        note=reason.strip(),
    )


def digest(document: frozen.Document) -> str:
    """The SHA-256 of a document as it was stored."""
    return sha256_hex(to_bytes(frozen.as_stored(document)))


def _require_seen(by, seen_revision, at):
    """The newest revision, if this person may check and has read it. Raises Refused."""
    catalogue_editing.lock()
    verifiers.require_verifier(by, at)
    newest = waiting()
    if newest is None:
        raise Refused(_("No change of the catalogue waits."))
    if newest.revision != seen_revision:
        raise Refused(_("The catalogue was changed after you opened it. Read it again."))
    if catalogue_editing.document() != newest.document:
        raise Refused(_("The catalogue was changed without a record. Save a term again first."))
    return newest


def _record(edit, last, **fields):
    return CatalogueCheck.objects.create(
        number=last.number + 1 if last else 1,
        revision=edit.revision,
        revision_before=last.revision if last else 0,
        editor_id=edit.editor_id,
        document=edit.document,
        sha256=digest(edit.document),
        **fields,
    )


def _editors_since(revision):
    """Everyone who edited after this revision."""
    edits = CatalogueEdit.objects.filter(revision__gt=revision)
    return {*edits.order_by().values_list("editor_id", flat=True)}
