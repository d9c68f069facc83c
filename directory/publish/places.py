"""Districts and towns: whoever names one means its province."""

import json
from functools import cache

from django.conf import settings


@cache
def _names_by_province():
    path = settings.BASE_DIR / "fixtures" / "districts.json"
    found = {}
    for row in json.loads(path.read_text("utf-8")):
        found.setdefault(row["province"], []).extend(row["names"])
    return found


def towns(province_code: str) -> list[str]:
    """What the districts and towns of a province are called, in both scripts."""
    return _names_by_province().get(province_code, [])
