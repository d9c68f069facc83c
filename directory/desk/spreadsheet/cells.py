"""Reads what people have written in a cell, or says why not and what would be right."""

import difflib
import re

from django.core.exceptions import ValidationError
from django.forms import URLField
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.desk.asking import about_hours
from directory.desk.fields import LONGEST_TEXT, WEB, visible
from directory.desk.spreadsheet import channels, workbook
from directory.desk.spreadsheet.wrong import Wrong
from directory.models import Organization, Phone, Province, TaxonomyTerm
from directory.text import hours, khmer, languages, search_key
from directory.text.writing import quoted

# Between the entries of a list, as the template says; a comma will do where no name holds one.
_BETWEEN = re.compile(r"[;\n；]")
_YES = {search_key(word) for word in ("yes", "y", "true", "1", "x", "បាទ", "ចាស", "មាន", "បាទ/ចាស")}
_NO = {search_key(word) for word in ("no", "n", "false", "0", "ទេ", "គ្មាន", "មិនមាន")}
_MOST_PIECES = 200
_LONGEST = {
    "name_km": 200,
    "name_en": 200,
    "service_name_km": 200,
    "service_name_en": 200,
    "acronym": 30,
    "phones_source": 200,
}
# What Windows-1252 has beyond ASCII: fonts of before Unicode have Khmer letters there.
_BEYOND_ASCII = re.compile("[\u00a1-\u00ff\u0152-\u0192\u02c6\u02dc\u2020-\u2022\u2030\u2122]")
# Greek, Cyrillic, Armenian and Cherokee: a name in such letters looks like one that we know.
_ALIKE = re.compile("[\u0370-\u03ff\u0400-\u058f\u13a0-\u13ff]")
_LOST = re.compile(r"\?{3,}|\ufffd")


class CellReader:
    """Reads the cells of a table, with the catalogue as it stands."""

    def __init__(self):
        terms = TaxonomyTerm.objects
        served = list(terms.filter(taxonomy=TaxonomyTerm.Taxonomy.SERVED))
        rows = {
            "kinds": list(terms.filter(taxonomy=TaxonomyTerm.Taxonomy.KIND)),
            "served": served,
            "not_served": served,
            "provinces": list(Province.objects.all()),
        }
        self.names = {column: _spellings(found) for column, found in rows.items()}
        self.called = {
            column: {row.code: str(row) for row in found} for column, found in rows.items()
        }
        self.close = {}
        # Somebody has said of them already that they are right as they are.
        self.numbers = set(Phone.objects.values_list("number", flat=True))
        self.types = _spellings_of_types()

    def read(self, column: str, cell: workbook.Cell):
        """What the cell says, as a revision spells it; None if it is empty. Raises Wrong."""
        _require_typed(cell)
        text = visible(_unguarded(cell.text))
        if not text:
            return None
        if len(text) > LONGEST_TEXT:
            raise Wrong(_("This is longer than %(count)s characters.") % {"count": LONGEST_TEXT})
        if column in self.names:
            return self._codes(column, text)
        if column == "phones":
            return channels.phones(text, self.numbers)
        if column in _OTHERS:
            return _OTHERS[column](text)
        if column == "type":
            return self._type(text)
        return _text(column, text, cell.font)

    def _codes(self, column, text):
        """The codes of the terms or provinces that a list names."""
        known = self.names[column]
        pieces = [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]
        # A name may hold a comma, so that only what is no name as a whole is taken apart.
        pieces = [
            part.strip()
            for piece in pieces
            for part in ([piece] if search_key(piece) in known else re.split("[,،、]", piece))
            if part.strip()
        ]
        if len(pieces) > _MOST_PIECES:
            raise Wrong(_("There are more than %(count)s in this cell.") % {"count": _MOST_PIECES})
        found, unknown = [], []
        for place, piece in enumerate(pieces):
            key = search_key(piece)
            # Excel takes the first 0 of a code away.
            code = known.get(key) or (known.get(key.zfill(2)) if key.isdecimal() else None)
            if code:
                found.append(code)
            else:
                unknown.append(piece)
                close = self._closest(column, key)
                pieces[place] = self.called[column][known[close]] if close else ""
        if not unknown:
            return sorted(set(found))
        if any(map(khmer.is_in_old_font, unknown)):
            raise _in_old_font()
        what = {
            "kinds": _("%(typed)s is no kind of help."),
            "provinces": _("%(typed)s is no province."),
        }.get(column, _("%(typed)s is no group of people."))
        right = "; ".join(pieces) if all(pieces) else ""
        why = what % {"typed": ", ".join(quoted(piece, get_language()) for piece in unknown)}
        if not right:
            why += " " + _("The sheet “%(name)s” of the template has all of them.") % {
                "name": _("Codes")
            }
        raise Wrong(why, right)

    def _closest(self, column, key):
        """The spelling that comes closest to this one, or ""; each is looked for once."""
        if (column, key) not in self.close:
            found = difflib.get_close_matches(key, self.names[column], n=1, cutoff=0.75)
            self.close[column, key] = found[0] if found else ""
        return self.close[column, key]

    def _type(self, text):
        if code := self.types.get(search_key(text)):
            return code
        close = difflib.get_close_matches(search_key(text), self.types, n=1, cutoff=0.75)
        choices = ", ".join(map(str, Organization.Type.labels))
        raise Wrong(
            _("This is no type of organization. The types are: %(types)s.") % {"types": choices},
            self.types[close[0]] if close else "",
        )


