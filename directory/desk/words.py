"""Facts and revisions of an entry in words that can be read aloud on the telephone."""

from itertools import groupby

from django.db.models import QuerySet, Value
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from directory.models import Contact, Organization, Province, TaxonomyTerm
from directory.rules import catalogue_check, catalogue_editing, differences, safety
from directory.rules.listing import PLAIN_FACTS, is_overdue
from directory.text import hours, languages
from directory.text.leads import MOBILE
from directory.text.writing import day, dialled, printed, quoted

# In the order in which they are read aloud; PostgreSQL keeps no order of its own.
LABELS = {
    "type": gettext_lazy("channel"),
    "value": gettext_lazy("address"),
    "name": gettext_lazy("name"),
    "description": gettext_lazy("description"),
    "purpose": gettext_lazy("what it is for"),
    "printed_on": gettext_lazy("when it was printed"),
    "printed_in": gettext_lazy("where it was printed"),
    "service": gettext_lazy("service"),
    "toll_free": gettext_lazy("free to call"),
    "languages": gettext_lazy("languages"),
    "hours": gettext_lazy("Hours"),
    "kinds": gettext_lazy("kinds of help"),
    "served": gettext_lazy("For whom"),
    "not_served": gettext_lazy("Not for"),
    "provinces": gettext_lazy("provinces"),
    "nationwide": gettext_lazy("nationwide"),
    "hotline": gettext_lazy("hotline"),
    "residential": gettext_lazy("residential"),
    "free_of_charge": gettext_lazy("free of charge"),
    "eligibility": gettext_lazy("for whom, and for whom not"),
    "application_process": gettext_lazy("how to refer"),
    "required_documents": gettext_lazy("what to bring"),
    "fees": gettext_lazy("cost"),
    "province": gettext_lazy("province"),
    "address": gettext_lazy("address"),
}
TAXONOMY_OF = {"kinds": "kind", "served": "served", "not_served": "served"}
# Answers for which "not known" is news, so that they are shown without one as well.
ASKED = {"nationwide", "free_of_charge", "hours"}


def said_of(organization, sentence):
    """A sentence that says which organization it is about."""
    return f"{organization}: {sentence}"


def facts_beside(facts, standing_facts, names=None):
    """One row a fact: what would stand, beside what stands where the two differ.

    `standing_facts` are those of the standing listing, or None; `names` is what `catalogue_names`
    returned, for a caller that asks many times. Facts that the entry no longer has come last.
    """
    names = names or catalogue_names()
    before = standing_facts or {}
    now_services, old_services = _services(facts), _services(before)
    gone = {name: None for name in before if name not in facts}
    return [
        {
            "name": name,
            "label": label(name),
            "lines": _lines(name, value, names, now_services),
            "standing": _lines(name, before.get(name), names, old_services),
            "is_changed": standing_facts is not None and before.get(name) != value,
            "is_gone": name in gone,
        }
        for name, value in {**facts, **gone}.items()
    ]


def meant(leads):
    """What whoever confirms says of texts that lead elsewhere: kind -> as written."""
    said = []
    if number := leads.get(MOBILE):
        own = _(
            "%(number)s is a mobile number. It is the organization's, and nobody's private one."
        )
        said.append(own % {"number": number})
    if named := [quoted(text, get_language()) for kind, text in leads.items() if kind != MOBILE]:
        said.append(_("It names %(text)s. That is meant so.") % {"text": ", ".join(named)})
    return " ".join(said)


def changed_lines(rows):
    """Of rows of `facts_beside` those that changed, with only the lines in which they differ."""
    return [
        row
        | {
            "lines": [line for line in row["lines"] if line not in row["standing"]],
            "standing": [line for line in row["standing"] if line not in row["lines"]],
        }
        for row in rows
        if row["is_changed"]
    ]


def label(name):
    """What a fact is called."""
    if name in PLAIN_FACTS:
        return capfirst(Organization._meta.get_field(name).verbose_name)
    return {
        "name": _("Name"),
        "caution": _("Caution"),
        "printed_on": _("When the newest source was printed"),
        "description": _("Description"),
        "phones": _("Number"),
        "unconfirmed": _("Number that nobody has confirmed"),
        "services": _("Service"),
        "contacts": _("Contact"),
        "locations": _("Place"),
    }[name.split("/")[0]]


def due(due_on, on):
    """When the next check of a standing listing is due, as seen on a day."""
    words = {"day": day(due_on, get_language())}
    if is_overdue(due_on, on):
        return _("overdue: it was due by %(day)s") % words
    return _("Due today") if due_on == on else _("due by %(day)s") % words


