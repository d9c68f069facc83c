"""The data that come with a release rather than from the desk."""

import json
from functools import cache

from django.conf import settings


@cache
def fixture(name: str) -> dict | list:
    """What `fixtures/<name>.json` holds; not to be changed."""
    return json.loads((settings.BASE_DIR / "fixtures" / f"{name}.json").read_text("utf-8"))
