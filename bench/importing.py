"""What it takes to read a table of organizations, and to compare it with what is there.

    python -m bench.importing 2000     a line of JSON

Beside it, in the same process: Python's csv module with the same bytes, which understands nothing.
"""

import csv
import io
import json
import os
import sys
import tempfile
import time

import django

from bench.hostile_files import HEADINGS, ROW
from bench.hostile_files import csv as as_csv


def main(count):
    """Read, compare, and print the seconds of the processor."""
    with tempfile.TemporaryDirectory(prefix="phlov-bench-") as folder:
        os.environ |= {
            "PHLOV_VAR": folder,
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "directory.settings",
        }
        django.setup()
        from django.core.management import call_command  # noqa: PLC0415
        from django.utils import timezone  # noqa: PLC0415

        from directory import starter  # noqa: PLC0415
        from directory.desk.spreadsheet import files  # noqa: PLC0415
        from directory.desk.spreadsheet.preview import Preview  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        starter.load(timezone.now())
        data = as_csv(HEADINGS, *(row(number) for number in range(count)))
        spent, table = timed(lambda: files.read(data, {}))
        compared, preview = timed(lambda: Preview(table))
        plain, _rows = timed(lambda: [*csv.DictReader(io.StringIO(data.decode()))])
        if preview.counts["new"] != count:
            raise RuntimeError(f"Not every row is new: {preview.counts}")
    print(json.dumps({"rows": count, "read": spent, "compared": compared, "csv": plain}))


def row(number):
    """A row of an organization that is not there yet."""
    slug, khmer, english, *others = ROW
    return [f"{slug}-{number}", f"{khmer} {number}", f"{english} {number}", *others]


def timed(work):
    """The seconds of the processor, and what came of it."""
    started = time.process_time()
    found = work()
    return time.process_time() - started, found


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
