"""A release that adds a column reads, checks and publishes all that the one before had stored."""

import json
import shutil

import pytest

from tests.site import Site


@pytest.fixture(scope="module")
def told(prepared_folder, tmp_path_factory):
    """What the walk through the new release found."""
    site = Site(tmp_path_factory.mktemp("added-column"))
    shutil.copytree(prepared_folder, site.folder, dirs_exist_ok=True)
    site.environment["DJANGO_SETTINGS_MODULE"] = "tests.added_column.settings"
    site.manage("migrate")
    return json.loads(site.run("-m", "tests.added_column.walk").splitlines()[-1])


@pytest.mark.parametrize("screen", ["sheet", "history", "partner", "compare"])
def test_screen_of_what_was_stored_before_opens(told, screen):
    assert told[screen] == 200


@pytest.mark.parametrize("moment", ["audit", "audit_after", "audit_at_the_end"])
def test_audit_finds_no_violation(told, moment):
    assert told[moment] == []


def test_every_standing_listing_is_published(told):
    assert told["published"] == told["standing"] > 0


def test_saving_without_a_change_makes_nobody_an_editor(told):
    assert told["saved_without_a_change"] is False


def test_unchanged_entry_is_confirmed(told):
    assert told["unchanged_entry_is_confirmed"] == 2


def test_new_column_is_confirmed_and_shown(told):
    assert (told["first_listing_with_it"], told["shown"]) == ("Never alone", True)


def test_phones_get_the_change_as_a_delta(told):
    assert told["delta"] is True


def test_old_revision_is_restored(told):
    before = told["revisions_before"]
    assert (told["restore"], told["after_restoring"]) == (302, [before + 2, ""])
