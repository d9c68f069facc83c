"""Writes queries-generated.json, from the first 200 generated entries and from the needs below.

    python -m bench.make_queries

The spellings are made here by hand-written exchanges on the text as it is written, not by the rules
of the search, so that the search cannot mark its own work.
"""

import json
import random
import re
from itertools import pairwise

from bench import generate
from bench.judge import HERE

PER_CLASS = 20
CHANCE = random.Random("phlov-bench-queries-1")  # noqa: S311 - made-up text, nothing secret

# (pattern, replacement): the same picture, typed otherwise, as found on Khmer pages.
LOOK_ALIKES = [
    ("\u17d2ត\u17d2រ", "\u17d2រ\u17d2ត"),  # ស្ត្រី: coeng RO typed first
    ("\u17d2ត", "\u17d2ដ"),  # coeng TA and coeng DA look the same
    ("\u17d2([ក-អ])([\u17b7-\u17c5])", "\\2\u17d2\\1"),  # the vowel before the subscript
    ("\u17c4", "\u17c1\u17b6"),  # OO in two parts
    ("\u17be", "\u17c1\u17b8"),  # OE in two parts
    ("\u17b6\u17c6", "\u17c6\u17b6"),  # nikahit before the vowel
    ("\u17bb\u17c6", "\u17c6\u17bb"),
    ("\u17c9\u17b6\u17c6", "\u17bb\u17b6\u17c6"),  # ញុាំ: U for the lowered shifter
    ("([\u17b6-\u17c5])", "\\1\\1"),  # a vowel typed twice
    ("([ក-អ])(?=[ក-អ])", "\\1\u200b"),  # zero width spaces
    ("\u17d2", "\u17d2\u17d2"),  # a coeng typed twice
    ("($)", "\u200b\u200c"),  # invisible characters at the end
]
SHELTER = [
    "emergency-shelter",
    "safe-house",
    "long-term-recovery-home",
    "transitional-housing",
    "drop-in-centre",
]
# Two spellings in use that do not look alike.
RESPELLED = [
    ("ជំរក", {"kinds": SHELTER}),
    ("ជម្ងឺកាមរោគ", {"kinds": ["sti-testing-treatment"]}),
    ("ជម្ងឺផ្លូវចិត្ត", {"kinds": ["psychiatric-care"]}),
    ("កន្លែងសំរាក", {"kinds": ["drop-in-centre"]}),
    ("សំលៀកបំពាក់", {"kinds": ["basic-needs"]}),
    ("បុគ្គលិកសេវាកំសាន្ត", {"served": ["entertainment-workers"]}),
    ("អ្នកបំរើសេវាផ្លូវភេទ", {"served": ["sex-workers"]}),
    ("មិត្តសំលាញ់", {"name_holds": "មិត្តសម្លាញ់"}),
    ("សំព័ន្ធភាព", {"name_holds": "សម្ព័ន្ធភាព"}),
]
# Needs in both languages as people say them, and the kinds of help that answer them.
NEEDS = [
    ("shelter", "ជម្រក", SHELTER),
    ("lawyer", "មេធាវី", ["legal-aid"]),
    ("safe house", "ផ្ទះសុវត្ថិភាព", ["safe-house"]),
    ("hospital", "មន្ទីរពេទ្យ", ["general-health-care", "one-stop-service-unit"]),
    ("scholarship", "អាហារូបករណ៍", ["school-support"]),
    ("interpreter", "អ្នកបកប្រែ", ["interpretation"]),
    ("blood test", "តេស្តឈាម", ["hiv-testing"]),
    ("foster", "គ្រួសារចិញ្ចឹម", ["foster-kinship-care"]),
    ("sewing", "ដេរ", ["vocational-training"]),
    ("loan", "កម្ចី", ["microloans"]),
    ("night care", "ថែទាំពេលយប់", ["night-care"]),
    ("birth certificate", "សំបុត្រកំណើត", ["civil-documents"]),
]
# One or two clusters, the hardest: the word, and whatever has it among its words.
SHORT = [
    ("ពេទ្យ", {"kinds": ["general-health-care", "ambulance", "psychiatric-care",
                     "care-after-rape"]}),
    ("ថ្នាំ", {"kinds": ["general-health-care", "care-after-rape", "hiv-treatment",
                     "drug-alcohol-support"]}),
    ("ឈឺ", {"kinds": ["general-health-care"]}),
    ("លុយ", {"kinds": ["cash-assistance", "microloans"]}),
    ("ដេរ", {"kinds": ["vocational-training"]}),
    ("ស្រា", {"kinds": ["drug-alcohol-support"]}),
    ("ញៀន", {"kinds": ["drug-alcohol-support"]}),
    ("ប្តឹង", {"kinds": ["court-representation"]}),
    ("កម្ចី", {"kinds": ["microloans"]}),
    ("ច្បាប់", {"kinds": ["legal-aid", "court-representation", "civil-documents"]}),
    ("អង្ករ", {"kinds": ["basic-needs"]}),
    ("ក្មេង", {"served": ["children", "girls", "boys", "young-people", "street-children"]}),
    ("ស្ត្រី", {"served": ["women"]}),
    ("នារី", {"served": ["women"]}),
    ("ប្រុស", {"served": ["men", "boys"]}),
    ("កែប", {"provinces": ["23"]}),
    ("កំពត", {"provinces": ["07"]}),
    ("ឈូក", {"name_holds": "ឈូក"}),
    ("ម្លប់", {"name_holds": "ម្លប់"}),
    ("ភ្លើង", {"name_holds": "ភ្លើង"}),
]  # fmt: skip
PLURALS = [
    ("lawyers", {"kinds": ["legal-aid"]}),
    ("shelters", {"kinds": SHELTER}),
    ("doctors", {"kinds": ["general-health-care"]}),
    ("hospitals", {"kinds": ["general-health-care", "one-stop-service-unit"]}),
    ("loans", {"kinds": ["microloans"]}),
    ("nurseries", {"kinds": ["day-care", "night-care"]}),
    ("interpreters", {"kinds": ["interpretation"]}),
    ("scholarships", {"kinds": ["school-support"]}),
    ("ambulances", {"kinds": ["ambulance"]}),
    ("embassies", {"kinds": ["repatriation"]}),
    ("drug", {"kinds": ["drug-alcohol-support"]}),
    ("needles", {"kinds": ["harm-reduction"]}),
]
ROMANISED = [
    ("metheavy", {"kinds": ["legal-aid"]}),
    ("mea thea vi", {"kinds": ["legal-aid"]}),
    ("chumrok", {"kinds": SHELTER}),
    ("chomrok", {"kinds": SHELTER}),
    ("phteah sovatthepheap", {"kinds": ["safe-house"]}),
    ("montipet", {"kinds": ["general-health-care"]}),
    ("mondol sokhapheap", {"kinds": ["general-health-care", "sexual-reproductive-health"]}),
    ("sokhapheap bontapouch", {"kinds": ["sexual-reproductive-health"]}),
    ("phlov chet", {"kinds": ["trauma-therapy", "psychiatric-care"]}),
    ("tolakar", {"kinds": ["court-representation"]}),
    ("lan pet", {"kinds": ["ambulance"]}),
    ("sombot komnaet", {"kinds": ["civil-documents"]}),
    ("bokkalik sangkum", {"kinds": ["case-management"]}),
    ("luy", {"kinds": ["cash-assistance", "microloans"]}),
    ("krueng nhien", {"kinds": ["drug-alcohol-support"]}),
    ("rien chumneanh", {"kinds": ["vocational-training"]}),
    ("sala rien", {"kinds": ["school-support"]}),
    ("bok brae", {"kinds": ["interpretation"]}),
    ("mekhyol", {"kinds": ["safe-migration"]}),
    ("kmeng srey", {"served": ["girls"]}),
    ("satrey", {"served": ["women"]}),
    ("yuvachon", {"served": ["young-people"]}),
]
PROVINCES = [
    ("kg thom", "06"), ("Kompong Thom", "06"), ("ខេត្តកំពង់ធំ", "06"), ("kampong tom", "06"),
    ("Sihanoukville", "18"), ("Kampong Som", "18"), ("កំពង់សោម", "18"),
    ("Preah Sihanouk province", "18"),
    ("Pothisat", "15"), ("Poursat", "15"), ("ពោធិ៍សាត់", "15"), ("ពោធិសាត់", "15"),
    ("Battambong", "02"), ("Bat Dambang", "02"), ("siemreap", "17"), ("Siem Riep", "17"),
    ("ក្រុងសៀមរាប", "17"), ("Poi Pet", "01"), ("Takhmao", "08"), ("kompong chnang", "04"),
    ("Kompong Spue", "05"), ("mondol kiri", "11"), ("Rattanak Kiri", "16"), ("Phnum Penh", "12"),
    ("រាជធានីភ្នំពេញ", "12"), ("prey vieng", "14"), ("Udor Mean Chey", "22"), ("Thboung Khmum", "25"),
]  # fmt: skip
PLACES = [
    ("Kampong Thom", "កំពង់ធំ", "06"),
    ("Siem Reap", "សៀមរាប", "17"),
    ("Phnom Penh", "ភ្នំពេញ", "12"),
    ("battambang", "បាត់ដំបង", "02"),
    ("kampot", "កំពត", "07"),
]
SERVED = [
    ("women", "ស្ត្រី", "women"),
    ("girls", "ក្មេងស្រី", "girls"),
    ("boys", "ក្មេងប្រុស", "boys"),
    ("men", "បុរស", "men"),
    ("youth", "យុវជន", "young-people"),
    ("migrants", "ពលករចំណាកស្រុក", "migrants"),
    ("sex workers", "អ្នកបម្រើសេវាផ្លូវភេទ", "sex-workers"),
    ("LGBT", "អ្នកស្រឡាញ់ភេទដូចគ្នា", "lgbtqi"),
    ("indigenous", "ជនជាតិដើមភាគតិច", "indigenous-people"),
    ("street children", "កុមារតាមផ្លូវ", "street-children"),
    ("entertainment workers", "បុគ្គលិកសេវាកម្សាន្ត", "entertainment-workers"),
    ("victims of trafficking", "ជនរងគ្រោះដោយអំពើជួញដូរមនុស្ស", "trafficking-survivors"),
]
# Sentences with words that name nothing: {need}, {group} and {place} are told apart by the reader.
PHRASES = {
    "en": [
        "where is a {need} for {group} in {place}",
        "I need a {need} in {place}",
        "is there any {need} near {place} for {group}?",
        "looking for help: {need}, {place}",
        "please find {need} for {group}",
    ],
    "km": [
        "តើមាន{need}សម្រាប់{group}នៅ{place}ទេ?",
        "ខ្ញុំត្រូវការ{need}នៅ{place}",
        "ស្វែងរក{need} នៅខេត្ត{place}",
        "សូមជួយរក{need}ឱ្យ{group}",
        "កន្លែងណាមាន{need} សម្រាប់{group}",
    ],
}
PHONE_GROUPINGS = [
    ("0{}", 8, None),
    ("0{} {} {}", 8, (2, 5)),
    ("+855 {} {}", 8, (2,)),
    ("(0){}-{}", 8, (2,)),
    ("00855{}", 8, None),
    ("{} {} {}", 6, (2, 4)),
    ("{}-{}", 6, (3,)),
    ("{}.{}", 5, (2,)),
]


