"""No log tells the key of a partner's link."""

import io
import logging

import pytest
from django.db import DatabaseError, connection

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]


def out_of_order(execute, *statement):
    raise DatabaseError("disk I/O error")


@pytest.fixture
def log():
    """What is written into the log of the server."""
    [handler] = [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]
    written = io.StringIO()
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("PUT", "/p/{}/", 405), ("GET", "/p/{}/", 410), ("GET", "/km/p/{}/", 404)],
)
def test_failing_request_does_not_log_the_key(client, log, method, path, status):
    key = "a-key-that-works-no-longer"
    assert client.generic(method, path.format(key)).status_code == status
    line = log.getvalue()
    assert (line.split()[0], line.partition("p/")[2]) == ("WARNING", "…\n")


def test_request_that_breaks_does_not_log_the_key(client, token, log):
    client.raise_request_exception = False
    with connection.execute_wrapper(out_of_order):
        assert client.get(f"/p/{token}/").status_code == 500
    first, *traceback = log.getvalue().splitlines()
    assert first == "ERROR django.request Internal Server Error: /p/…"
    assert token not in "".join(traceback)


@pytest.mark.parametrize("name", ["waitress", "waitress.queue", "django.server", "some.package"])
@pytest.mark.parametrize("level", ["WARNING", "ERROR"])
def test_no_logger_tells_the_key(log, name, level):
    # So waitress says that a request broke, or that its sender went away: the path is no argument.
    logging.getLogger(name).log(logging.getLevelName(level), "Failed while serving /p/key/")
    assert log.getvalue() == f"{level} {name} Failed while serving /p/…\n"


def test_no_logger_tells_a_query(log):
    said = "Forbidden (Referer checking failed - https://a.example/?q=canary is not ours. Why?): /"
    logging.getLogger("django.security.csrf").warning("%s", said)
    assert log.getvalue().endswith("https://a.example/?…\n")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS"])
def test_wrong_method_is_answered_in_words_and_without_the_key(client, token, method):
    page = client.generic(method, f"/p/{token}/?language=en")
    assert (page.status_code, page["Allow"]) == (405, "GET, HEAD, POST")
    assert "This page cannot be used in that way." in page.text
    assert token not in page.text
    assert page["Cache-Control"] == "no-store"
