"""Dates, numbers and texts in two languages, as filters that write in the page's language."""

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from directory.models import Contact, Report
from directory.publish import markup
from directory.server import manual
from directory.text import hours, languages, writing

register = template.Library()
register.filter("dialled", writing.dialled)


@register.simple_tag
def months():
    """The names of the months, for the script, which must not ask the browser for them."""
    return " ".join(languages.LANGUAGES[get_language()].months)


@register.simple_tag(name="manual")
def manual_in_the_language(name):
    """A manual of docs/manual/ in the language of the page."""
    return mark_safe(manual.markup(name, get_language()))  # noqa: S308 - see there


@register.simple_tag
def report_kinds():
    """What a report can say, in the order in which it is offered."""
    return list(Report.Kind)


@register.simple_tag
def report_refused():
    """The report that has a reason."""
    return Report.Kind.REFUSED


@register.simple_tag
def report_reasons():
    """Why somebody may have been turned away, in the order in which it is offered."""
    return list(Report.Why)


@register.simple_tag
def theme_color():
    """The colour around the page in a browser."""
    return settings.THEME_COLOR


@register.simple_tag
def symbol(name):
    """A symbol of templates/sprite.html; the words beside it say what it means."""
    return format_html('<svg aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.simple_tag
def hole(name):
    """A place in a block that pages and phones fill, see packing.fill."""
    return SafeString(f"<{{{name}}}>")


@register.simple_tag
def line():
    """A line end that stays when a piece loses the white space of its template."""
    return SafeString(markup.LINE)


@register.filter
def day(when):
    """A day, or the day of a moment in Cambodia."""
    return writing.day(when, get_language())


@register.filter
def days(isos):
    """Some days, those of a month together."""
    return writing.days(isos, get_language())


@register.filter
def digits(text):
    """A text, or a number, with the digits of the language."""
    return writing.digits(text, get_language())


@register.filter
def month(iso_month):
    """2026-11 as the name of the month and the year."""
    return writing.month(iso_month, get_language())


@register.filter
def printed(when):
    """When something was printed, as precisely as it is known: a year, a month or a day."""
    return writing.printed(when, get_language())


@register.filter
def channel(code):
    """What a way to reach somebody is called; a code without a name stays a code."""
    return dict(Contact.Type.choices).get(code, code)


@register.filter(name="languages")
def spoken(codes):
    """The languages that a number is answered in, by name."""
    return languages.in_words(codes, get_language())


@register.filter
def weekly(schedule):
    """Opening hours in words."""
    return hours.format(schedule, get_language())


@register.filter
def either(both):
    """A text in the page's language, else in the other one, marked with its `lang`."""
    code, text = languages.choose(both, get_language())
    return text if code == get_language() else format_html('<span lang="{}">{}</span>', code, text)


@register.filter
def names(terms):
    """The texts of several terms in one line, each as `either` has it."""
    return format_html_join(", ", "{}", ((either(term),) for term in terms))


@register.filter
def other_language(both):
    """The text in the language that the page is not in, marked with its `lang`."""
    _page, other = languages.in_order(get_language())
    if not both[other] or both[other] == both[get_language()]:
        return ""
    return format_html('<span lang="{}">{}</span>', other, both[other])
