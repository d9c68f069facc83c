"""Asks the read API what its description allows and forbids: how many answers are errors of ours.

    python -m bench.fuzz_api SCHEMATHESIS [400]

SCHEMATHESIS is the program of that name (4.32), from an environment of its own:
pip install schemathesis. The number is how many requests are made up for each kind of address, once
by the description and once against it. The server is a new demo in a temporary folder.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.site import Site

# Of all that it can check: what no reader of the API may ever get, whatever was asked.
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance"
)


def run(program, count, folder):
    """Let it ask the API of a new site in this folder; return its report."""
    site = Site(folder)
    site.prepare()
    site.start()
    try:
        report = folder / "report.json"
        # It ends with 1 where it finds something.
        subprocess.run(  # noqa: PLW1510
            [
                *(program, "run", f"{site.url}/api/openapi.json"),
                *("--checks", CHECKS, "--max-examples", str(count), "--seed", "1"),
                *("--continue-on-failure", "--report", "json", f"--report-json-path={report}"),
            ],
            cwd=folder,
        )
        return json.loads(report.read_text())
    finally:
        site.kill()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="phlov-fuzz-") as made:
        asked = int(sys.argv[2]) if len(sys.argv) > 2 else 400
        found = run(sys.argv[1], asked, Path(made))
        kept = ("seed", "operations", "phases", "test_cases", "failures", "errors", "warnings")
        print(json.dumps({name: found[name] for name in kept}, indent=2))
