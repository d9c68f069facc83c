"""Validates every answer of the read API against the schemas of HSDS, with every page of each list.

    python -m bench.hsds FOLDER [--site http://127.0.0.1:8000]

FOLDER has a folder for each version (3.0, 3.1-dev, uk-profile) with the files of its repository
below `schema/`. They are CC BY-SA and not ours, so they are no part of this project. It needs
jsonschema, which nothing else does: pip install jsonschema
"""

import argparse
import json
import sys
import urllib.request
from collections import Counter
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

# Endpoint -> the schema of one object in full, and of one in a list.
SCHEMAS = {
    "services": ("service.json", "compiled/service_list.json"),
    "organizations": ("organization.json", "compiled/organization_list.json"),
    "service_at_locations": (
        "service_at_location.json",
        "compiled/service_at_location_list.json",
    ),
    "taxonomies": ("taxonomy.json", "taxonomy.json"),
    "taxonomy_terms": ("taxonomy_term.json", "taxonomy_term.json"),
}
ENVELOPE = {
    "total_items": int,
    "total_pages": int,
    "page_number": int,
    "size": int,
    "first_page": bool,
    "last_page": bool,
    "empty": bool,
    "contents": list,
}
# The forms of a list: what is asked for, and whether its objects are in full.
FORMS = {
    "services": {"": False, "full=true": True, "minimal=true": False},
    "organizations": {"": False, "full=true": True},
    "service_at_locations": {"": False, "full=true": True},
}
PER_PAGE = 7


class Version:
    """One version of the schemas."""

    def __init__(self, folder):
        self.folder = folder / "schema"
        resources = [
            (path.name, Resource.from_contents(self._read(path.name), DRAFT202012))
            for path in self.folder.glob("*.json")
            if path.name != "openapi.json"
        ]
        self.registry = Registry().with_resources(resources)
        self.validators = {}

    def mistakes(self, schema, value):
        """What is wrong with an object."""
        if schema not in self.validators:
            self.validators[schema] = Draft202012Validator(
                self._read(schema), registry=self.registry, format_checker=FormatChecker()
            )
        return [
            f"{error.json_path}: {error.message[:200]}"
            for error in self.validators[schema].iter_errors(value)
        ]

    def _read(self, name):
        return json.loads((self.folder / name).read_text("utf-8"))


def main():
    """Fetch, validate, print a line for each version and kind of answer; end 1 if one is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--site", default="http://127.0.0.1:8000")
    options = parser.parse_args()
    versions = {
        path.name: Version(path) for path in sorted(options.folder.iterdir()) if path.is_dir()
    }
    checked, wrong = Counter(), []
    for kind, is_full, value in objects(options.site):
        wrong += [f"{kind}: {place} is null" for place in nulls(value)]
        for name, version in versions.items():
            checked[name, kind, "in full" if is_full else "in a list"] += 1
            schema = SCHEMAS[kind][0 if is_full else 1]
            wrong += [f"{name} {kind}: {mistake}" for mistake in version.mistakes(schema, value)]
    for (name, kind, form), count in sorted(checked.items()):
        print(f"{name:12}{kind:22}{form:12}{count:7} objects")
    print("\n".join(wrong[:50]) or f"{sum(checked.values())} checks, nothing wrong")
    return 1 if wrong or not checked else 0


def objects(site):
    """Each object of each answer: its kind, whether it is in full, and itself."""
    root = fetch(site, "/api/")
    require({"version", "profile", "openapi_url"} <= root.keys(), "/api/ lacks a key")
    for kind in SCHEMAS:
        for query, is_full in FORMS.get(kind, {"": False}).items():
            for value in pages(site, kind, query):
                yield kind, is_full, value
                if not query:
                    yield kind, True, fetch(site, f"/api/{kind}/{value['id']}")
    whole = fetch(site, "/export/hsds.json")
    for kind in SCHEMAS.keys() & whole.keys():
        yield from ((kind, True, value) for value in whole[kind])


def pages(site, kind, query):
    """The objects of every page of a list, each page with a whole envelope."""
    number, is_last, total = 0, False, 0
    while not is_last:
        number += 1
        page = fetch(site, f"/api/{kind}?per_page={PER_PAGE}&page={number}&{query}")
        told = {name: type(page.get(name)) for name in ENVELOPE}
        counts = (number, len(page["contents"]))
        require(told == ENVELOPE, f"{kind} has the envelope {told}")
        require((page["page_number"], page["size"]) == counts, f"{kind} miscounts page {number}")
        total += page["size"]
        is_last = page["last_page"]
        yield from page["contents"]
    require(total == page["total_items"], f"{kind} has {total} objects on its pages")


def require(is_right, mistake):
    """End where an answer is not even an answer."""
    if not is_right:
        raise SystemExit(mistake)


def nulls(value, place="$"):
    """Where an object holds a null."""
    if value is None:
        yield place
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from nulls(part, f"{place}.{name}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from nulls(part, f"{place}[{number}]")


def fetch(site, path):
    """An answer in JSON."""
    with urllib.request.urlopen(site + path, timeout=60) as response:  # noqa: S310 - our own site
        return json.load(response)


if __name__ == "__main__":
    sys.exit(main())
