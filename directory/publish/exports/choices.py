"""The lists to choose from that neighbours' forms take: organizations, places, help, people.

Ids are those of the directory, never made anew and never used again: a public id, or a code. A
short name is none, as an editor may change it. A code of a province is text, so that its zero
stays. A value that is no longer listed has to stay in a form that was filled in with it: the
neighbours keep it, we never give its id to another.
"""

from directory.publish.reader import Reader
from directory.text import languages

# Name of the list -> what it holds, in English and Khmer; an organization has no list of its own.
LISTS = {
    "organization": {"en": "Organization", "km": "អង្គការ"},
    "province": {"en": "Province", "km": "ខេត្ត"},
    "kind_of_help": {"en": "Kind of help", "km": "ប្រភេទជំនួយ"},
    "people_served": {"en": "People served", "km": "សម្រាប់អ្នកណា"},
}
_GROUPS = {"province": "provinces", "kind_of_help": "kinds", "people_served": "served"}


def choices(reader: Reader) -> dict[str, list[dict]]:
    """List -> its choices: {id, name: {language: text}}, and of an organization its standing."""
    catalogue = reader.file("catalogue")
    found = {
        "organization": [
            {
                "id": row["listing"]["public_id"],
                "name": _whole(row["listing"]["name"]),
                "standing": row,
            }
            for row in reader.documents()
        ]
    }
    for name, group in _GROUPS.items():
        found[name] = [
            {"id": term["code"], "name": _whole(term["name"])} for term in catalogue[group]
        ]
    return found


def _whole(name):
    """A name in each language; one that is missing is the other one, as forms need both."""
    return {code: languages.choose(name, code)[1] for code in languages.CODES}
