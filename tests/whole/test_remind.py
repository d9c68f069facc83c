"""The reminder: it counts what waits, names nobody, and goes where it is told to."""

import threading
import uuid
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from directory.management.commands.remind import summary
from directory.models import Answer, Report
from directory.rules import editing
from tests import make
from tests.desk.listed import listed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_places")]


def remind(capsys, **options):
    call_command("remind", language="en", **options)
    return capsys.readouterr().out


def test_reminder_counts_and_names_nobody(capsys, sokha, dara):
    house = listed("house", editor=sokha, by=dara, ago=400, hotline=True)
    make.plant_canaries(house, "KEEPOUT")
    editing.save(house, by=sokha, at=timezone.now())
    printed = remind(capsys)
    assert "Checks that are due: 1\nof these, hotlines: 1\n" in printed
    assert "house" not in printed.lower()
    assert "KEEPOUT" not in printed


def test_reminder_counts_reports_by_lane_with_safety_first(capsys, sokha, dara):
    house = listed("house", editor=sokha, by=dara)
    for kind in ["works", "works", "works", "moved", "closed", "unsafe"]:
        Report.objects.create(
            id=uuid.uuid4(),
            organization=house,
            listing="house",
            seq=1,
            kind=kind,
            note="KEEPOUT",
            made_at=make.NOW,
            received_at=timezone.now() - timedelta(hours=5),
        )
    assert remind(capsys).startswith(
        "Phlov: what waits today\n\n"
        "Reports about safety: 1, the oldest for 5 hours\n"
        "Reports of trouble: 2\nReports that it works: 3\n"
    )


@pytest.mark.usefixtures("reader_of_english")
def test_reminder_says_for_how_long_a_handed_over_check_waits(capsys, sokha, dara, chan):
    house = listed("house", editor=sokha, by=dara)
    Answer.objects.create(
        organization=house,
        is_sealed=True,
        outcome=Answer.Outcome.ACCEPTED,
        answered_by=chan,
        answered_at=timezone.now() + timedelta(minutes=1),
    )
    later = timezone.now() + timedelta(days=3)
    assert "Safety: to be checked today: 1, the oldest for 2 days" in summary(later)


def test_reminder_goes_nowhere_unless_it_is_told_to(capsys, sokha):
    make.organization("house", editor=sokha)
    remind(capsys)
    assert mail.outbox == []


def test_reminder_is_mailed(capsys, settings, sokha):
    settings.REMIND_MAIL, settings.EMAIL_HOST = ["desk@phlov.example"], "mail.example"
    make.organization("house", editor=sokha)
    remind(capsys)
    assert [(sent.to, sent.body) for sent in mail.outbox] == [
        (["desk@phlov.example"], "Never checked: 1\nTexts in one language only: 1")
    ]


def test_reminder_without_a_mail_server_says_what_to_set(capsys, settings, sokha):
    settings.REMIND_MAIL = ["desk@phlov.example"]
    make.organization("house", editor=sokha)
    with pytest.raises(CommandError, match="set PHLOV_MAIL_HOST"):
        remind(capsys)


@pytest.mark.parametrize(
    "wrong", [{}, {"REMIND_MAIL": ["desk@"]}, {"EMAIL_HOST": "mail..example.org"}]
)
def test_reminder_is_posted_though_no_mail_server_answers(capsys, chat, settings, sokha, wrong):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.REMIND_MAIL, settings.EMAIL_HOST = ["desk@phlov.example"], "127.0.0.1"
    for name, value in wrong.items():
        setattr(settings, name, value)
    # Nobody listens on it.
    settings.EMAIL_PORT = 1
    make.organization("house", editor=sokha)
    with pytest.raises(CommandError, match="The mail server did not take the reminder"):
        remind(capsys)
    assert [path for path, _body in chat] == ["/botright/sendMessage"]


def test_nothing_is_sent_when_nothing_waits(capsys, settings):
    settings.REMIND_MAIL = ["desk@phlov.example"]
    remind(capsys)
    assert mail.outbox == []


@pytest.fixture
def chat(settings):
    """A server that stands in for Telegram, and what it received."""
    received = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.append((self.path, body.decode()))
            self.send_response(200 if "right" in self.path else 401)
            self.end_headers()

        def log_message(self, *arguments):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.TELEGRAM_API = f"http://127.0.0.1:{server.server_port}"
    settings.TELEGRAM_TOKEN, settings.TELEGRAM_CHAT = "right", "-100"
    yield received
    server.shutdown()
    thread.join()
    server.server_close()


def test_reminder_is_posted(capsys, chat, sokha):
    make.organization("house", editor=sokha)
    remind(capsys)
    [(path, body)] = chat
    assert path == "/botright/sendMessage"
    assert "Never checked: 1" in body


@pytest.mark.parametrize("token", ["secret-token", "a secret-token", "secret-token\u2009"])
def test_failure_to_post_does_not_print_the_token(capsys, chat, settings, sokha, token):
    settings.TELEGRAM_TOKEN = token
    make.organization("house", editor=sokha)
    with pytest.raises(CommandError) as failure:
        remind(capsys)
    assert "secret-token" not in str(failure.value)
