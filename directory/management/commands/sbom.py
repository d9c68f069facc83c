"""Writes the software bill of materials, for a release: `python3 manage.py sbom`."""

import json
import re

from django.conf import settings
from django.core.management.base import BaseCommand

from directory import VERSION

FILE = "sbom.cdx.json"
# What every installation needs, and what those with PostgreSQL need besides.
LOCKS = ("requirements.txt", "requirements-postgresql.txt")
# As `uv pip compile --generate-hashes` writes a package: what it is, its hashes, what needs it.
_PACKAGE = re.compile(r"([\w.-]+)(?:\[[\w,-]+\])?==(\S+)( ;)?")
_HASH = re.compile("--hash=sha256:([0-9a-f]{64})")
_NEEDED_BY = re.compile(r"#(?: via)? +([\w.-]+)$", re.MULTILINE)


class Command(BaseCommand):
    """Write what requirements.txt locks as CycloneDX, which scanners and offices read."""

    help = f"Writes {FILE}, the software bill of materials (CycloneDX), from the lock files."

    def handle(self, *args, **options):
        """Write the file."""
        (settings.BASE_DIR / FILE).write_text(bill(), "utf-8")
        self.stdout.write(f"{FILE} is written.")


def bill() -> str:
    """The bill of materials of what the lock files name, the same for the same files."""
    components, needed_by = {}, {}
    for lock in LOCKS:
        text = (settings.BASE_DIR / lock).read_text("utf-8")
        for block in re.split(r"\n(?=\w)", text)[1:]:
            name, version, marker = _PACKAGE.match(block).groups()
            # Some machines go without what has a marker, and most without a driver.
            is_needed = lock == LOCKS[0] and not marker
            component = _component(name, version, _HASH.findall(block), is_needed=is_needed)
            components.setdefault(name, component)
            needed_by.setdefault(name, set()).update(_NEEDED_BY.findall(block))
    ref = {name: component["bom-ref"] for name, component in components.items()}
    content = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "phlov",
                "name": "phlov",
                "version": VERSION,
            }
        },
        "components": [*components.values()],
        "dependencies": [
            {"ref": ref[name], "dependsOn": [ref[it] for it in ref if name in needed_by[it]]}
            for name in ref
        ],
    }
    return json.dumps(content, indent=1) + "\n"


def _component(name, version, hashes, *, is_needed):
    purl = f"pkg:pypi/{name}@{version}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "scope": "required" if is_needed else "optional",
        "purl": purl,
        "externalReferences": [
            {
                "type": "distribution",
                "url": f"https://pypi.org/project/{name}/{version}/",
                "hashes": [{"alg": "SHA-256", "content": one} for one in hashes],
            }
        ],
    }
