"""Every setting on one page; what differs between machines comes from the environment."""

import os
import re
import secrets
import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import get_language

from directory.text import languages

BASE_DIR = Path(__file__).resolve().parent.parent


def env_bool(name, default):
    """A yes/no variable: 1 or 0; anything else stops the start."""
    value = os.environ.get(name, "1" if default else "0")
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}.")
    return value == "1"


def env_list(name, default):
    """A comma-separated variable."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def env_text(name, default=""):
    """A line of text. A line break, as in a secret read from a file, stops the start."""
    value = os.environ.get(name, default)
    if "\n" in value or "\r" in value:
        # The value may be a password, so the message leaves it out.
        raise ImproperlyConfigured(f"{name} must be one line: take the line break out.")
    return value


def env_port(name, default):
    """The number of a port; anything else stops the start."""
    value = os.environ.get(name, str(default))
    if not (re.fullmatch("[0-9]{1,5}", value) and 1 <= int(value) <= 65535):
        raise ImproperlyConfigured(
            f"{name} must be a port from 1 to 65535, such as {default}, not {value!r}."
        )
    return int(value)


def env_megabytes(name, default):
    """A number of megabytes, in bytes; anything else stops the start."""
    value = os.environ.get(name, str(default))
    if not re.fullmatch("[0-9]{1,7}", value):
        raise ImproperlyConfigured(
            f"{name} must be a number of megabytes, such as {default}, not {value!r}."
        )
    return int(value) * 1024 * 1024


def env_choice(name, choices):
    """One of some words from the environment; the first where there is none."""
    value = os.environ.get(name) or choices[0]
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}.")
    return value


def env_proxies():
    """How many proxies stand before us; anything but a digit stops the start."""
    value = os.environ.get("PHLOV_PROXIES", "0")
    if not re.fullmatch("[0-9]", value):
        raise ImproperlyConfigured(f"PHLOV_PROXIES must be a number from 0 to 9, not {value!r}.")
    return int(value)


def env_hsts():
    """What is said in Strict-Transport-Security; browsers would pass over what they cannot read."""
    value = os.environ.get("PHLOV_HSTS", "max-age=86400")
    if not re.fullmatch("max-age=[0-9]+(; includeSubDomains(; preload)?)?", value):
        raise ImproperlyConfigured(
            f"PHLOV_HSTS must be like 'max-age=86400; includeSubDomains; preload', not {value!r}."
        )
    return value


def env_origins(name):
    """A comma-separated list of origins; anything else stops the start."""
    origins = env_list(name, "")
    for origin in origins:
        if not re.fullmatch(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?", origin):
            raise ImproperlyConfigured(
                f"{name} must be like https://phlov.example, with nothing after it, not {origin!r}."
            )
    return origins


def env_origin(name):
    """One origin, or an empty text; anything else stops the start."""
    origins = env_origins(name)
    if len(origins) > 1:
        raise ImproperlyConfigured(f"{name} must be one address, not {len(origins)}.")
    return origins[0] if origins else ""


def env_folder():
    """The folder PHLOV_VAR, made where it is missing; refused where nothing can be kept in it."""
    folder = Path(os.environ.get("PHLOV_VAR") or BASE_DIR / "var")
    try:
        # Key and database are nobody else's business on this machine.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise ImproperlyConfigured(
            f"Phlov cannot write to the folder {folder}: {error.strerror}.\n"
            "Make yourself its owner, or name another folder in the variable PHLOV_VAR."
        ) from error
    return folder


def env_secret_key():
    """The secret key from PHLOV_SECRET_KEY, else from a private file made on first use."""
    if value := os.environ.get("PHLOV_SECRET_KEY"):
        if len(value) < 50:
            raise ImproperlyConfigured("PHLOV_SECRET_KEY must have at least 50 characters.")
        return value
    path = VAR_DIR / "secret.key"
    try:
        with suppress(FileExistsError), open(path, "x", opener=private) as file:
            file.write(secrets.token_urlsafe(50))
        key = path.read_text()
    except OSError as error:
        raise ImproperlyConfigured(
            f"Phlov cannot read its key {path}: {error.strerror}.\nMake yourself its owner."
        ) from error
    if len(key) < 50:
        raise ImproperlyConfigured(
            f"The key {path} was cut short.\nDelete it and start again; everybody signs in again."
        )
    return key


def private(path, flags):
    """Open a file that only its owner may read."""
    return os.open(path, flags, 0o600)


def env_database():
    """SQLite in VAR_DIR, or the PostgreSQL that DATABASE_URL names (postgres://user:pass@host/name)."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        path = VAR_DIR / "phlov.sqlite3"
        # SQLite would let others on this machine read it; files beside it get the mode of this one.
        with suppress(FileExistsError), open(path, "x", opener=private):
            pass
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": path,
            "OPTIONS": {
                # IMMEDIATE takes the write lock at the start, so that two writers wait
                # for each other instead of failing in the middle.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # The rollback journal, because WAL can corrupt a file in SQLite before 3.51.3.
                "init_command": (
                    "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL;"
                    "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
                ),
            },
        }
    return postgresql(url)


