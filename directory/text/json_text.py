"""Reads JSON that somebody has sent, and lets it take neither the memory nor the stack."""

import json
from typing import NoReturn

# Each begins a value, which takes up to 200 bytes once it is read.
MOST_VALUES = 600_000


class NotJson(ValueError):
    """A text that cannot be read: `reason` is json (none) or too_large."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def parse(text: str) -> object:
    """The value that a text holds. Raises NotJson."""
    if sum(map(text.count, ",[{")) > MOST_VALUES:
        raise NotJson("too_large")
    try:
        return json.loads(text, parse_float=str, parse_constant=_refuse)
    # What is nested too deep, and numbers of more digits than Python reads.
    except (ValueError, RecursionError) as error:
        raise NotJson("json") from error


def _refuse(constant) -> NoReturn:
    raise ValueError(constant)
