"""How the desk's screens write names and moments."""

from django import template
from django.utils import timezone

from directory.desk import entry_merge, navigation
from directory.rules import alerts
from directory.templatetags.phlov import day, either
from directory.text import languages

register = template.Library()
register.filter("called", entry_merge.called)


@register.inclusion_tag("admin/navigation/links.html", takes_context=True)
def navigation_links(context):
    """The rail at the side of every page, or on a phone the tabs below it."""
    main, others = navigation.links(context["user"])
    path = context["request"].path
    # The first page of the desk is the beginning of every address.
    is_at = [link for link in main[1:] + others if path.startswith(link.address)]
    current = is_at[0] if is_at else main[0] if main and path == main[0].address else None
    return {
        "main": main,
        "others": others,
        "current": current,
        # A page below it, such as an entry of the list, is in it and not it.
        "is_here": current is not None and path == current.address,
    }


@register.filter
def name(row):
    """The name of an organization in the page's language, else in the other one."""
    return either(languages.texts_of(row, "name"))


@register.filter
def purpose(phone):
    """What a number is for, in the page's language, else in the other one."""
    return either(languages.texts_of(phone, "description"))


@register.filter
def reported_name(row):
    """The same for a row of reports."""
    return either({code: row[f"organization__name_{code}"] or "" for code in languages.CODES})


@register.filter
def moment(at):
    """A moment as a day and an hour in Cambodia."""
    local = timezone.localtime(at)
    return f"{day(local.date())}, {local:%H:%M}"


@register.filter
def said(alert):
    """What an alert says, as (language, text); a language without a text is left out."""
    return [(code, text) for code, text in alerts.texts(alert).items() if text]
