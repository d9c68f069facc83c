"""Publishing: the standing listings as files named by their content, then one small pointer."""

import gzip
import hashlib
import json
import os
import re
from bisect import bisect
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import chain
from math import hypot
from pathlib import Path

import brotli
import holidays
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy

from directory import listing as listings
from directory import packing, reading, rendering, reports, text, verification
from directory.models import Province, Snapshot, TaxonomyTerm, Verification

LANGUAGES = ("km", "en")
# After so many days nobody should trust a copy; phones say so by the days that they count.
EXPIRES_AFTER = timedelta(days=30)
POINTER = "current.json"
# The files of so many snapshots stay, the newest included.
SNAPSHOTS_KEPT = 5
# For how many former numbers there is a file with only what changed since.
CHANGES_KEPT = 60
# Stands in before the first publishing.
EMPTY_CATALOGUE = {
    "categories": [],
    "kinds": [],
    "served": [],
    "provinces": [],
    "languages": [],
    "fillers": [],
    "holidays": [],
}
CATALOGUE_GROUPS = {"category": "categories", "kind": "kinds", "served": "served"}
SPOKEN = {
    "km": gettext_lazy("Khmer"),
    "en": gettext_lazy("English"),
    "vi": gettext_lazy("Vietnamese"),
    "zh": gettext_lazy("Chinese"),
    "th": gettext_lazy("Thai"),
    "fr": gettext_lazy("French"),
}
_JOINTS = re.compile(",| and | និង")
# Any number will do, as long as nothing else in this database locks the same one.
PUBLISH_LOCK = 7_406_568


@transaction.atomic
def publish(*, at):
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
        name: {"path": f"/data/{_file_name(data)}", "sha256": _sha256(data), "bytes": len(data)}
        for name, data in files.items()
    }
    withdrawn = sorted(
        Verification.objects.withdrawn().values_list("organization__public_id", flat=True)
    )
    former = read_pointer()
    for data in files.values():
        if not (folder / _file_name(data)).exists():
            _write(folder / _file_name(data), data)
    if former and former["files"] == listed and former["withdrawn"] == withdrawn:
        return former
    seq = _next_number(former, at)
    pointer = {
        "seq": seq,
        "changes_from": _write_changes(folder, former, seq, files),
        "published_at": at.isoformat(timespec="seconds"),
        "expires_at": (at + EXPIRES_AFTER).isoformat(timespec="seconds"),
        "count": len(contents["listings"]["id"]),
        "withdrawn": withdrawn,
        "files": listed,
    }
    Snapshot.objects.create(seq=pointer["seq"], published_at=at, pointer=pointer)
    # The names of the new files must outlive a power cut if the pointer does.
    _sync(folder)
    _replace(folder / POINTER, to_bytes(pointer))
    _sync(folder)
    recent = Snapshot.objects.order_by("-seq").values_list("pointer", flat=True)[:SNAPSHOTS_KEPT]
    _remove_unused(folder, former, pointer, recent)
    return pointer


def build(at):
    """The contents of every file of a snapshot of what stands at a moment, as plain data."""
    entries = standing_entries(at)
    catalogue = build_catalogue(at)
    in_order = sorted(entries, key=_in_khmer_order)
    rows = [facts_of(entry, catalogue) for entry in in_order]
    spoken = _union(row["languages"] for row in rows)
    catalogue["languages"] = [_language(code) for code in spoken]
    contents = {
        "home": {
            language: rendering.home(entries, catalogue, language).split("\n")
            for language in LANGUAGES
        },
        "catalogue": catalogue,
        "listings": packing.columns(rows),
        "descriptions": [description_keys(entry) for entry in in_order],
    }
    for language in LANGUAGES:
        shapes = [
            packing.shape(
                rendering.card(entry, catalogue, language),
                rendering.card_values(row, catalogue, language),
            )
            for entry, row in zip(in_order, rows, strict=True)
        ]
        contents[f"shapes.{language}"] = packing.cards(shapes)
        contents[f"details.{language}"] = [
            {
                "id": entry["listing"]["public_id"],
                "html": rendering.details(entry, catalogue, language),
            }
            for entry in in_order
        ]
    return contents


