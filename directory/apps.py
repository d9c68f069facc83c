from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """The one app: the project package holds it too."""

    name = "directory"
    verbose_name = _("Directory")
