"""Filters of the list of organizations."""

from django.contrib import admin
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.desk import agenda


class StateFilter(admin.SimpleListFilter):
    """By the last check and whether the entry changed since; `last_*` come from the list."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("standing", _("Standing")),
            ("withdrawn", _("Withdrawn")),
            ("never", _("Never checked")),
            ("waiting", _("Waiting for check")),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "standing":
                return queryset.filter(last_outcome="confirmed", revision__lte=F("last_revision"))
            case "waiting":
                return queryset.filter(last_outcome="confirmed", revision__gt=F("last_revision"))
            case "withdrawn":
                return queryset.filter(last_outcome="withdrawn")
            case "never":
                return queryset.filter(last_outcome=None)
        return queryset


class TodoFilter(admin.SimpleListFilter):
    """The whole of a group of which the first page shows the beginning."""

    title = gettext_lazy("what is to do")
    parameter_name = "todo"

    def lookups(self, request, model_admin):
        return [
            ("due", _("Checks that are due")),
            ("waiting", _("Changes that wait for a check")),
            ("never", _("Never checked")),
            ("lapsing", _("Checks that fall due in the next 14 days")),
            ("gaps", _("Texts in one language only")),
        ]

    def queryset(self, request, queryset):
        if self.value() not in dict(self.lookup_choices):
            return queryset
        found = agenda.to_do(self.value(), timezone.localdate())
        return queryset.filter(pk__in=found.values("pk"))