def standing_entries(at):
    """Each standing listing with what is known of it by then, hotlines and partners first."""
    on = timezone.localdate(at)
    rows = Verification.objects.standing().order_by("listing__order", "organization__slug")
    alerts = {row.organization_id: row for row in verification.alerts(on)}
    vettings = {row.organization_id: row for row in verification.vettings(on)}
    unreachable = verification.unreachable(verification.calls_in_vain())
    reached = reports.reached(at=at)
    return [
        listings.entry(
            row,
            alert=alerts.get(row.organization_id),
            vetting=vettings.get(row.organization_id),
            unreachable_on=unreachable.get(row.organization_id),
            reached=reached.get(row.organization_id, {}),
        )
        for row in rows
    ]


def build_catalogue(at):
    """Kinds of help, groups served, provinces: names for people, keys for searching; holidays."""
    year = timezone.localdate(at).year
    # A copy that was published in December is still in use in January.
    days_off = holidays.country_holidays("KH", years=[year, year + 1])
    catalogue = {group: [] for group in CATALOGUE_GROUPS.values()}
    for term in TaxonomyTerm.objects.select_related("parent"):
        # A kind of help is also found by the words for its category.
        category = [term.parent.name_km, term.parent.name_en] if term.parent else []
        catalogue[CATALOGUE_GROUPS[term.taxonomy]].append(
            {
                "code": term.code,
                "parent": term.parent.code if term.parent else None,
                "name": {"km": term.name_km or "", "en": term.name_en or ""},
                "keys": _keys(
                    [term.name_km, term.name_en, *term.synonyms, *category, *_parts_of(term)]
                ),
            }
        )
    provinces = list(Province.objects.all())
    catalogue["provinces"] = [
        {
            "code": province.code,
            "name": {"km": province.name_km or "", "en": province.name_en or ""},
            "keys": _keys([province.name_km, province.name_en, *province.other_names]),
            "skeletons": _skeletons([province.name_en, *province.other_names]),
            "position": [float(province.latitude), float(province.longitude)],
            "near": [other.code for other in _nearest_first(province, provinces)],
        }
        for province in provinces
    ]
    catalogue["fillers"] = reading.FILLERS
    catalogue["holidays"] = sorted(day.isoformat() for day in days_off)
    return catalogue


def facts_of(entry, catalogue):
    """What finding, filtering and ordering need of a listing, and its card.

    Whoever searches looks every code up in the catalogue, so only codes that stand there are in it.
    """
    listing = entry["listing"]
    services = listing["services"]
    kinds, served, provinces = (
        {term["code"] for term in catalogue[group]} for group in ("kinds", "served", "provinces")
    )
    names = chain.from_iterable(listing["alternate_names"][language] for language in LANGUAGES)
    return {
        "id": listing["public_id"],
        "slug": listing["slug"],
        "order": listing["order"],
        "name_km": listing["name"]["km"],
        "name_en": listing["name"]["en"],
        "aliases": [name for name in (listing["acronym"], *names) if name],
        "numbers": [phone["number"] for phone in listing["phones"]],
        "kinds": _known(kinds, (service["kinds"] for service in services)),
        "served": _known(served, (service["served"] for service in services)),
        "not_served": _known(served, (service["not_served"] for service in services)),
        "provinces": _known(provinces, (service["provinces"] for service in services)),
        "nationwide": any(service["nationwide"] for service in services),
        "languages": _union(phone["languages"] for phone in listing["phones"]),
        "free": _any_known(service["free_of_charge"] for service in services),
        "hours": [part["hours"] for part in services + listing["phones"] if part["hours"]],
        "residential": any(service["residential"] for service in services),
        "checked_on": entry["checked_on"],
        "due_on": entry["due_on"],
        "method": entry["method"],
    }


def description_keys(entry):
    """The search keys of a listing's long texts."""
    return _keys(entry["listing"]["description"][language] for language in LANGUAGES)


