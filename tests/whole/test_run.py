"""The test runner: what it looks for, what it refuses, and that no part fails unnoticed."""

import socket
import urllib.request
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.db import connection

from tests import __main__ as run
from tests import cluster, machine

FOUND = Path("/usr/lib/postgresql/15/bin")


@pytest.mark.parametrize(
    ("of_parts", "whole"),
    [("0000", 0), ("1000", 1), ("0100", 1), ("0010", 1), ("0001", 1), ("0555", 0), ("5555", 5)],
)
def test_result_is_that_of_all_parts(monkeypatch, of_parts, whole):
    results = dict(zip(["rest", *run.LATER_PARTS], map(int, of_parts), strict=True))
    monkeypatch.setattr(machine, "prepare", lambda browser_wanted: None)
    monkeypatch.setattr(machine, "find_postgresql", lambda: FOUND)
    monkeypatch.setattr(cluster, "temporary_cluster", lambda programs: nullcontext("postgres:"))
    monkeypatch.setattr(run, "run_pytest", lambda part, *rest, **more: results[part])
    assert run.main([]) == whole


def test_part_without_postgresql_is_called_missing(monkeypatch, capsys):
    monkeypatch.setattr(machine, "prepare", lambda browser_wanted: None)
    monkeypatch.setattr(machine, "find_postgresql", lambda: None)
    monkeypatch.setattr(run, "run_pytest", lambda *arguments, **more: 0)
    assert (run.main([]), run.main(["--every-part"])) == (0, pytest.ExitCode.USAGE_ERROR)
    assert "NOT RUN: the part on PostgreSQL" in capsys.readouterr().out


def test_no_browser_is_a_failure(monkeypatch):
    monkeypatch.setattr(machine, "find_browser", lambda: None)
    monkeypatch.setattr(machine, "playwright_starts", lambda: True)
    monkeypatch.setattr(machine, "install_debian_packages", lambda names: None)
    monkeypatch.setattr(machine, "install_playwright_browser", lambda: False)
    with pytest.raises(SystemExit, match="No browser was found for the tests"):
        machine.prepare(browser_wanted=True)


def test_browser_that_cannot_be_driven_is_a_failure(monkeypatch):
    monkeypatch.setattr(machine, "install_debian_packages", lambda names: None)
    monkeypatch.setattr(machine, "playwright_starts", lambda: False)
    with pytest.raises(SystemExit, match=r"Playwright, .* does not start"):
        machine.prepare(browser_wanted=True)


def test_browser_can_be_left_out_by_choice(monkeypatch):
    monkeypatch.setattr(machine, "find_browser", lambda: None)
    monkeypatch.setattr(machine, "install_debian_packages", lambda names: None)
    machine.prepare(browser_wanted=False)


def test_chosen_browser_comes_first(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/somewhere/else/chrome")
    assert machine.find_browser() == "/somewhere/else/chrome"


def test_internet_is_out_of_reach():
    with pytest.raises(RuntimeError, match=r"must not open a connection to phlov\.example"):
        urllib.request.urlopen("http://phlov.example/")
    with socket.socket() as client, pytest.raises(RuntimeError, match="connection to 192"):
        client.connect(("192.0.2.1", 80))


@pytest.mark.django_db
def test_database_is_the_one_of_this_part(request):
    on_postgresql = request.config.getoption("--part") == "database"
    assert connection.vendor == ("postgresql" if on_postgresql else "sqlite")
