"""Filters of the list of organizations, and its search by number and place."""

from django.contrib import admin
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory import text
from directory.desk import agenda
from directory.desk.fields import term_choices
from directory.models import Edit, Phone, Province, Service, TaxonomyTerm, Verification
from directory.rules import claims
from directory.rules.listing import Risk

# A shorter beginning of a place would find too many.
_SHORTEST_PLACE = 3


class StateFilter(admin.SimpleListFilter):
    """By the last check and whether the entry changed since; `last_*` come from the list."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("phones", _("On phones")),
            ("standing", _("Standing")),
            ("withdrawn", _("Withdrawn")),
            ("never", _("Never checked")),
            ("waiting", _("Waiting for check")),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "phones":
                return queryset.filter(last_outcome="confirmed")
            case "standing":
                return queryset.filter(last_outcome="confirmed", revision__lte=F("whole_revision"))
            case "waiting":
                return queryset.filter(last_outcome="confirmed", revision__gt=F("whole_revision"))
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


class _ServiceFilter(admin.SimpleListFilter):
    """By something that one of the services has."""

    # They have many choices.
    template = "admin/closed_filter.html"

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        return queryset.filter(Exists(_services().filter(**self.condition(self.value()))))


class ProvinceFilter(_ServiceFilter):
    """Where it helps; what helps everywhere has an answer of its own."""

    title = gettext_lazy("province")
    parameter_name = "province"
    NATIONWIDE = "all"

    def lookups(self, request, model_admin):
        places = [(province.code, str(province)) for province in Province.objects.all()]
        return [(self.NATIONWIDE, _("Nationwide")), *places]

    def condition(self, code):
        """What the service must have."""
        return {"nationwide": True} if code == self.NATIONWIDE else {"provinces__code": code}


class CategoryFilter(_ServiceFilter):
    """By a category of help."""

    title = gettext_lazy("Category of help")
    parameter_name = "category"

    def lookups(self, request, model_admin):
        return term_choices(TaxonomyTerm.Taxonomy.CATEGORY)

    def condition(self, code):
        """What the service must have."""
        return {"kinds__parent__code": code}


class KindFilter(_ServiceFilter):
    """By a kind of help."""

    title = gettext_lazy("Kind of help")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return term_choices(TaxonomyTerm.Taxonomy.KIND)

    def condition(self, code):
        """What the service must have."""
        return {"kinds__code": code}


class MineFilter(admin.SimpleListFilter):
    """By what somebody has to do with it: what they take care of, what they changed last."""

    title = gettext_lazy("mine")
    parameter_name = "mine"

    def lookups(self, request, model_admin):
        return [
            ("taken", _("Taken by me")),
            ("edited", _("Changed last by me")),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "taken":
                taken = claims.held(timezone.now()).filter(by=request.user)
                return queryset.filter(pk__in=taken.values("organization"))
            case "edited":
                mine = Edit.objects.filter(editor=request.user, revision=OuterRef("revision"))
                return queryset.filter(Exists(mine.filter(organization=OuterRef("pk"))))
        return queryset


class RiskFilter(admin.SimpleListFilter):
    """By how fast a listing ages."""

    title = gettext_lazy("risk")
    parameter_name = "risk"

    def lookups(self, request, model_admin):
        return Risk.choices

    def queryset(self, request, queryset):
        if self.value() not in Risk.values:
            return queryset
        return queryset.filter(pk__in=agenda.of_risk(self.value()).values("pk"))


class KnownFilter(admin.SimpleListFilter):
    """By how well it is known: what rests on print, what is late, what waits for a call."""

    title = gettext_lazy("how it is known")
    parameter_name = "known"

    def lookups(self, request, model_admin):
        held = [("held", _("Numbers held back"))] if may_see_held(request.user) else []
        return [
            ("print", _("Published source only")),
            ("overdue", _("Check overdue")),
            *held,
            ("no-number", _("No number")),
        ]

    def queryset(self, request, queryset):
        if self.value() not in dict(self.lookup_choices):
            return queryset
        phones = Phone.objects.filter(organization=OuterRef("pk"))
        stands = queryset.filter(last_outcome=Verification.Outcome.CONFIRMED)
        match self.value():
            case "print":
                return stands.filter(last_method=Verification.Method.PUBLISHED_SOURCE)
            case "overdue":
                return stands.filter(last_due__lt=timezone.localdate())
            case "held":
                return queryset.filter(Exists(phones.filter(is_held=True)))
            case "no-number":
                return queryset.exclude(Exists(phones.filter(is_held=False)))
        return queryset


def may_see_held(user):
    """Whether numbers that are held back are shown to somebody, or found by them."""
    return user.has_perm("directory.view_source")


def with_number(typed, user):
    """The keys of the organizations with a number that is, or holds, the digits that were typed."""
    phones = Phone.objects.all() if may_see_held(user) else Phone.objects.filter(is_held=False)
    numbers = phones.values_list("organization", "number")
    return [key for key, number in numbers if text.phone_hit(typed, text.phone_key(number))]


def in_place(typed):
    """The keys of the organizations that help in a province whose name begins as was typed."""
    key = text.search_key(typed)
    if len(key) < _SHORTEST_PLACE:
        return []
    found = [
        province
        for province in Province.objects.all()
        if any(
            text.search_key(name).startswith(key)
            for name in (province.name_km, province.name_en or "", *province.other_names)
        )
    ]
    return Service.objects.filter(provinces__in=found).values("organization")


def _services():
    return Service.objects.filter(organization=OuterRef("pk"))
