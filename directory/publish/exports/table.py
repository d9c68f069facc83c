"""The table of all listings, one row a service, which spreadsheets and the HXL sheet share.

The first columns are those that an import reads; what comes after them is for people.
"""

from directory.publish.exports import words
from directory.publish.reader import Reader
from directory.text import hours, languages
from directory.text.writing import dialled

BETWEEN = "; "
# Column -> its heading in Khmer and in English. Whatever warns stands before the numbers.
COLUMNS = {
    "slug": ("ឈ្មោះខ្លីសម្រាប់អាសយដ្ឋាន", "Short name for addresses"),
    "name_km": ("ឈ្មោះអង្គការជាភាសាខ្មែរ", "Name in Khmer"),
    "name_en": ("ឈ្មោះអង្គការជាភាសាអង់គ្លេស", "Name in English"),
    "acronym": ("ឈ្មោះកាត់", "Acronym"),
    "type": ("ប្រភេទអង្គការ", "Type"),
    "description_km": ("ការពិពណ៌នាជាភាសាខ្មែរ", "Description in Khmer"),
    "description_en": ("ការពិពណ៌នាជាភាសាអង់គ្លេស", "Description in English"),
    "website": ("គេហទំព័រ", "Website"),
    "service_name_km": ("ឈ្មោះសេវាជាភាសាខ្មែរ", "Service in Khmer"),
    "service_name_en": ("ឈ្មោះសេវាជាភាសាអង់គ្លេស", "Service in English"),
    "kinds": ("ប្រភេទជំនួយ", "Kinds of help"),
    "served": ("សម្រាប់អ្នកណា", "For whom"),
    "not_served": ("មិនសម្រាប់អ្នកណា", "Not for whom"),
    "provinces": ("ខេត្ត", "Provinces"),
    "nationwide": ("ទូទាំងប្រទេស", "Nationwide"),
    "residential": ("អ្នកទទួលសេវាស្នាក់នៅទីនោះ", "People stay here"),
    "hotline": ("ខ្សែទូរសព្ទបន្ទាន់", "Hotline"),
    "free": ("ឥតគិតថ្លៃ", "Free of charge"),
    "hours": ("ម៉ោងបើក", "Hours"),
    "eligibility_km": ("លក្ខខណ្ឌទទួលសេវាជាភាសាខ្មែរ", "Eligibility in Khmer"),
    "eligibility_en": ("លក្ខខណ្ឌទទួលសេវាជាភាសាអង់គ្លេស", "Eligibility in English"),
    "referral_km": ("របៀបបញ្ជូនជាភាសាខ្មែរ", "How to refer, in Khmer"),
    "referral_en": ("របៀបបញ្ជូនជាភាសាអង់គ្លេស", "How to refer, in English"),
    "warning_km": ("ការព្រមានជាភាសាខ្មែរ", "Warning in Khmer"),
    "warning_en": ("ការព្រមានជាភាសាអង់គ្លេស", "Warning in English"),
    "check_km": ("ការត្រួតពិនិត្យជាភាសាខ្មែរ", "How it was checked, in Khmer"),
    "check_en": ("ការត្រួតពិនិត្យជាភាសាអង់គ្លេស", "How it was checked, in English"),
    "phones": ("លេខទូរសព្ទ", "Phone numbers"),
    "contacts": ("ទំនាក់ទំនងផ្សេងទៀត", "Other contacts"),
    "phones_for_km": ("លេខនីមួយៗសម្រាប់អ្វី ជាភាសាខ្មែរ", "What each number is for, in Khmer"),
    "phones_for_en": ("លេខនីមួយៗសម្រាប់អ្វី ជាភាសាអង់គ្លេស", "What each number is for, in English"),
    "service_description_km": ("ការពិពណ៌នាសេវាជាភាសាខ្មែរ", "About the service, in Khmer"),
    "service_description_en": ("ការពិពណ៌នាសេវាជាភាសាអង់គ្លេស", "About the service, in English"),
    "kinds_km": ("ឈ្មោះប្រភេទជំនួយជាភាសាខ្មែរ", "Kinds of help, in Khmer"),
    "kinds_en": ("ឈ្មោះប្រភេទជំនួយជាភាសាអង់គ្លេស", "Kinds of help, in English"),
    "served_km": ("សម្រាប់អ្នកណា ជាភាសាខ្មែរ", "For whom, in Khmer"),
    "served_en": ("សម្រាប់អ្នកណា ជាភាសាអង់គ្លេស", "For whom, in English"),
    "not_served_km": ("មិនសម្រាប់អ្នកណា ជាភាសាខ្មែរ", "Not for whom, in Khmer"),
    "not_served_en": ("មិនសម្រាប់អ្នកណា ជាភាសាអង់គ្លេស", "Not for whom, in English"),
    "provinces_km": ("ឈ្មោះខេត្តជាភាសាខ្មែរ", "Provinces, in Khmer"),
    "provinces_en": ("ឈ្មោះខេត្តជាភាសាអង់គ្លេស", "Provinces, in English"),
    "hours_km": ("ម៉ោងបើកជាភាសាខ្មែរ", "Hours, in Khmer"),
    "to_bring_km": ("អ្វីត្រូវយកទៅ ជាភាសាខ្មែរ", "What to bring, in Khmer"),
    "to_bring_en": ("អ្វីត្រូវយកទៅ ជាភាសាអង់គ្លេស", "What to bring, in English"),
    "cost_km": ("ថ្លៃសេវាជាភាសាខ្មែរ", "Cost, in Khmer"),
    "cost_en": ("ថ្លៃសេវាជាភាសាអង់គ្លេស", "Cost, in English"),
    "method": ("វិធីត្រួតពិនិត្យ", "Method of the check"),
    "checked_on": ("ថ្ងៃត្រួតពិនិត្យ", "Checked on"),
    "printed_on": ("កាលបរិច្ឆេទចុះផ្សាយនៃប្រភព", "Printed on"),
    "due_on": ("ថ្ងៃត្រួតពិនិត្យបន្ទាប់", "Next check due"),
    # What other programs keep: a short name may change, and go to another organization.
    "id": ("លេខសម្គាល់សាធារណៈ", "Public id"),
    "list_number": ("លេខបញ្ជី", "Number of the list"),
    "list_date": ("ថ្ងៃចេញបញ្ជី", "Date of the list"),
}
_ANSWERS = {True: "yes", False: "no", None: ""}
# What an organization says that names no service of its own.
_NO_SERVICE = {
    "id": None,
    "name": {},
    "description": {},
    "kinds": [],
    "served": [],
    "not_served": [],
    "provinces": [],
    "nationwide": None,
    "residential": None,
    "hotline": None,
    "free_of_charge": None,
    "hours": [],
    "eligibility": {},
    "application_process": {},
    "required_documents": {},
    "fees": {},
}