def main():
    """Write the set."""
    entries = generate.directory(200)
    queries = [
        {"class": name, "language": language, "query": query, "right": right}
        for name, made in (
            ("khmer name", khmer_names(entries)),
            ("khmer look-alike", look_alikes(entries)),
            ("khmer respelled", ((word, right) for word, right in RESPELLED)),
            ("khmer spaces", spaces(entries)),
            ("khmer while typing", while_typing(entries)),
            ("khmer mistyped", khmer_mistyped(entries)),
            ("khmer short", SHORT),
            ("english name", names(entries, "en")),
            ("english mistyped", english_mistyped(entries)),
            ("english plural", plurals(entries)),
            ("acronym", acronyms(entries)),
            ("former name", former_names(entries)),
            ("romanised", ROMANISED),
            ("province", ((words, {"provinces": [code]}) for words, code in PROVINCES)),
            ("need", needs()),
            ("place and need", places_and_needs()),
            ("people served", served()),
            ("number", numbers(entries)),
            ("sentence", sentences()),
        )
        for query, right in made
        for language in ["km" if re.search("[\u1780-\u17ff]", query) else "en"]
    ]
    lines = ",\n".join(dict.fromkeys(json.dumps(query, ensure_ascii=False) for query in queries))
    (HERE / "queries-generated.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def some(entries, count=PER_CLASS):
    """Some entries, others at each call."""
    return CHANCE.sample(entries, count)


def names(entries, language):
    """A whole name asks for whoever bears it."""
    for entry in some(entries):
        name = entry["listing"]["name"][language]
        yield name, {"name": name}


def khmer_names(entries):
    """Names as they are written."""
    return names(entries, "km")


def look_alikes(entries):
    """Names with the same picture and other codes, each exchange in turn."""
    for number in range(36):
        pattern, other = LOOK_ALIKES[number % len(LOOK_ALIKES)]
        fitting = [e for e in entries if re.search(pattern, e["listing"]["name"]["km"])]
        if fitting:
            name = CHANCE.choice(fitting)["listing"]["name"]["km"]
            yield re.sub(pattern, other, name), {"name": name}


def spaces(entries):
    """Names with a space between all words, and with none."""
    for number, entry in enumerate(some(entries)):
        name = entry["listing"]["name"]["km"]
        yield (" ", "")[number % 2].join(entry["pieces"]), {"name": name}


def while_typing(entries):
    """The beginning of a name, up to any character."""
    for entry in some(entries):
        name = entry["listing"]["name"]["km"]
        start = name[: CHANCE.randrange(len(name) // 2, len(name))].rstrip(" \u17d2")
        yield start, {"name_starts": start}


def khmer_mistyped(entries):
    """A mark left out, or one consonant for another, after the first word."""
    for number, entry in enumerate(some(entries)):
        name = entry["listing"]["name"]["km"]
        first = len(entry["pieces"][0])
        places = [
            at
            for at in range(first + 1, len(name))
            if "ក" <= name[at] <= ("អ", "\u17d1")[number % 2 == 0]
            and name[at] >= ("ក", "\u17b6")[number % 2 == 0]
            and name[at - 1] != "\u17d2"
        ]
        at = CHANCE.choice(places)
        other = "" if number % 2 == 0 else CHANCE.choice([c for c in "កខតបម" if c != name[at]])
        yield name[:at] + other + name[at + 1 :], {"name": name}


def english_mistyped(entries):
    """One letter changed, dropped, added, or changed places with the next, in a long word."""
    for number, entry in enumerate(some(entries, 28)):
        name = entry["listing"]["name"]["en"]
        start, end = CHANCE.choice([m.span() for m in re.finditer("[A-Za-z]{5,}", name)])
        at, letter = CHANCE.randrange(start, end - 1), CHANCE.choice("aeinorst")
        while letter == name[at].lower():
            letter = CHANCE.choice("aeinorst")
        if number % 4 == 3 and name[at].lower() == name[at + 1].lower():
            at -= 1
        mistyped = [
            name[:at] + letter + name[at + 1 :],
            name[:at] + name[at + 1 :],
            name[:at] + letter + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        ][number % 4]
        yield mistyped.lower(), {"name": name}


def plurals(entries):
    """The other number of a noun: of needs, and in names."""
    yield from PLURALS
    others = {"Friends": "friend", "Daughters": "daughter", "Drops": "drop", "Hands": "hand",
              "Skills": "skill", "Smile": "smiles", "Lotus": "lotuses", "Shelter": "shelters",
              "Clinic": "clinics", "Girls": "girl", "Boys": "boy", "Babies": "baby"}  # fmt: skip
    for word, other in others.items():
        fitting = [e for e in entries if re.search(rf"\b{word}\b", e["listing"]["name"]["en"])]
        name = CHANCE.choice(fitting)["listing"]["name"]["en"]
        yield re.sub(rf"\b{word}\b", other, name), {"name": name}


def acronyms(entries):
    """An acronym asks for all who share it, in small letters as well."""
    having = [e["listing"]["acronym"] for e in entries if len(e["listing"]["acronym"]) > 2]
    for number, acronym in enumerate(CHANCE.sample(sorted(set(having)), PER_CLASS)):
        yield (acronym, acronym.lower())[number % 2], {"acronym": acronym}


def former_names(entries):
    """Former names in both scripts."""
    having = [e for e in entries if e["listing"]["alternate_names"]["km"]]
    for number, entry in enumerate(some(having)):
        former = entry["listing"]["alternate_names"][("km", "en")[number % 2]][0]
        yield former, {"name": former}


def needs():
    """What is needed, in both languages."""
    for english, khmer, kinds in NEEDS:
        yield english, {"kinds": kinds}
        yield khmer, {"kinds": kinds}


def places_and_needs():
    """A need and a place in both orders and languages; Khmer with and without a space."""
    for number in range(24):
        need, place = NEEDS[number % len(NEEDS)], PLACES[number % len(PLACES)]
        right = {"kinds": need[2], "provinces": [place[2]]}
        yield f"{need[0]} {place[0].lower()}" if number % 2 else f"{place[0]} {need[0]}", right
        yield f"{need[1]}{('', ' ', ' ខេត្ត', 'នៅ')[number % 4]}{place[1]}", right


def served():
    """Who is served, in both languages."""
    for english, khmer, code in SERVED:
        yield english, {"served": [code]}
        yield khmer, {"served": [code]}


def numbers(entries):
    """Whole numbers and parts, in any grouping, every third in Khmer digits."""
    for number, entry in enumerate(some(entries, 24)):
        digits = entry["listing"]["phones"][0]["number"].removeprefix("+855")
        form, length, cuts = PHONE_GROUPINGS[number % len(PHONE_GROUPINGS)]
        part = digits[-length:]
        marks = [0, *(cuts or ()), length]
        query = form.format(*(part[a:b] for a, b in pairwise(marks)))
        if number % 3 == 2:
            query = query.translate({48 + n: 0x17E0 + n for n in range(10)})
        yield query, {"digits": part}


def sentences():
    """Needs, people and places within sentences."""
    for number in range(30):
        language = ("en", "km")[number % 2]
        column = number % 2
        need = NEEDS[(number * 5) % len(NEEDS)]
        group, place = SERVED[(number // 2) % 6], PLACES[number % 3]
        form = PHRASES[language][(number // 2) % 5]
        right = {"kinds": need[2]}
        if "{group}" in form:
            right["served"] = [group[2]]
        if "{place}" in form:
            right["provinces"] = [place[2]]
        yield form.format(need=need[column], group=group[column], place=place[column]), right


if __name__ == "__main__":
    main()
