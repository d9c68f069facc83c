"""Numbers: what is asked about each, and what is refused."""

import re

import pytest

from directory.text import numbers
from directory.text.numbers import Number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("020 123 45", Number("+8552012345", "digits", (9, 10))),
        ("088 000 000", Number("+85588000000", "digits", (10,))),
        ("023 000 0000", Number("+855230000000", "digits", (9,))),
        ("1800 20 00", Number("18002000", "digits", (10,))),
        ("20 123 456", Number("+85520123456", "lost_zero")),
        ("1300", Number("1300", "unknown_code")),
        ("+66 1300", Number("+66 1300", "abroad")),
        ("+856 1300", Number("+856 1300", "abroad")),
        ("+84 24 0000 0000", Number("+842400000000", "abroad")),
    ],
)
def test_question_about_a_number(typed, number):
    assert numbers.read(typed) == number


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("023 880 000/1", "two_numbers"),
        ("020 123 456 ឬ 020 123 457", "two_numbers"),
        ("1900 12 3456", "costly"),
        ("020 123 456 ext. 2", "not_a_number"),
        ("+855 117", "not_a_number"),
        ("", "not_a_number"),
    ],
)
def test_reason_of_what_is_no_number(typed, reason):
    with pytest.raises(numbers.NumberError) as error:
        numbers.read(typed)
    assert error.value.reason == reason


@pytest.mark.parametrize("typed", ["020 123 4", "1800 20 00", "+66 1300", "+1 000 000 0000"])
def test_database_takes_what_a_tick_lets_through(typed):
    assert re.match(numbers.NUMBER_PATTERN, numbers.read(typed).dialled)


@pytest.mark.parametrize(
    ("number", "is_known"),
    [("+85520123456", False), ("+85592000000", True), ("+85523000000", True), ("1280", True)],
)
def test_known_prefixes(number, is_known):
    assert numbers.has_known_prefix(number) is is_known