def waited(time):
    """How long something has waited, in whole hours, and from two days on in days."""
    hours = int(time.total_seconds() // 3600)
    if hours < 48:
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    return ngettext("%(count)d day", "%(count)d days", hours // 24) % {"count": hours // 24}


def sealed_waits(at):
    """How long reports about safety have waited, if verifiers have to be told; else nothing."""
    since = safety.waiting_since()
    return waited(at - since) if safety.is_unanswered(since, at) else ""


def changes(before, after):
    """What differs between two documents, part by part.

    Returns a list of {"where", "act", "lines"}; a line is one of differences.between.
    """
    lines = [
        line | {"is_number": line["path"][-1] == "number"}
        for line in differences.between(before, after)
    ]
    return [
        {"where": where, "act": act, "lines": list(found)}
        for (where, act), found in groupby(lines, key=lambda line: (line["where"], line["act"]))
    ]


def catalogue_names():
    """Terms and provinces in the reader's language, by what they are and their code.

    A term that does not stand yet is called what its working copy says.
    """
    standing = catalogue_check.standing()
    # Nobody confirms a listing under a name of the working copy that stands otherwise.
    names = {
        key: {code: row[f"name_{code}"] for code in languages.CODES}
        for key, row in catalogue_editing.rows(standing and standing.document).items()
        if key[0] != "need"
    }
    if standing is None or standing.newest_revision > standing.revision:
        names = _working_names() | names
    return {key: languages.choose(texts, get_language())[1] for key, texts in names.items()}


def _working_names():
    """The names of the working copy, by the same keys."""
    # Not by the managers: modeltranslation's give the columns of a union in any order.
    columns = ("code", *languages.columns("name"))
    terms = QuerySet(TaxonomyTerm).order_by().values_list(*columns, "taxonomy")
    provinces = QuerySet(Province).order_by().values_list(*columns, Value("province"))
    return {
        (group, code): dict(zip(languages.CODES, names, strict=True))
        for code, *names, group in terms.union(provinces, all=True)
    }


def _services(facts):
    """The services among facts in words, for the numbers that belong to them."""
    return {
        value["id"]: " / ".join(
            value["name"][code] for code in languages.CODES if value["name"][code]
        )
        or _("service")
        for name, value in facts.items()
        if name.startswith("services/")
    }


def _lines(name, value, names, services):
    """A fact as lines: label, text, language of the text, whether it is a number to dial."""
    if value is None:
        return []
    if name == "name":
        return _name_lines(value)
    if name == "printed_on":
        return [{"text": printed(value, get_language())}]
    if not isinstance(value, dict):
        return [{"text": value}]
    if "id" not in value:
        return _both("", value)
    lines = []
    if "number" in value:
        lines.append({"text": dialled(value["number"]), "number": value["number"]})
    for key, label in LABELS.items():
        inner = value.get(key)
        if isinstance(inner, dict):
            lines += _both(label, inner)
        elif key in value and (inner not in (None, "", []) or key in ASKED):
            lines.append({"label": label, "text": _text(key, inner, names, services)})
    return lines


def _name_lines(value):
    """What an organization is called, then what it is filed under, which is ours alone."""
    kinds = dict(Organization.Type.choices)
    own = {
        "name_is_translation": value["name_is_translation"] and _("Yes"),
        "acronym": value["acronym"],
        "organization_type": kinds.get(value["type"], value["type"]),
    }
    filed = {"order": value["order"], "slug": value["slug"]}
    lines = [
        {
            "label": Organization._meta.get_field(name).verbose_name,
            "text": text,
            "is_ours": name in filed,
        }
        for name, text in (own | filed).items()
        if text not in ("", False)
    ]
    names = {code: "\n".join(texts) for code, texts in value["alternate_names"].items()}
    return [
        *_both("", value["name"]),
        *_both(gettext_lazy("other names"), names),
        *lines,
    ]


def _both(label, value):
    return [
        {"label": label, "text": value[language], "language": language}
        for language in languages.CODES
        if value[language]
    ]


def _text(key, value, names, services):
    if value in (None, []):
        return _("Not known")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if writes := _WRITERS.get(key):
        return writes(value)
    if key == "service":
        return services.get(value, _("service"))
    group = TAXONOMY_OF.get(key, "province")
    codes = value if isinstance(value, list) else [value]
    return ", ".join(names.get((group, code), code) for code in codes)


_WRITERS = {
    "hours": lambda week: hours.format(week, get_language()),
    "printed_on": lambda when: printed(when, get_language()),
    "type": lambda channel: str(dict(Contact.Type.choices).get(channel, channel)),
    "languages": lambda codes: languages.in_words(codes, get_language()),
}
