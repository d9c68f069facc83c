"""import_directory: a line for each row, and all or nothing."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from directory.models import Organization
from tests.desk.spreadsheet.files import LOTUS, WHOLE, csv

pytestmark = pytest.mark.django_db


def run(folder, data, **options):
    """What the command prints for this file; its error, if it fails."""
    file = folder / "list.csv"
    file.write_bytes(data)
    out, error = StringIO(), ""
    try:
        call_command(
            "import_directory", file, stdout=out, stderr=StringIO(), language="en", **options
        )
    except CommandError as failed:
        error = str(failed)
    return [tuple(line.split("\t")[:2]) for line in out.getvalue().splitlines()], error


def test_dry_run_prints_each_row_and_saves_nothing(tmp_path):
    data = csv([*WHOLE, "free"], [*LOTUS, ""], ["River", "ទន្លេ", "legal-aid", "", "no", "perhaps"])
    lines, error = run(tmp_path, data, dry_run=True)
    assert lines == [("new", "2"), ("wrong", "3")]
    assert error == "1 rows are wrong. Nothing was saved."
    assert Organization.objects.count() == 0


def test_rows_are_saved_in_the_name_of_an_editor(tmp_path, sokha):
    assert run(tmp_path, csv(WHOLE, LOTUS), by="sokha") == ([("new", "2")], "")
    assert Organization.objects.get().edits.get().editor == sokha
    assert run(tmp_path, csv(WHOLE, LOTUS), dry_run=True) == ([("unchanged", "2")], "")


@pytest.mark.parametrize(
    ("by", "why"),
    [(None, "Say in whose name"), ("nobody", "Nobody here is called"), ("dara", "Only editors")],
)
def test_saving_needs_an_editor(tmp_path, dara, by, why):
    _lines, error = run(tmp_path, csv(WHOLE, LOTUS), by=by)
    assert (why in error, Organization.objects.count()) == (True, 0)


def test_map_says_what_other_headings_mean(tmp_path):
    mapping = tmp_path / "map.json"
    mapping.write_text(json.dumps({"Org": "name_en", "What": "kinds"}))
    data = csv(["Org", "What"], ["Lotus", "legal-aid"])
    assert run(tmp_path, data, dry_run=True, map=mapping)[0] == [("new", "2")]


@pytest.mark.parametrize("content", ["[1]", "no", '{"Org": "colour"}'])
def test_map_that_is_none_is_refused(tmp_path, content):
    mapping = tmp_path / "map.json"
    mapping.write_text(content)
    assert run(tmp_path, csv(WHOLE, LOTUS), dry_run=True, map=mapping)[0] == []
