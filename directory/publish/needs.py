"""Needs: what people say of a situation, and the kinds of help that it leads to.

They are kept apart from the taxonomy, for matching alone: nothing of them is ever shown.
"""

import json
from functools import cache

from django.conf import settings


@cache
def _fixture():
    return json.loads((settings.BASE_DIR / "fixtures" / "needs.json").read_text("utf-8"))


def rows() -> list[dict]:
    """Each need: code, kinds (most fitting first), served, and its phrases by language."""
    return _fixture()["needs"]


def otherwise() -> list[str]:
    """The kinds of help that are offered where nobody gives what was asked for."""
    return _fixture()["otherwise"]


def phrases(row: dict) -> list[str]:
    """All that people say of one need."""
    return [*row["km"], *row["en"], *row["romanised"]]
