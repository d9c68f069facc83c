"""A made-up bilingual directory of any size, always the same, out of the words of the fixtures.

No organization in it exists, and none of its numbers can be dialled in Cambodia (no number there
begins with 000). The first entries of a larger directory are those of a smaller one.
"""

import json
import random
import re
import uuid
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
LANGUAGES = ("km", "en")
SEED = "phlov-bench-1"
NAMESPACE = uuid.UUID("0f0f5a3c-1d0b-5f39-8d1e-5b8a7f3d2c10")
PUBLIC_ID_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
DESCRIPTION_LENGTH = 300
EVERY_DAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

# What a body calls itself: Khmer (which comes first in a name), English (which comes last).
BODIES = [
    ("អង្គការ", "Organization"),
    ("មជ្ឈមណ្ឌល", "Center"),
    ("សមាគម", "Association"),
    ("បណ្តាញ", "Network"),
    ("គ្លីនិក", "Clinic"),
    ("ផ្ទះ", "House"),
    ("ក្រុម", "Group"),
    ("សម្ព័ន្ធ", "Coalition"),
]
# What it stands for: Khmer, English, and the Khmer word in Latin letters, as many names are.
IDEALS = [
    ("ក្តីសង្ឃឹម", "Hope", "Kdey Sangkhem"),
    ("ជីវិត", "Life", "Chivit"),
    ("មិត្តសម្លាញ់", "Friends", "Mith Samlanh"),
    ("ឈូក", "Lotus", "Chhouk"),
    ("ម្លប់", "Shade", "Mlop"),
    ("ដំណក់ទឹក", "Drops", "Damnok Toek"),
    ("ឯកភាព", "Unity", "Ekapheap"),
    ("ស្នាមញញឹម", "Smile", "Snam Nhonhem"),
    ("កូនស្រី", "Daughters", "Kon Srey"),
    ("យុត្តិធម៌", "Justice", "Yuttethor"),
    ("បេសកកម្ម", "Mission", "Besakakam"),
    ("ចាប់ដៃ", "Hands", "Chab Dai"),
    ("ការផ្លាស់ប្តូរ", "Change", "Kar Phlas Pdo"),
    ("អភិវឌ្ឍន៍", "Development", "Akphivoat"),
    ("ជំរឿន", "Progress", "Chomroeun"),
    ("សម្ព័ន្ធភាព", "Solidarity", "Sampoanpheap"),
    ("ភ្លើង", "Light", "Phleung"),
    ("សហគមន៍", "Community", "Sahakum"),
    ("ពិភពលោក", "World", "Piphuplok"),
    ("ថែទាំ", "Care", "Thaetoam"),
    ("ជំនាញ", "Skills", "Chumneanh"),
    ("តាប៉ាង", "Tapang", "Tapang"),
    ("បន្ទាយស្រី", "Banteay Srei", "Banteay Srei"),
    ("អាហ្គាប៉េ", "Agape", "Agape"),
]
# Its field: Khmer, English, kinds of help that follow, people served that follow.
FIELDS = [
    ("ស្ត្រី", "Women", ["safe-house", "counselling"], ["women"]),
    ("កុមារ", "Children", ["child-protection", "school-support"], ["children"]),
    ("យុវជន", "Youth", ["life-skills", "employment"], ["young-people"]),
    ("គ្រួសារ", "Family", ["family-reintegration", "foster-kinship-care"], ["families"]),
    ("ជម្រក", "Shelter", ["emergency-shelter", "safe-house"], []),
    ("ច្បាប់", "Law", ["legal-aid", "court-representation"], []),
    ("សុខភាព", "Health", ["general-health-care", "sexual-reproductive-health"], []),
    ("សុខភាពផ្លូវចិត្ត", "Mental Health", ["counselling", "psychiatric-care"], []),
    ("សិទ្ធិមនុស្ស", "Human Rights", ["rights-advocacy", "legal-aid"], []),
    ("អប់រំ", "Education", ["school-support", "non-formal-education"], ["children"]),
    ("ការងារ", "Work", ["employment", "vocational-training"], []),
    ("ពិការភាព", "Disability", ["disability-support"], ["persons-with-disabilities"]),
    ("ចំណាកស្រុក", "Migration", ["safe-migration", "repatriation"], ["migrants"]),
    ("ស្តារនីតិសម្បទា", "Recovery", ["long-term-recovery-home"], ["trafficking-survivors"]),
    ("ក្មេងស្រី", "Girls", ["long-term-recovery-home", "life-skills"], ["girls"]),
    ("ក្មេងប្រុស", "Boys", ["trauma-therapy", "drop-in-centre"], ["boys"]),
    ("ទារក", "Babies", ["night-care", "day-care"], ["babies-toddlers"]),
    ("ជំងឺកាមរោគ", "STI", ["sti-testing-treatment", "hiv-testing"], ["sex-workers"]),
    ("អាជីវកម្ម", "Business", ["small-business-support", "microloans"], []),
    ("គ្រឿងញៀន", "Drug", ["drug-alcohol-support", "harm-reduction"], []),
]
FOR = ("ដើម្បី", "for")


