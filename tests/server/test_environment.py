"""The environment's variables: what stops the start, and the table that operators read."""

import ast
import re

import pytest
from django.core.exceptions import ImproperlyConfigured

from directory.settings import (
    env_megabytes,
    env_origin,
    env_origins,
    env_port,
    env_text,
    postgresql,
)
from tests.site import CHECKOUT

# What operators start, and what looks for the browser of `manage.py test`.
PROGRAMS = [CHECKOUT / "manage.py", CHECKOUT / "tests" / "machine.py"]
PROGRAMS += sorted((CHECKOUT / "directory").rglob("*.py"))
ROW = re.compile(r"^\| `([A-Z_]+)` \| (.+?) \|", re.M)

# Environment is no matter of the database.
pytestmark = pytest.mark.one_database


@pytest.mark.parametrize("value", ["", "smtp", "0", "65536", "-1", "2.5", "٢٥"])
def test_port_that_is_none_stops_the_start(monkeypatch, value):
    monkeypatch.setenv("PHLOV_MAIL_PORT", value)
    with pytest.raises(ImproperlyConfigured) as refused:
        env_port("PHLOV_MAIL_PORT", 25)
    assert str(refused.value) == (
        f"PHLOV_MAIL_PORT must be a port from 1 to 65535, such as 25, not {value!r}."
    )


@pytest.mark.parametrize(("value", "port"), [("587", 587), ("1", 1), ("65535", 65535)])
def test_port_is_read_as_a_number(monkeypatch, value, port):
    monkeypatch.setenv("PHLOV_MAIL_PORT", value)
    assert env_port("PHLOV_MAIL_PORT", 25) == port


def test_port_is_the_default_where_none_is_set(monkeypatch):
    monkeypatch.delenv("PHLOV_MAIL_PORT", raising=False)
    assert env_port("PHLOV_MAIL_PORT", 25) == 25


@pytest.mark.parametrize("value", ["secret\n", "secret\r\n", "one\ntwo"])
def test_line_break_stops_the_start_and_is_not_shown(monkeypatch, value):
    monkeypatch.setenv("PHLOV_MAIL_PASSWORD", value)
    with pytest.raises(ImproperlyConfigured) as refused:
        env_text("PHLOV_MAIL_PASSWORD")
    assert str(refused.value) == "PHLOV_MAIL_PASSWORD must be one line: take the line break out."


def test_text_is_read_as_it_is(monkeypatch):
    monkeypatch.setenv("PHLOV_MAIL_PASSWORD", " a secret ")
    assert env_text("PHLOV_MAIL_PASSWORD") == " a secret "


@pytest.mark.parametrize("value", ["", "-1", "1.5", "200 MB", "٢٠٠"])
def test_space_that_is_no_number_stops_the_start(monkeypatch, value):
    monkeypatch.setenv("PHLOV_LEAST_FREE", value)
    with pytest.raises(ImproperlyConfigured, match="must be a number of megabytes, such as 200"):
        env_megabytes("PHLOV_LEAST_FREE", 200)


BAD_ORIGINS = [
    *(
        "phlov.example",
        "https://phlov.example/",
        "https://phlov.example/km/",
        "ftp://phlov.example",
    ),
    *("https://*", "https://phlov.example; script-src *", "https://Phlov.example", "null"),
]


@pytest.mark.parametrize("value", BAD_ORIGINS)
@pytest.mark.parametrize("reader", [env_origin, env_origins])
def test_origin_that_is_none_stops_the_start(monkeypatch, reader, value):
    monkeypatch.setenv("PHLOV_REPORTS_TO", value)
    with pytest.raises(ImproperlyConfigured, match="PHLOV_REPORTS_TO must be like"):
        reader("PHLOV_REPORTS_TO")


def test_origins_are_read_as_a_list(monkeypatch):
    monkeypatch.setenv("PHLOV_EXPORT_ORIGINS", "https://a.example, http://127.0.0.1:8080")
    assert env_origins("PHLOV_EXPORT_ORIGINS") == ["https://a.example", "http://127.0.0.1:8080"]


def test_second_address_for_reports_stops_the_start(monkeypatch):
    monkeypatch.setenv("PHLOV_REPORTS_TO", "https://a.example,https://b.example")
    with pytest.raises(ImproperlyConfigured, match="must be one address"):
        env_origin("PHLOV_REPORTS_TO")


def test_parameters_of_a_connection_to_postgresql_are_taken_over():
    """Left out in silence, whoever asks for TLS would get none."""
    read = postgresql(
        "postgres://u:p%40@db.example:5433/phlov?sslmode=verify-full&host=%2Frun%2Fpg"
    )
    names = ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    assert tuple(read[name] for name in names) == (
        *("phlov", "u", "p@", "/run/pg", "5433"),
        {"sslmode": "verify-full"},
    )


def test_socket_of_postgresql_may_stand_as_the_host():
    assert postgresql("postgresql://phlov@%2Frun%2Fpg/phlov")["HOST"] == "/run/pg"


def test_parameters_that_name_a_place_stand_in_no_command_line():
    """What is left in the options is given to pg_dump as an argument."""
    read = postgresql("postgres:///phlov?user=u&password=secret&dbname=other")
    names = ("NAME", "USER", "PASSWORD", "OPTIONS")
    assert tuple(read[name] for name in names) == ("other", "u", "secret", {})
    with pytest.raises(ImproperlyConfigured, match="must hold no sslpassword"):
        postgresql("postgres:///phlov?sslpassword=secret")


@pytest.mark.parametrize("port", ["five", "70000"])
def test_port_of_a_database_that_is_none_stops_the_start(port):
    with pytest.raises(ImproperlyConfigured, match="must be a number up to 65535"):
        postgresql(f"postgres://phlov@db.example:{port}/phlov")


def test_manual_names_every_variable_and_no_other():
    assert sorted(told()) == sorted(read())


def test_manual_tells_the_defaults():
    literal = {name: default for name, default in read().items() if default is not None}
    assert {name: told()[name] for name in literal} == literal


def told():
    """The variables of the table in docs/operating.md, each with its default as it stands there."""
    return dict(ROW.findall((CHECKOUT / "docs" / "operating.md").read_text(encoding="utf-8")))


def read():
    """The variables that our programs read, each with its default as the table has to tell it.

    None stands for a default that is worked out.
    """
    found = {}
    for path in PROGRAMS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and is_reader(node.func):
                match node.args:
                    # The readers themselves pass on the name that they were given.
                    case [ast.Constant(name), *default]:
                        found[name] = in_table(*default)
            if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
                found.setdefault(node.slice.value, None)
    return found


def is_reader(function):
    """Whether this is a way to read a variable: os.environ's own, or one of settings.py."""
    written = ast.unparse(function)
    return written in ("os.environ.get", "os.environ.setdefault") or written.startswith("env_")


def in_table(default=None):
    """A default as the table tells it."""
    if default is None:
        return "none"
    if not isinstance(default, ast.Constant):
        return None
    value = int(default.value) if isinstance(default.value, bool) else default.value
    return f"`{value}`" if value != "" else "none"
