"""Draws the rooms of the house, and which of them imports which, from the imports themselves.

python -m bench.drawing
"""

from tests.site import CHECKOUT
from tests.whole import test_house as house

FILE = CHECKOUT / "docs" / "house.svg"
WIDE, HIGH, GAP = 100, 44, 6
# A paper of its own, as nobody knows the colour of the page that shows it.
STYLE = (
    "svg{background:#fff}rect{fill:#dfe9f5;stroke:#1f5fa8}.never{fill:#a4262c}"
    "text{font:15px sans-serif;text-anchor:middle;dominant-baseline:central}"
)


def main():
    """Write the drawing of this checkout."""
    FILE.write_text(draw(), encoding="utf-8")
    print(f"Wrote {FILE}.")


def draw() -> str:
    """The drawing as SVG: a row says what a room imports, a column who imports it."""
    rooms, edges = house.ROOMS, imports()
    words = "; ".join(
        f"{room} imports {', '.join(to for to in rooms if (room, to) in edges) or 'no other room'}"
        for room in rooms
    )
    shapes = []
    for row, room in enumerate(rooms):
        shapes += [box(row), text(row, row, room)]
        for column, other in enumerate(rooms):
            if (room, other) in edges:
                shapes.append(text(column, row, "●"))
            elif (room, other) in house.NEVER:
                shapes.append(text(column, row, "✕", "never"))
    key = text(len(rooms) // 2, len(rooms), "● imports it   ✕ must not, though it comes before")
    size = f"{len(rooms) * WIDE} {(len(rooms) + 1) * HIGH}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img">'
    lines = [head, f"<title>{words}</title>", f"<style>{STYLE}</style>", *shapes, key, "</svg>\n"]
    return "\n".join(lines)


def imports() -> set[tuple[str, str]]:
    """The pairs (importing room, imported room), found in the code."""
    return {
        (house.room_of(path), imported.split(".")[0])
        for path in house.modules()
        for imported in house.imported_by(path)
        if house.room_of(path) in house.ROOMS
    } - {(room, room) for room in house.ROOMS}


def box(place):
    """The frame of a room, on the diagonal."""
    at, size = (place * WIDE + 1, place * HIGH + 1), (WIDE - GAP, HIGH - GAP)
    return f'<rect x="{at[0]}" y="{at[1]}" width="{size[0]}" height="{size[1]}" rx="6"/>'


def text(column, row, words, style="plain"):
    """A word in the middle of its place."""
    at = column * WIDE + (WIDE - GAP) // 2, row * HIGH + (HIGH - GAP) // 2
    return f'<text x="{at[0]}" y="{at[1]}" class="{style}">{words}</text>'


if __name__ == "__main__":
    main()
