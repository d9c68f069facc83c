"""The table of listings with hashtags of the Humanitarian Exchange Language (hxlstandard.org).

One row is one service in one province, so that it can be joined with a map; codes of provinces are
those of the government.
"""

from directory.publish.exports import cells, table, words
from directory.publish.reader import Reader
from directory.text.writing import dialled

# Column of the table -> hashtag. What has no tag here is not in the sheet; what the sheet says of
# itself stands in its first row.
TAGS = {
    "id": "#org+code",
    "name_km": "#org+name+i_km",
    "name_en": "#org+name+i_en",
    "acronym": "#org+acronym",
    "type": "#org+type+code",
    "kinds": "#service+code+list",
    "kinds_km": "#service+list+i_km",
    "kinds_en": "#service+list+i_en",
    "served": "#beneficiary+code+list",
    "province": "#adm1+code+v_gov",
    "province_km": "#adm1+name+i_km",
    "province_en": "#adm1+name+i_en",
    "nationwide": "#indicator+nationwide",
    "free": "#service+free",
    "warning_km": "#status+warning+i_km",
    "warning_en": "#status+warning+i_en",
    "method": "#status+method+code",
    "check_km": "#status+check+i_km",
    "check_en": "#status+check+i_en",
    "checked_on": "#date+checked",
    "phones": "#contact+phone+list",
    "list_number": "#meta+list+id",
    "list_date": "#date+list",
    "about_km": "#meta+about+i_km",
    "about_en": "#meta+about+i_en",
}


def to_csv(reader: Reader) -> bytes:
    """The sheet: a row of names, a row of hashtags, the rows."""
    rows = [row | _phones(row) | place for row in table.rows(reader) for place in _places(row)]
    for row in rows[:1]:
        about = words.in_each(words.about, reader)
        row.update({f"about_{language}": text for language, text in about.items()})
    texts = [[row.get(name, "") for name in TAGS] for row in rows]
    return cells.to_csv([TAGS, TAGS.values(), *texts])


def _phones(row):
    """The numbers as people write them: a cell that begins with a plus would get a mark."""
    numbers = filter(None, row["phones"].split(table.BETWEEN))
    return {"phones": table.BETWEEN.join(map(dialled, numbers))}


def _places(row):
    """The provinces of a row, one by one; nothing of them where none is known."""
    columns = ("provinces", "provinces_km", "provinces_en")
    parts = (row[column].split(table.BETWEEN) for column in columns)
    return [
        {"province": code, "province_km": khmer, "province_en": english}
        for code, khmer, english in zip(*parts, strict=True)
    ]
