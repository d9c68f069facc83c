"""Files that break importers: how many change something public, crash, or take too much memory.

    python -m bench.hostile_files 200

prints the figures; tests/desk/spreadsheet/test_hostile.py reads a few of each kind. A file is made
out of its number, so that it can be made again.
"""

import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import django
from django.core.management import CommandError, call_command
from openpyxl import Workbook
from openpyxl.styles import Font

from bench import hostile_feeds

HEADINGS = ["slug", "name_km", "name_en", "kinds", "provinces", "phones"]
ROW = ["river-house", "ផ្ទះទន្លេ", "River House", "legal-aid", "12", "000 000 011"]
# The name in Limon, as it reads without that font.
OLD_NAME = "GgÁkarCMnYyCnrgeRKaH"
# Cyrillic letters that look like ours.
ALIKE = str.maketrans({"a": "\u0430", "e": "\u0435", "i": "\u0456", "o": "\u043e", "0": "\u041e"})
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TEXTS = "xl/sharedStrings.xml"
TEXTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
SHEET = "xl/worksheets/sheet1.xml"


def workbook(rows=(HEADINGS, ROW), font=None):
    """A workbook that Excel would open; `font` is that of the Khmer name."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if font:
        book.active["B2"].font = Font(name=font)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(name, content):
    """A workbook of which one part is something else."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as good,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for part in good.namelist():
            kept = good.read(part)
            if part == "[Content_Types].xml" and name == TEXTS:
                # Without this nobody would look for a part of shared texts.
                more = f'<Override PartName="/{TEXTS}" ContentType="{TEXTS_TYPE}"/></Types>'
                kept = kept.replace(b"</Types>", more.encode())
            if part != name:
                bad.writestr(part, kept)
        bad.writestr(name, content)
    return stream.getvalue()


def sheet(inside, head=""):
    """A workbook whose sheet holds this XML."""
    body = f"{head}<worksheet xmlns='{SPACE}'><sheetData>{inside}</sheetData></worksheet>"
    return with_part(SHEET, body)


def csv(*rows):
    """Rows as CSV in UTF-8."""
    return "\n".join(",".join(row) for row in rows).encode()


