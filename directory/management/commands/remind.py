"""Say what waits at the desk, for cron or a timer: on paper, by mail, by Telegram."""

import http.client
import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.mail import send_mail
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from directory.desk import agenda, words
from directory.rules import report_queue, safety
from directory.rules.listing import Risk
from directory.text import languages


class Command(BaseCommand):
    """Print what waits, and send it where settings say so."""

    help = "Print what waits at the desk; mail and post it too where settings say so."

    def add_arguments(self, parser):
        """Add the language."""
        parser.add_argument("--language", choices=languages.CODES, default=languages.DEFAULT)

    def handle(self, *args, language, **options):
        """Print; then mail and post, where the one does not keep the other from being sent."""
        with translation.override(language):
            lines = summary(timezone.now())
            subject = _("Phlov: what waits today")
        text = "\n".join([subject, "", *lines])
        self.stdout.write(text)
        if not lines:
            return
        failed = []
        if settings.REMIND_MAIL:
            failed += mail(subject, "\n".join(lines))
        if settings.TELEGRAM_TOKEN and settings.TELEGRAM_CHAT:
            failed += post(text)
        if failed:
            raise CommandError("\n".join(failed))


def summary(now):
    """One line for each group in which something waits. Numbers only, as it leaves the server."""
    groups = agenda.today(now)
    hotlines = [row for row in groups["due"].rows if agenda.risk(row) == Risk.HOTLINE]
    unreached = [day for _call, day in groups["attempts"].rows if day]
    open_reports = report_queue.waiting()
    since = safety.waiting_since()
    sealed = groups["sealed"]
    handed_over_at = sealed.rows[0].answered_at if sealed.rows else None
    counted = [
        (_("Reports about safety"), _aged(open_reports[report_queue.SEALED], since, now)),
        (_("Safety: to be checked today"), _aged(sealed.total, handed_over_at, now)),
        (_("Reports of trouble"), open_reports["trouble"]),
        (_("Reports that it works"), open_reports[report_queue.GOOD]),
        (_("Checks that are due"), groups["due"].total),
        (_("of these, hotlines"), len(hotlines)),
        (_("Call back at their time"), groups["callbacks"].total),
        (_("Numbers that wait for a call"), groups["numbers"].total),
        (_("Calls to repeat"), groups["attempts"].total),
        (_("of these, could not be reached on several days"), len(unreached)),
        (_("Sources to look at"), groups["sources"].total),
        (_("Changes that wait for a check"), groups["waiting"].total),
        (_("Answers of partners"), groups["answers"].total),
        (_("Withdrawn listings that may come back"), groups["returns"].total),
        (_("Never checked"), groups["never"].total),
        (_("Vettings that end soon"), groups["vettings"].total),
        (_("Checks that fall due in the next 14 days"), groups["lapsing"].total),
        (_("Texts in one language only"), groups["gaps"].total),
    ]
    return [f"{label}: {count}" for label, count in counted if count]


def _aged(count, since, now):
    """A count with how long the oldest of them has waited; nothing if there is none."""
    if not count:
        return ""
    return _("%(count)d, the oldest for %(time)s") % {
        "count": count,
        "time": words.waited(now - since),
    }


def mail(subject, body):
    """Mail a text to the addresses that settings name; what went wrong, in sentences."""
    if not settings.EMAIL_HOST:
        return ["PHLOV_REMIND_MAIL needs a mail server: set PHLOV_MAIL_HOST."]
    try:
        send_mail(subject, body, None, settings.REMIND_MAIL)
    # What a mail server says is an OSError, too; an address or a host that is none a ValueError.
    except (OSError, ValueError) as error:
        return [f"The mail server did not take the reminder: {error}"]
    return []


def post(text):
    """Post a text to the chat that settings name; what went wrong, without the token."""
    address = f"{settings.TELEGRAM_API}/bot{settings.TELEGRAM_TOKEN}/sendMessage"
    body = json.dumps({"chat_id": settings.TELEGRAM_CHAT, "text": text}).encode()
    headers = {"Content-Type": "application/json"}
    request = Request(address, body, headers)  # noqa: S310 - the address comes from settings
    try:
        with urlopen(request, timeout=30):  # noqa: S310 - the same
            return []
    except (OSError, ValueError, http.client.HTTPException) as error:
        if isinstance(error, HTTPError):
            error.close()
        # The library names the whole address where it cannot use it.
        reason = getattr(error, "reason", type(error).__name__)
        return [f"Telegram did not take the reminder: {reason}"]
