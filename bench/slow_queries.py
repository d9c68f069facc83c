"""The most that a query takes the server, on a generated directory: queries made to be slow.

    python -m bench.slow_queries          of 2,000 entries
    python -m bench.slow_queries 200

It prints the processor's seconds of the slowest, each the best of three runs.
"""

import os
import random
import sys
import time

import django

from bench.keystrokes import publish

SHOWN = 8
MIXED = 60
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def main(size):
    """Ask, and print the slowest."""
    site = publish(size)
    os.environ |= {**site.environment}
    django.setup()
    # Django's models can only be imported once it is set up.
    from django.utils import timezone  # noqa: PLC0415

    from directory.public import search  # noqa: PLC0415
    from directory.publish import reader  # noqa: PLC0415

    current = reader.current()
    records, catalogue = current.records(), current.catalogue()

    def seconds(query):
        started = time.process_time()
        search.find(records, catalogue, query=query, language="en", moment=timezone.now())
        return time.process_time() - started

    # What is read once for each snapshot is no part of a query.
    for query in ("shelter", "ក្មេងស្រីត្រូវគេរំលោភ", "childd neglectd abusd sold"):
        seconds(query)
    times = [(min(seconds(query) for _run in range(3)), query) for query in queries(catalogue)]
    for spent, query in sorted(times, reverse=True)[:SHOWN]:
        print(f"{spent:.3f} {query[:60]!r}")


def queries(catalogue):
    """Long texts that look like much: words cut short, repeated, glued together, or of no sense."""
    chance = random.Random("phlov-slow")  # noqa: S311 - made-up queries, nothing secret
    words = [key for need in catalogue["needs"] for key in need["keys"]]
    words += catalogue["weak"] + catalogue["common"]
    for _ in range(MIXED):
        some = chance.sample(words, 14)
        yield " ".join(word[:-1] if chance.random() < 0.5 else word for word in some)
        yield "".join(chance.sample(words, 14))
    for piece in ("a ", "ab ", "abc ", "abcde fghij ", "ក", "កក ", "អោយ", "រឺលឺស្រី", "01 23 45 67 "):
        yield piece * 100
    yield " ".join("".join(chance.sample(LETTERS, 7)) for _ in range(25))
    yield " ".join(str(chance.randrange(100, 999)) for _ in range(50))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
