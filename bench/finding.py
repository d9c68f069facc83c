"""How well the search of the server finds beside the full-text search of SQLite, and what it costs.

    python -m bench.finding 2000     a line of JSON for each engine

All answer the committed queries that something answers. SQLite's get the words of the catalogue as
a column, as the libraries for phones do (bench/run.py); a word that is typed may be the beginning
of one. `trigram` needs three letters, and `contains` is what an ORM's `icontains` does.
"""

import json
import os
import re
import sqlite3
import statistics
import sys
import time
from datetime import UTC, datetime

import django

from bench import generate, judge
from bench.keystrokes import publish
from bench.publish import document, words
from bench.run import judged_queries

MOST = 100
MOMENT = datetime(2026, 11, 25, 3, tzinfo=UTC)
FIELDS = ("name", "alias", "terms", "phone", "about")
# As for the libraries: a name weighs most.
WEIGHTS = "0, 4, 3, 2, 3, 1"


def main(size):
    """Ask each engine, and print."""
    site = publish(size)
    os.environ |= site.environment
    django.setup()
    listings = [entry["listing"] for entry in generate.directory(size)]
    queries = judged_queries(listings)
    rows = [texts(listing) for listing in listings]
    engines = {
        "Phlov": ours(),
        "FTS5 unicode61": full_text(rows, "unicode61 remove_diacritics 2", beginnings),
        "FTS5 trigram": full_text(rows, "trigram", whole_words),
        "contains (LIKE)": contains(rows),
    }
    for name, ask in engines.items():
        # What is read once for each snapshot is no part of a query.
        ask("shelter", "en")
        recalls, ranks, spent = [], [], []
        for query in queries:
            started = time.process_time()
            found = ask(query["query"], query["language"])
            spent.append(time.process_time() - started)
            recalls.append(judge.recall(found, query["ids"]))
            ranks.append(judge.reciprocal_rank(found, query["ids"]))
        means = {"recall": recalls, "rank": ranks, "cpu": spent}
        row = {"engine": name} | {key: statistics.mean(each) for key, each in means.items()}
        print(json.dumps(row))


def texts(listing):
    """The texts of a listing, a column each."""
    from directory import starter  # noqa: PLC0415 - it wants Django to be set up

    found, named = document(listing), words(starter)
    found["terms"] = [
        text
        for group in ("kinds", "served", "provinces")
        for code in found[group]
        for text in named[group][code]
    ]
    return [found["id"], *("\n".join(found[field]) for field in FIELDS)]


def ours():
    """The search of the page without script."""
    # Django's models can only be imported once it is set up.
    from directory.public import search  # noqa: PLC0415
    from directory.publish import reader  # noqa: PLC0415

    current = reader.current()
    records, catalogue = current.records(), current.catalogue()

    def ask(query, language):
        found = search.find(records, catalogue, query=query, language=language, moment=MOMENT)
        return [record["id"] for record in found.records[:MOST]]

    return ask


def full_text(rows, tokenizer, as_typed):
    """An index of SQLite, in memory."""
    base = sqlite3.connect(":memory:")
    columns = f"id UNINDEXED, {', '.join(FIELDS)}, tokenize='{tokenizer}'"
    base.execute(f"CREATE VIRTUAL TABLE entry USING fts5({columns})")
    base.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)", rows)
    select = (
        f"SELECT id FROM entry WHERE entry MATCH ? ORDER BY bm25(entry, {WEIGHTS}) LIMIT {MOST}"  # noqa: S608 - no text of others
    )

    def ask(query, _language):
        asked = as_typed(query)
        return [row[0] for row in base.execute(select, [asked])] if asked else []

    return ask


def beginnings(query):
    """Each word as the beginning of one."""
    return " ".join(f'"{word}"*' for word in parts(query))


def whole_words(query):
    """Each word as it is."""
    return " ".join(f'"{word}"' for word in parts(query))


def contains(rows):
    """Every word stands somewhere in the listing, in no order."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE entry (id, text)")
    base.executemany("INSERT INTO entry VALUES (?, ?)", [(row[0], "\n".join(row)) for row in rows])

    def ask(query, _language):
        asked = parts(query)
        wanted = " AND ".join(["text LIKE ?"] * len(asked)) or "0"
        select = f"SELECT id FROM entry WHERE {wanted} LIMIT {MOST}"  # noqa: S608 - no text of others
        return [row[0] for row in base.execute(select, [f"%{word}%" for word in asked])]

    return ask


def parts(query):
    """The words of a query, as far as they mean nothing to SQLite."""
    return re.sub(r'["*%_]', " ", query).split()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
