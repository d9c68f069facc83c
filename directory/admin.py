"""Where Django looks for the screens of its admin: they are in the desk."""

from directory.desk import (
    catalogue,
    days_off,
    guidance,
    needs,
    organization,
    people,
    read_only,
    reports,
    site,
)

__all__ = [
    "catalogue",
    "days_off",
    "guidance",
    "needs",
    "organization",
    "people",
    "read_only",
    "reports",
    "site",
]
