"""Publishing: what stands becomes files in the database, and then the pointer (manifest) moves.

Everything is read, rendered and packed with no transaction open, so that nobody waits. A short one
then stores the files and moves the pointer, unless something was withdrawn meanwhile.
"""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from directory.models import PublicationDue, Snapshot, SnapshotFile, SnapshotStep, frozen
from directory.publish import contents, deltas, kept_pieces, local
from directory.publish.files import BEST, QUICK, name_of, pack, to_bytes, unpack
from directory.publish.locking import one_publisher
from directory.rules import publication
from directory.text.digest import sha256_hex

# The files of so many snapshots stay for phones that are in the middle of one, the newest included.
SNAPSHOTS_KEPT = 5


class _Made(NamedTuple):
    """What is to be stored: files by name, those that are new packed, by the names they get."""

    former: Snapshot | None
    files: dict[str, bytes]
    packed: dict[str, bytes]
    count: int
    public_ids: set[str]
    made_of: str
    step: dict | None


def publish(*, at: datetime, above: int = 0) -> frozen.Document:
    """Publish what stands now, and return the pointer that phones will read.

    `at` is an aware datetime; the number is at least `above`, that of an export. Nothing is
    rendered when nothing changed. A crash at any moment leaves the former snapshot whole.
    """
    copy = local.copy()
    with one_publisher():
        copy.update(now=True)
        while True:
            if copy.pointer is not None:
                publication.record_lost_withdrawals(copy.pointer)
            due = [*PublicationDue.objects.values_list("pk", flat=True)]
            former = Snapshot.objects.first()
            sources = contents.read_sources(at)
            above = max(above, copy.pointer["seq"] if copy.pointer else 0)
            if _is_news(former, sources):
                made = _make(former, sources, copy)
                is_done = _store(made, due, above=above, at=at)
            else:
                is_done = _keep(former, due, above=above, at=at)
            if is_done:
                copy.update(now=True)
                return copy.pointer
            # Somebody withdrew a listing while the files were made: their words must not go out.


def repack() -> bool:
    """Pack one file of the newest snapshot as small as can be; return whether one was left."""
    newest = Snapshot.objects.first()
    names = [_file_name(file) for file in newest.pointer["files"].values()] if newest else []
    row = SnapshotFile.objects.filter(name__in=names, level__lt=BEST).first()
    if row is None:
        return False
    content = pack(unpack(bytes(row.content)), BEST)
    SnapshotFile.objects.filter(pk=row.pk).update(content=content, level=BEST)
    local.copy().keep_packed(row.name, content)
    return True


def _is_news(former, sources):
    return former is None or former.made_of != sources.made_of


def _make(former, sources, copy):
    """Render what changed, and pack it. No transaction is open."""
    kept = kept_pieces.load()
    made = contents.build_from(sources, kept)
    kept.save()
    files = {name: to_bytes(content) for name, content in made.items()}
    stored = {*SnapshotFile.objects.values_list("name", flat=True)}
    names = {name_of(data): data for data in files.values()}
    listed = former.pointer["files"] if former else {}
    old = {name: copy.read(_file_name(file)) for name, file in listed.items()}
    return _Made(
        former=former,
        files=files,
        packed={name: pack(data) for name, data in names.items() if name not in stored},
        count=len(made["listings"]["id"]),
        public_ids={*made["listings"]["id"]},
        made_of=sources.made_of,
        step=None if None in old.values() else deltas.step(old, files),
    )


@transaction.atomic
def _store(made, due, *, above, at):
    """Store the files and move the pointer; False if something was withdrawn meanwhile."""
    publication.lock_pointer()
    former = made.former
    if Snapshot.objects.first() != former:
        return False
    withdrawn = publication.withdrawn_ids()
    lost = {row.public_id for row in publication.lost_withdrawals()}
    if made.public_ids & {*withdrawn} - lost:
        return False
    SnapshotFile.objects.bulk_create(
        [SnapshotFile(name=name, content=data, level=QUICK) for name, data in made.packed.items()],
        ignore_conflicts=True,
    )
    steps = deltas.steps(former, at, made.step) if former else {}
    snapshot = publication.move_pointer(
        ({"changes_from": deltas.oldest(former, at)} if steps else {})
        | {
            "count": made.count,
            "withdrawn": withdrawn,
            "files": {
                name: {
                    "path": f"/data/{name_of(data)}",
                    "sha256": sha256_hex(data),
                    "bytes": len(data),
                }
                for name, data in made.files.items()
            },
        },
        at=at,
        above=above,
        made_of=made.made_of,
        steps=steps,
    )
    _remove_unused(snapshot)
    PublicationDue.objects.filter(pk__in=due).delete()
    return True


@transaction.atomic
def _keep(former, due, *, above, at):
    """Nothing is to be rendered; move the pointer only if what it says itself has changed."""
    publication.lock_pointer()
    if Snapshot.objects.first() != former:
        return False
    human = publication.last_human_act(at)
    says = {"withdrawn": publication.withdrawn_ids(), "last_human_act_on": human and str(human)}
    if any(former.pointer.get(name) != value for name, value in says.items()) or (
        above > former.seq
    ):
        content = {**former.pointer, "withdrawn": says["withdrawn"]}
        publication.move_pointer(
            content, at=at, above=above, made_of=former.made_of, steps={former.seq: {}}
        )
    PublicationDue.objects.filter(pk__in=due).delete()
    return True


def _remove_unused(newest):
    """Delete the files of older snapshots; at once if a listing in them was withdrawn since."""
    recent = Snapshot.objects.filter(seq__lte=newest.seq)[:SNAPSHOTS_KEPT]
    withdrawn = {*newest.pointer["withdrawn"]}
    names = {
        _file_name(file)
        for one in recent
        if one == newest or (withdrawn <= {*one.pointer["withdrawn"]} and one.made_of)
        for file in one.pointer["files"].values()
    }
    SnapshotFile.objects.exclude(name__in=names).delete()
    expired = Snapshot.objects.filter(published_at__lt=newest.published_at - deltas.KEPT_FOR)
    SnapshotStep.objects.filter(former__lte=expired.first().seq if expired else 0).delete()


def _file_name(file):
    return file["path"].rsplit("/", 1)[1]
