"""The languages of the interface, in one table; and those that numbers are answered in."""

from dataclasses import dataclass

from directory.text.tables import TABLES


@dataclass(frozen=True)
class Language:
    """A language of the interface: its code, own name, digits, months and quotation marks."""

    code: str
    name: str
    digits: str
    months: tuple[str, ...]
    quotes: str


# Browsers and Django have no dependable Khmer month names (CLDR has these).
KHMER = Language(
    "km",
    "ខ្មែរ",
    TABLES["digits"],
    (
        *("មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា"),
        *("កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"),
    ),
    "«{}»",
)
ENGLISH = Language(
    "en",
    "English",
    "0123456789",
    (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "“{}”",
)
# The default comes first; a text that lacks one language is shown in the next that it has.
LANGUAGES = {language.code: language for language in (KHMER, ENGLISH)}
CODES = tuple(LANGUAGES)
DEFAULT = KHMER.code

# Languages that a number is answered in. Django's own Khmer names of languages are often wrong.
SPOKEN = {
    "km": {"km": "ខ្មែរ", "en": "Khmer"},
    "en": {"km": "អង់គ្លេស", "en": "English"},
    "vi": {"km": "វៀតណាម", "en": "Vietnamese"},
    "zh": {"km": "ចិន", "en": "Chinese"},
    "fr": {"km": "បារាំង", "en": "French"},
    "th": {"km": "ថៃ", "en": "Thai"},
}


def columns(field: str) -> tuple[str, ...]:
    """The columns of a translated field: name_km, name_en."""
    return tuple(f"{field}_{code}" for code in CODES)


def texts_of(row: object, field: str) -> dict[str, str]:
    """A translated field of a row as {language: text}; an empty column gives an empty text."""
    return {code: getattr(row, f"{field}_{code}") or "" for code in CODES}


def in_order(language: str) -> tuple[str, ...]:
    """The languages of the interface, this one first."""
    return (language, *(code for code in CODES if code != language))


def choose(texts: dict[str, str], language: str) -> tuple[str, str]:
    """(language, text) of a text in this language, else in the first other that it has."""
    codes = in_order(language)
    return next(((code, texts[code]) for code in codes if texts.get(code)), (language, ""))


def spoken(code: str, language: str) -> str:
    """The name of a language that people answer in; a code without a name stays a code."""
    return SPOKEN.get(code, {}).get(language, code)


def in_words(codes: list[str], language: str) -> str:
    """The names of languages that people answer in, in one line."""
    return ", ".join(spoken(code, language) for code in codes)
