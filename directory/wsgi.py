"""The WSGI application; `manage.py serve` serves it."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from directory.server import checks

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
try:
    for error in checks.second_factor():
        raise ImproperlyConfigured(f"{error.msg}\n{error.hint}")
    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        raise ImproperlyConfigured(
            f"Nothing is set up in the folder {settings.VAR_DIR}.\n"
            "Run: python3 manage.py migrate, then: python3 manage.py collectstatic"
        )
    application = get_wsgi_application()
except ImproperlyConfigured as error:
    # The message says what to put right; a traceback would hide it.
    sys.exit(str(error))
