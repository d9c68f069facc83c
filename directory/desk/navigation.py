"""Where somebody may go from every page of the desk, and what waits there."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from directory.rules import accounts, numbers, report_queue, verifiers


class Link(NamedTuple):
    """A page of the desk: its name, its address, its symbol, and how much waits there."""

    name: str
    address: str
    symbol: str
    count: int = 0
    is_urgent: bool = False


def links(user):
    """The pages that this person may open, by how often they are needed: (main, others).

    The first lie under the thumb on a phone. The database is asked what waits at two of them.
    """
    main, others = [], []
    if user.has_perm("directory.view_organization"):
        main.append(Link(_("Today"), reverse("admin:index"), "today"))
        # Held numbers are for those who work on entries.
        is_at_work = user.has_perm("directory.view_source")
        if is_at_work:
            count = numbers.waiting().count()
            main.append(Link(_("Numbers"), reverse("numbers"), "call", count))
        main.append(
            Link(_("Organizations"), reverse("admin:directory_organization_changelist"), "list")
        )
        if report_queue.may_read(user):
            main.append(_reports(user))
        others.append(Link(_("Coverage"), reverse("coverage"), "coverage"))
        if user.has_perm("directory.view_taxonomyterm"):
            others.append(Link(_("Catalogue"), reverse("catalogue"), "catalogue"))
        if user.has_perm("directory.add_organization"):
            others.append(Link(_("Excel in"), reverse("import"), "excel"))
        if is_at_work:
            others.append(Link(_("What phones held"), reverse("held"), "past"))
        if verifiers.is_verifier(user):
            others.append(Link(_("Listings to call again"), reverse("sample"), "sample"))
            others.append(Link(_("Who did what"), reverse("activity"), "activity"))
    if user.has_perm("auth.view_user"):
        others.append(Link(_("Accounts"), reverse("admin:auth_user_changelist"), "person"))
    if main or others:
        others.append(Link(_("Manual"), reverse("manual"), "manual"))
    return main, others


def _reports(user):
    waiting = report_queue.waiting()
    sealed = waiting.pop(report_queue.SEALED)
    is_handler = accounts.HANDLERS in user.roles
    return Link(
        _("Reports"),
        reverse("admin:directory_report_changelist"),
        "report",
        sum(waiting.values()) + (sealed if is_handler else 0),
        is_urgent=is_handler and bool(sealed),
    )