def _spellings(rows):
    """The code of each row by what it may be called; what two rows are called is nobody's."""
    found = {}
    for row in rows:
        names = [row.code, row.name_km, row.name_en, *getattr(row, "other_names", [])]
        for name in filter(None, names):
            found.setdefault(search_key(name), set()).add(row.code)
    return {key: codes.pop() for key, codes in found.items() if len(codes) == 1}


def _spellings_of_types():
    """The code of each type by what it may be called, in any language."""
    found = {search_key(code): code for code in Organization.Type.values}
    for language in languages.CODES:
        with translation.override(language):
            found |= {search_key(str(name)): code for code, name in Organization.Type.choices}
    return found


def _require_typed(cell):
    """Refuse what nobody has typed in this form."""
    if cell.kind == workbook.NOBODY:
        raise Wrong(_("A row needs the name of its organization."))
    if cell.kind == workbook.FORMULA or _unguarded(cell.text).startswith("="):
        raise Wrong(_("This is a formula. Copy the cell and paste its value only."))
    if cell.kind == workbook.ERROR:
        raise Wrong(_("Excel shows an error here. Type what is meant."))
    if cell.kind == workbook.DATE:
        raise Wrong(
            _("Excel made a date or a time of this. Make the column text, then type it again.")
        )
    if _LOST.search(cell.text):
        raise Wrong(
            _("Letters were lost when this file was saved. Save it as an Excel workbook (.xlsx).")
        )


def _unguarded(text):
    """A text without what keeps Excel from reckoning with it: ="012…" or a quote before a sign."""
    if found := re.fullmatch(r'="([^"]*)"', text.strip()):
        return found[1]
    return re.sub(r"^\s*'(?=[=+\-@0-9])", "", text)


def _in_old_font(font=None):
    return Wrong(
        _(
            "This is Khmer in an old font (%(font)s), which phones cannot show. "
            "Convert it to Unicode, or type it again."
        )
        % {"font": font or "Limon, ABC"}
    )


def _text(column, text, font):
    """A text as a column of ours holds it."""
    looks_old = khmer.is_in_old_font(text)
    if column.endswith("_km") and not khmer.has_khmer(text):
        is_beyond = len(_BEYOND_ASCII.findall(text)) > 1
        looks_old = looks_old or is_beyond or (font and re.search("[A-Za-z]", text))
    if looks_old:
        raise _in_old_font(font)
    longest = _LONGEST.get(column)
    if not longest:
        return text
    if found := _ALIKE.search(text):
        raise Wrong(
            _("The letter “%(letter)s” only looks like one that we write. Type the name anew.")
            % {"letter": found[0]}
        )
    line = " ".join(text.split())
    if len(line) > longest:
        raise Wrong(_("This is longer than %(count)s characters.") % {"count": longest})
    return line


def _slug(text):
    right = slugify(text)[:50]
    if text != right:
        raise Wrong(_("Only small Latin letters, digits and dashes, at most 50 of them."), right)
    return text


def _website(text):
    address = text if "://" in text else f"https://{text}"
    try:
        if not WEB.match(address):
            raise ValidationError("")
        return URLField(assume_scheme="https", max_length=200).clean(address)
    except ValidationError as error:
        raise Wrong(
            _("This is no address of a website. Write it like https://example.org")
        ) from error


def _yes_or_no(text):
    key = search_key(text)
    if key not in _YES | _NO:
        raise Wrong(_("Write yes or no, or leave the cell empty if nobody knows."))
    return key in _YES


def _hours(text):
    try:
        return [f"{day} {opens}-{closes}" for day, opens, closes in hours.parse(text)]
    except hours.HoursError as error:
        raise Wrong(about_hours(error)) from error


_OTHERS = {
    "slug": _slug,
    "website": _website,
    "nationwide": _yes_or_no,
    "residential": _yes_or_no,
    "hotline": _yes_or_no,
    "free": _yes_or_no,
    "hours": _hours,
    "contacts": channels.contacts,
}
