"""Admin screens of accounts (users). Nobody deletes an account, as its edits and checks stay."""

import json
from contextlib import suppress

from allauth.account.admin import EmailAddress
from allauth.mfa.admin import Authenticator
from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.desk import errors
from directory.rules import accounts, examination

format_html_lazy = lazy(format_html, str)
# What a keeper changes of an account.
_FACTS = ("username", "email", "is_active", "roles")

# One person alone could take a factor away or widen a role with these screens of the packages.
for model in (get_user_model(), Group, Authenticator, EmailAddress):
    admin.site.unregister(model)


class RolesMixin(forms.Form):
    """The roles of an account, given by the rules of accounts.py."""

    roles = forms.MultipleChoiceField(
        choices=accounts.ROLES.items(),
        required=False,
        label=gettext_lazy("Roles"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Editors change entries, verifiers confirm them, report handlers work through "
            "the reports, account keepers make accounts. A new verifier counts after three days. "
            "The others are told of it, and of a verifier who is one no more."
        ),
    )

    def clean_roles(self):
        """Refuse what set_roles would refuse, beside the field."""
        accounts.check_roles(self.instance, self.cleaned_data["roles"])
        return self.cleaned_data["roles"]


class NewAccountForm(RolesMixin, UserCreationForm):
    """A name, a first password, and roles."""


class AccountForm(RolesMixin, UserChangeForm):
    """An account with its roles; those that wait are ticked too. It knows what its person saw.

    Otherwise whoever opened it before would open an account that another keeper has closed since,
    or give back a role that was taken away.
    """

    seen = forms.JSONField(required=False, widget=forms.HiddenInput)

    # The package would show how the password is stored; new_password leads to its change.
    password = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["roles"] = [*accounts.roles_of(self.instance)]
        if accounts.waiting(self.instance).exists():
            self.initial["roles"].append(accounts.VERIFIERS)
        self.initial["roles"].sort()
        self.stands = {name: self.initial[name] for name in _FACTS if name in self.initial}
        self.initial["seen"] = self.stands

    def clean(self):
        data = super().clean()
        seen = data.pop("seen", None)
        if seen == self.stands:
            return data
        self.is_stale = True
        said = _("Somebody changed this account after you opened it. Nothing was saved yet.")
        self.add_error(None, said)
        self.data = self.data.copy()
        self.data["seen"] = json.dumps(self.stands)
        seen = seen if isinstance(seen, dict) else {}
        for name, value in self.stands.items():
            if seen.get(name) == value:
                continue
            typed = data.get(name)
            if (sorted(typed) if name == "roles" and typed else typed) == seen.get(name):
                # Its person left it as it was, so the other one's is right.
                self._take_over(name, value)
            self.add_error(name, _("There now: %(text)s") % {"text": _said(value)})
        return data

    def _take_over(self, name, value):
        if isinstance(value, list):
            self.data.setlist(name, value)
        else:
            self.data[name] = {True: "on", False: ""}.get(value, value)


def _said(value):
    """What stands in a field of an account, in words."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(str(accounts.ROLES[role]) for role in value) or "–"
    return value or "–"


class NewPasswordForm(AdminPasswordChangeForm):
    """A new password for somebody else; the package's own warning has no translation."""

    usable_password_help_text = format_html_lazy(
        # The package puts it into a paragraph, where no list may stand.
        '<strong id="id_unusable_warning">{}</strong>',
        gettext_lazy("Without a password only a passkey opens the account."),
    )


@admin.register(get_user_model())
class AccountAdmin(UserAdmin):
    form = AccountForm
    add_form = NewAccountForm
    change_password_form = NewPasswordForm
    change_list_template = "admin/accounts.html"
    change_form_template = "admin/account.html"
    list_display = ["username", "state", "roles", "last_login"]
    list_filter = ["is_active"]
    search_fields = ["username"]
    ordering = ["username"]
    readonly_fields = ["new_password", "last_login"]
    fieldsets = [
        (
            None,
            {"fields": ["username", "new_password", "email", "is_active", "roles", "last_login"]},
        )
    ]
    add_fieldsets = [(None, {"fields": ["username", "email", "password1", "password2", "roles"]})]

    def changelist_view(self, request, extra_context=None):
        """With what is not safe first: this is where the day of an account keeper begins."""
        found = {"findings": examination.findings(timezone.now())}
        return super().changelist_view(request, {**(extra_context or {}), **found})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        with transaction.atomic():
            if request.method == "POST" and object_id:
                # Before it is read: whoever waits here sees what the other one saved.
                with suppress(errors.Missing):
                    errors.find(self.get_queryset(request).select_for_update(), pk=object_id)
            response = super().changeform_view(request, object_id, form_url, extra_context)
        shown = getattr(response, "context_data", None) or {}
        if "adminform" in shown and getattr(shown["adminform"].form, "is_stale", False):
            response.status_code = 409
        return response

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        is_allowed = super().has_change_permission(request, obj)
        return is_allowed and (obj is None or accounts.may_change(obj, by=request.user))

    def get_queryset(self, request):
        # Nobody signs in with the account of the starter data.
        return super().get_queryset(request).exclude(username=accounts.STARTER_ACCOUNT)

    @admin.display(description=gettext_lazy("password"))
    def new_password(self, user):
        return format_html('<a href="../password/">{}</a>', _("Set a new password"))

    @admin.display(description=gettext_lazy("roles"))
    def roles(self, user):
        held = accounts.roles_of(user)
        names = [str(accounts.ROLES[role]) for role in accounts.ROLES if role in held]
        if accounts.waiting(user).exists():
            names.append(_("%s (waits)") % accounts.ROLES[accounts.VERIFIERS])
        return ", ".join(names)

    @admin.display(description=gettext_lazy("state"))
    def state(self, user):
        if not user.is_active:
            return _("Account closed")
        return _("In use") if accounts.has_second_factor(user) else _("No second factor yet")

    def save_model(self, request, obj, form, change):
        # Whoever is given an account works at the desk.
        obj.is_staff = True
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        accounts.set_roles(
            form.instance, form.cleaned_data["roles"], by=request.user, at=timezone.now()
        )
