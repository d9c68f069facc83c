"""What leads elsewhere in a longer text is found; hours, ages, years and prices are not."""

import pytest

from directory.text.leads import ACCOUNT, LINK, NUMBER, PLACE, find_leads
from tests.rules.disguised import HELD_BACK, OPEN


@pytest.mark.parametrize("text", [*OPEN, *HELD_BACK])
def test_disguised_number_or_address_is_found(text):
    assert find_leads(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Call 117", "ហៅ ១២៨០", "1-2-8-8", "12 88", "(023) 000 000", "+855 00 000 01"),
        *("000.000.500", "000,000,000", "០០០.០០០.០០០", "00.000.500"),
        *("00 00 00 01", "09 2012 2014", "+855 2012 2014", "12 34 56 78"),
    ],
)
def test_number_is_found(text):
    assert NUMBER in find_leads(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Street 5", "St. 123", "House No. 12", "see #3, 12B Street", "Norodom Boulevard"),
        *("ផ្ទះលេខ ១២", "ផ្លូវ ៣៧១", "ផ្លូវជាតិ ៥", "Sangkat Boeung", "មើលផែនទី"),
        *("11.5564, 104.9282", "11°33'", "7P2GHW4H+2X", "Google Maps"),
    ],
)
def test_street_or_position_is_found(text):
    assert PLACE in find_leads(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(("https://goo.gl/maps/abc", LINK), ("river.example", LINK), ("a@river", LINK)),
        *(("on Facebook", ACCOUNT), ("តាម ហ្វេសប៊ុក", ACCOUNT), ("តាមFacebook", ACCOUNT)),
    ],
)
def test_link_and_account_are_found(text, kind):
    assert kind in find_leads(text)


@pytest.mark.parametrize(
    "text",
    [
        *("24/7", "72 hours, 120 hours", "girls of 12-17", "since 2014", "2014-2016", "0-5 years"),
        *("10,000 riel", "$5 to $10", "100 girls", "1,200 families", "Mon-Fri 8-17"),
        *("08:00-17:00", "07:30-11:30, 14:00-17:30", "In 2020, 15 girls", "8-12, 13-17 years"),
        *("ក្មេងស្រីអាយុ ១២-១៧ ឆ្នាំ", "៧២ម៉ោង", "ឆ្នាំ២០២៥ និង ២០២៦", "HIV/AIDS", "e.g. a raid"),
        *("For Street Children", "ហឹង្សាផ្លូវភេទ", "ផ្លូវចិត្ត", "a house for girls", "One-stop unit"),
    ],
)
def test_plain_text_leads_nowhere(text):
    assert find_leads(text) == {}


def test_text_may_name_a_number_that_stands_in_its_field():
    assert find_leads("Call 00 000 001 or 1280", {"00000001"}) == {NUMBER: "1280"}
    assert find_leads("Call 00 000 001", {"00000001"}) == {}
