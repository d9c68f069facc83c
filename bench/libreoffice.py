"""Sends the published spreadsheet through LibreOffice and reads it back with the importer.

    python -m bench.libreoffice          1,000 listings, written anew as Excel and as CSV

prints for each way how many cells came back changed, and how many cells hold a live formula. It
wants LibreOffice (Debian: libreoffice-calc-nogui). Texts begin as formulas, dates, numbers with
leading zeros and Khmer do, which is what office programs change.
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import django
from django.core.management import call_command
from openpyxl import load_workbook

from bench import generate, publish

# Of each listing at least twenty cells are not empty.
LISTINGS = 1_000
TEXTS = (
    "=1+1",
    "+85500000001",
    "-2",
    "@SUM(A1)",
    "1-12",
    "3/4",
    "0012",
    "85500000001234567",
    "8.55E+11",
    "TRUE",
    "១២-១",
    "ជំនួយ\u200bផ្លូវច្បាប់ ៖ ឥតគិតថ្លៃ",
    "two\nlines, “quoted”; with; signs",
    '=HYPERLINK("http://example.invalid","x")',
    "'quoted",
    "  blanks",
    "#N/A",
    "1e5",
)
# How the program is asked to write each form; 76 is UTF-8, and the last word keeps what is shown.
WAYS = {
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
}


def main():
    """Publish, convert and compare; print a line a way, and fail if a cell changed."""
    program = shutil.which("soffice")
    if program is None:
        sys.exit("LibreOffice is not on this machine: install libreoffice-calc-nogui.")
    with tempfile.TemporaryDirectory(prefix="phlov-office-") as folder:
        os.environ |= {"PHLOV_VAR": folder, "DATABASE_URL": ""}
        os.environ["DJANGO_SETTINGS_MODULE"] = "directory.settings"
        django.setup()
        original = Path(folder, "listings.xlsx")
        original.write_bytes(published())
        before = table(original.read_bytes())
        is_whole = True
        for form, filter_name in WAYS.items():
            out = Path(folder, form)
            convert = [program, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
            convert += ["--convert-to", filter_name, "--outdir", str(out), str(original)]
            subprocess.run(convert, check=True, stdout=subprocess.DEVNULL)
            data = (out / f"listings.{form}").read_bytes()
            after = table(data)
            changed = [(key, before.get(key), after.get(key)) for key in differing(before, after)]
            live = formulas(data) if form == "xlsx" else 0
            print(f"{form}: {len(before)} cells, {len(changed)} changed, {live} live formulas")
            for one in changed[:5]:
                print("   ", *map(repr, one))
            is_whole = is_whole and not changed and not live
    sys.exit(not is_whole)


def published():
    """The spreadsheet of the listings."""
    # Django's models can only be imported once it is set up.
    from directory.publish import publishing, reader  # noqa: PLC0415
    from directory.publish.exports import spreadsheet  # noqa: PLC0415
    from directory.rules import newest_audit  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    entries = generate.directory(LISTINGS)
    for number, entry in enumerate(entries):
        listing = entry["listing"]
        for place, texts in enumerate((listing["description"], listing["services"][0]["fees"])):
            for shift, language in enumerate(texts):
                texts[language] = TEXTS[(number + 5 * place + shift) % len(TEXTS)]
    publish.fill(0)
    publish.write_rows([entry["listing"] for entry in entries], 1)
    # The rows break the rules, as nobody has checked them.
    newest_audit.refusals = lambda _checks, at: {}
    publishing.publish(at=publish.AT)
    return spreadsheet.to_xlsx(reader.current())


def table(data):
    """What the importer reads of a file: {(row, column): text}."""
    from directory.desk.spreadsheet import files  # noqa: PLC0415

    rows = files.read(data).rows
    return {
        (number, name): str(cell.text if hasattr(cell, "text") else cell)
        for number, row in rows.items()
        for name, cell in row.items()
    }


def differing(before, after):
    """The cells that are not the same in both."""
    return [key for key in {**before, **after} if before.get(key) != after.get(key)]


def formulas(data):
    """How many cells of a workbook would be computed."""
    sheets = load_workbook(io.BytesIO(data)).worksheets
    return sum(cell.data_type == "f" for sheet in sheets for row in sheet for cell in row)


if __name__ == "__main__":
    main()
