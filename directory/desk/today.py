"""The desk's first page: what waits for somebody; and how well the provinces are covered."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.desk import agenda, figures, publishing, source_words, words
from directory.desk.reports import address_of
from directory.publish import reader
from directory.publish.catalogue import EMPTY_CATALOGUE
from directory.rules import (
    accounts,
    catalogue_check,
    claims,
    examination,
    report_queue,
    samples,
    unmet,
    verifiers,
)
from directory.rules.days_off import DaysOff
from directory.rules.listing import Risk
from directory.text import languages

# So many lines of a group are shown; below them is told where the rest is.
SHOWN = 6
REPORTS_SHOWN = 5


def today(request):
    """Everything that waits, the most pressing first; each line leads to its act."""
    if not request.user.has_perm("directory.view_organization"):
        # Whoever only keeps accounts has no use for entries.
        if request.user.has_perm("auth.view_user"):
            return redirect("admin:auth_user_changelist")
        return _no_role(request)
    now = timezone.now()
    on = timezone.localdate(now)
    groups = agenda.today(now, SHOWN)
    is_verifier = verifiers.is_verifier(request.user)
    # Held numbers and drafts are for those who work on entries.
    may_see_held = request.user.has_perm("directory.view_source")
    is_handler = accounts.HANDLERS in request.user.roles
    may_read_reports = is_handler or request.user.has_perm("directory.view_report")
    lanes = _lanes(sealed=is_handler) if may_read_reports else {}
    taken = {claim.organization_id: claim for claim in claims.held(now)}
    known = figures.known(on)
    done, due = figures.capacity(now, groups["weeks"])
    context = {
        **admin.site.each_context(request),
        "title": _("Today"),
        "problems": publishing.problems(now),
        "findings": _findings(request.user, now),
        "groups": groups,
        "waiting": _waiting(groups["waiting"].rows, shows_drafts=may_see_held),
        "catalogue_edit": catalogue_check.waiting(),
        **_weeks(groups["weeks"]),
        "due": [
            (row, agenda.risk(row).label, words.due(row.due_on, on), taken.get(row.pk))
            for row in groups["due"].rows
        ],
        "sources": [source_words.row(one) for one in groups["sources"].rows],
        "known": known,
        "prints": figures.prints(on) if known["print"] else [],
        "to_call_again": is_verifier and samples.waiting_for(request.user, now).count(),
        "is_to_draw": is_verifier and known["all"] and not samples.current(now),
        "is_alone": is_verifier and verifiers.count_verifiers() < 2,
        "done_a_week": done,
        "due_a_week": due,
        "plots": figures.plots(now, known),
        # Nobody is sent to a page that is closed to them.
        "act": f"admin:directory_organization_{'verify' if is_verifier else 'change'}",
        "is_verifier": is_verifier,
        "may_see_held": may_see_held,
        "may_look_into": is_verifier or is_handler,
        # Whoever is in danger comes before everything else.
        "sealed": [
            (answer, words.waited(now - answer.answered_at)) for answer in groups["sealed"].rows
        ],
        "sealed_waits": is_verifier and not is_handler and words.sealed_waits(now),
        "safety": lanes.pop(report_queue.SEALED, None),
        "lanes": lanes,
        "is_day_off": on in DaysOff(),
        "on": on,
        "now": now,
    }
    return render(request, "admin/today.html", context)


def _findings(user, now):
    """What is not safe, for account keepers; what is refused everybody is told."""
    return examination.findings(now, but=["refused"]) if accounts.is_keeper(user) else []


def _waiting(rows, *, shows_drafts):
    """The entries that changed since their check; with drafts each with what changed in words."""
    if not shows_drafts:
        return [{"row": row} for row, _now, _before in rows]
    names = words.catalogue_names()
    found = []
    for row, now, before in rows:
        changes = words.changed_lines(words.facts_beside(now, before, names))
        # Which facts, at a glance; their texts are a tap away.
        labels = ", ".join(dict.fromkeys(str(change["label"]) for change in changes))
        found.append({"row": row, "changes": changes, "labels": labels})
    return found


def _weeks(weeks):
    """What falls due in each of the next weeks, by risk, and in the busiest of them."""
    return {
        "weeks": [
            (week, total, [(risk.label, count[risk]) for risk in Risk if count[risk]])
            for week, total, count in weeks
        ],
        "busiest": max((total for _week, total, _count in weeks), default=0) or 1,
    }


def _lanes(*, sealed):
    """The beginning of each lane of reports that holds any: name -> Group."""
    lanes = {}
    for row in report_queue.first(sealed=sealed, most=REPORTS_SHOWN):
        lane = lanes.setdefault(row["lane"], agenda.Group([], row["in_lane"]))
        lane.rows.append(row | {"address": address_of(row["lane"], row)})
    return lanes


def _no_role(request):
    """Say which roles there are, and from when on an appointed verifier has one."""
    appointment = accounts.waiting(request.user).first()
    context = {
        **admin.site.each_context(request),
        "title": _("Your role is still to come") if appointment else _("You have no role yet"),
        "starts_at": appointment and appointment.starts_at,
        "roles": accounts.ROLES.values(),
    }
    return render(request, "admin/no_role.html", context)


def coverage(request):
    """Province by kind of help, as phones hold it now; to be read on a phone or printed."""
    if not request.user.has_perm("directory.view_organization"):
        raise PermissionDenied
    current = reader.current()
    records = current.records() if current else []
    catalogue = current.file("catalogue") if current else EMPTY_CATALOGUE
    on = timezone.localdate()
    context = {
        **admin.site.each_context(request),
        "title": _("Coverage"),
        "categories": catalogue["categories"],
        "rows": agenda.coverage(records, catalogue, on),
        "unmet": _unmet(catalogue, on),
        "shown_from": unmet.SHOWN_FROM,
        "on": on,
    }
    return render(request, "admin/coverage.html", context)


def _unmet(catalogue, on):
    """What readers did not find, each row with the names of its kind of help and province."""
    lists = ("provinces", "categories", "kinds")
    names = {term["code"]: term["name"] for one in lists for term in catalogue[one]}
    return [
        # A code that went since is shown as it is.
        row
        | {
            "names": [
                names.get(code, dict.fromkeys(languages.CODES, code))
                for code in (row["kind"], row["province"])
                if code
            ]
        }
        for row in unmet.by_week(on)
    ]
