"""The manual of the desk, as a page of it."""

from django.contrib import admin
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe


@require_safe
def page(request):
    """The whole manual in the language of the desk, for everybody who may sign in."""
    context = {**admin.site.each_context(request), "title": _("Manual")}
    return render(request, "admin/manual.html", context)
