"""Contacts and feeds as people and programs have them; no number in them can be dialled.

What is right for each stands in test_cards.py and test_feeds.py.
"""

import io
import json
import zipfile

# Android writes Khmer in this way, and breaks a long line after "=".
ANDROID = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;=E1=9E=95=E1=9F=92=E1=9E=91=E1=9F=
=87=E1=9E=88=E1=9E=BC=E1=9E=80;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E1=9E=95=E1=9F=92=E1=9E=91=E1=9F=87=E1=9E=88=E1=9E=BC=
=E1=9E=80
TEL;CELL:000-000-011
TEL;WORK;PREF:1280
TEL;HOME:000000012
TEL;FAX:000000013
EMAIL;WORK:office@lotus.example
ADR;HOME:;;Street 1;Phnom Penh;;;
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ
 AAAQABAAD/2wBDAAgG

END:VCARD
"""
# A person at an organization, as iPhones write it; the address of a chat.
IPHONE = """BEGIN:VCARD\r
VERSION:3.0\r
N:Sok;Dara;;;\r
FN:Dara Sok\r
ORG:Lotus House\\, Phnom Penh;Legal desk\r
TITLE:Director\r
item1.TEL;type=CELL;type=VOICE:+855 00 000 011\r
item1.X-ABLabel:_$!<Work>!$_\r
URL;type=WORK:https://lotus.exam\r
 ple/\r
URL:https://t.me/lotus_house\r
NOTE:Ask for Dara\r
END:VCARD\r
"""
PERSON = "BEGIN:VCARD\nVERSION:4.0\nFN:Dara Sok\nTEL;VALUE=uri:tel:+85500000011\nEND:VCARD\n"
NOBODY = "BEGIN:VCARD\nVERSION:3.0\nTEL:000000011\nEND:VCARD\n"

# A feed of another program, with what HSDS leaves to everybody.
FEED = {
    "organizations": [
        {
            "id": "o1",
            "name": "Lotus House",
            "alternate_name": "ផ្ទះឈូក",
            "description": "ជួយ\nHelps",
            "website": "https://lotus.example/",
            "phones": [{"id": "p1", "number": "000 000 012", "type": "fax"}],
            "contacts": [{"id": "c1", "name": "Dara Sok", "email": "office@lotus.example"}],
            "locations": [{"id": "l1", "name": "House 1", "addresses": [{"address_1": "St 1"}]}],
        }
    ],
    "services": [
        {
            "id": "s1",
            "organization_id": "o1",
            "name": "Law",
            "status": "active",
            "assured_date": "2026-01-01",
            "eligibility_description": "មិនសម្រាប់: men\nNot for: men",
            "phones": [
                {
                    "id": "p2",
                    "number": "+85500000011",
                    "description": "ការិយាល័យ; ព្រឹក\nOffice, 2 lines (mornings)",
                }
            ],
            "attributes": [
                {"id": "a1", "taxonomy_term_id": "t1"},
                {"id": "a2", "taxonomy_term_id": "t2"},
            ],
            "service_areas": [{"id": "r1", "name": "Phnom Penh"}, {"id": "r2", "extent": "KH"}],
            "schedules": [
                {"id": "h1", "byday": "MO,TU", "opens_at": "08:00:00", "closes_at": "17:00"}
            ],
            "cost_options": [{"id": "e1", "option": "free", "amount": 0}],
        }
    ],
    "taxonomy_terms": [
        {"id": "t1", "code": "1", "name": "legal-aid", "taxonomy": "Their help"},
        {"id": "t2", "code": "women", "name": "ស្ត្រី", "taxonomy": "People served"},
        {
            "id": "t3",
            "code": "men",
            "name": "បុរស",
            "description": "men",
            "taxonomy": "People served",
        },
    ],
}


def as_json(value):
    """JSON as a file."""
    return json.dumps(value, ensure_ascii=False).encode()


def packed(**tables):
    """A zip of CSV files: HSDS tabular."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, rows in tables.items():
            package.writestr(f"data/{name}.csv", "\n".join(",".join(row) for row in rows))
    return stream.getvalue()


TABLES = packed(
    organizations=[["id", "name", "email"], ["o1", "Lotus House", "office@lotus.example"]],
    services=[["id", "organization_id", "name"], ["s1", "o1", "Law"]],
    phones=[["id", "service_id", "organization_id", "number"], ["p1", "s1", "o1", "000 000 011"]],
    attributes=[["id", "link_id", "taxonomy_term_id"], ["a1", "s1", "t1"]],
    taxonomy_terms=[["id", "name", "taxonomy"], ["t1", "legal-aid", "Kinds"]],
    contacts=[["id", "organization_id", "name"], ["c1", "o1", "Dara Sok"]],
    addresses=[["id", "address_1"], ["x1", "Street 1"]],
)
