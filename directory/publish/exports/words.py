"""What every export says in words: which list it is, how a listing was checked, what warns."""

from collections.abc import Callable

from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from directory.models import Verification
from directory.publish.pieces import CONFIRMED, PRINTED
from directory.publish.reader import Reader
from directory.rules.listing import is_overdue, only_reads
from directory.text import languages
from directory.text.writing import day, printed


def in_each(say: Callable[..., str], *arguments: object) -> dict[str, str]:
    """What a function of this module says, by language."""
    found = {}
    for code in languages.CODES:
        with translation.override(code):
            found[code] = say(*arguments)
    return found


def about(reader: Reader) -> str:
    """Which list this is, and how far it can be trusted, in the active language."""
    number = _("List %(number)s of %(day)s.") % {
        "number": reader.pointer["seq"],
        "day": _day(reader.pointer["published_at"]),
    }
    copy = _("This is a copy. Look at the newest list before you refer.")
    return f"{number} {copy} {weak()}"


def expires(at: str) -> str:
    """Until when a copy may be used, in the active language."""
    return _("Do not use this copy after %(day)s.") % {"day": _day(at)}


def passed_on() -> str:
    """How to tell a true copy of a file that is passed on, in the active language."""
    return _(
        "Anybody can change a file that is passed on, and no file can vouch for itself. A phone"
        " with Phlov checks it, also with no network: open “Hand the list over by light” there, and"
        " choose this file. Where there is no such phone, compare the hotlines with numbers that"
        " you know."
    )


def list_of(reader: Reader) -> dict:
    """Which list this is, for formats that hold data: number, moment, words by language."""
    return {
        "number": reader.pointer["seq"],
        "published_at": reader.pointer["published_at"],
        "about": in_each(about, reader),
    }


def weak() -> str:
    """What a check against a published source is worth, in the active language."""
    return _("A published source is a weaker check: nobody has called yet. Call before you refer.")


def check(standing: dict) -> str:
    """How and when a listing was checked, in the active language: what pieces/check.html says."""
    checked_on = _day(standing["checked_on"])
    if only_reads(standing["method"]):
        read_on = _("Read on %(day)s.") % {"day": checked_on}
        parts = [_print(standing["listing"]["printed_on"]), read_on]
    else:
        parts = [_("%(words)s.") % {"words": f"{confirmed(standing['method'])}, {checked_on}"}]
    if standing["by_one_person"]:
        parts.append(_("Checked by one person."))
    if only_reads(standing["method"]):
        parts.append(_("Call before you refer."))
    return " ".join([*parts, *_overdue(standing)])


def short_check(standing: dict) -> str:
    """How a listing was checked, for a page whose head says what a weak check is worth."""
    if not only_reads(standing["method"]):
        return check(standing)
    return " ".join([_print(standing["listing"]["printed_on"]), *_overdue(standing)])


def is_overdue_today(standing: dict) -> bool:
    """Whether somebody should have checked a listing again by today."""
    return is_overdue(standing["due_on"], timezone.localdate().isoformat())


def overdue(reader: Reader) -> list[str]:
    """The public ids of the listings whose check is overdue today; exports depend on them."""
    rows = reader.documents() if reader.has_documents() else []
    return [row["listing"]["public_id"] for row in rows if is_overdue_today(row)]


def confirmed(method: str) -> str:
    """What a method of checking is called, in the active language."""
    return str(CONFIRMED.get(method, Verification.Method.PUBLISHED_SOURCE.label))


def not_for(groups: dict[str, str]) -> str:
    """Whom a service does not take, in the active language."""
    words = _("Not for")
    return f"{words}: {groups[translation.get_language()]}"


def nationwide() -> str:
    """That a service is given in the whole country, in the active language."""
    return _("Nationwide")


def unknown_place() -> str:
    """What is said of services whose provinces nobody has told, in the active language."""
    return _("Where they work is not known")


def free() -> str:
    """That a service costs nothing, in the active language."""
    return _("Free of charge")


def withheld() -> str:
    """What is said in place of an address, in the active language."""
    return _("Only the province is told.")


def warnings(standing: dict) -> str:
    """Whatever warns of a listing, to stand before its numbers, in the active language."""
    found = []
    language = translation.get_language()
    _code, caution = languages.choose(standing["listing"]["caution"], language)
    if caution:
        label = _("Before you call:")
        found.append(f"{label} {caution}")
    if standing["alert"]:
        until = _("Until %(day)s.") % {"day": _day(standing["alert"]["ends_on"])}
        _code, text = languages.choose(standing["alert"]["text"], language)
        found.append(f"{pgettext('alert on a listing', 'Warning:')} {text} {until}")
    if standing["unreachable_on"]:
        said = _(
            "We called on several days and reached nobody, last on %(day)s. Have another service"
            " ready."
        )
        found.append(said % {"day": _day(standing["unreachable_on"])})
    return " ".join(found)


def _overdue(standing):
    return [_("This check is overdue.")] if is_overdue_today(standing) else []


def _print(printed_on):
    """When the newest source was printed, as precisely as is known."""
    if not printed_on:
        return _("When it was printed is not known, and nobody has called.")
    when = printed(printed_on, translation.get_language())
    nobody_called = _(", and nobody has called.")
    return f"{capfirst(PRINTED[len(printed_on)]).format(when=when)}{nobody_called}"


def _day(when):
    return day(when, translation.get_language())
