"""Publishes a generated directory by the real code, and measures how that grows with its size.

    python -m bench.publish              a table for 51, 500, 2,000 and 10,000 listings
    python -m bench.publish data 2000    what the engines search, as files
    python -m bench.publish site 2000    a whole snapshot for the real pages
    python -m bench.publish changed 2000 the next one, in which one entry in a hundred is different,
                                         one went, and another came

All but the table work in the installation that PHLOV_VAR names, and print how many seconds of the
processor the publishing took. The rows are written past the rules, as if people had checked them.

Each step of the table runs in a process of its own, with nothing in memory, and counts the seconds
of the processor from the call of the rule or of the publisher to its end.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
import uuid
from datetime import UTC, date, datetime, timedelta

import django

from bench import generate

AT = datetime(2026, 11, 25, tzinfo=UTC)
CHECKED_ON, DUE_ON = date(2026, 11, 22), date(2027, 5, 21)
SIZES = (51, 500, 2000, 10_000)
STEPS = ("first", "nothing", "one", "recall", "rest", "pack")


def main(what="table", count="0"):
    """Print the table, or write the data, or publish the site."""
    if what == "table":
        table()
        return
    django.setup()
    if what in STEPS:
        print(json.dumps(step(what, int(count))))
    elif what == "data":
        write_data(int(count))
    else:
        if what == "site":
            fill(int(count))
        else:
            change(int(count))
        print(published(AT if what == "site" else AT + timedelta(minutes=1))["cpu"])


def table():
    """Print what each step takes at each size."""
    print("CPU seconds (kB): listings, first, nothing new, one changed (delta), recall, its rest,")
    print("packed smaller (whole)")
    for size in SIZES:
        found = measure(size, STEPS)
        cpu = {name: f"{found[name]['cpu']:8.2f}" for name in STEPS}
        print(
            f"{size:7,}{cpu['first']}{cpu['nothing']}"
            f"{cpu['one']} ({found['one']['delta'] / 1000:.1f})"
            f"{cpu['recall']}{cpu['rest']}{cpu['pack']} ({found['pack']['whole'] / 1000:.0f})",
            flush=True,
        )


def measure(size, steps):
    """What these steps take, one after the other, on an installation of their own."""
    found = {}
    with tempfile.TemporaryDirectory(prefix="phlov-bench-") as folder:
        environment = {
            **os.environ,
            "PHLOV_VAR": folder,
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "directory.settings",
        }
        for name in steps:
            command = [sys.executable, "-m", "bench.publish", name, str(size)]
            done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
            found[name] = json.loads(done.stdout)
    return found


def step(name, count):
    """Do one step of the table; return what it took."""
    # Django's models can only be imported once it is set up.
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    from directory.models import Organization, SnapshotFile  # noqa: PLC0415
    from directory.publish import local, publishing  # noqa: PLC0415
    from directory.rules import verification  # noqa: PLC0415

    if name == "first":
        call_command("migrate", verbosity=0)
        fill(count)
        return published(AT) | {"whole": whole()}
    if name == "one":
        former = local.copy().pointer["seq"]
        confirm(generate.directory(count // 2 + 1)[-1]["listing"], 2, " ថ្មី")
        found = published(AT + timedelta(minutes=1))
        delta = f"{former}-{local.copy().pointer['seq']}.json"
        return found | {"delta": len(local.copy().read(delta, ".br"))}
    if name == "recall":
        organization = Organization.objects.get(slug=generate.directory(1)[0]["listing"]["slug"])
        dara = get_user_model().objects.get(username="dara")
        started = time.process_time()
        verification.withdraw(organization, by=dara, reason="-", at=AT + timedelta(minutes=2))
        return {"cpu": time.process_time() - started}
    if name == "pack":
        started = time.process_time()
        while publishing.repack():
            pass
        kept = sum(len(row.content) for row in SnapshotFile.objects.all())
        return {"cpu": time.process_time() - started, "whole": kept}
    return published(AT + timedelta(minutes=3 if name == "rest" else 0, seconds=1))


def whole():
    """How many bytes the newest list takes on its way to a phone that has none."""
    from django.conf import settings  # noqa: PLC0415

    from directory.publish import local  # noqa: PLC0415

    files = local.copy().pointer["files"].values()
    return sum((settings.VAR_DIR / f"{file['path'][1:]}.br").stat().st_size for file in files)


def published(at):
    """Publish, and return what it took of the processor."""
    from directory.publish import publishing  # noqa: PLC0415
    from directory.rules import newest_audit  # noqa: PLC0415

    # The rows break the rules, as nobody has checked them.
    newest_audit.refusals = lambda _checks, at: {}
    started = time.process_time()
    publishing.publish(at=at)
    return {"cpu": time.process_time() - started}


def fill(count):
    """Write so many organizations, each with a standing listing."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.contrib.auth.models import Group  # noqa: PLC0415

    from directory import starter  # noqa: PLC0415
    from directory.rules import accounts  # noqa: PLC0415

    # The kinds of help, people served and provinces of the starter data, without its organizations.
    starter._create_provinces()
    starter._create_taxonomy()
    dara = get_user_model().objects.create_user("dara")
    dara.groups.add(Group.objects.get(name=accounts.VERIFIERS))
    starter._record_catalogue(by=dara, at=AT)
    write_rows([entry["listing"] for entry in generate.directory(count)], 1)


