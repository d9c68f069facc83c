"""The whole list as one HTML file to pass on: read in both languages, with no network or script.

Everything that it needs stands in it, and it asks nothing of anybody. With script it can be
searched. Android's own viewer runs none, so all of it is found by links as well.
"""

import base64
import hashlib
from itertools import groupby
from operator import itemgetter

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from directory.publish.exports import table, words
from directory.publish.guidance import hotline_phones
from directory.publish.markup import without_indentation
from directory.publish.reader import Reader
from directory.server import signing
from directory.text import languages
from directory.text.writing import day

# What is said of a service: a label, and the column of the table without its language.
FACTS = (
    (_("What they do"), "kinds"),
    (_("What to expect"), "service_description"),
    (_("Where"), "where"),
    (_("For whom"), "served"),
    (_("Not for"), "not_served"),
    (_("Conditions"), "eligibility"),
    (_("How to refer"), "referral"),
    (_("What to bring"), "to_bring"),
    (_("Cost"), "price"),
    (_("Hours"), "hours"),
)


def to_html(reader: Reader) -> bytes:
    """The file. A browser runs no script in it but its own, and lets it fetch nothing."""
    style, script = (
        without_indentation(render_to_string(f"export/{name}"))
        for name in ("directory.css", "directory.js")
    )
    entries = listings(reader)
    context = {
        "about": words.in_each(words.about, reader),
        "passed_on": words.in_each(words.passed_on),
        "expires": words.in_each(words.expires, reader.pointer["expires_at"]),
        "number": reader.pointer["seq"],
        "expires_on": day(reader.pointer["expires_at"], languages.ENGLISH.code),
        "listings": entries,
        "hotlines": [one for one in entries if one["hotline"]],
        "provinces": _provinces(reader, entries),
        # Not in the template, as a space more would change what the policy allows.
        "style": format_html("<style>{}</style>", mark_safe(style)),  # noqa: S308 - our own
        "script": format_html("<script>{}</script>", mark_safe(script)),  # noqa: S308 - our own
        "policy": f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}",
    }
    text = without_indentation(render_to_string("export/directory.html", context))
    # HTML ends these by itself wherever they stand here; they are a twentieth of a long list.
    return _signed(text.replace("</p>", "").replace("</li>", ""))


def listings(reader: Reader) -> list[dict]:
    """What is said of each listing, in both languages; hotlines and partners first."""
    # A short name may go from one organization to another.
    rows = groupby(table.rows(reader), key=itemgetter("id"))
    return [
        _listing(standing, [*own])
        for standing, (_id, own) in zip(reader.documents(), rows, strict=True)
    ]


def signing_key() -> str:
    """The public half of the key that signs the file, or empty on a machine that cannot sign."""
    found = signing.keys()
    return found.public[0] if found.private else ""


def _signed(text):
    """The file with its signature, on a line as the pointer has it, which signs all the rest.

    A phone with Phlov checks it, and knows this beginning (static/js/light/file.js). A machine
    without the key signs nothing.
    """
    before, after = "<head>\n<!--\n", "-->\n"
    plain = text.replace("<head>\n", before + after, 1)
    if not (key := signing.keys().private):
        return plain.encode()
    line = f'"signature":"{signing.sign(plain.encode(), key)}",\n'
    return plain.replace(before, before + line, 1).encode()


def _listing(standing, rows):
    listing, first = standing["listing"], rows[0]
    codes = {code for service in listing["services"] for code in service["provinces"]}
    return {
        "id": listing["public_id"],
        "names": _each(first, "name"),
        "warnings": _each(first, "warning"),
        "checks": _each(first, "check"),
        "hotline": hotline_phones(standing["listing"]),
        "phones": listing["phones"],
        "contacts": listing["contacts"],
        "website": first["website"],
        "is_residential": any(row["residential"] == "yes" for row in rows),
        "provinces": codes,
        "is_nationwide": any(service["nationwide"] for service in listing["services"]),
        "texts": [(language, _texts(rows, language)) for language in languages.CODES],
    }


def _texts(rows, language):
    """What is said in a language: of the organization, then the name and facts of each service."""
    services = []
    for row in rows:
        for column, answer, say, text in (
            ("where", "nationwide", words.nationwide, "provinces"),
            ("price", "free", words.free, "cost"),
        ):
            yes = words.in_each(say)[language] if row[answer] == "yes" else ""
            parts = filter(None, [yes, row[f"{text}_{language}"]])
            row[f"{column}_{language}"] = table.BETWEEN.join(parts)
        # The column without a language is the one whose words are the same in English.
        facts = [
            (label, row.get(f"{column}_{language}", row.get(column, ""))) for label, column in FACTS
        ]
        name = row[f"service_name_{language}"]
        services.append((name, [(label, text) for label, text in facts if text]))
    return {"description": rows[0][f"description_{language}"], "services": services}


def _provinces(reader, listings):
    """Each province with the listings that work in it; those in the whole country come last."""
    found = [
        (province["name"], [one for one in listings if province["code"] in one["provinces"]])
        for province in reader.file("catalogue")["provinces"]
    ]
    everywhere = [one for one in listings if one["is_nationwide"]]
    return [*found, (words.in_each(words.nationwide), everywhere)]


def _each(row, column):
    """The texts of a column that are not empty, each with its language."""
    texts = ((code, row[f"{column}_{code}"]) for code in languages.CODES)
    return [(code, text) for code, text in texts if text]


def _hash(text):
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
