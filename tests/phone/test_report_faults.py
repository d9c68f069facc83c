"""Reports through faults: none that was promised is lost, none is stored twice.

Each test is the short form of a script in bench/reports, whose long form prints the figures that
bench/README.md keeps.
"""

import pytest

from bench.reports import cut_answer, flapping, kill_browser, kill_server, twice

UNHARMED = {"lost": 0, "doubled": 0, "integrity": "ok"}


def test_killing_the_server_loses_and_doubles_no_report(own_site):
    figure = kill_server.run(own_site, 50)
    assert figure | UNHARMED == figure
    assert figure["acknowledged"] >= 50


def test_reports_sent_twice_and_shuffled_are_stored_once(own_site):
    figure = twice.run(own_site, 500)
    assert figure == {"rows": 500, "statuses": {"200": 500, "201": 500}, **UNHARMED}


def test_report_whose_answer_was_cut_is_known_again(own_site):
    figure = cut_answer.run(own_site, 50)
    assert figure == {"rows": 50, "stored_before_the_cut": 50, **UNHARMED}


@pytest.mark.browser
def test_kept_reports_outlive_a_killed_browser(own_site, playwright, tmp_path_factory):
    profile = str(tmp_path_factory.mktemp("profile"))
    assert kill_browser.run_in(playwright, own_site, 3, profile) == {"kept": 3, "lost": 0}


def test_flapping_network_takes_old_reports_of_two_tabs_once(own_site, browser):
    figure = flapping.run_in(browser, own_site, 50)
    assert figure | UNHARMED | {"made": 16, "rows": 16, "most_at_once": 1} == figure
