"""Publishes a snapshot: files named by their content first, then the pointer (manifest)."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from directory.models import Snapshot, Verification, frozen
from directory.publish import pieces, reader, records
from directory.publish.catalogue import build_catalogue, spoken_language
from directory.publish.changes import between, pack, unpack
from directory.publish.files import POINTER, name_of, replace, sync, to_bytes, write
from directory.rules import publication
from directory.text import languages, packing
from directory.text.digest import sha256_hex

# For how long a snapshot is valid, as `expires_at` in the pointer says.
EXPIRES_AFTER = timedelta(days=30)
# How many snapshots keep their files, the newest included.
SNAPSHOTS_KEPT = 5
# For how many former snapshots there is a delta to the newest.
CHANGES_KEPT = 60
# The key of a PostgreSQL advisory lock; any number that nothing else in the database locks.
PUBLISH_LOCK = 7_406_568


@transaction.atomic
def publish(*, at: datetime) -> frozen.Document:
    """Publish what stands now, and return the pointer that phones will read.

    `at` is an aware datetime. Nothing is written when nothing changed and no file is missing.
    The pointer moves last, so that a crash at any moment leaves the former snapshot whole.
    """
    if connection.vendor == "postgresql":
        # On SQLite the transaction itself admits one writer at a time.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLISH_LOCK])
    folder = Path(settings.DATA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    contents = build(at)
    files = {name: to_bytes(content) for name, content in contents.items()}
    listed = {
        name: {
            "path": f"/data/{name_of(data)}",
            "sha256": sha256_hex(data),
            "bytes": len(data),
        }
        for name, data in files.items()
    }
    withdrawn = sorted(
        Verification.objects.withdrawn().values_list("organization__public_id", flat=True)
    )
    last_act = publication.last_human_act(at)
    last_act_on = last_act.isoformat() if last_act else None
    former = reader.read_pointer()
    for data in files.values():
        if not (folder / name_of(data)).exists():
            write(folder / name_of(data), data)
    known = ("files", "withdrawn", "last_human_act_on")
    if former and [former[name] for name in known] == [listed, withdrawn, last_act_on]:
        return former
    seq = _next_number(former, at)
    content = {
        "seq": seq,
        "changes_from": _write_changes(folder, former, seq, files),
        "published_at": at.isoformat(timespec="seconds"),
        "expires_at": (at + EXPIRES_AFTER).isoformat(timespec="seconds"),
        "count": len(contents["listings"]["id"]),
        "last_human_act_on": last_act_on,
        "withdrawn": withdrawn,
        "files": listed,
    }
    pointer = frozen.new(frozen.POINTER, content)
    Snapshot.objects.create(seq=seq, published_at=at, pointer=pointer)
    # The names of the new files must outlive a power cut if the pointer does.
    sync(folder)
    replace(folder / POINTER, to_bytes(pointer.stored))
    sync(folder)
    recent = Snapshot.objects.order_by("-seq").values_list("pointer", flat=True)[:SNAPSHOTS_KEPT]
    _remove_unused(folder, former, pointer, recent)
    return pointer


def build(at: datetime) -> dict:
    """The contents of every file of a snapshot of what stands at a moment, as plain data."""
    standings = records.standings(at)
    catalogue = build_catalogue(at)
    in_order = sorted(standings, key=records.in_khmer_order)
    rows = [records.record(standing, catalogue) for standing in in_order]
    spoken = records.union(row["languages"] for row in rows)
    catalogue["languages"] = [spoken_language(code) for code in spoken]
    contents = {
        "home": {
            language: pieces.home(standings, catalogue, language).split("\n")
            for language in languages.CODES
        },
        "catalogue": frozen.new(frozen.CATALOGUE, catalogue).stored,
        "listings": packing.columns(rows),
        "descriptions": [records.description_keys(standing) for standing in in_order],
    }
    for language in languages.CODES:
        shapes = [
            packing.shape(
                pieces.card(standing, catalogue, language),
                pieces.card_values(row, catalogue, language),
            )
            for standing, row in zip(in_order, rows, strict=True)
        ]
        contents[f"shapes.{language}"] = packing.cards(shapes)
        contents[f"details.{language}"] = [
            {
                "id": standing["listing"]["public_id"],
                "html": pieces.details(standing, catalogue, language),
            }
            for standing in in_order
        ]
    return contents


def _next_number(former, at):
    """The next number: above all former ones, even after a backup of the database was restored."""
    last = Snapshot.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    return max(last + 1, (former["seq"] if former else 0) + 1, int(at.timestamp()))


def _write_changes(folder, former, seq, files):
    """Write the delta from each recent snapshot; return the oldest number, or `seq` for none.

    The delta from an older snapshot is its delta to the former one, plus the newest step.
    """
    if not former:
        return seq
    try:
        old = {name: _lines(folder, file) for name, file in former["files"].items()}
    except FileNotFoundError:
        return seq
    step = {
        name: between(old.get(name, []), data.decode().split("\n"))
        for name, data in files.items()
        if former["files"].get(name, {}).get("sha256") != sha256_hex(data)
    }
    since = {former["seq"]: {}}
    for path in folder.glob(f"*-{former['seq']}.json"):
        since[int(path.name.split("-")[0])] = json.loads(path.read_bytes())
    oldest = seq
    for number in sorted(since, reverse=True)[:CHANGES_KEPT]:
        changes = dict(since[number])
        for name, parts in step.items():
            base = range(len(old.get(name, [])))
            if name in changes:
                base = unpack(changes[name])
            changes[name] = pack(part if isinstance(part, str) else base[part] for part in parts)
        data = to_bytes(changes)
        if 4 * len(data) > sum(map(len, files.values())):
            # A delta this large saves little over the whole files; older ones are larger.
            break
        # A killed publisher may have left another delta under this name.
        write(folder / f"{number}-{seq}.json", data)
        oldest = number
    return oldest


def _lines(folder, file):
    return (folder / file["path"].rsplit("/", 1)[1]).read_bytes().decode().split("\n")


def _remove_unused(folder, former, pointer, recent):
    """Delete the files of older snapshots; phones may still fetch those of recent ones."""
    names = [file["path"].rsplit("/", 1)[1] for one in recent for file in one["files"].values()]
    for one in filter(None, [former, pointer]):
        names += [file["path"].rsplit("/", 1)[1] for file in one["files"].values()]
        names += [path.name for path in folder.glob(f"*-{one['seq']}.json")]
    kept = {POINTER, *(f"{name}{suffix}" for name in names for suffix in ("", ".br", ".gz"))}
    for path in folder.iterdir():
        if path.name not in kept:
            path.unlink()
