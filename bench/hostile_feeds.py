"""Feeds, contacts and lists that break importers; hostile_files.py reads them with the files."""

import io
import json
import zipfile

# The second letter is Cyrillic; the last one turns around what follows it.
ALIKE = ["R\u0456ver House", "River Hou\u0455e", "\u202eesuoH reviR", "River\u200b House"]
SCRIPTS = ["<script>alert(1)</script>", "javascript:alert(1)", "=cmd|' /C calc'!A0", "{{ 7*7 }}"]
ODD = [None, True, -1, 10**400, 1.5, "", "\ud800", "\u0000", "a" * 100_000, [], [[]], {}, [None]]
HOTLINE = "1280"


def feed(**changes):
    """A good feed of one organization with one service, and what is not good about it."""
    service = {
        "id": "11111111-1111-4111-8111-111111111111",
        "organization_id": "22222222-2222-4222-8222-222222222222",
        "name": "Law",
        "status": "active",
        "description": "Helps",
        "phones": [{"id": "p", "number": "000 000 011", "description": "office"}],
        "schedules": [{"id": "s", "byday": "MO", "opens_at": "08:00", "closes_at": "17:00"}],
        "service_areas": [{"id": "a", "name": "Phnom Penh", "extent": "12"}],
        "attributes": [{"id": "b", "taxonomy_term_id": "t"}],
    }
    organization = {"id": service["organization_id"], "name": "River House", "description": "x"}
    return {
        "organizations": [organization | changes.get("organization", {})],
        "services": [service | changes.get("service", {})],
        "taxonomy_terms": [{"id": "t", "code": "legal-aid", "taxonomy": "Kinds of help"}],
    }


def _bytes(value):
    return json.dumps(value).encode()


def _wrong_types(chance):
    """A feed in which some values are of another type, at any depth."""
    value = feed()

    def spoil(inner):
        for key in inner if isinstance(inner, dict) else range(len(inner)):
            if chance.random() < 0.2:
                inner[key] = chance.choice(ODD)
            elif isinstance(inner[key], (dict, list)):
                spoil(inner[key])

    spoil(value)
    return _bytes(value)


def _alike(chance):
    name = chance.choice(ALIKE)
    return _bytes(feed(organization={"name": name, "alternate_name": "ផ្ទះទន្លេ"}))


def _scripts(chance):
    text = chance.choice(SCRIPTS)
    texts = {"name": text, "description": text, "website": text, "url": text}
    return _bytes(feed(organization=texts, service={"name": text, "application_process": text}))


def _ids(chance):
    """Ids that are no ids: those of others, the same for all, none."""
    key = chance.choice(["", "' OR 1=1", "22222222-2222-4222-8222-222222222222", "x" * 10_000])
    value = feed(organization={"id": key}, service={"id": key, "organization_id": key})
    value["organizations"] *= 3
    value["services"] *= 3
    return _bytes(value)


def _tables(chance):
    """HSDS tabular with rows that belong to nothing, or to everything."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("organizations.csv", "id,name\n,\no,River House\no,Other\n")
        package.writestr("../../phones.csv", 'id,organization_id,number\np,o,"=1+1"\n')
        package.writestr("services.csv", chance.choice(["", "id\n", "id,organization_id\ns,o\n"]))
    return stream.getvalue()


def _packed(name, data):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return stream.getvalue()


def _cards(chance):
    name = chance.choice([*ALIKE, *SCRIPTS, "=00=FF", "x" * 100_000, ";" * 1_000, "(" * 1_000])
    return (
        f"BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:{name}\nORG:{name}\n"
        f"TEL;{'X;' * 500}CELL:{chance.choice([HOTLINE, '1' * 5_000, '=1+1', ''])}\n"
        f"URL:{chance.choice(SCRIPTS)}\nEND:VCARD\n"
    ).encode()


def _flipped(chance):
    data = bytearray(_bytes(feed()))
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


KINDS = {
    "feed: wrong types": _wrong_types,
    "feed: look-alike letters": _alike,
    "feed: scripts": _scripts,
    "feed: ids": _ids,
    "feed: number of another": lambda chance: _bytes(
        feed(service={"phones": [{"number": HOTLINE, "description": "call me"}]})
    ),
    "feed: flipped": _flipped,
    "feed: tables": _tables,
    "feed: empty": lambda chance: chance.choice([b"{}", b"[]", b"[null]", b"[[[]]]", b"[1"]),
    "feed: deep": lambda chance: b'{"organizations":[' + b'{"a":' * 400_000,
    "feed: deep lists": lambda chance: b"[" * 500_000 + b"]" * 500_000,
    "feed: huge number": lambda chance: b'[{"name": ' + b"9" * 4_000_000 + b"}]",
    "feed: endless number": lambda chance: b'[{"name": 1e999999999, "phone": NaN}]',
    "feed: many values": lambda chance: b"[" + b"[]," * 1_600_000 + b"1]",
    "feed: many keys": lambda chance: _bytes([{str(n): "" for n in range(100_000)}]),
    "feed: many services": lambda chance: _bytes(feed() | {"services": feed()["services"] * 9_000}),
    "feed: bomb": lambda chance: _packed("hsds.json", b" " * 200_000_000),
    "feed: packed twice": lambda chance: _packed("a.zip", _packed("b.zip", _bytes(feed()))),
    "cards": _cards,
    "cards: folded": lambda chance: b"BEGIN:VCARD\nFN:a\n" + b" a\n" * 1_500_000,
    "cards: soft": lambda chance: b"BEGIN:VCARD\nFN;QUOTED-PRINTABLE:a=\n" + b"=\n" * 1_500_000,
    "cards: many": lambda chance: b"BEGIN:VCARD\nFN:a\nEND:VCARD\n" * 100_000,
    "cards: heads": lambda chance: b"BEGIN:VCARD\n" + b'"' * 4_000_000 + b"\nEND:VCARD",
}