def _flipped(chance):
    data = bytearray(workbook())
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _flipped_inside(chance):
    part = chance.choice([SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
    with zipfile.ZipFile(io.BytesIO(workbook())) as good:
        data = bytearray(good.read(part))
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.choice(b"<>/&\"'0A\xff ")
    return with_part(part, bytes(data))


def _typed(chance):
    """A good table with one cell of what people, or attackers, put into cells."""
    row = list(ROW)
    row[chance.randrange(len(row))] = chance.choice(
        [
            "=cmd|' /C calc'!A0",
            "@SUM(1+1)*cmd",
            # The second letter is Cyrillic.
            "rіver-house",
            "<script>alert(1)</script>",
            "\u202eesuoH reviR",
            "a" * 200_000,
            "\x00\x01\x02",
            "'; DROP TABLE directory_organization; --",
            "{{ settings.SECRET_KEY }}",
            "8.55E+11",
            "१२३४५६७८९",
            "1" * 5_000,
            "(" * 5_000,
            "; " * 50_000,
            "\ud7ff\U0010ffff",
        ]
    )
    rows = [HEADINGS, row]
    return csv(*rows)


def _old_font(chance, name):
    """A table or a workbook whose Khmer name is in a font from before Unicode."""
    rows = [HEADINGS, [ROW[0], OLD_NAME, *ROW[2:]]]
    return chance.choice([csv(*rows), workbook(rows, font=name)])


def _alike(chance):
    """A table or a workbook with one cell in letters that only look like ours."""
    row = list(ROW)
    place = chance.choice([0, 2, 3, 5])
    row[place] = row[place].translate(ALIKE)
    return chance.choice([csv, lambda *rows: workbook(rows)])(HEADINGS, row)


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_DTD = f'<!DOCTYPE w [<!ENTITY l0 "ha">{_LAUGHS}]>'
_CELL = "<c r='{}' t='inlineStr'><is><t>{}</t></is></c>"

KINDS = {
    "zip bomb": lambda chance: with_part(SHEET, b" " * 200_000_000),
    "many parts": lambda chance: _many_parts(),
    "entities": lambda chance: sheet("<row><c t='str'><v>&l9;</v></c></row>", _DTD),
    "entities in two bytes": lambda chance: with_part(
        SHEET, f'<?xml version="1.0" encoding="utf-16"?>{_DTD}<w>&l9;</w>'.encode("utf-16")
    ),
    "other encoding": lambda chance: with_part(
        SHEET, b'<?xml version="1.0" encoding="cp037"?>' + f"{_DTD}<w>&l9;</w>".encode("cp037")
    ),
    "row far below": lambda chance: sheet(
        f"<row r='{10 ** chance.randint(6, 30)}'>{_CELL.format('A1', 'x')}</row>"
    ),
    "cell far away": lambda chance: sheet(
        "".join(f"<row r='{n}'>{_CELL.format(f'XFD{n}', 'x')}</row>" for n in range(1, 4000))
    ),
    "empty rows": lambda chance: sheet("<row/>" * 490_000),
    "empty cells": lambda chance: sheet(f"<row>{'<c/>' * 490_000}</row>"),
    "rows in comments": lambda chance: sheet(f"<row>{('<c/>' * 9_000 + '<!--<row-->') * 50}</row>"),
    "deep": lambda chance: sheet("<row>" * 140_000 + "</row>" * 140_000),
    "many texts": lambda chance: with_part(
        TEXTS, f"<sst xmlns='{SPACE}'>{'<si/>' * 490_000}</sst>"
    ),
    "many styles": lambda chance: with_part(
        "xl/styles.xml",
        f"<styleSheet xmlns='{SPACE}'><cellXfs>" + "<xf/>" * 58_000 + "</cellXfs></styleSheet>",
    ),
    "formula": lambda chance: workbook([HEADINGS, [*ROW[:2], "=1+1", *ROW[3:]]]),
    "many rows": lambda chance: workbook([HEADINGS, *[ROW] * 6_000]),
    "cut off": lambda chance: workbook()[: chance.randrange(5_000)],
    "flipped": _flipped,
    "flipped inside": _flipped_inside,
    "noise": lambda chance: chance.randbytes(chance.randrange(100_000)),
    "old Excel": lambda chance: b"\xd0\xcf\x11\xe0" + chance.randbytes(9_000),
    "50 MB": lambda chance: b"name_km,name_en\n" + b"a,b\n" * 12_500_000,
    "commas": lambda chance: csv(HEADINGS) + b"\n" + b"," * 4_490_000,
    "lines": lambda chance: csv(HEADINGS) + b"\na" * 2_140_000,
    "empty lines": lambda chance: csv(HEADINGS) + b"\n" * 4_490_000,
    "quote": lambda chance: csv(HEADINGS, ['"River', *ROW[1:]], ROW),
    "wrong columns": lambda chance: csv(["a", "b", "c"], ["1", "2", "3"]),
    "twice": lambda chance: csv([*HEADINGS, "slug"], [*ROW, "other"]),
    "UTF-16 cut": lambda chance: csv(HEADINGS, ROW).decode().encode("utf-16")[:-1],
    "mixed": lambda chance: csv(HEADINGS, ROW) + "\nr\xe9".encode("cp1252") + b"\x81",
    "half letters": lambda chance: csv(HEADINGS) + b"\n\xed\xa0\x80,a,b",
    "nothing": lambda chance: b"",
    "typed": _typed,
    "Limon": lambda chance: _old_font(chance, "Limon S1"),
    "ABC": lambda chance: _old_font(chance, "ABC-TEXT-05"),
    "look-alike letters": _alike,
    **hostile_feeds.KINDS,
}


def _many_parts():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for number in range(20_000):
            package.writestr(f"xl/{number}.xml", b"<a/>")
    return stream.getvalue()


def make(number):
    """The hostile file of this number: its kind, its bytes."""
    kind = list(KINDS)[number % len(KINDS)]
    return kind, KINDS[kind](random.Random(number))  # noqa: S311 - repeatable, not secret


def run(count):
    """Import so many files in a process with a database of its own; return its figures."""
    with tempfile.TemporaryDirectory(prefix="phlov-hostile-") as folder:
        Path(folder, "static").mkdir()
        files = Path(folder, "files")
        files.mkdir()
        for number in range(count):
            kind, data = make(number)
            Path(files, f"{number:04} {kind}").write_bytes(data)
        environment = {**os.environ, "PHLOV_VAR": folder, "DATABASE_URL": ""}
        environment |= {"DJANGO_SETTINGS_MODULE": "directory.settings"}
        done = subprocess.run(
            [sys.executable, "-m", "bench.hostile_files", "--here", str(files)],
            cwd=Path(__file__).parent.parent,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)


def _here(files):
    """Import each file, with the starter data beside it; the figures."""
    django.setup()
    # Django's models can only be imported once it is set up.
    from directory.models import Organization, SnapshotFile, Verification  # noqa: PLC0415

    call_command("demo", no_serve=True, stdout=io.StringIO())
    public = [list(model.objects.values_list("pk")) for model in (Verification, SnapshotFile)]
    before = Organization.objects.count()
    figures = {"files": 0, "refused": 0, "crashed": [], "slowest": [0, ""]}
    figures["most memory (MB)"] = [_megabytes(), "before the first"]
    for file in sorted(files.iterdir()):
        figures["files"] += 1
        # Count the most memory from here on (proc(5)).
        Path("/proc/self/clear_refs").write_text("5")
        start = time.monotonic()
        said = {"by": "editor", "stdout": io.StringIO(), "stderr": io.StringIO()}
        try:
            call_command("import_directory", file, **said)
        except CommandError:
            figures["refused"] += 1
        # Whatever else comes out of it is what this counts.
        except Exception as error:  # noqa: BLE001
            figures["crashed"].append(f"{file.name}: {error!r}")
        figures["slowest"] = max(figures["slowest"], [time.monotonic() - start, file.name])
        figures["most memory (MB)"] = max(figures["most memory (MB)"], [_megabytes(), file.name])
    now = [list(model.objects.values_list("pk")) for model in (Verification, SnapshotFile)]
    return figures | {
        "drafts made": Organization.objects.count() - before,
        "public changes": int(now != public),
    }


def _megabytes():
    """The most memory since it was counted anew; getrusage counts the process before us as well."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) // 1024


if __name__ == "__main__":
    if sys.argv[1:2] == ["--here"]:
        print(json.dumps(_here(Path(sys.argv[2]))))
    else:
        for name, figure in run(int(*sys.argv[1:2] or [200])).items():
            print(f"{name}: {figure}")
