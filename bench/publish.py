"""Puts a generated directory into the installation that PHLOV_VAR names, by the real code.

    python -m bench.publish data 2000    what the engines search, as files
    python -m bench.publish site 2000    a whole snapshot for the real pages
    python -m bench.publish changed 2000 the next one, in which one entry in a hundred is different,
                                         one went, and another came

The last two print how many seconds the publishing took.

What is stood in for is only that people checked the listings.
"""

import json
import sys
import time
from datetime import UTC, datetime

import django

from bench import generate

AT = datetime(2026, 11, 25, tzinfo=UTC)
CHECK = {
    "checked_on": "2026-11-22",
    "due_on": "2027-05-21",
    "method": "call",
    "by_one_person": False,
    "reached": {},
}


def main(what, count):
    """Write the data, or publish the site."""
    django.setup()
    # Django's models can only be imported once it is set up.
    from django.conf import settings  # noqa: PLC0415

    from directory import starter  # noqa: PLC0415
    from directory.publish import publishing, records  # noqa: PLC0415

    # The kinds of help, people served and provinces of the starter data, without its organizations.
    starter._create_provinces()
    starter._create_taxonomy()
    listings = [entry["listing"] for entry in generate.directory(count + 1)]
    entries = [{"listing": made, **CHECK} for made in listings]
    *entries, another = entries
    records.standings = lambda at: entries
    if what != "data":
        if what == "changed":
            for entry in entries[::100]:
                entry["checked_on"] = AT.date().isoformat()
                entry["listing"]["description"]["km"] += " ថ្មី"
            entries[count // 2] = another
        started = time.perf_counter()
        publishing.publish(at=AT)
        print(time.perf_counter() - started)
        return
    for name, content in {
        **publishing.build(AT),
        "documents": [document(entry["listing"]) for entry in entries],
        "words": words(starter),
    }.items():
        path = settings.VAR_DIR / f"{name}-{count}.json"
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def document(made):
    """The texts of a listing for a library that finds its own way to search them."""
    service = made["services"][0]
    numbers = [phone["number"] for phone in made["phones"]]
    others = [name for names in made["alternate_names"].values() for name in names]
    return {
        "id": made["public_id"],
        "name": list(made["name"].values()),
        "alias": [text for text in (made["acronym"], made["slug"], *others) if text],
        "about": list(made["description"].values()),
        "phone": [number.replace("+855", "0") for number in numbers] + numbers,
        "kinds": service["kinds"],
        "served": service["served"],
        "provinces": service["provinces"],
    }


def words(starter):
    """For each code the words that it is found by: what our search has, as it is written."""
    taxonomy = starter.read("taxonomy")
    found = {"kinds": {}, "served": {}, "provinces": {}}
    for category in taxonomy["categories"]:
        for row in category["kinds"]:
            found["kinds"][row["code"]] = [*_texts(row, "synonyms"), *_texts(category)]
    for row in taxonomy["served"]:
        found["served"][row["code"]] = _texts(row, "synonyms")
    for row in starter.read("provinces"):
        found["provinces"][row["code"]] = _texts(row, "other_names")
    return found


def _texts(row, field=None):
    return [row["name_km"], row["name_en"], *row.get(field, [])]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
