"""Reports through faults: none that was promised is lost, none is stored twice.

Each test is the short form of a script in bench/faults, whose long form prints the figures that
bench/README.md keeps; --long goes a part of the way there.
"""

import pytest

from bench.faults import cut_answer, flapping, kill_browser, kill_server, twice


def short_and_long(short, long):
    """How often a fault comes, in every run and with --long."""
    return pytest.mark.parametrize(
        "count", [short, pytest.param(long, marks=pytest.mark.slow)], ids=["short", "long"]
    )


UNHARMED = {"lost": 0, "doubled": 0, "integrity": "ok"}


@short_and_long(12, 50)
def test_killing_the_server_loses_and_doubles_no_report(own_site, count):
    figure = kill_server.run(own_site, count)
    assert figure | UNHARMED == figure
    assert figure["acknowledged"] >= count


@short_and_long(100, 500)
def test_reports_sent_twice_and_shuffled_are_stored_once(own_site, count):
    figure = twice.run(own_site, count)
    assert figure == {"rows": count, "statuses": {"200": count, "201": count}, **UNHARMED}


@short_and_long(12, 50)
def test_report_whose_answer_was_cut_is_known_again(own_site, count):
    figure = cut_answer.run(own_site, count)
    assert figure == {"rows": count, "stored_before_the_cut": count, **UNHARMED}


@pytest.mark.browser
def test_kept_reports_outlive_a_killed_browser(own_site, playwright, tmp_path_factory):
    profile = str(tmp_path_factory.mktemp("profile"))
    assert kill_browser.run_in(playwright, own_site, 3, profile) == {"kept": 3, "lost": 0}


@short_and_long(15, 50)
def test_flapping_network_takes_old_reports_of_two_tabs_once(own_site, browser, count):
    figure = flapping.run_in(browser, own_site, count)
    assert figure | UNHARMED | {"made": 16, "rows": 16, "most_at_once": 1} == figure
