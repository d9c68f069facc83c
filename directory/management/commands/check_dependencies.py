"""Asks a public index for known holes in what is installed: `manage.py check_dependencies`."""

import http.client
import json
from importlib.metadata import distributions
from urllib.request import Request, urlopen

from django.core.management.base import BaseCommand, CommandError

# The index of https://osv.dev, which gathers the advisories of GitHub, PyPA and others.
INDEX = "https://api.osv.dev/v1/querybatch"


class Command(BaseCommand):
    """Name each package with a known hole; end with 1 also where nobody could be asked."""

    help = (
        "Asks the index of osv.dev whether the installed packages have known holes. It learns "
        "names and versions of packages, and nothing else. Run it every night."
    )

    def add_arguments(self, parser):
        """Add which index is asked."""
        parser.add_argument("--index", default=INDEX, help="another index with the same interface")

    def handle(self, *args, index, **options):
        """Name each hole on stderr: the line for cron throws stdout away."""
        installed = sorted({(one.name.lower(), one.version) for one in distributions()})
        try:
            holes = ask(index, installed)
        except (OSError, http.client.HTTPException, ValueError, LookupError, TypeError) as error:
            raise CommandError(
                f"NOT CHECKED: {index} gave no answer that can be read ({error}), so nobody knows "
                "whether the installed packages have known holes. Run this on a machine that "
                "reaches the internet, from the same release."
            ) from error
        for (name, version), found in zip(installed, holes, strict=True):
            for hole in found:
                self.stderr.write(f"{name} {version}: https://osv.dev/vulnerability/{hole}")
        if any(holes):
            raise CommandError(
                "Packages with known holes are installed. Read what each means for you, and "
                "upgrade to the newest release of Phlov."
            )
        self.stdout.write(f"{len(installed)} packages, no known holes")


def ask(index: str, installed: list[tuple[str, str]]) -> list[list[str]]:
    """The ids of the known holes of each package of PyPI, in the same order.

    The interface is that of https://google.github.io/osv.dev/post-v1-querybatch/. What is no such
    answer, as the sign-in page of a network, raises ValueError, LookupError or TypeError.
    """
    queries = [
        {"package": {"ecosystem": "PyPI", "name": name}, "version": version}
        for name, version in installed
    ]
    body = json.dumps({"queries": queries}).encode()
    headers = {"Content-Type": "application/json"}
    request = Request(index, body, headers)  # noqa: S310 - the operator names it
    with urlopen(request, timeout=60) as answer:  # noqa: S310 - the same
        results = json.load(answer)["results"]
    if len(results) != len(installed):
        raise ValueError("it has not as many results as there are packages")
    return [[hole["id"] for hole in result.get("vulns", [])] for result in results]