def to_bytes(content):
    """The one spelling of a file: each value of a list has a line of its own, to change alone."""
    return f"{_spell(content)}\n".encode()


def pack_changes(parts):
    """Shorten lines, each the number of a former line or a new one, to [from, to) and new ones."""
    packed = []
    for part in parts:
        if isinstance(part, str):
            packed.append(part)
        elif packed and isinstance(packed[-1], list) and packed[-1][1] == part:
            packed[-1][1] += 1
        else:
            packed.append([part, part + 1])
    return packed


def unpack_changes(packed):
    """The lines that `pack_changes` shortened."""
    parts = []
    for part in packed:
        parts += [part] if isinstance(part, str) else range(*part)
    return parts


class Reader:
    """A published snapshot, read from its files: all that public pages know."""

    def __init__(self, pointer):
        self.pointer = pointer

    def read(self, name):
        """The content of one of its files, parsed."""
        return _parsed(self._path(name))

    def facts(self):
        """The facts of each listing with its search keys, in the order of the Khmer names."""
        return _facts(self._path("listings"), self._path("descriptions"))

    def cards(self, language):
        """The card of each listing in a language, by public id."""
        names = ("listings", "descriptions", "catalogue", f"shapes.{language}")
        return _cards(*map(self._path, names), language)

    def details(self, language):
        """What the card of each listing leaves out, by public id."""
        return {piece["id"]: piece["html"] for piece in self.read(f"details.{language}")}

    def _path(self, name):
        return self.pointer["files"][name]["path"].rsplit("/", 1)[1]


def current():
    """The Reader of the published snapshot, or None before the first publishing."""
    pointer = read_pointer()
    return Reader(pointer) if pointer else None


def read_pointer():
    """The pointer as it stands on disk, or None."""
    try:
        return json.loads(Path(settings.DATA_ROOT, POINTER).read_bytes())
    except FileNotFoundError:
        return None


def age(pointer, now):
    """How long ago the snapshot was published, as a timedelta."""
    return now - datetime.fromisoformat(pointer["published_at"])


@lru_cache(maxsize=32)
def _parsed(name):
    # A file never changes under its name, so it is parsed once in the life of a process.
    return json.loads(Path(settings.DATA_ROOT, name).read_bytes())


@lru_cache(maxsize=4)
def _facts(listings, descriptions):
    return packing.facts(_parsed(listings), _parsed(descriptions))


@lru_cache(maxsize=8)
def _cards(listings, descriptions, catalogue, cards, language):
    packed, terms = _parsed(cards), _parsed(catalogue)
    shapes = dict(packed["shapes"])
    return {
        fact["id"]: packing.fill(shapes[name], rendering.card_values(fact, terms, language))
        for fact, name in zip(_facts(listings, descriptions), packed["cards"], strict=True)
    }


def _next_number(former, at):
    """Never lower than any number before, even after the database was restored from a backup."""
    last = Snapshot.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    return max(last + 1, (former["seq"] if former else 0) + 1, int(at.timestamp()))


