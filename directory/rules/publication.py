"""Publication is due: each rule says so whose act changes what phones may hold.

Rules know no files, so they only leave a mark. Whoever runs an act asks for the marks once its
transaction is over, and publishes; the desk does that after each request, in one place. Where
nobody asks, the next `manage.py publish` brings the change.
"""

from contextvars import ContextVar
from typing import NamedTuple

from directory.models import Organization


class Due(NamedTuple):
    """What is due: whose listing, and whether phones must stop showing it."""

    organization: Organization
    is_withdrawal: bool


_marks: ContextVar[tuple[Due, ...]] = ContextVar("marks", default=())


def due(organization: Organization, *, is_withdrawal: bool = False) -> None:
    """Say that an act on this organization has to be published."""
    _marks.set((*_marks.get(), Due(organization, is_withdrawal)))


def take() -> tuple[Due, ...]:
    """What became due here since this was last asked: in this request, or in this thread."""
    marks = _marks.get()
    _marks.set(())
    return marks
