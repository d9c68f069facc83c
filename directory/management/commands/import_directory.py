"""Saves a table of organizations as edits by one person, all of it or nothing."""

import json
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from directory.desk.spreadsheet import files
from directory.desk.spreadsheet.columns import COLUMNS
from directory.desk.spreadsheet.preview import Preview
from directory.management import writing
from directory.rules import importing
from directory.rules.refusal import Refused
from directory.text import languages


class Command(BaseCommand):
    """Print what each row would change, and save it unless that is all that was asked for."""

    help = (
        "Reads organizations from .xlsx, .csv, .vcf, JSON or HSDS. Prints one line a row: new, "
        "changed, unchanged or wrong, the number of the row, and why, with tabs between. Nothing "
        "becomes public by this: each change waits for its check."
    )

    def add_arguments(self, parser):
        """Add the file, the editor, and how headings and messages are read."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only print; save nothing")
        parser.add_argument("--by", metavar="USERNAME", help="the editor in whose name it is saved")
        parser.add_argument(
            "--map",
            type=Path,
            metavar="FILE",
            help='JSON that says what other headings mean: {"Tel.": "phones"}',
        )
        parser.add_argument("--language", choices=languages.CODES, default=languages.DEFAULT)

    def handle(self, *args, file, by, language, **options):
        """Print a line for each row; fail if one is wrong."""
        mapping = _mapping(options["map"]) if options["map"] else {}
        editor = None if options["dry_run"] else _editor(by)
        if editor:
            writing.require()
        with translation.override(language):
            try:
                files.require_size(_size(file))
                preview = Preview(files.read(file.read_bytes(), mapping))
                for number, state, reason in preview.lines:
                    self.stdout.write(f"{state}\t{number}\t{reason}")
                if preview.table.unread:
                    self.stderr.write(f"Not read: {', '.join(preview.table.unread)}")
                if wrong := preview.counts["wrong"]:
                    raise CommandError(f"{wrong} rows are wrong. Nothing was saved.")
                if editor:
                    edits = importing.save(preview.changes, by=editor, at=timezone.now())
                    self.stderr.write(f"Organizations saved: {len(edits)}")
            except Refused as refused:
                raise CommandError(" ".join(refused.messages)) from refused


def _size(file):
    if not file.is_file():
        raise CommandError(f"There is no file {file}.")
    return file.stat().st_size


def _editor(name):
    if not name:
        raise CommandError("Say in whose name this is saved: --by USERNAME, or try --dry-run.")
    editor = get_user_model().objects.filter(username=name).first()
    if editor is None:
        raise CommandError(f"Nobody here is called {name}.")
    return editor


def _mapping(file):
    try:
        mapping = json.loads(file.read_text("utf-8"))
        unknown = set(mapping.values()) - COLUMNS.keys()
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise CommandError(f"{file} holds no mapping of headings to columns.") from error
    if unknown:
        raise CommandError(
            f"No such columns: {', '.join(sorted(unknown))}. There are: {', '.join(COLUMNS)}."
        )
    return mapping
