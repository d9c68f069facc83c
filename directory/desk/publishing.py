"""What the desk says of publishing: after an act, whether phones have got it."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from directory.models import Organization, PublicationDue
from directory.publish import local, publisher, reader
from directory.rules import publication

# The acts of this session that its person has not yet been told of: keys of PublicationDue.
SESSION_KEY = "publication_due"
# Within so long phones get what was recorded, or something is wrong.
SOON = timedelta(minutes=10)
WAITING, PUBLISHED, FAILED = "waiting", "published", "failed"


class PublishingMiddleware:
    """Has published what a request made due, and lets the pages that follow say how far it is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # What another program left behind in this thread is not this request's matter.
        publication.take_marks()
        request.publication = SimpleLazyObject(lambda: tell(request))
        response = self.get_response(request)
        if marks := publication.take_marks():
            if hasattr(request, "session"):
                known = request.session.get(SESSION_KEY, [])
                request.session[SESSION_KEY] = [
                    *known,
                    *([str(mark.pk), str(mark.organization_id or "")] for mark in marks),
                ]
            # A withdrawal has moved the pointer already.
            local.copy().update(now=True)
            publisher.wake()
        return response


def tell(request):
    """How far the acts of this session are, {"state", "text"}, or {}; told to the end only once."""
    acts = request.session.get(SESSION_KEY, [])
    if not acts:
        return {}
    rows = PublicationDue.objects.filter(pk__in=[key for key, _organization in acts])
    waiting = [*rows.select_related("organization")]
    current = reader.read_pointer()
    if not waiting and current:
        del request.session[SESSION_KEY]
        return {"state": PUBLISHED, "text": _("Phones get it: list of %s.") % _time_of(current)}
    failed = [row for row in waiting if row.failed_at]
    if failed:
        del request.session[SESSION_KEY]
        by_name = {str(row.organization or _("Catalogue")): row.organization for row in failed}
        texts = [f"{name}: {_failed(one, current)}" for name, one in by_name.items()]
        return {"state": FAILED, "text": "\n".join(texts)}
    if any(_is_recalled(row.organization, current) for row in waiting):
        text = _("Phones stop showing it at their next contact: list of %s.") % _time_of(current)
    else:
        text = _("Recorded. The new list for phones is being made.")
    return {"state": WAITING, "text": text}


def state(request):
    """The same for the script of the page, which asks until there is nothing to wait for."""
    if not request.user.is_staff:
        raise PermissionDenied
    return JsonResponse(dict(request.publication))


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


def _failed(organization, current):
    """What it means that the new list could not be published."""
    if _is_recalled(organization, current):
        return _(
            "Phones stop showing it, but its words are still on the server, because the new list "
            "could not be published. Ask whoever keeps the server to run “python3 manage.py "
            "publish”."
        )
    return _(
        "Phones do not have this yet! It was recorded here, but the new list could not be "
        "published. Ask whoever keeps the server to run “python3 manage.py publish”."
    )


def _is_recalled(organization, current):
    is_known = current is not None and organization is not None
    return is_known and organization.public_id in current["withdrawn"]


def _time_of(pointer):
    return timezone.localtime(timezone.datetime.fromisoformat(pointer["published_at"])).strftime(
        "%H:%M"
    )
