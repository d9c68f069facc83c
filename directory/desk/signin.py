"""Sign-in with django-allauth by the rules of accounts.py; the middleware that guards the desk."""

import base64
import time

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.adapter import get_adapter as account_adapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.authentication import get_authentication_records
from allauth.account.forms import LoginForm as BaseLoginForm
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context, ratelimit
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.totp.views import DeactivateTOTPView
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from cryptography.fernet import Fernet
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model, logout
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import Permission
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import redirect_to_login
from django.core.cache import cache
from django.core.exceptions import SuspiciousOperation
from django.db import transaction
from django.dispatch import receiver
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.desk import devices, errors, kept_form
from directory.rules import accounts
from directory.server.addresses import network_of
from directory.text import in_latin_digits

# Views that are open to a session with a password, but no second factor yet.
OPEN = ("account_", "mfa_")
# To these nobody has to be signed in.
SIGNING_IN_OR_OUT = (
    *("account_login", "account_logout", "admin:login", "admin:logout"),
    *("mfa_authenticate", "mfa_login_webauthn"),
)


class RolesBackend(AuthenticationBackend):
    """What an account may do follows from its roles alone, and is not asked for apart."""

    def _get_user_permissions(self, user_obj):
        return Permission.objects.none()


class DeskMiddleware:
    """Ends sessions that are too old, and asks for a second factor before any page of the desk."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        before = _proofs(request)
        response = self.get_response(request)
        # Whoever knew the session so far knows nothing of one that has proved more.
        if (now := _proofs(request)) and now != before:
            request.session.cycle_key()
        if request.path_info.startswith("/admin/"):
            response = errors.with_page(request, response)
        is_first = getattr(request, "is_first_of_session", False)
        # Whoever leaves with the first page of a session is nobody by now.
        if is_first and request.user.is_authenticated:
            devices.remember(request, response)
        return response

    def process_view(self, request, view, args, kwargs):
        """Answer instead of the view where the view must not be reached."""
        if not request.path_info.startswith("/admin/"):
            return None
        request.notices = []
        if not settings.SECOND_FACTOR:
            request.notices.append(
                _("This is a demo on one machine: a password alone opens it. Enter no real data.")
            )
        page = request.resolver_match.view_name
        if not request.user.is_authenticated:
            return _keep(request)
        if page == "admin:logout":
            return None
        at = timezone.now()
        changes = list(accounts.recent_changes(at))
        roles = request.user.roles = accounts.roles_of(request.user)
        is_proven = gave_second_factor(request) or not settings.SECOND_FACTOR
        if accounts.has_ended(
            request.session, request.user, roles=roles, changes=changes, at=at
        ) or (not is_proven and accounts.has_second_factor(request.user)):
            return _end_session(request)
        if not is_proven:
            return None if page.startswith(OPEN) else redirect("mfa_index")
        if gave_second_factor(request) and "desk_device" not in request.session:
            request.session["desk_device"] = request.is_first_of_session = True
        is_news = any(
            change.user_id == request.user.pk and change.kind == change.Kind.VERIFIER
            for change in changes
        )
        if is_news and accounts.take_up(request.user, at=at):
            roles = request.user.roles = accounts.roles_of(request.user)
            request.session["desk_roles"] = sorted(roles)
        request.notices += accounts.news_for(request.user, roles, changes)
        request.is_let_in = True
        if "%00" in request.META["QUERY_STRING"]:
            # PostgreSQL stores and finds no such text.
            raise SuspiciousOperation
        return None


@receiver(user_logged_in)
def _begin_session(request, user, **_unused):
    """Note when a session began, as it is saved now: later the disk may be full."""
    accounts.begin(request.session, roles=accounts.roles_of(user), at=timezone.now())


def _end_session(request):
    """Sign somebody out; the answer keeps a form that came too late, or leads to signing in."""
    logout(request)
    if kept := _keep(request):
        return kept
    messages.info(request, _("Your session has ended. Sign in again."))
    return redirect_to_login(request.get_full_path())


def _keep(request):
    """Answer a form that came after its session; None to what is none, or signs in or out."""
    if request.method != "POST" or request.resolver_match.view_name.startswith(SIGNING_IN_OR_OUT):
        return None
    if kept := kept_form.keep(request):
        return kept
    # A password or a file is not kept.
    said = _("Your session has ended, and nothing was saved. Sign in, and fill in the form anew.")
    messages.warning(request, said)
    return redirect_to_login(request.get_full_path())


def _proofs(request):
    """What the session has proved so far; nothing on pages for readers, which read no session."""
    if not request.path_info.startswith("/admin/"):
        return []
    return list(get_authentication_records(request, request.user))


def gave_second_factor(request):
    """Whether this session began with a second factor, or set one up."""
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)


class AccountAdapter(DefaultAccountAdapter):
    """Only people of the desk sign in; addresses are counted but never kept."""

    def is_open_for_signup(self, request):
        return False

    def pre_login(self, request, user, **kwargs):
        if not user.is_staff:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def get_client_ip(self, request):
        # The count of attempts needs to tell addresses apart, not to know them; and no flood from
        # the network of an office uses up what a known device in it may do.
        sender = devices.name(request) or network_of(request.META.get("REMOTE_ADDR", ""))
        return salted_hmac("phlov.address", sender).hexdigest()

    def _get_login_attempts_cache_key(self, request, **credentials):
        named = get_user_model().objects.filter(username__iexact=credentials.get("username", ""))
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return devices.counted_as(request, named.first(), key)

    def is_reauthentication_required(self, **kwargs):
        # For five minutes a sign-in counts as much as a password typed again, which alone the
        # package would count.
        records = get_authentication_records(context.request, context.request.user)
        if records and time.time() - records[-1]["at"] < account_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(**kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are stored encrypted, and the last factor stays."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": gettext_lazy(
            "This is your last second factor. Set up another one first."
        ),
    }

    def encrypt(self, text):
        return self._cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return self._cipher().decrypt(encrypted_text.encode()).decode()

    def _cipher(self):
        """The key hangs on the signing key, which lies outside the database and its backups."""
        key = salted_hmac("phlov.second-factor", "", algorithm="sha256").digest()
        return Fernet(base64.urlsafe_b64encode(key))

    def can_delete_authenticator(self, authenticator):
        return not accounts.is_last_factor(authenticator)


class LoginForm(BaseLoginForm):
    """The name and the password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs = {"id": "id_username", "autocomplete": "username"}
        del self.fields["password"].widget.attrs["placeholder"]


