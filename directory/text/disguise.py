"""Finds what may lead a reader elsewhere in a short text: digits, numbers in words, addresses.

For names that two people confirm and that need none of these, so it rather finds too much.
"""

import re
import unicodedata

DIGIT, ADDRESS, SIGN = "digit", "address", "sign"
# Three digits are enough to be dialled, as in 117.
DIALLED = 3

# Signs that nobody sees: they turn text around for reading, join, split or steer.
_SIGNS = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
ADDRESS_SIGNS = re.compile(
    # Any two letters after a dot may be a top-level domain; "e.g." has one letter there.
    r"@|//|\bwww\b|[^\s.]\.[^\W\d_]{2}|\bdot\s+(?:com|org|net|info|me|kh)\b",
    re.IGNORECASE,
)
# Addresses whose signs are written out or stand apart, and digits in French.
WRITTEN_OUT = re.compile(
    r"(?<![a-z])(?:gmail|yahoo|hotmail|outlook|dot)(?![a-z])|[(\[{<]\s*at\s*[)\]}>]|\w\s+\.\s+\w"
    r"|(?:\b(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf)\b\W*){3}|សញ្ញាអេ|ចំណុច\s*[a-z]",
    re.IGNORECASE,
)
# Names of networks, beside which stands the name of an account.
NETWORK = re.compile(
    r"(?<![a-z])(?:facebook|fb|messenger|telegram|whatsapp|viber|signal|line id|tiktok|instagram"
    r"|youtube)(?![a-z])"
    r"|ហ្វេសប៊ុក|ហ្វេសបុក|តេឡេក្រាម|តេលេក្រាម|វ៉ាតសាប់|មេសសិនជឺ",
    re.IGNORECASE,
)
_ONES = (
    "zero oh nought one two three four five six seven eight nine "
    "soun sone muoy mouy pi pir bei bey buon boun pram "
    "សូន្យ មួយ ពីរ បី បួន ប្រាំមួយ ប្រាំពីរ ប្រាំពិល ប្រាំបី ប្រាំបួន ប្រាំ"
)
# Each of these stands for two digits, unless a smaller one follows.
_MORE = (
    "double triple ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "dob mphei samseb ដប់ ម្ភៃ សាមសិប សែសិប ហាសិប ហុកសិប ចិតសិប ប៉ែតសិប កៅសិប រយ ពាន់"
)
_IS_MORE = {word: more for more, words in ((0, _ONES), (1, _MORE)) for word in words.split()}
# The longest first, as ប្រាំ begins four others.
_LONGEST_FIRST = sorted(_IS_MORE, key=len, reverse=True)
_LATIN = "|".join(word for word in _LONGEST_FIRST if word.isascii())
_KHMER = "|".join(word for word in _LONGEST_FIRST if not word.isascii())
# Khmer is written without blanks, so that only a Latin word has an end.
_WORD = re.compile(rf"(?<![a-z])(?:{_LATIN})(?![a-z])|{_KHMER}")


def find_lead(text: str) -> str | None:
    """Which of DIGIT, ADDRESS and SIGN this text holds; None if it holds none of them."""
    if any(unicodedata.category(sign) in _SIGNS for sign in text):
        return SIGN
    # Digits and dots in circles, squares or full width become plain ones.
    plain = unicodedata.normalize("NFKC", text).casefold().replace("。", ".")
    if _has_digit(plain) or _has_digit(text) or longest_number(plain) >= DIALLED:
        return DIGIT
    return ADDRESS if ADDRESS_SIGNS.search(plain) else None


def _has_digit(text):
    """Whether a sign stands for a number in any script, the signs of Khmer days included."""
    return any(
        unicodedata.category(sign).startswith("N") or "\u19e0" <= sign <= "\u19ff" for sign in text
    ) or any(unicodedata.numeric(sign, None) is not None for sign in text)


def longest_number(text: str) -> int:
    """How many digits the longest number has that is written out in words, in small letters."""
    longest, run, end, was_more = 0, 0, 0, False
    for found in _WORD.finditer(text):
        if any(sign.isalnum() for sign in text[end : found.start()]):
            run, was_more = 0, False
        is_more = bool(_IS_MORE[found[0]])
        # "Eighty-eight" has two digits, "eighty" has two as well.
        run += 2 if is_more else 0 if was_more else 1
        end, was_more = found.end(), is_more
        longest = max(longest, run)
    return longest
