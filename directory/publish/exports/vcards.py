"""All hotlines as one file of contacts: vCard 3.0, the form that every phone reads (RFC 2426).

A contact of one listing is made on the phone; see static/js/acts/contact.js.
"""

from directory.publish.exports import words
from directory.publish.guidance import hotline_phones
from directory.publish.reader import Reader
from directory.text import languages

# A line ends after so many octets and goes on in the next, which begins with a space.
OCTETS = 75


def to_vcf(reader: Reader) -> bytes:
    """A contact for each listing with a hotline, with the numbers of the hotline alone."""
    about = words.in_each(words.about, reader)
    cards = []
    for standing in reader.documents():
        phones = hotline_phones(standing["listing"])
        if phones:
            cards.append(_card(standing, phones, about, reader.pointer["published_at"]))
    return "".join(cards).encode()


def _card(standing, phones, about, published_at):
    listing = standing["listing"]
    name = _escape(_name(listing))
    # Whatever warns stands before the numbers.
    notes = [
        *words.in_each(words.warnings, standing).values(),
        *(f"{phone['number']}: {text}" for phone in phones for text in _texts(phone["purpose"])),
        *words.in_each(words.check, standing).values(),
        *about.values(),
    ]
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:phlov-{listing['public_id']}",
        f"N:{name};;;;",
        f"FN:{name}",
        f"ORG:{name}",
        f"NOTE:{_escape(chr(10).join(filter(None, notes)))}",
        *(f"TEL;TYPE=WORK,VOICE:{phone['number']}" for phone in phones),
        f"REV:{published_at}",
        "END:VCARD",
    ]
    return "".join(f"{_fold(line)}\r\n" for line in lines)


def _name(listing):
    """The Khmer name with the English one in brackets, as the phone writes it."""
    first, *rest = _texts(listing["name"])
    return " ".join([first, *(f"({text})" for text in rest)])


def _texts(both):
    return list(dict.fromkeys(filter(None, (both[code] for code in languages.CODES))))


def _escape(text):
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _fold(line):
    """A line in parts of at most OCTETS, none of which ends inside a character."""
    parts, octets = [""], 0
    for character in line:
        size = len(character.encode())
        if octets + size > OCTETS:
            # The space that begins a continued line counts as well.
            parts.append(" ")
            octets = 1
        parts[-1] += character
        octets += size
    return "\r\n".join(parts)
