from django.apps import AppConfig, apps
from django.core.checks import Tags, register
from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from directory.server import checks


class DirectoryConfig(AppConfig):
    """The only app; its package is the project's as well."""

    name = "directory"
    verbose_name = _("Directory")

    def ready(self):
        register(checks.second_factor, Tags.security)
        # An upgrade updates the roles, once the permissions of every app exist.
        last = [app for app in apps.get_app_configs() if app.models_module][-1]
        post_migrate.connect(create_roles, sender=last)


def create_roles(using, **_):
    """Bring the roles up to what this version allows them, in the database that people use."""
    if using != DEFAULT_DB_ALIAS:
        return
    # Models can only be imported once every app is ready.
    from directory.rules import accounts  # noqa: PLC0415

    accounts.create_roles()
