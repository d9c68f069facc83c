"""Villages, communes, landmarks and streets by name are places; plain words beside them are not."""

import pytest

from directory import starter
from directory.text.leads import PLACE, find_leads, find_map

# Where the starter data has addresses and sources: fields of their own, which no shelter shows.
APART = {"locations", "sources", "website"}


@pytest.mark.parametrize(
    "text",
    [
        *("យើងនៅភូមិព្រៃ ឃុំដូនស្រី ស្រុកបារាយណ៍", "នៅឃុំដូនស្រី", "ភូមិ ព្រៃ ឃុំ ដូនស្រី", "សង្កាត់ទន្លេបាសាក់"),
        *("Prey village", "don srey commune", "PREY VILLAGE", "SANGKAT TONLE BASSAC", "phum prey"),
        *("Commune: Don Srey", "near Psar Chas", "psar chas", "Wat Botum compound", "នៅវត្តបទុម"),
        *("ខាងលិចវត្តបទុម", "ខាងជើងផ្សារ", "ជាប់រោងចក្រ", "west of the old bridge"),
        *("KM 6", "km6", "គីឡូម៉ែត្រ ៦", "russian boulevard", "NORODOM ROAD", "ផ្លូវវេងស្រេង"),
    ],
)
def test_named_place_is_found(text):
    assert PLACE in find_leads(text)


WAYS = ["street", "st", "road", "rd", "boulevard", "blvd", "avenue", "ave", "lane"]


@pytest.mark.parametrize(
    "text",
    [
        *(f"{word} 12" for word in [*WAYS, "house", "building", "villa", "borey"]),
        *(f"at 12 {word}" for word in WAYS),
        *("street number 12", "street # 12", "street no. 12", "11 deg", "11°"),
        *(f"{word} 12" for word in ("ផ្ទះ", "អគារ", "បុរី", "វិថី", "ក្រុមទី", "គីឡូម៉ែត្រលេខ")),
    ],
)
def test_number_of_a_way_or_a_house_is_found(text):
    assert PLACE in find_leads(text)


@pytest.mark.parametrize(
    "text",
    [
        *("we work in villages", "in every village", "her home village", "village of origin"),
        *("Village chiefs and commune councils", "each sangkat and commune", "sangkat police"),
        *("the commune committee for women and children", "SOS Children's Village", "Angkor Wat"),
        *("ចុះតាមភូមិ", "ចុះតាមភូមិ ដើម្បីជួយស្ត្រី", "ក្នុងភូមិ យើងជួយ", "គ្រប់ភូមិ", "មេភូមិ និងមេឃុំ"),
        *("គណៈកម្មាធិការឃុំ សង្កាត់ទទួលបន្ទុក", "មាតុភូមិនិវត្តន៍", "ភូមិសាស្ត្រ", "មណ្ឌលឃុំខ្លួន", "ឃុំ/សង្កាត់"),
        *("អនុវត្តច្បាប់", "វត្តមាន", "តាមវត្តអារាម", "ហឹង្សាផ្លូវភេទ", "ជាផ្លូវការ", "កុមារតាមផ្លូវ"),
        *("5 km 24/7", "within 10 km", "children on the street", "the boulevard"),
    ],
)
def test_plain_words_are_no_place(text):
    assert find_leads(text) == {}


def test_starter_data_names_no_place_outside_its_addresses():
    rows = starter.read("organizations")
    said = [{name: row[name] for name in row.keys() - APART} for row in rows]
    said += starter.read("taxonomy")["categories"]
    found = [leads[PLACE] for text in texts(said) if PLACE in (leads := find_leads(text))]
    assert found == []
    assert [row["website"] for row in rows if find_map(row["website"])] == []


@pytest.mark.parametrize(
    "address",
    [
        *("https://bit.ly/3xyz", "https://share.google/abc", "TinyURL.com/x", "www.is.gd/x"),
        *("https://google.com.kh/search?q=11.55,104.92", "https://river.example/?ll=11.55+104.92"),
        *("https://river.example/?ll=11.55%2C104.92", "https://river.example/!3d11.55!4d104.92"),
        *("https://river.example/?at=104.92,11.55",),
    ],
)
def test_link_that_may_be_a_map_is_found(address):
    assert find_map(address)


@pytest.mark.parametrize(
    "address",
    [
        *("https://chat.co.kh/", "https://river.example/2024/10/05", "https://rabbit.ly.example"),
        *("a@river.example", "+85500000001", "https://facebook.com/100064321098765"),
    ],
)
def test_plain_address_is_no_map(address):
    assert find_map(address) == ""


def texts(value):
    """Every text in what JSON has."""
    if isinstance(value, str):
        yield value
    else:
        for inner in value.values() if isinstance(value, dict) else value or ():
            yield from texts(inner) if isinstance(inner, str | dict | list) else ()
