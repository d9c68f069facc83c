"""The column, its place among the public ones, and the step of listings that were frozen before."""

from django.db import models

from directory.models import Organization, frozen
from directory.rules import listing


def with_motto(document):
    """Since this release a listing has a motto."""
    document.setdefault("motto", "")


Organization.add_to_class("motto", models.CharField("motto", max_length=100, blank=True))
listing.PLAIN_FACTS += ("motto",)
frozen.STEPS[frozen.LISTING].append(with_motto)