def directory(count):
    """`count` entries, each with `listing` in the form of directory/listing.py, and `pieces`.

    `pieces` are the words of the Khmer name in their order, which its spelling does not show.
    """
    words = Words()
    taken = set()
    return [_entry(number, words, taken) for number in range(count)]


class Words:
    """What the fixtures say, in the form in which entries are put together from it."""

    def __init__(self):
        taxonomy = _fixture("taxonomy")
        self.provinces = _fixture("provinces")
        self.categories = [[row["code"] for row in c["kinds"]] for c in taxonomy["categories"]]
        kinds = [row for category in taxonomy["categories"] for row in category["kinds"]]
        self.served = [row["code"] for row in taxonomy["served"]]
        self.name = {row["code"]: _both(row, "name") for row in kinds + taxonomy["served"]}
        places = [name for row in self.provinces for name in _both(row, "name").values()]
        # What to say of each kind of help: the description of its category, and those of the
        # organizations that give it. One that names a place would blur what the right answer is.
        self.clauses = {code: {language: [] for language in LANGUAGES} for code in self.name}
        sources = [
            (row, {kind for service in row["services"] for kind in service["kinds"]})
            for row in _fixture("organizations")
        ]
        sources += [(c, {row["code"] for row in c["kinds"]}) for c in taxonomy["categories"]]
        for row, codes in sources:
            for language, text in _both(row, "description").items():
                for clause in re.split("[.;:។៖]", text):
                    if len(clause) > 20 and not any(place in clause for place in places):
                        for code in codes:
                            self.clauses[code][language].append(clause.strip())


def _entry(number, words, taken):
    chance = random.Random(f"{SEED} {number}")  # noqa: S311 - made-up text, nothing secret
    home = chance.choice(words.provinces)
    while True:
        field = chance.choice(FIELDS)
        named_place = home if chance.random() < 0.35 else None
        pieces, name = _name(chance, field, named_place)
        if taken.isdisjoint(name.values()):
            taken.update(name.values())
            break
    _, former = _name(chance, field, named_place)
    has_former = chance.random() < 0.25 and taken.isdisjoint(former.values())
    if has_former:
        taken.update(former.values())
    kinds = {*field[2]}
    category = next(codes for codes in words.categories if field[2][0] in codes)
    kinds |= {*chance.sample(category, min(2, len(category)))}
    if chance.random() < 0.5:
        kinds.add(chance.choice(chance.choice(words.categories)))
    served = {*field[3], *chance.sample(words.served, chance.randint(1, 3))}
    provinces = {home["code"], *(p["code"] for p in chance.sample(words.provinces, 2))}
    provinces = provinces if chance.random() < 0.3 else {home["code"]}
    facts = {
        "kinds": sorted(kinds),
        "served": sorted(served),
        "provinces": sorted(provinces),
        "nationwide": chance.random() < 0.05,
    }
    english = [word for word in re.split("[ ,]+", name["en"]) if word[0].isupper()]
    key = uuid.uuid5(NAMESPACE, str(number))
    made = {
        "slug": f"{re.sub('[^a-z]+', '-', name['en'].lower())[:40]}-{number}",
        "public_id": _public_id(number),
        "order": 100,
        "name": name,
        "name_is_translation": chance.random() < 0.3,
        "acronym": "".join(word[0] for word in english) if chance.random() < 0.6 else "",
        "alternate_names": {lang: [former[lang]] if has_former else [] for lang in former},
        "type": "ngo",
        "caution": {"km": "", "en": ""},
        "printed_on": None,
        "description": {lang: _description(chance, words, facts, lang) for lang in name},
        "website": "",
        "year_incorporated": None,
        "services": [_service(chance, key, facts, words)],
        "phones": [_phone(chance, key, part) for part in range(chance.randint(1, 2))],
        "unconfirmed": [],
        "contacts": [],
        "locations": [],
    }
    return {"listing": made, "pieces": pieces}


