"""Finds what may be the name of a person, by the title before it.

It rather finds too little: whoever writes a name without a title is asked by the form alone.
"""

import re

_KHMER = "\u1780-\u17ff"
# Not "world", "you", "monk" and "teacher", which begin or end like a title.
_TITLES_KM = r"លោកស្រី|លោកជំទាវ|លោក(?!អ្នក|សង្ឃ|គ្រូ|ស្រី|ជំទាវ)|អ្នកស្រី|អ្នកនាង|កញ្ញា|ឯកឧត្តម"
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Mme|H\.E)\b\.?\s+[A-Z][a-z]\w*(?:\s+[A-Z]\w+)?"
    rf"|(?<![{_KHMER}])(?:{_TITLES_KM})\s*[{_KHMER}]{{2,}}(?:\s+[{_KHMER}]{{2,}})?"
)


def find_person(text: str) -> str:
    """The first name of a person with its title, as it is written; "" if there is none."""
    found = _PERSON.search(text)
    return found[0] if found else ""
