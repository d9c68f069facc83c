"""The catalogue as taxonomies of HSDS: kinds of help, people served, how a listing was checked."""

from collections.abc import Callable

from directory.models import Verification
from directory.publish.exports import words
from directory.publish.exports.table import Names
from directory.text import languages

# The name and the description of each taxonomy.
TAXONOMIES = {
    "kind": ("Kinds of help", "What help a service gives; the terms without a parent are groups."),
    "served": ("People served", "Whom a service takes. Where nothing is said it is not known."),
    "method": (
        "How a listing was checked",
        "Call, visit and writing are checks; of a published source nobody has asked anything.",
    ),
}
# Terms that are in the taxonomy of others: the parents of kinds of help.
_WITHIN = {"category": "kind"}


class Terms:
    """The terms of one published list, with ids that stay the same for the same code."""

    def __init__(self, catalogue: dict, made_id: Callable[..., str]) -> None:
        self._made_id = made_id
        self._names = Names(catalogue)
        self._terms = {
            group: {code: self._term(group, code, *told) for code, *told in rows}
            for group, rows in _rows(catalogue).items()
        }
        self.taxonomies = [
            {"id": made_id("taxonomy", code), "name": name, "description": description}
            for code, (name, description) in TAXONOMIES.items()
        ]
        self.taxonomy_terms = [term for terms in self._terms.values() for term in terms.values()]

    def attributes(self, owner: str, entity: str, **codes: list[str]) -> list[dict]:
        """The attributes of an object: its terms, by taxonomy."""
        return [
            {
                "id": self._made_id(owner, taxonomy, code),
                "link_id": owner,
                "link_entity": entity,
                "link_type": taxonomy,
                "taxonomy_term_id": term["id"],
                "taxonomy_term": term,
            }
            for taxonomy, found in codes.items()
            for code in found
            if (term := self._terms[taxonomy].get(code))
        ]

    def in_words(self, group: str, codes: list[str]) -> dict[str, str]:
        """The names of terms in one line, by language."""
        return {
            language: ", ".join(self._names.of(group, codes, language))
            for language in languages.CODES
        }

    def province(self, code: str | None) -> str:
        """A province in both languages."""
        names = self.in_words("provinces", [code] if code else [])
        return " · ".join(dict.fromkeys(filter(None, names.values())))

    def ids_of(self, standing: dict, service: dict) -> set[str]:
        """The ids of the terms of a service, of their parents and of their taxonomies."""
        codes = {
            "kind": service["kinds"],
            "served": service["served"],
            "method": [standing["method"]],
        }
        terms = [
            self._terms[group][code]
            for group, found in codes.items()
            for code in found
            if code in self._terms[group]
        ]
        keys = ("id", "parent_id", "taxonomy_id")
        return {term[key] for term in terms for key in keys if key in term}

    def _term(self, group, code, name, parent):
        taxonomy = _WITHIN.get(group, group)
        term = {
            "id": self._made_id("term", group, code),
            "code": code,
            "name": languages.choose(name, languages.KHMER.code)[1] or code,
            "description": languages.choose(name, languages.ENGLISH.code)[1] or code,
            "taxonomy": TAXONOMIES[taxonomy][0],
            "taxonomy_id": self._made_id("taxonomy", taxonomy),
            "language": languages.DEFAULT,
        }
        if parent:
            term["parent_id"] = self._made_id("term", "category", parent)
        return term


def _rows(catalogue):
    """By group its terms as (code, name, code of the parent)."""

    def of(group):
        return [(term["code"], term["name"], term["parent"]) for term in catalogue[group]]

    return {
        "category": of("categories"),
        "kind": of("kinds"),
        "served": of("served"),
        "method": [
            (method.value, words.in_each(words.confirmed, method.value), None)
            for method in Verification.Method
        ],
    }
