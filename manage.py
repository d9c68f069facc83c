#!/usr/bin/env python3
"""Django's command-line utility, which first installs what some commands need."""

import os
import sys

from directory.server import bootstrap


def main():
    """Run one administrative command."""
    bootstrap.prepare(sys.argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
    # Django can only be imported once prepare() has seen to it that it is there.
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        # It says what to put right; the way through our code would only hide that.
        sys.exit(str(error))


if __name__ == "__main__":
    main()
