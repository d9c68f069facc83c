"""What leaves the server is only text: no sign that nobody sees, and no address that runs.

The forms take such signs out of what people type. This holds for whatever set them: a table, a
script, somebody with the password of the database.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from directory.models import Verification
from directory.models.first_listing import Evidence
from directory.rules.refusal import Refused
from directory.text.signs import INVISIBLE, WEB, is_inert, without_let_through


def require(listing: dict) -> None:
    """Refuse a listing with a text that is not only text. Raises Refused."""
    if text := find(listing):
        raise Refused(
            _("“%(text)s” has a sign that nobody sees, or is an address that runs. Type it anew.")
            % {"text": INVISIBLE.sub("…", text)}
        )


def find(listing: dict) -> str:
    """The first text of a listing that is not only text; "" if there is none."""
    website = listing["website"]
    if website and not WEB.match(website):
        return website
    return next((text for text in texts(listing) if not is_inert(text)), "")


def as_published(check: Verification) -> dict:
    """The listing of a check as it leaves the server.

    What a former release confirmed stays on phones, without the signs that its forms let through.
    """
    return cleaned(check.listing) if check.evidence == Evidence.EARLIER else check.listing


def cleaned(value: object) -> object:
    """A document of a former release without the signs that its forms let through."""
    if isinstance(value, str):
        return without_let_through(value)
    if isinstance(value, dict):
        return {name: cleaned(inner) for name, inner in value.items()}
    return [cleaned(inner) for inner in value] if isinstance(value, list) else value


def texts(value: object) -> Iterator[str]:
    """Every text in a document, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)
