"""What stands in the place of a listing that was withdrawn: why to stop, and whom to ask instead.

The twin of static/js/views/withdrawn.js; both fill the blocks that publish/blocks.py renders.
"""

from django.utils.html import escape

from directory.public import frame, guidance
from directory.publish.guidance import fitting
from directory.text import languages, packing
from directory.text.writing import day

# So many kinds of help and provinces of it lead elsewhere.
MOST_LINKS = 2


def find(request, public_id):
    """What the snapshot says of a listing that was withdrawn, or None.

    Of one that was merged into a listing that stands, which has no keys, it says nothing.
    """
    rows = frame.catalogue(request)["withdrawn"]
    return next((row for row in rows if row["id"] == public_id and row["keys"]), None)


def block(request, row, *, is_whole):
    """A withdrawn listing by name, as markup; whole with the lines that fit and what is near."""
    language = request.LANGUAGE_CODE
    values = {
        "name": escape(languages.choose(row["name"], language)[1]),
        "day": day(row["on"], language),
        "lines": "",
        "elsewhere": "",
    }
    if is_whole:
        catalogue = frame.catalogue(request)
        meaning = {"needs": [], "kinds": row["kinds"], "served": row["served"]}
        rules = fitting(catalogue, meaning, row["provinces"])
        values["lines"] = guidance.lines_for(request, rules)
        values["elsewhere"] = _elsewhere(request, catalogue, row)
    return packing.fill(frame.blocks(request).get("withdrawn", ""), values)


def _elsewhere(request, catalogue, row):
    """Links to the same kinds of help and to the same provinces, each with how many there are."""
    records = frame.read_records(request)
    found = []
    for noun, group in (("kind", "kinds"), ("province", "provinces")):
        for code in row[group][:MOST_LINKS]:
            term = next((one for one in catalogue[group] if one["code"] == code), None)
            count = sum(code in record[group] for record in records)
            if term and count:
                name = languages.choose(term["name"], request.LANGUAGE_CODE)[1]
                values = {"path": f"{noun}/{code}", "name": escape(name), "count": str(count)}
                found.append(packing.fill(frame.blocks(request).get("elsewhere", ""), values))
    return "".join(found)