def postgresql(url):
    """The PostgreSQL of an address (postgres://user:pass@host/name?sslmode=verify-full).

    What stands behind `?` are parameters of a connection as libpq has them.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(
            "The address of a database (DATABASE_URL) must begin with postgres://."
        )
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    try:
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(
            "The port in the address of a database (DATABASE_URL) must be a number up to 65535."
        ) from error
    if "sslpassword" in options:
        # It would stand in the command line of pg_dump, which others on the machine can read.
        raise ImproperlyConfigured(
            "The address of a database (DATABASE_URL) must hold no sslpassword: keep the key of "
            "the client without one, in a file that only this account reads."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": options.pop("dbname", unquote(parts.path.lstrip("/"))),
        "USER": options.pop("user", unquote(parts.username or "")),
        "PASSWORD": options.pop("password", unquote(parts.password or "")),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(port or options.pop("port", "")),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
    }


def localized_name(name, language):
    """What the column of one language is called on a form, in the reader's language."""
    # Commands that make migrations run without a language.
    return f"{name} ({languages.spoken(language, get_language() or languages.ENGLISH.code)})"


# Everything the running site writes lives in one folder: database, key, static files, snapshots.
VAR_DIR = env_folder()
SECRET_KEY = env_secret_key()
# The keys that sign what is published (see server/signing.py): no database and no backup has them.
SIGNING_KEY = Path(env_text("PHLOV_SIGNING_KEY") or VAR_DIR / "signing.json")
DEBUG = False
LOOPBACK = "localhost,127.0.0.1,[::1]"
ALLOWED_HOSTS = env_list("PHLOV_HOSTS", LOOPBACK)
IS_LOCAL = set(ALLOWED_HOSTS) <= set(LOOPBACK.split(","))
# Any other name than loopback is served behind TLS: cookies are secure, browsers told to stay.
HTTPS = env_bool("PHLOV_HTTPS", not IS_LOCAL)
# How long browsers keep to TLS. A day at first, as no browser forgets it sooner than it says.
HSTS = env_hsts()
# Whose word on the client's address and on TLS is taken: that of the last so many proxies.
PROXIES = env_proxies()
# The demo turns it off, on this machine alone; nobody else is served that way (see checks.py).
SECOND_FACTOR = env_bool("PHLOV_SECOND_FACTOR", True)
SILENCED_SYSTEM_CHECKS = [
    "security.W001",  # HeadersMiddleware does what SecurityMiddleware would, for static files too.
    "security.W002",  # It also says that no page may be framed.
]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

INSTALLED_APPS = [
    "directory.apps.DirectoryConfig",
    # Before the admin, whose classes it changes for fields with two languages.
    "modeltranslation",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    # First, so that every answer has the headers: errors, static files and the worker too.
    "directory.server.headers.HeadersMiddleware",
    "directory.server.addresses.AddressMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "directory.server.language.LanguageMiddleware",
    "directory.server.sessions.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "directory.desk.signin.DeskMiddleware",
    "directory.desk.read_only_page.ReadOnlyMiddleware",
    "directory.desk.publishing.PublishingMiddleware",
]

