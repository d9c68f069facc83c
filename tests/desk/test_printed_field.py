"""When something was printed, as people type it."""

import pytest
from django.core.exceptions import ValidationError

from directory.desk.fields import PrintedField


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("", "", ""),
        ("2021", "2021", "2021"),
        (" ២០២១ ", "2021", "2021"),
        ("3/2021", "2021-03", "03/2021"),
        ("2021-03", "2021-03", "03/2021"),
        ("5/3/2021", "2021-03-05", "05/03/2021"),
        ("2021-03-05", "2021-03-05", "05/03/2021"),
    ],
)
def test_date_is_read_as_precisely_as_it_is_known(typed, stored, shown):
    field = PrintedField()
    assert (field.clean(typed), field.prepare_value(stored)) == (stored, shown)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *(
            (text, "invalid")
            for text in ("about 2017", "31/02/2021", "13/2021", "05-03-2021", "21", "1821")
        ),
        *((text, "future") for text in ("2098", "01/2098")),
    ],
)
def test_what_is_no_date_is_refused_with_an_example(typed, code):
    with pytest.raises(ValidationError) as refused:
        PrintedField().clean(typed)
    assert refused.value.messages == [PrintedField.default_error_messages[code]]
    # It comes back as it was typed.
    assert PrintedField().prepare_value(typed) == typed