def rows(reader: Reader) -> list[dict[str, str]]:
    """A row for each service: column -> text. An organization without services has one row."""
    names = Names(reader.file("catalogue"))
    list_columns = {
        "list_number": str(reader.pointer["seq"]),
        "list_date": reader.pointer["published_at"],
    }
    return [
        _organization(standing)
        | _service(service, names)
        | _phones(phones_of(standing["listing"], service))
        | list_columns
        for standing in reader.documents()
        for service in standing["listing"]["services"] or [_NO_SERVICE]
    ]


def phones_of(listing: dict, service: dict) -> list[dict]:
    """The numbers that reach a service: its own, and those that reach no other service."""
    others = {one["id"] for one in listing["services"]} - {service["id"]}
    return [phone for phone in listing["phones"] if phone["service"] not in others]


class Names:
    """The names of kinds of help, groups and provinces, by code."""

    def __init__(self, catalogue: dict) -> None:
        self._names = {
            group: {term["code"]: term["name"] for term in catalogue[group]}
            for group in ("kinds", "served", "provinces")
        }

    def of(self, group: str, codes: list[str], language: str) -> list[str]:
        """Names in a language, else in another; a code without a name stays a code."""
        names = self._names[group]
        return [languages.choose(names.get(code, {}), language)[1] or code for code in codes]


def _organization(standing):
    listing = standing["listing"]
    contacts = [f"{contact['type']}: {contact['value']}" for contact in listing["contacts"]]
    return {
        "id": listing["public_id"],
        "slug": listing["slug"],
        **_both("name", listing["name"]),
        "acronym": listing["acronym"],
        "type": listing["type"],
        **_both("description", listing["description"]),
        "website": listing["website"],
        **_both("warning", words.in_each(words.warnings, standing)),
        **_both("check", words.in_each(words.check, standing)),
        "contacts": BETWEEN.join(contacts),
        "method": standing["method"],
        "checked_on": standing["checked_on"],
        "printed_on": listing["printed_on"] or "",
        "due_on": standing["due_on"],
    }


def _service(service, names):
    row = {
        **_both("service_name", service["name"]),
        **_both("service_description", service["description"]),
        "nationwide": _ANSWERS[service["nationwide"]],
        "residential": _ANSWERS[service["residential"]],
        "hotline": _ANSWERS[service["hotline"]],
        "free": _ANSWERS[service["free_of_charge"]],
        "hours": hours.format(service["hours"], languages.ENGLISH.code),
        "hours_km": hours.format(service["hours"], languages.KHMER.code),
        **_both("eligibility", service["eligibility"]),
        **_both("referral", service["application_process"]),
        **_both("to_bring", service["required_documents"]),
        **_both("cost", service["fees"]),
    }
    for column in ("kinds", "served", "not_served", "provinces"):
        codes = service[column]
        group = "served" if column == "not_served" else column
        row[column] = BETWEEN.join(codes)
        for language in languages.CODES:
            row[f"{column}_{language}"] = BETWEEN.join(names.of(group, codes, language))
    return row


def _phones(phones):
    row = {"phones": BETWEEN.join(phone["number"] for phone in phones)}
    for language in languages.CODES:
        said = [about_phone(phone, language) for phone in phones]
        row[f"phones_for_{language}"] = BETWEEN.join(filter(None, said))
    return row


def about_phone(phone: dict, language: str) -> str:
    """What a number is for and when, after the number itself; empty if nothing is said of it."""
    purpose = languages.choose(phone["purpose"], language)[1]
    week = hours.format(phone["hours"], language).replace(BETWEEN, ", ")
    about = ", ".join(filter(None, [purpose, week]))
    return f"{dialled(phone['number'])} {about}" if about else ""


def _both(name, texts):
    return {f"{name}_{code}": texts.get(code, "") for code in languages.CODES}
