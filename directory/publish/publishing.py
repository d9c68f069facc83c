"""Publishing: what stands becomes files in the database, and then the pointer (manifest) moves.

Everything is read, rendered and packed with no transaction open, so that nobody waits. A short one
then stores the files and moves the pointer, unless something was withdrawn meanwhile.
"""

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from itertools import islice
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from directory.models import PublicationDue, Snapshot, SnapshotFile, SnapshotStep, frozen
from directory.publish import admission, contents, deltas, documents, kept_pieces, local
from directory.publish.files import (
    AT_HOME,
    BEST,
    file_name,
    level_for,
    name_of,
    pack,
    to_bytes,
)
from directory.publish.locking import one_publisher
from directory.rules import chain, publication
from directory.server import signing
from directory.text.digest import sha256_hex

# The files of so many snapshots stay for phones that are in the middle of one, the newest included.
SNAPSHOTS_KEPT = 5
# Phones cannot count to this number; whoever wrote one that is higher must stop nothing.
HIGHEST = 2**53


class _Made(NamedTuple):
    """What is to be stored: files by name, and those that are new by the names they get.

    `packed` has their level and their content. `refused` are the public ids of listings that stay
    as they were.

    `steps` and `changes_from` are for the deltas of phones; see deltas.py.
    """

    former: Snapshot | None
    files: dict[str, bytes]
    documents: bytes
    packed: dict[str, tuple[int, bytes]]
    public_ids: set[str]
    refused: set[str]
    made_of: str
    steps: dict[int, dict]
    changes_from: int | None


def publish(*, at: datetime, above: int = 0) -> frozen.Document:
    """Publish what stands now, and return the pointer that phones will read.

    `at` is an aware datetime; the number is at least `above`, that of an export. Nothing is
    rendered when nothing changed. A crash at any moment leaves the former snapshot whole. Raises
    signing.NoKey where this machine cannot sign the pointer, and admission.FormerUnknown.
    """
    publication.require_key()
    copy = local.copy()
    with one_publisher(), _garbage_left_alone():
        copy.update(now=True)
        _remove_unused()
        while (pointer := _publish_once(copy, at, above)) is None:
            # Somebody withdrew a listing while the files were made: their words must not go out.
            at = max(at, timezone.now())
    copy.update(now=True)
    return pointer