ROOT_URLCONF = "directory.urls"
WSGI_APPLICATION = "directory.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["directory.templatetags.desk_token"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": env_database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "directory.rules.passwords.ContextWordValidator"},
]
AUTHENTICATION_BACKENDS = ["directory.desk.signin.RolesBackend"]
LOGIN_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
# Accounts are made by an account keeper, and no secret travels by mail.
ACCOUNT_ADAPTER = "directory.desk.signin.AccountAdapter"
ACCOUNT_FORMS = {"login": "directory.desk.signin.LoginForm"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# Wrong passwords and codes are counted by account: a whole office may share one address, and whole
# provinces do on a phone. A known device is counted apart (devices.py), and a passkey, which cannot
# be guessed, not at all. The rest only keeps a flood of guesses from taking all of the machine.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,50/d/key", "login": "120/m/ip"}
MFA_ADAPTER = "directory.desk.signin.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "directory.desk.signin.ActivateForm",
    "add_webauthn": "directory.desk.signin.AddPasskeyForm",
    "authenticate": "directory.desk.signin.AuthenticateForm",
    "authenticate_webauthn": "directory.desk.signin.AuthenticatePasskeyForm",
    "reauthenticate": "directory.desk.signin.ReauthenticateForm",
    "reauthenticate_webauthn": "directory.desk.signin.ReauthenticatePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Phlov"
# Phones whose clock is off by up to half a minute; nobody can use a code twice (see signin.py).
MFA_TOTP_TOLERANCE = 1
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
# In the database, so that all processes count the same attempts.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "directory_cache",
        # Beyond this number the oldest counts would be thrown away.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # What no disk and no backup may hold: how much came from an address (see addresses.py).
    "memory": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "memory",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
# How long a new verifier waits before the role counts, and how long others are told of it.
VERIFIER_WAIT = timedelta(hours=72)
ACCOUNT_NEWS_AGE = timedelta(days=14)
CSRF_FAILURE_VIEW = "directory.urls.csrf_failure"

# The list of languages is part of the schema: each translated field has one column for each.
LANGUAGE_CODE = languages.DEFAULT
LANGUAGES = [(language.code, language.name) for language in languages.LANGUAGES.values()]
MODELTRANSLATION_TRANSLATION_FILES = ["directory.models.translation"]
MODELTRANSLATION_DEFAULT_LANGUAGE = languages.DEFAULT
MODELTRANSLATION_FALLBACK_LANGUAGES = languages.CODES
MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME = localized_name
# Ours, then what others left out or got wrong in Khmer.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale_vendor"]
FORMAT_MODULE_PATH = ["directory.server.formats"]
TIME_ZONE = "Asia/Phnom_Penh"
USE_TZ = True

# The colour around the page in a browser: --action in site.css, and the icon's.
THEME_COLOR = "#0b4f6c"
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "directory.server.staticstorage.ManifestStorage"},
}
# Nothing of ours is for the pages of others, whom the header of WhiteNoise would let read it.
WHITENOISE_ALLOW_ALL_ORIGINS = False
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
# With less free space than this, in bytes, nothing new is stored (see read_only_mode.py).
LEAST_FREE = env_megabytes("PHLOV_LEAST_FREE", 200)
# Published snapshots: files named by their content, and the pointer.
DATA_ROOT = VAR_DIR / "data"
# Pieces of listings that publications share; see publish/kept_pieces.py.
PIECES_FILE = VAR_DIR / "pieces.json"
# What kept the rules when it was last published; see publish/admission.py.
PASSED_FILE = VAR_DIR / "passed.json"
# Where acts of the desk are published: "process" (one that the server starts), "watch"
# (`manage.py publish --watch`, where several processes serve) or "request" (before the answer).
PUBLISHER = env_choice("PHLOV_PUBLISHER", ["process", "watch", "request"])

# Readers may be served as files (`manage.py export_site`). The origin of the Phlov that takes the
# reports of their phones; without one the reports stay there.
REPORTS_TO = env_origin("PHLOV_REPORTS_TO")
# The origins of such exports, from which this Phlov takes reports.
EXPORT_ORIGINS = env_origins("PHLOV_EXPORT_ORIGINS")

# Serve the kill-switch worker, which takes a broken one off phones (docs/worker-on-the-shelf.md).
SHELVE_WORKER = env_bool("PHLOV_SHELVE_WORKER", False)

# How many days a check holds, by risk (hotlines are dialled in the worst moments).
CHECK_DAYS = {"hotline": 30, "residential": 90, "other": 180}
# For so many days readers are told that an organization is new here.
NEW_LISTING_DAYS = 30
# After calls that failed on so many different days a listing says that nobody was reached.
UNREACHABLE_AFTER = 3
# So many listings are called again each quarter, or all if there are fewer. Where 36 of 40 have no
# wrong fact, 76 to 97 % of all have none (95 % interval); half that width takes four times as many.
SAMPLE_SIZE = 40
# The longest that an alert, a vetting and a partner's link hold, in days.
ALERT_DAYS = 90
VETTING_DAYS = 730
PARTNER_LINK_DAYS = 7

# Reminders (manage.py remind) are printed; they leave the machine only where these say so.
REMIND_MAIL = env_list("PHLOV_REMIND_MAIL", "")
# Mail is optional: without a server the desk tells everything on its own pages.
EMAIL_HOST = env_text("PHLOV_MAIL_HOST")
EMAIL_PORT = env_port("PHLOV_MAIL_PORT", 25)
EMAIL_HOST_USER = env_text("PHLOV_MAIL_USER")
EMAIL_HOST_PASSWORD = env_text("PHLOV_MAIL_PASSWORD")
EMAIL_USE_TLS = env_bool("PHLOV_MAIL_TLS", bool(EMAIL_HOST_USER))
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = env_text("PHLOV_MAIL_FROM", "phlov@localhost")
TELEGRAM_API = "https://api.telegram.org"
TELEGRAM_TOKEN = env_text("PHLOV_TELEGRAM_TOKEN")
TELEGRAM_CHAT = env_text("PHLOV_TELEGRAM_CHAT")

# A session ends this long after sign-in, and this long after the last request.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_IDLE_AGE = 30 * 60
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# By it a device is known on which somebody signed in before; see desk/devices.py.
DEVICE_COOKIE_NAME = "device"
if HTTPS:
    # The prefix lets browsers refuse a cookie that another host or plain http tried to set.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    DEVICE_COOKIE_NAME = "__Host-device"
    # The server takes the header away where PHLOV_PROXIES names no proxy.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name} {message}", "style": "{"}},
    "filters": {"secrets": {"()": "directory.server.logs.MaskSecrets"}},
    # Any logger may name the address of a request, so what stands here sees what all of them say.
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secrets"]}
    },
    # Django gives its server for developers a handler of its own.
    "loggers": {"django.server": {"handlers": ["console"], "propagate": False}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