def _write_changes(folder, former, seq, files):
    """Write how each recent number becomes this one; return the oldest, or `seq` for none.

    The changes since an older number are those up to the former one, carried one step further.
    """
    if not former:
        return seq
    try:
        old = {name: _lines(folder, file) for name, file in former["files"].items()}
    except FileNotFoundError:
        return seq
    step = {
        name: _changes(old.get(name, []), data.decode().split("\n"))
        for name, data in files.items()
        if former["files"].get(name, {}).get("sha256") != _sha256(data)
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
                base = unpack_changes(changes[name])
            changes[name] = pack_changes(
                part if isinstance(part, str) else base[part] for part in parts
            )
        data = to_bytes(changes)
        if 4 * len(data) > sum(map(len, files.values())):
            # From here on the whole is little more to send.
            break
        # A publisher that was killed may have left other changes under this name.
        _write(folder / f"{number}-{seq}.json", data)
        oldest = number
    return oldest


def _lines(folder, file):
    return (folder / file["path"].rsplit("/", 1)[1]).read_bytes().decode().split("\n")


def _changes(old, new):
    """Each new line, or its number among the old ones if it stands there."""
    numbers = {}
    for number, line in enumerate(old):
        numbers.setdefault(line, []).append(number)
    parts, following = [], 0
    for line in new:
        # Columns are full of equal lines; that which goes on with the run, or stands next to it, is
        # the one whose neighbours follow as well.
        known = numbers.get(line, [])
        at = bisect(known, following)
        near = known[max(0, at - 1) : at + 1]
        part = min(near, key=lambda number: abs(number - following)) if near else line
        parts.append(part)
        following = part + 1 if isinstance(part, int) else following + 1
    return parts


def _write(path, data):
    """A file with its compressed forms."""
    _replace(path.with_name(f"{path.name}.br"), brotli.compress(data, mode=brotli.MODE_TEXT))
    _replace(path.with_name(f"{path.name}.gz"), gzip.compress(data, mtime=0))
    # Last, so that whatever has the plain form has the others.
    _replace(path, data)


def _replace(path, data):
    """Put a whole file in place in one step, and make sure that it survives a power cut."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _sync(folder):
    """Make sure that the names in a folder survive a power cut."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _remove_unused(folder, former, pointer, recent):
    """Delete the files of older snapshots; phones may be in the middle of one that is recent."""
    names = [file["path"].rsplit("/", 1)[1] for one in recent for file in one["files"].values()]
    for one in filter(None, [former, pointer]):
        names += [file["path"].rsplit("/", 1)[1] for file in one["files"].values()]
        names += [path.name for path in folder.glob(f"*-{one['seq']}.json")]
    kept = {POINTER, *(f"{name}{suffix}" for name in names for suffix in ("", ".br", ".gz"))}
    for path in folder.iterdir():
        if path.name not in kept:
            path.unlink()


def _nearest_first(province, provinces):
    def distance(other):
        return hypot(
            float(other.latitude - province.latitude), float(other.longitude - province.longitude)
        )

    return sorted((other for other in provinces if other != province), key=distance)


def _keys(texts):
    """Search keys of texts, each once and none empty, in order."""
    return list(dict.fromkeys(key for key in (text.search_key(t or "") for t in texts) if key))


def _in_khmer_order(entry):
    """The order of a Khmer dictionary, in which phones get the listings."""
    name = entry["listing"]["name"]
    return text.sort_key(name["km"] or name["en"]), entry["listing"]["public_id"]


def _language(code):
    """A language that somebody answers in, with its name for the filter."""
    names = {}
    for language in LANGUAGES:
        with translation.override(language):
            names[language] = str(SPOKEN.get(code, code))
    return {"code": code, "name": names}


def _parts_of(term):
    """The kinds of help that the name of a category lists: "Legal help", "justice"."""
    if term.taxonomy != "category":
        return []
    names = f"{term.name_en or ''},{term.name_km or ''}"
    return _JOINTS.split(names)


def _skeletons(names):
    """What is compared when a romanised place name is spelled loosely."""
    bones = {text.place_skeleton(name or "") for name in names}
    return sorted(bone for bone in bones if len(bone) > 1 and bone.isascii())


def _union(lists):
    return sorted({item for items in lists for item in items})


def _known(known, lists):
    return sorted(known.intersection(chain.from_iterable(lists)))


def _any_known(answers):
    """True if any service says yes, else no if any says no, else not known."""
    answers = list(answers)
    return True if True in answers else False if False in answers else None


def _sha256(data):
    return hashlib.sha256(data).hexdigest()


def _file_name(data):
    return f"{_sha256(data)[:32]}.json"


def _spell(content):
    if isinstance(content, list):
        return "[\n" + ",\n".join(_dumps(record) for record in content) + "\n]"
    if isinstance(content, dict) and any(isinstance(value, list) for value in content.values()):
        parts = (f"{_dumps(key)}:{_spell(content[key])}" for key in sorted(content))
        return "{" + ",\n".join(parts) + "}"
    return _dumps(content)


def _dumps(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
