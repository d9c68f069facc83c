import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from directory import checks

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
application = get_wsgi_application()
for error in checks.second_factor():
    raise ImproperlyConfigured(f"{error.msg} {error.hint}")