def change(count):
    """Confirm one listing in a hundred anew, take one back, and add another."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415

    from directory.models import Organization  # noqa: PLC0415
    from directory.rules import verification  # noqa: PLC0415

    *listings, another = (entry["listing"] for entry in generate.directory(count + 1))
    for listing in listings[::100]:
        confirm(listing, 2, " ថ្មី", AT.date())
    write_rows([another], 1)
    verification.withdraw(
        Organization.objects.get(slug=listings[count // 2]["slug"]),
        by=get_user_model().objects.get(username="dara"),
        reason="-",
        at=AT,
    )


def confirm(listing, number, more, on=CHECKED_ON):
    """Write a further check of a listing whose Khmer description has some words more."""
    listing["description"]["km"] += more
    write_rows([listing], number, on)


def write_rows(listings, number, on=CHECKED_ON):
    """Write checks of these listings, and in the first round what was checked."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.db import transaction  # noqa: PLC0415

    from directory.models import Edit, Organization, Verification, frozen  # noqa: PLC0415
    from directory.rules.listing import listing_digest  # noqa: PLC0415

    dara = get_user_model().objects.get(username="dara")
    keys = [uuid.uuid5(generate.NAMESPACE, listing["slug"]) for listing in listings]
    pairs = [*zip(keys, listings, strict=True)]
    with transaction.atomic():
        if number == 1:
            Organization.objects.bulk_create(
                Organization(
                    pk=key,
                    public_id=listing["public_id"],
                    slug=listing["slug"],
                    revision=1,
                    **{f"name_{language}": name for language, name in listing["name"].items()},
                )
                for key, listing in pairs
            )
            Edit.objects.bulk_create(
                Edit(
                    organization_id=key,
                    revision=1,
                    editor=dara,
                    edited_at=AT,
                    document=frozen.new(frozen.REVISION, {}),
                )
                for key in keys
            )
        Verification.objects.bulk_create(
            Verification(
                organization_id=key,
                number=number,
                revision=1,
                whole_revision=1,
                whole_before=number - 1,
                outcome="confirmed",
                method="call",
                evidence="earlier",
                verifier=dara,
                editor=dara if number == 1 else None,
                by_one_person=number == 1,
                active_verifiers=1,
                checked_on=on,
                due_on=DUE_ON,
                recorded_at=AT,
                confirmed_facts=["name"],
                name_km=listing["name"]["km"],
                listing=(document := frozen.new(frozen.LISTING, listing)),
                sha256=listing_digest(document),
            )
            for key, listing in pairs
        )


def write_data(count):
    """Write what the engines search, as files."""
    from django.conf import settings  # noqa: PLC0415

    from directory import starter  # noqa: PLC0415
    from directory.publish import contents  # noqa: PLC0415

    fill(count)
    entries = generate.directory(count)
    for name, content in {
        **contents.build(AT),
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
    main(*sys.argv[1:])
