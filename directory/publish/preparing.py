"""What is made ready before one snapshot takes the place of another: no reader waits for it."""

import logging
from collections.abc import Callable

log = logging.getLogger(__name__)
# Functions of the former pointer and the next. The rooms that show pages add theirs.
preparations: list[Callable[[dict, dict], None]] = []


def prepare(former: dict, pointer: dict) -> None:
    """Make ready what readers will ask for; what fails is made when they ask."""
    for one in preparations:
        try:
            one(former, pointer)
        except Exception:
            log.exception("Pages could not be made ready")
