"""The list of what may leave the server: a change of it has to be read by a second person."""

import pytest

from directory.models import Phone
from directory.publish import records
from directory.rules import editing, vetting
from directory.text import languages
from tests import make
from tests.rules.acts import raise_alert
from tests.site import CHECKOUT

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

LIST = CHECKOUT / "docs" / "public-fields.txt"
CHANGED = (
    "What may leave the server has changed. If that is meant, change docs/public-fields.txt as "
    "well: CONTRIBUTING says who has to read it."
)


def paths(value, at=""):
    """The path of each field in a document; texts in both languages are one field."""
    if isinstance(value, dict) and value and not value.keys() <= {*languages.CODES}:
        for name, inner in value.items():
            yield from paths(inner, f"{at}.{name}" if at else name)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for inner in value:
            yield from paths(inner, f"{at}[]")
    else:
        yield at


def test_what_may_leave_the_server_is_what_the_file_lists(river, sokha, dara):
    make.parts(river)
    Phone.objects.create(
        organization=river,
        number=make.HELD_NUMBER,
        is_held=True,
        is_unconfirmed=True,
        printed_on="2021",
        source_codes="List",
    )
    editing.save(river, by=sokha, at=make.NOW)
    make.confirm(river, by=dara)
    raise_alert(river, dara)
    said = {"on": make.TODAY, "vouched_by": "A coalition", "expires_on": make.TODAY.replace(2027)}
    vetting.vet(river, by=dara, at=make.NOW, **said)
    [standing] = records.standings(make.NOW)
    listed = [
        line
        for line in LIST.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert sorted({*paths(standing)}) == listed, CHANGED
