"""The settings of the project with the added column."""

from directory.settings import *  # noqa: F403

INSTALLED_APPS.insert(1, "tests.added_column")  # noqa: F405
MIGRATION_MODULES = {"directory": "tests.added_column.directory_migrations"}
