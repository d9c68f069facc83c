"""The next release, as far as a test needs one: organizations have one more public column.

It is written as `website` is, with a migration of its own. Select it by
DJANGO_SETTINGS_MODULE=tests.added_column.settings.
"""