@contextmanager
def _garbage_left_alone() -> Iterator[None]:
    """Let Python look for no cycles: what is read here is in use, and it looked a dozen times."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def change_key(keys: signing.Keys, *, at: datetime) -> None:
    """Put other keys in use, and sign the newest list anew, so that phones and servers go on.

    A machine that knew no key cannot tell whether that list is ours, so it makes a new one.
    """
    with one_publisher(), transaction.atomic():
        publication.lock_pointer()
        former = publication.newest() if signing.keys().public else None
        signing.write(keys)
        if former is not None:
            # What came back since waits for its new text, and for the rules.
            withdrawn = sorted({*former.pointer["withdrawn"], *publication.withdrawn_ids()})
            content = {**former.pointer, "withdrawn": withdrawn}
            # Its number is not that of a list which the new key has signed.
            publication.move_pointer(
                content,
                at=at,
                made_of=former.made_of,
                steps={former.seq: {}},
                above=former.seq,
            )
    publish(at=at)


def repack() -> bool:
    """Pack one file of the newest snapshot as small as can be; return whether one was left.

    One that is damaged in the database and on this machine is left as it is: /healthz names it.
    """
    copy, newest = local.copy(), publication.newest()
    files = newest.pointer["files"] if newest else {}
    # Those that phones fetch; the documents are asked for seldom.
    rows = SnapshotFile.objects.filter(name__in=map(file_name, files.values()), level__lt=BEST)
    for name in rows.order_by("name").values_list("name", flat=True):
        if (data := copy.read(name)) is None:
            continue
        content = pack(data, BEST)
        # It may have been withdrawn meanwhile.
        if SnapshotFile.objects.filter(name=name).update(content=content, level=BEST):
            copy.files.keep_packed(name, content)
        return True
    return False


def _publish_once(copy, at, above):
    """The pointer after one attempt, or None if the pointer was moved meanwhile."""
    if copy.pointer is not None:
        publication.record_lost_withdrawals(copy.told)
        publication.record_lost_history(copy.told, at=at)
    above = max(above, copy.told["seq"] if copy.told else 0)
    due = [*PublicationDue.objects.values_list("pk", flat=True)]
    former = publication.newest()
    if former is None and (unsigned := Snapshot.objects.filter(seq__lt=HIGHEST).first()):
        # Not one of our lists: what it said of changes is not believed, and its number is taken.
        above = max(above, unsigned.seq)
    chain.extend()
    admitted = admission.admit(at, partial(_listed_before, former, copy))
    sources = contents.read_sources(at, admitted.standings, admitted.catalogue)
    known = former.seq if former else 0
    if former is not None and former.made_of == sources.made_of and above <= known:
        return _keep(former, admitted.refused, due, at=at)
    lost = above if above > known else 0
    made = _make(former, sources, admitted.refused, copy, at, lost=lost)
    return _store(made, due, above=above, at=at)


def _make(former, sources, refused, copy, at, *, lost):
    """Render what changed, and pack it. No transaction is open.

    `lost` is the highest number of a list that a restored database does not know of, or 0. What
    those lists said cannot be known, so every listing counts as changed after the last of them.
    """
    listed = former.pointer["files"] if former else {}
    old = {name: copy.read(file_name(file)) for name, file in listed.items()}
    after = lost or (former.seq if former else 0)
    rows = documents.build(
        sources.standings,
        [] if lost else _former_documents(former, copy),
        at,
        after=after,
        lines=sources.catalogue["lines"],
    )
    changed_after = documents.changed_after(documents.parse(rows))
    told = None if lost else old.get("catalogue")
    changed_after |= withdrawn_after(sources.withdrawn, told, after)
    kept = kept_pieces.load()
    made = contents.build_from(sources, kept, changed_after)
    kept.save()
    files = {name: to_bytes(content) for name, content in made.items()}
    names = {name_of(data): (level_for(data), data) for data in files.values()}
    names[name_of(rows)] = AT_HOME, rows
    step = None if None in old.values() else deltas.step(old, files)
    steps = deltas.steps(former, at, step) if former else {}
    return _Made(
        former=former,
        files=files,
        documents=rows,
        packed={
            name: (level, pack(data, level))
            for name, (level, data) in names.items()
            if not copy.files.is_stored(name)
        },
        public_ids={*made["listings"]["id"]},
        refused=refused,
        made_of=sources.made_of,
        steps=steps,
        changes_from=deltas.oldest(former, at) if steps else None,
    )


def withdrawn_after(rows: list[dict], former: bytes | None, after: int) -> dict[str, int]:
    """By public id, the number of the last list that may have had a listing that was withdrawn.

    `former` is the catalogue file of the snapshot before, if that is known to say it, and `after`
    the number of the last list before this one, or 0.
    """
    # Catalogues of former releases named none.
    told = json.loads(former).get("withdrawn", []) if former else []
    known = {row["id"]: row.get("changed_after", after) for row in told}
    return {row["id"]: known.get(row["id"], after) for row in rows}


def _former_documents(former, copy):
    name = former.pointer["documents"] if former else None
    return documents.parse(copy.read(name) if name else None)


def _listed_before(former, copy):
    """The documents of the last list by public id, without what was withdrawn from it since.

    None if there is a list, and its documents cannot be read: former releases made none.
    """
    name = former.pointer["documents"] if former else None
    data = copy.read(name) if name else None
    if former is not None and data is None:
        return None
    rows = documents.read(documents.parse(data))
    listed = {row["listing"]["public_id"]: row for row in rows}
    withdrawn = former.pointer["withdrawn"] if former else []
    return {key: row for key, row in listed.items() if key not in withdrawn}


@transaction.atomic
def _store(made, due, *, above, at):
    """Store the files and move the pointer; None if somebody else has moved it meanwhile."""
    publication.lock_pointer()
    withdrawn = _withdrawn(made.former, made.refused)
    if publication.newest() != made.former or made.public_ids & {*withdrawn}:
        return None
    SnapshotFile.objects.bulk_create(
        [
            SnapshotFile(name=name, content=content, level=level)
            for name, (level, content) in made.packed.items()
        ],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["content", "level"],
    )
    files = {
        name: {"path": f"/data/{name_of(data)}", "sha256": sha256_hex(data), "bytes": len(data)}
        for name, data in made.files.items()
    }
    content = {
        "count": len(made.public_ids),
        "withdrawn": withdrawn,
        "files": files,
        "documents": name_of(made.documents),
    }
    if made.changes_from is not None:
        content["changes_from"] = made.changes_from
    snapshot = publication.move_pointer(
        content, at=at, above=above, made_of=made.made_of, steps=made.steps
    )
    _remove_unused()
    PublicationDue.objects.filter(pk__in=due).delete()
    return snapshot.pointer


@transaction.atomic
def _keep(former, refused, due, *, at):
    """Nothing is to be rendered; move the pointer only if what it says itself has changed."""
    publication.lock_pointer()
    if publication.newest() != former:
        return None
    pointer = former.pointer
    human = publication.last_human_act(at)
    says = {"withdrawn": _withdrawn(former, refused), "last_human_act_on": human and str(human)}
    # That of a former release has no signature.
    is_signed = publication.SIGNATURE in pointer.stored
    if not is_signed or any(pointer.get(name) != value for name, value in says.items()):
        content = {**pointer, "withdrawn": says["withdrawn"]}
        pointer = publication.move_pointer(
            content, at=at, made_of=former.made_of, steps={former.seq: {}}
        ).pointer
    PublicationDue.objects.filter(pk__in=due).delete()
    return pointer


def _withdrawn(former, refused):
    """What phones must not show; what is refused does not come back by what is wrong with it."""
    before = {*former.pointer["withdrawn"]} if former else set()
    return sorted({*publication.withdrawn_ids(), *before & refused})


def _remove_unused():
    """Delete the files of older snapshots; at once if a listing in them was withdrawn since."""
    recent = [*islice(publication.snapshots(), SNAPSHOTS_KEPT)]
    if not recent:
        return
    newest = recent[0]
    withdrawn = {*newest.pointer["withdrawn"]}
    names = {
        name
        for one in recent
        if one == newest or (withdrawn <= {*one.pointer["withdrawn"]} and one.made_of)
        for name in local.file_names(one.pointer)
    }
    SnapshotFile.objects.exclude(name__in=names).delete()
    expired = int((newest.published_at - deltas.KEPT_FOR).timestamp())
    SnapshotStep.objects.filter(former__lt=expired).delete()
