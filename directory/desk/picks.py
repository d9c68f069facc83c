"""Checkboxes for a long list: what is chosen is named first, the rest is closed until opened."""

from django import forms
from django.template.loader import render_to_string

from directory import text
from directory.text import languages


class Picks(forms.CheckboxSelectMultiple):
    """A list named `title`. Of it `shown` options and what is chosen stand open.

    Kinds of help are grouped by their category. A list that `finds` has a field for searching, one
    that `offers_all` two buttons; both need the script of the entry form.
    """

    def __init__(self, title, *, shown=0, finds=False, offers_all=False):
        super().__init__()
        self.title, self.shown = title, shown
        self.finds, self.offers_all = finds, offers_all

    def render(self, name, value, attrs=None, renderer=None):
        """The list as markup."""
        widget = self.get_context(name, value, attrs)["widget"]
        options = [option for _name, group, _index in widget["optgroups"] for option in group]
        is_open = [
            self.shown > 0 and (place < self.shown or option["selected"])
            for place, option in enumerate(options)
        ]
        rows = list(zip(options, is_open, strict=True))
        context = {
            "id": widget["attrs"]["id"],
            "title": self.title,
            "finds": self.finds,
            "offers_all": self.offers_all,
            "total": len(options),
            "chosen": [option["label"] for option in options if option["selected"]],
            "open": [_drawn(option) for option, is_up in rows if is_up],
            "groups": _groups([option for option, is_up in rows if not is_up]),
        }
        return render_to_string("admin/directory/organization/entry/picks.html", context)


def _groups(options):
    """Options by their category, in the order of the categories; else one group without a name."""
    groups = {}
    for option in options:
        parent = getattr(option["value"].instance, "parent", None)
        groups.setdefault(parent, []).append(option)
    ordered = sorted(groups.items(), key=lambda item: item[0].order if item[0] else 0)
    return [
        {
            "name": parent and str(parent),
            "options": [_drawn(option) for option in group],
            "chosen": sum(option["selected"] for option in group),
        }
        for parent, group in ordered
    ]


def _drawn(option):
    """An option with the search key of all that it is called."""
    row = option["value"].instance
    called = [*languages.texts_of(row, "name").values(), *getattr(row, "synonyms", [])]
    return option | {"key": " ".join(text.search_key(name) for name in called if name)}