def _name(chance, field, province):
    """The words of a Khmer name, and the name in both languages."""
    body, ideal = chance.choice(BODIES), chance.choice(IDEALS)
    latin = ideal[chance.choice([1, 1, 2])]
    if chance.random() < 0.5:
        pieces, english = [body[0], ideal[0], field[0]], f"{latin} {field[1]} {body[1]}"
    else:
        pieces = [body[0], field[0], FOR[0], ideal[0]]
        english = f"{field[1]} {body[1]} {FOR[1]} {latin}"
    khmer = "".join(pieces)
    if province:
        pieces = [*pieces, province["name_km"]]
        khmer, english = f"{khmer} {province['name_km']}", f"{english}, {province['name_en']}"
    return pieces, {"km": khmer, "en": english}


def _description(chance, words, facts, language):
    """About 300 characters: what it does and for whom, then clauses of real descriptions."""
    stop, comma = ("។", " ") if language == "km" else (".", ", ")
    terms = [words.name[code][language] for code in facts["kinds"] + facts["served"]]
    text = comma.join(terms) + stop
    while len(text) < DESCRIPTION_LENGTH - 40:
        clause = chance.choice(words.clauses[chance.choice(facts["kinds"])][language])
        text += f" {clause}{stop}"
    return text[: DESCRIPTION_LENGTH + 40]


def _service(chance, key, facts, words):
    hours = chance.choice(
        [
            [],
            [[day, "00:00", "00:00"] for day in EVERY_DAY],
            [[day, "08:00", "17:00"] for day in EVERY_DAY[:5]],
            [[day, *window] for day in EVERY_DAY[:6] for window in (_MORNING, _AFTERNOON)],
        ]
    )
    others = [code for code in words.served if code not in facts["served"] and code != "all"]
    return {
        "id": str(uuid.uuid5(key, "service")),
        "name": {"km": "", "en": ""},
        "description": {"km": "", "en": ""},
        **facts,
        "not_served": [chance.choice(others)] if chance.random() < 0.1 else [],
        "hotline": chance.random() < 0.05,
        "residential": not {"safe-house", "emergency-shelter"}.isdisjoint(facts["kinds"]),
        "free_of_charge": chance.choice([None, None, True, True, False]),
        **{
            name: {"km": "", "en": ""}
            for name in ("eligibility", "application_process", "required_documents", "fees")
        },
        "hours": hours,
    }


_MORNING, _AFTERNOON = ("07:30", "11:30"), ("14:00", "17:00")


def _phone(chance, key, part):
    return {
        "id": str(uuid.uuid5(key, f"phone {part}")),
        "printed_on": None,
        "number": f"+855000{chance.randrange(10**6):06}",
        "purpose": {"km": "", "en": ""},
        "service": None,
        "toll_free": None,
        "languages": ["km"],
        "hours": [],
    }


def _public_id(number):
    letters = ""
    for _ in range(6):
        number, position = divmod(number, len(PUBLIC_ID_ALPHABET))
        letters += PUBLIC_ID_ALPHABET[position]
    return letters


def _fixture(name):
    return json.loads((CHECKOUT / "fixtures" / f"{name}.json").read_text(encoding="utf-8"))


def _both(row, field):
    return {language: row[f"{field}_{language}"] for language in LANGUAGES}
