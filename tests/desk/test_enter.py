"""Enter in a field of one line presses the first button of a form, so that one does no harm."""

import re

import pytest

from tests import make
from tests.reporting import take

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]
ONE_LINE = r'<input[^>]*type="(?:text|url|number|checkbox|radio)"'


def form_with(page, button):
    """The form that has a button, as (whether it has a field of one line, its first button)."""
    forms = re.findall("<form.*?</form>", page, re.DOTALL)
    [form] = [form for form in forms if button in form]
    return bool(re.search(ONE_LINE, form)), re.search("<button[^>]*>", form)[0]


def test_enter_suspends_no_listing(client, sokha, dara, chan):
    river = make.organization("river", editor=sokha)
    make.confirm(river, by=dara)
    take(kind="unsafe", phone=None)
    client.force_login(chan)
    page = client.get(f"/admin/directory/report/safety/{river.pk}/").text
    has_line, first = form_with(page, 'value="suspended"')
    assert (has_line, "suspended" in first) == (False, True)


def test_enter_confirms_no_sheet(client, sokha, dara):
    river = make.organization("river", editor=sokha)
    page = client.get(f"/admin/directory/organization/{river.pk}/verify/").text
    assert form_with(page, 'name="confirm"') == (True, '<button name="keep">')
