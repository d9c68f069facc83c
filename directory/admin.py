"""Where Django looks for the screens of its admin: they are in the desk."""

from directory.desk import catalogue, needs, organization, people, read_only, reports, site

__all__ = ["catalogue", "needs", "organization", "people", "read_only", "reports", "site"]
