"""The columns of the table, in the order of the template, and what people call them."""

from directory.publish.exports import table
from directory.text import search_key

# The name of a column, and its heading in Khmer and in English: as in the export, so that this can
# be read again; and where numbers come from, which no export says.
COLUMNS = {
    name: table.COLUMNS[name]
    for name in (
        *("slug", "name_km", "name_en", "acronym", "type", "description_km", "description_en"),
        *("website", "service_name_km", "service_name_en", "kinds", "served", "not_served"),
        *("provinces", "nationwide", "residential", "hotline", "free", "hours"),
        *("eligibility_km", "eligibility_en", "referral_km", "referral_en", "phones", "contacts"),
    )
} | {"phones_source": ("ប្រភពនៃលេខទូរសព្ទ", "Where the numbers come from")}
# Lists, which may stand in several columns: an office number, a mobile number.
LISTS = ("kinds", "served", "not_served", "provinces", "phones", "contacts")
# Added to rows that were given back; it is not read.
REASON = "reason"
_REASON_HEADING = ("មូលហេតុ", "Reason")
# What else people write above such columns.
_ALSO = {
    "name_km": ["ឈ្មោះ", "ឈ្មោះអង្គការ", "ឈ្មោះខ្មែរ", "Khmer name", "organization km"],
    "name_en": [
        *("organization", "organisation", "organization name", "organisation name"),
        *("name of organization", "name of organisation", "English name", "name"),
    ],
    "acronym": ["abbreviation", "short name", "អក្សរកាត់"],
    "type": ["organization type", "organisation type", "organization_type"],
    "description_km": ["ពិពណ៌នា", "ការពិពណ៌នា"],
    "description_en": ["description"],
    "website": ["web", "url", "site", "web site"],
    "service_name_km": ["សេវា", "ឈ្មោះសេវា"],
    "service_name_en": ["service", "service name"],
    "kinds": ["services", "kind", "kind of help", "type of service", "types of services"],
    "served": ["target group", "target groups", "beneficiaries", "clients", "ក្រុមគោលដៅ"],
    "provinces": ["province", "location", "area", "coverage", "ខេត្ត/រាជធានី", "រាជធានី-ខេត្ត"],
    "residential": ["shelter", "is_residential"],
    "hotline": ["is_hotline"],
    "free": ["free_of_charge", "free"],
    "hours": ["opening hours", "working hours", "ម៉ោងធ្វើការ"],
    "eligibility_km": ["លក្ខខណ្ឌ", "លក្ខខណ្ឌទទួលសេវា"],
    "eligibility_en": ["eligibility", "criteria"],
    "referral_km": ["របៀបបញ្ជូន"],
    "referral_en": ["referral", "how to refer", "referral process"],
    "phones": [
        *("phone", "phone number", "telephone", "tel", "mobile", "contact number", "number"),
        *("លេខទូរស័ព្ទ", "ទូរសព្ទ", "ទូរស័ព្ទ", "hotline number", "phone no", "tel no"),
    ],
    "phones_source": ["source of number", "source of numbers", "source of phone number"],
    "contacts": ["contact", "email", "e-mail", "telegram", "facebook", "អ៊ីមែល"],
    REASON: _REASON_HEADING,
}


def _key(heading):
    return search_key(heading.replace("_", " "))


_MEANING = {
    _key(heading): name
    for name in (*COLUMNS, REASON)
    for heading in (name, *COLUMNS.get(name, ()), *_ALSO.get(name, ()))
}


# What our own exports have besides, and what numbers the rows of other lists.
_LEFT_OUT = {
    _key(heading)
    for name, headings in table.COLUMNS.items()
    if name not in COLUMNS
    for heading in (name, *headings)
} | {_key(heading) for heading in ("no", "nr", "#", "id", "ល.រ", "លរ", *_ALSO[REASON], REASON)}


def read(heading: str) -> str:
    """The name of the column with this heading, or "" where it is none of ours.

    A heading may say the same in two lines, once in each language.
    """
    lines = [heading, *heading.splitlines()]
    return next((_MEANING[key] for line in lines if (key := _key(line)) in _MEANING), "")


def is_left_out(heading: str) -> bool:
    """Whether a column with this heading is known to be none to read."""
    return any(_key(line) in _LEFT_OUT for line in [heading, *heading.splitlines()])


def heading(name: str) -> str:
    """The heading of a column: Khmer above English."""
    return "\n".join(_REASON_HEADING if name == REASON else COLUMNS[name])


def letter(place: int) -> str:
    """What Excel calls the column at this place, counted from 0: A, Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
