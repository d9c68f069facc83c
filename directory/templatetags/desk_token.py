"""Django's tag `csrf_token`, for every form of the desk, also those of Django's own templates.

It is built into all templates, see settings, so that no form can forget whose it is.
"""

from django import template
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html

from directory.desk import kept_form

register = template.Library()


class _Node(CsrfTokenNode):
    def render(self, context):
        return super().render(context) + _opened_by(context)


@register.tag
def csrf_token(_parser, _token):
    """The token of a form, and at the desk who opened it."""
    return _Node()


def _opened_by(context):
    request = context.get("request")
    # Pages for everybody must not depend on who is signed in.
    if request is None or not request.path_info.startswith("/admin/"):
        return ""
    # A page that keeps a form says who opened that form, which may be somebody else.
    name = context.get("opened_by") or request.user.get_username()
    field = '<input type="hidden" name="{}" value="{}">'
    return format_html(field, kept_form.OPENED_BY, name) if name else ""
