"""What the desk says of publishing: after an act, whether phones have got it."""

import logging
from datetime import datetime, timedelta
from functools import partial

from django.http import JsonResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from directory.models import Organization, PublicationDue
from directory.publish import local, publisher, reader
from directory.rules import examination, publication

logger = logging.getLogger(__name__)
# The acts of this session that its person has not yet been told of: keys of PublicationDue.
SESSION_KEY = "publication_due"
# Within so long phones get what was recorded, or something is wrong.
SOON = timedelta(minutes=10)
WAITING, PUBLISHED, FAILED = "waiting", "published", "failed"
# What is wrong with signing, see publication.signature_state.
SIGNATURES = {
    "no key": _lazy(
        "This machine has no signing key, so it cannot publish: phones take no list without a "
        "signature. Ask whoever keeps the server to bring the key here."
    ),
    "refused": _lazy(
        "The newest list in the database does not have our signature, so no phone and no server "
        "takes it. Somebody may have written to the database. Ask whoever keeps the server."
    ),
}


class PublishingMiddleware:
    """Has published what a request made due, and lets the pages that follow say how far it is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # What another program left behind in this thread is not this request's matter.
        publication.forget_marks()
        # A template that asks calls it.
        request.publication = partial(tell, request)
        response = self.get_response(request)
        try:
            _have_published(request)
        except Exception:
            # What was recorded stands, and the next publication brings it.
            logger.exception("An act could not be handed to the publisher")
        return response


def _have_published(request):
    marks = publication.take_marks()
    if not marks:
        return
    if hasattr(request, "session"):
        known = request.session.get(SESSION_KEY, [])
        request.session[SESSION_KEY] = [*known, *(str(mark.pk) for mark in marks)]
    # A withdrawal has moved the pointer already.
    local.copy().update(now=True)
    publisher.wake()


def tell(request):
    """How far the acts of this session are, {"state", "text"}, or {}; told to the end only once."""
    acts = request.session.get(SESSION_KEY, [])
    if not acts:
        return {}
    rows = PublicationDue.objects.filter(pk__in=acts).order_by("at")
    waiting = [*rows.select_related("organization")]
    if not waiting:
        # The list of which the page tells may have come a moment ago.
        local.copy().update(now=True)
    current = reader.read_pointer()
    failed = [row for row in waiting if row.failed_at]
    if failed or not waiting:
        del request.session[SESSION_KEY]
    if failed:
        names = [row.organization or _("Catalogue") for row in failed]
        texts = [
            f"{name}: {_failed(row, current)}" for name, row in zip(names, failed, strict=True)
        ]
        return {"state": FAILED, "text": "\n".join(dict.fromkeys(texts))}
    if not waiting:
        # Phones have the new list, without what breaks a rule.
        if refused := [sentence for sentence, _organization in examination.refusals()]:
            return {"state": FAILED, "text": "\n".join(refused)}
        return {"state": PUBLISHED, "text": _("Phones get it: list of %s.") % _time_of(current)}
    if not publication.can_sign():
        return {"state": WAITING, "text": _without_key(waiting)}
    texts = []
    if current and any(row.is_withdrawal for row in waiting):
        text = _("Phones stop showing it at their next contact: list of %s.")
        texts.append(text % _time_of(current))
    if not texts or not all(row.is_withdrawal for row in waiting):
        texts.append(_("Recorded. The new list for phones is being made."))
    return {"state": WAITING, "text": "\n".join(texts)}


def state(request):
    """The same for the script of the page, which asks until there is nothing to wait for."""
    return JsonResponse(request.publication())


def problems(now):
    """What is wrong between the desk and phones, in sentences with an organization or None each."""
    found = []
    overdue = PublicationDue.objects.filter(at__lt=now - SOON).order_by("at").first()
    if overdue:
        found.append(
            (
                _(
                    "Phones do not have what was recorded since %s. Ask whoever keeps the server "
                    "to run “python3 manage.py publish”."
                )
                % date_format(timezone.localtime(overdue.at), "DATETIME_FORMAT"),
                None,
            )
        )
    found += examination.refusals()
    if sentence := SIGNATURES.get(publication.signature_state()):
        found.append((str(sentence), None))
    lost = publication.lost_withdrawals()
    known = Organization.objects.in_bulk([row.public_id for row in lost], field_name="public_id")
    found += [
        (
            _(
                "This database was restored from an older backup. List %(seq)s withdrew a listing "
                "(%(id)s), and here nothing is known of it. It stays withdrawn until somebody "
                "checks it again or withdraws it here."
            )
            % {"seq": row.seq, "id": row.public_id},
            known.get(row.public_id),
        )
        for row in lost
    ]
    return found


def _failed(row, current):
    """What it means that the new list could not be published."""
    if not publication.can_sign():
        return _without_key([row])
    if row.is_withdrawal and current:
        return _(
            "Phones stop showing it, but its words are still on the server, because the new list "
            "could not be published. Ask whoever keeps the server to run “python3 manage.py "
            "publish”."
        )
    return _(
        "Phones do not have this yet! It was recorded here, but the new list could not be "
        "published. Ask whoever keeps the server to run “python3 manage.py publish”."
    )


def _without_key(acts):
    """How far acts get where nothing can be signed."""
    if any(act.is_withdrawal for act in acts):
        return _(
            "The pages of this server no longer show it, but phones still do! This machine has no "
            "signing key. Ask whoever keeps the server to bring it here, and call the offices."
        )
    return _(
        "Phones do not have this yet! It was recorded here, but this machine has no signing "
        "key. Ask whoever keeps the server to bring it here."
    )


def _time_of(pointer):
    """When a list was published: the hour is enough for one of today."""
    at = timezone.localtime(datetime.fromisoformat(pointer["published_at"]))
    is_of_today = at.date() == timezone.localdate()
    return f"{at:%H:%M}" if is_of_today else date_format(at, "DATETIME_FORMAT")
