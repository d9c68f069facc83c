"""Draws how figures grow with the number of listings, as SVG."""

from html import escape
from math import log10

WIDE, HIGH = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 60, 250, 30, 50
LINE = 16
TICKS = (1, 2, 5, 10, 20, 50, 100)
# Okabe and Ito: told apart by those who do not see all colours. One for each series.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000")
STYLE = (
    "svg{background:#fff}text{font:13px sans-serif;fill:#222}polyline{fill:none;stroke-width:2.5}"
    ".axis{stroke:#bbb;stroke-width:1}.even{stroke:#999;stroke-dasharray:6 5;stroke-width:1.5}"
)


def draw(title: str, sizes: list[int], series: dict[str, list[float]]) -> str:
    """Each series in times of its first figure, both axes by powers of ten.

    The broken line grows as the listings do: what runs below it grows less than they.
    """
    times = {name: [figure / figures[0] for figure in figures] for name, figures in series.items()}
    even = [size / sizes[0] for size in sizes]
    most = max(*even, *(max(figures) for figures in times.values()))
    least = min(1, *(min(figures) for figures in times.values()))

    def across(size):
        part = log10(size / sizes[0]) / log10(sizes[-1] / sizes[0])
        return LEFT + (WIDE - LEFT - RIGHT) * part

    def up(figure):
        part = log10(figure / least) / log10(most / least)
        return HIGH - BOTTOM - (HIGH - TOP - BOTTOM) * part

    def points(figures):
        pairs = zip(sizes, figures, strict=True)
        return " ".join(f"{across(size):.1f},{up(figure):.1f}" for size, figure in pairs)

    lines = [f'<polyline class="even" points="{points(even)}"/>']
    for size in sizes:
        at = f"{across(size):.1f}"
        lines.append(axis(at, at, TOP, HIGH - BOTTOM))
        lines.append(f'<text x="{at}" y="{HIGH - 28}" text-anchor="middle">{size:,}</text>')
    for figure in (figure for figure in TICKS if figure <= most):
        at = f"{up(figure):.1f}"
        lines.append(axis(LEFT, WIDE - RIGHT, at, at))
        lines.append(f'<text x="{LEFT - 8}" y="{at}" text-anchor="end">{figure}×</text>')
    ends = {"as the listings": even[-1]}
    for (name, figures), colour in zip(times.items(), COLOURS, strict=True):
        lines.append(f'<polyline stroke="{colour}" points="{points(figures)}"/>')
        ends[name] = figures[-1]
    for (name, figure), y in _apart(ends, up):
        said = escape(f"{name} {figure:.1f}×")
        lines.append(f'<text x="{WIDE - RIGHT + 10}" y="{y:.1f}">{said}</text>')
    lines.append(f'<text x="{LEFT}" y="{HIGH - 8}">listings</text>')
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img">'
    words = "; ".join(f"{name} {figure:.1f} times" for name, figure in ends.items())
    title = f"<title>{escape(f'{title}: {words}')}</title>"
    return "\n".join([head, title, f"<style>{STYLE}</style>", *lines, "</svg>\n"])


def axis(left, right, top, bottom):
    """A thin line."""
    return f'<line class="axis" x1="{left}" x2="{right}" y1="{top}" y2="{bottom}"/>'


def _apart(ends, up):
    """Each name beside the end of its line, none upon another."""
    placed, above = [], TOP - LINE
    for name, end in sorted(ends.items(), key=lambda one: up(one[1])):
        above = max(up(end) + 4, above + LINE)
        placed.append(((name, end), above))
    return placed
