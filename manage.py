#!/usr/bin/env python3
"""Django's command-line utility, which first prepares the machine for `demo` and `test`."""

import os
import sys

from directory import bootstrap


def main():
    """Run one administrative command."""
    bootstrap.prepare(sys.argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
    # Django can only be imported once the line above has seen to it that it is there.
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
