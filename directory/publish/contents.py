"""The contents of every file of a snapshot, made of what stands at a moment."""

from collections.abc import Collection, Mapping
from datetime import datetime
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from directory.models import frozen
from directory.publish import blocks, guidance, kept_pieces, pieces, records
from directory.publish.catalogue import build_catalogue, spoken_language
from directory.publish.files import to_bytes
from directory.publish.vocabulary import build_vocabulary
from directory.rules import truth
from directory.text import languages, packing
from directory.text.canonical import spell
from directory.text.digest import sha256_hex

# Nothing was published before.
NEVER = MappingProxyType({})


class Sources(NamedTuple):
    """All that the files of a snapshot are made of.

    `standings` are listings with their news, hotlines and partners first; `digests` has one for
    each, of itself and of all else that its pieces are made of; `made_of` is one of everything.
    `truth` says how true the list is, see rules/truth.py.
    """

    standings: list[dict]
    catalogue: dict
    vocabulary: dict
    withdrawn: list[dict]
    truth: dict
    digests: list[str]
    made_of: str


def read_sources(at: datetime, standings: list[dict], document: dict | None = None) -> Sources:
    """Read what else the files are made of, beside these standing listings at a moment.

    `document` is the catalogue that two people confirmed, if not the one that stands. No
    transaction is open meanwhile, so no writer waits.
    """
    vocabulary = build_vocabulary(document)
    catalogue = build_catalogue(at, standings, vocabulary["needs"], document)
    return sources_of(standings, catalogue, vocabulary, records.withdrawn(at), truth.told(at))


def sources_of(
    standings: list[dict],
    catalogue: dict,
    vocabulary: dict,
    withdrawn: Collection[dict] = (),
    said: Mapping = NEVER,
) -> Sources:
    """These standing listings and all else, with the digests of what is made of them.

    `withdrawn` are the listings that went, see records.withdrawn; `said` is how true the list is.
    """
    rest = [kept_pieces.program(), sha256_hex(to_bytes(catalogue))]
    digests = [sha256_hex("".join([*rest, spell(one)])) for one in standings]
    # No piece of a listing depends on these.
    others = [sha256_hex(spell(one)) for one in (vocabulary, list(withdrawn), dict(said))]
    made_of = sha256_hex("".join([*rest, *others, *digests]))
    return Sources(standings, catalogue, vocabulary, list(withdrawn), dict(said), digests, made_of)


def build(at: datetime) -> dict:
    """The contents of every file of a snapshot of what stands at a moment, as plain data."""
    return build_from(read_sources(at, records.standings(at)), kept_pieces.Kept({}))


def build_from(
    sources: Sources, kept: kept_pieces.Kept, changed_after: Mapping[str, int] = NEVER
) -> dict:
    """The contents of every file; only pieces that are not kept are made.

    `changed_after` has by public id the number of the last list that said otherwise, see
    documents.py; of a listing that was withdrawn, the last that may have had it.
    """
    catalogue = sources.catalogue
    parts = [
        kept.get(digest, lambda one=standing: _make(one, catalogue))
        for standing, digest in zip(sources.standings, sources.digests, strict=True)
    ]
    parts.sort(key=itemgetter("order"))
    spoken = records.union(part["row"]["languages"] for part in parts)
    contents = {
        "home": {
            language: pieces.home(sources.standings, catalogue, sources.truth, language).split("\n")
            for language in languages.CODES
        },
        "catalogue": frozen.new(
            frozen.CATALOGUE,
            {
                **{name: catalogue[name] for name in catalogue if name != "lines"},
                **guidance.for_phones(catalogue),
                "withdrawn": [_numbered(row, changed_after) for row in sources.withdrawn],
                "languages": [spoken_language(code) for code in spoken],
            },
        ).stored,
        "vocabulary": sources.vocabulary,
        "guides": {
            language: sorted(blocks.build_guides(catalogue, language).items())
            for language in languages.CODES
        },
        "listings": packing.columns([_numbered(part["row"], changed_after) for part in parts]),
        "descriptions": [part["about"] for part in parts],
    }
    for language in languages.CODES:
        contents[f"shapes.{language}"] = {
            **packing.cards([part["shapes"][language] for part in parts]),
            "blocks": sorted(blocks.build(catalogue, language).items()),
        }
        contents[f"details.{language}"] = [
            {"id": part["row"]["id"], "html": part["details"][language]} for part in parts
        ]
    return contents


def _numbered(row, changed_after):
    return row | {"changed_after": changed_after.get(row["id"], 0)}


def _make(standing, catalogue):
    """All pieces of one listing."""
    row = records.record(standing, catalogue)
    made = {
        "order": [*records.in_khmer_order(standing)],
        "row": packing.pack_row(row),
        "about": records.description_keys(standing),
        "shapes": {},
        "details": {},
    }
    for language in languages.CODES:
        card = pieces.card(standing, catalogue, language)
        values = pieces.card_values(row, catalogue, language)
        made["shapes"][language] = packing.shape(card, values)
        # A check alone changes nothing else in them, and they are the largest file.
        due = {"due_on|day": values["due_on|day"]}
        details = pieces.details(standing, catalogue, language)
        made["details"][language] = packing.shape(details, due)
    return made
