"""What updates cost a phone in a year that comes daily, weekly or monthly.

    python -m bench.year            2,000 listings, 11 checks a day

Each day eleven listings are checked; in one of them a sentence changes. The files are made by the
real code, and what a phone fetches is the delta from the state that it has, packed as it is
served, and the pointer. The rows are in memory alone, so that a year takes minutes.
"""

import os
import random
import sys
import tempfile
from datetime import date, timedelta

import django

from bench import generate

CHECKS_A_DAY = 11
VISITS = {"daily": 1, "weekly": 7, "monthly": 30}
FIRST_DAY = date(2026, 1, 1)
# A pointer as it is sent, and the answers to requests that bring nothing, in bytes.
POINTER = 900


def main(count=2000, days=365):
    """Print the bytes of each kind of phone: its first visit, its updates, all of it."""
    with tempfile.TemporaryDirectory(prefix="phlov-bench-") as folder:
        os.environ |= {
            "PHLOV_VAR": folder,
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "directory.settings",
        }
        django.setup()
        whole, spent, most = simulate(count, days)
    print(
        f"{count:,} listings, {CHECKS_A_DAY} checks a day, {days} days; first visit {whole:.0f} kB"
    )
    for name, total in spent.items():
        print(
            f"{name:8}: updates {total:.0f} kB, largest {most[name]:.1f}, all {whole + total:.0f}"
        )


def simulate(count, days):
    """The kB of the whole, and by kind of phone those of all updates and of the largest."""
    # Django's models can only be imported once it is set up.
    from django.core.management import call_command  # noqa: PLC0415

    from directory.publish import changes, contents, deltas, kept_pieces  # noqa: PLC0415
    from directory.publish.catalogue import build_catalogue  # noqa: PLC0415
    from directory.publish.files import BEST, QUICK, pack, to_bytes  # noqa: PLC0415
    from directory.publish.vocabulary import build_vocabulary  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    from bench.publish import AT, fill  # noqa: PLC0415

    fill(0)

    catalogue, vocabulary = build_catalogue(AT), build_vocabulary()
    standings = [standing(entry["listing"], chance) for entry, chance in entries(count)]
    kept = kept_pieces.Kept({})

    def files():
        made = contents.build_from(contents.sources_of(standings, catalogue, vocabulary), kept)
        return {name: to_bytes(content) for name, content in made.items()}

    held = dict.fromkeys(VISITS, files())
    whole = sum(len(pack(data, BEST)) for data in held["daily"].values()) / 1000
    spent, most = dict.fromkeys(VISITS, 0.0), dict.fromkeys(VISITS, 0.0)
    chance = random.Random("phlov-year-1")  # noqa: S311 - made-up days, nothing secret
    for day in range(1, days + 1):
        on = FIRST_DAY + timedelta(days=day)
        for place, one in enumerate(chance.sample(standings, CHECKS_A_DAY)):
            check(one, on)
            if place == 0:
                one["listing"]["description"]["km"] += " ថ្មី"
        newest = files()
        for name, period in VISITS.items():
            if day % period:
                continue
            step = deltas.step(held[name], newest)
            parts = {
                key: changes.delta(went, deltas.lines(newest[key])) for key, went in step.items()
            }
            size = (len(pack(to_bytes(parts), QUICK)) + POINTER) / 1000
            spent[name] += size
            most[name] = max(most[name], size)
            held[name] = newest
    return whole, spent, most


def entries(count):
    """The generated entries, each with a day of the half-year in which it was last checked."""
    chance = random.Random("phlov-year-0")  # noqa: S311 - made-up days, nothing secret
    return [(entry, chance.randrange(180)) for entry in generate.directory(count)]


def standing(listing, age):
    """A listing that was checked so many days before the first one."""
    made = {"listing": listing, "method": "call", "by_one_person": False, "reached": {}}
    made |= {"alert": None, "vetted_until": None, "unreachable_on": None, "tried_on": []}
    check(made, FIRST_DAY - timedelta(days=age))
    return made


def check(one, on):
    """Note a check of this day."""
    one["checked_on"] = on.isoformat()
    one["due_on"] = (on + timedelta(days=180)).isoformat()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
