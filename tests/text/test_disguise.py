"""What may lead a reader elsewhere is found in a short text, however it is written."""

import pytest

from directory.text.disguise import ADDRESS, DIGIT, SIGN, find_lead


@pytest.mark.parametrize(
    "text",
    [
        *("Call 012", "១", "๑", "໑", "１", "①", "²", "Ⅳ", "㏠", "一", "᧡", "𝟎"),
        *("zero one two", "Zero-One-Two", "twelve eighty-eight", "one hundred", "double seven one"),
        *("សូន្យមួយពីរ", "សូន្យ មួយ ពីរ", "ប្រាំមួយ ប្រាំពីរ បួន", "ហាសិប ហាសិប"),
        *("soun muoy pi", "ប្រាំបួនប្រាំបួន one"),
    ],
)
def test_digit_of_any_script_and_number_in_words_is_found(text):
    assert find_lead(text) == DIGIT


@pytest.mark.parametrize(
    "text",
    [
        *(
            "help@river.example",
            "http://river",
            "www river",
            "river.com",
            "river。com",
            "t.me/river",
        ),
        *("river dot com", "ទន្លេ.com", "ｒｉｖｅｒ．ｃｏｍ", "@river"),
    ],
)
def test_address_is_found(text):
    assert find_lead(text) == ADDRESS


@pytest.mark.parametrize(
    "sign", ["\u202e", "\u2066", "\u200f", "\u061c", "\u200b", "\x07", "\ue000"]
)
def test_sign_that_nobody_sees_is_found(sign):
    assert find_lead(f"help{sign}line") == SIGN


@pytest.mark.parametrize(
    "text",
    [
        *("", "Safe house", "ផ្ទះសុវត្ថិភាព", "Girls under eighteen", "twenty-five", "ប្រាំមួយ"),
        *(
            "St. John",
            "e.g. a raid",
            "HIV/STI",
            "one stop, two doors, three steps",
            "someone",
            "រយៈពេល",
        ),
        "One-stop service unit (shelter & clinic)",
    ],
)
def test_plain_name_leads_nowhere(text):
    assert find_lead(text) is None