class CodeMixin:
    """A code that is understood in Khmer digits, and counts once."""

    def clean_code(self):
        """The code, if it is right. The package would count the guesses of all devices alike."""
        code = in_latin_digits(self.cleaned_data["code"])
        key = devices.counted_as(context.request, self.user, f"code:{self.user.pk}")
        if not ratelimit.consume(context.request, action="login_failed", key=key):
            raise account_adapter().validation_error("too_many_login_attempts")
        factors = Authenticator.objects.filter(user=self.user)
        for factor in factors.exclude(type=Authenticator.Type.WEBAUTHN):
            if factor.wrap().validate_code(code) and self._is_new(code):
                self.authenticator = factor
                ratelimit.clear(context.request, action="login_failed", key=key)
                return code
        raise get_adapter().validation_error("incorrect_code")

    def _is_new(self, code):
        """Whether nobody has used this code yet; from now on somebody has."""
        # The package remembers a used code for one period, but takes it for all of these.
        periods = 2 * mfa_settings.TOTP_TOLERANCE + 1
        key = f"phlov.used-code.{self.user.pk}.{salted_hmac('phlov.used-code', code).hexdigest()}"
        return cache.add(key, True, timeout=periods * mfa_settings.TOTP_PERIOD)


class PasskeyMixin:
    """A passkey beside the password. Nobody can guess one, so no guesses at codes keep it out."""

    def clean_credential(self):
        """The passkey that signed."""
        credential = self.cleaned_data["credential"]
        webauthn.parse_authentication_response(credential)
        return webauthn.complete_authentication(self.user, credential)


class ActivateForm(ActivateTOTPForm):
    """The first code of an app, which proves that the app is in this person's hands."""

    def clean_code(self):
        self.cleaned_data["code"] = in_latin_digits(self.cleaned_data["code"])
        code = super().clean_code()
        record_authentication(context.request, self.user, "mfa", type=Authenticator.Type.TOTP)
        return code


class AddPasskeyForm(AddWebAuthnForm):
    """A new passkey, which proves itself as it is added."""

    name = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=40)

    def clean(self):
        data = super().clean()
        if not self.errors:
            record_authentication(
                context.request, self.user, "mfa", type=Authenticator.Type.WEBAUTHN
            )
        return data


class AuthenticateForm(CodeMixin, mfa_forms.AuthenticateForm):
    """The code at sign-in."""


class ReauthenticateForm(CodeMixin, mfa_forms.ReauthenticateForm):
    """The code before a change of the account."""


class AuthenticatePasskeyForm(PasskeyMixin, AuthenticateWebAuthnForm):
    """The passkey at sign-in, after the password."""


class ReauthenticatePasskeyForm(PasskeyMixin, ReauthenticateWebAuthnForm):
    """The passkey before a change of the account."""


def one_at_a_time(view):
    """Keep two requests from each taking away the factor that the other relies on."""

    def locked(request, *args, **kwargs):
        with transaction.atomic():
            get_user_model().objects.select_for_update().get(pk=request.user.pk)
            return view(request, *args, **kwargs)

    return login_required(locked)


@method_decorator(one_at_a_time, name="dispatch")
class TakeAppAway(DeactivateTOTPView):
    """Take the app away; the package asks the adapter whether it may go."""


@method_decorator(one_at_a_time, name="dispatch")
class TakePasskeyAway(RemoveWebAuthnView):
    """Take a passkey away, unless it is the last factor: the package would not ask."""

    def dispatch(self, request, *args, **kwargs):
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            messages.error(request, adapter.error_messages["cannot_delete_authenticator"])
            return redirect("mfa_index")
        return super().dispatch(request, *args, **kwargs)


@login_required
def qr_code(request):
    """The secret that is being set up, as a picture of our own: the policy allows no data: URL."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    adapter = get_adapter()
    picture = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return HttpResponse(picture, content_type="image/svg+xml")
