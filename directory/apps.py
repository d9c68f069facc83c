from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from directory import checks


class DirectoryConfig(AppConfig):
    """The one app: the project package holds it too."""

    name = "directory"
    verbose_name = _("Directory")

    def ready(self):
        register(checks.second_factor, Tags.security)
