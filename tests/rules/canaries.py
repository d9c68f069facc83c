"""A word of its own in every text field of an organization, and which of them are public."""

import io
import itertools
import zipfile

from django.db import models

# They hold a key, a number or a date.
NO_TEXT = {"slug", "public_id", "number", "printed_on"}


class Canaries:
    """Words that are found again, each planted in one field."""

    def __init__(self):
        self.words = {}
        self.letters = itertools.combinations("bcdfghjkmpwxz", 3)

    def plant(self, label, row, **fixed):
        """Fill every text field of a row that is free to hold any text; save the row."""
        for field in row._meta.concrete_fields:
            if not holds_any_text(field) or field.name in fixed:
                continue
            word = self.word(f"{label}.{field.name}")
            is_url = isinstance(field, models.URLField)
            setattr(row, field.name, f"https://{word}.example/" if is_url else word)
        for name, value in fixed.items():
            setattr(row, name, value)
        row.save()
        return row

    def word(self, label):
        # Three times, so that no word is one slip of the finger, or of the ear, away from another.
        self.words[label] = f"kanari{3 * ''.join(next(self.letters))}"
        return self.words[label]

    def found_in(self, text):
        text = text.lower()
        return {label for label, word in self.words.items() if word in text}


def holds_any_text(field):
    """Whether a field takes a word of ours: no choice, no key, no number."""
    if not isinstance(field, (models.CharField, models.TextField)) or field.choices:
        return False
    names = {other.name for other in field.model._meta.concrete_fields}
    has_languages = f"{field.name}_km" in names
    return not has_languages and field.name not in NO_TEXT


def readable(content):
    """The text of an answer; a workbook is a zip of texts."""
    if not content.startswith(b"PK"):
        # A vCard breaks its lines anywhere.
        return content.decode().replace("\r\n ", "")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(name).decode() for name in book.namelist())
