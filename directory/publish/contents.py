"""The contents of every file of a snapshot, made of what stands at a moment."""

from datetime import datetime
from typing import NamedTuple

from directory.models import frozen
from directory.publish import kept_pieces, pieces, records
from directory.publish.catalogue import build_catalogue, spoken_language
from directory.publish.files import to_bytes
from directory.publish.vocabulary import build_vocabulary
from directory.text import languages, packing
from directory.text.digest import sha256_hex


class Sources(NamedTuple):
    """All that the files of a snapshot are made of.

    `standings` are listings with their news, hotlines and partners first; `digests` has one for
    each, of itself and of all else that its pieces are made of; `made_of` is one of everything.
    """

    standings: list[dict]
    catalogue: dict
    vocabulary: dict
    digests: list[str]
    made_of: str


def read_sources(at: datetime) -> Sources:
    """Read what stands at a moment. No transaction is open meanwhile, so no writer waits."""
    return sources_of(records.standings(at), build_catalogue(at), build_vocabulary())


def sources_of(standings: list[dict], catalogue: dict, vocabulary: dict) -> Sources:
    """These standing listings and all else, with the digests of what is made of them."""
    rest = [kept_pieces.program(), sha256_hex(to_bytes(catalogue))]
    digests = [sha256_hex("".join([*rest, kept_pieces.spell(one)])) for one in standings]
    # No piece of a listing depends on the vocabulary.
    made_of = sha256_hex("".join([*rest, sha256_hex(to_bytes(vocabulary)), *digests]))
    return Sources(standings, catalogue, vocabulary, digests, made_of)


def build(at: datetime) -> dict:
    """The contents of every file of a snapshot of what stands at a moment, as plain data."""
    return build_from(read_sources(at), kept_pieces.Kept({}))


def build_from(sources: Sources, kept: kept_pieces.Kept) -> dict:
    """The contents of every file; only pieces that are not kept are made."""
    catalogue = sources.catalogue
    made = [
        (standing, kept.get(digest, lambda one=standing: _make(one, catalogue)))
        for standing, digest in zip(sources.standings, sources.digests, strict=True)
    ]
    made.sort(key=lambda pair: records.in_khmer_order(pair[0]))
    parts = [part for _standing, part in made]
    spoken = records.union(part["row"]["languages"] for part in parts)
    contents = {
        "home": {
            language: pieces.home(sources.standings, catalogue, language).split("\n")
            for language in languages.CODES
        },
        "catalogue": frozen.new(
            frozen.CATALOGUE,
            {**catalogue, "languages": [spoken_language(code) for code in spoken]},
        ).stored,
        "vocabulary": sources.vocabulary,
        "listings": packing.columns([part["row"] for part in parts]),
        "descriptions": [part["about"] for part in parts],
    }
    for language in languages.CODES:
        contents[f"shapes.{language}"] = packing.cards([part["shapes"][language] for part in parts])
        contents[f"details.{language}"] = [
            {"id": part["row"]["id"], "html": part["details"][language]} for part in parts
        ]
    return contents


def _make(standing, catalogue):
    """All pieces of one listing."""
    row = records.record(standing, catalogue)
    made = {"row": packing.pack_row(row), "about": records.description_keys(standing)}
    made |= {"shapes": {}, "details": {}}
    for language in languages.CODES:
        card = pieces.card(standing, catalogue, language)
        values = pieces.card_values(row, catalogue, language)
        made["shapes"][language] = packing.shape(card, values)
        # A check alone changes nothing else in them, and they are the largest file.
        due = {"due_on|day": values["due_on|day"]}
        details = pieces.details(standing, catalogue, language)
        made["details"][language] = packing.shape(details, due)
    return made
