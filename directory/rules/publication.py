"""Marks publications as due: each act that changes what phones hold calls `due`.

Rules write no files, so they only leave a mark. After the transaction the caller takes the marks
and publishes; the desk does so after each request (desk/publishing.py). Otherwise the next
`manage.py publish` publishes the change.
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
    """Return the marks of this request or thread, and clear them."""
    marks = _marks.get()
    _marks.set(())
    return marks
