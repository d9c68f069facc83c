"""The floors of the house: imports point down only, and every exception has a reason."""

import ast
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "directory"

# A module may import what stands on a lower floor. A package stands on one floor as a whole.
FLOORS = {
    0: ["tables", "text", "hours", "reading", "packing", "bootstrap"],
    1: ["models", "translation"],
    2: [
        "accounts",
        "listing",
        "editing",
        "verification",
        "partner",
        "reports",
        "audit",
        "forms",
        "admin_forms",
        "gaps",
    ],
    3: ["snapshot", "rendering", "search", "starter", "templatetags", "words", "agenda"],
    4: ["admin", "signin", "api", "views", "partner_page", "urls", "management"],
}

# Read by Django itself; our own modules get at them through django.conf, or not at all.
OUTSIDE = [
    "settings",
    "wsgi",
    "apps",
    "checks",
    "headers",
    "language",
    "logs",
    "staticstorage",
    "formats",
    "migrations",
]

# (importer, imported): why this import may point sideways.
EDGES = {
    ("translation", "models"): "it says which fields of the models have two languages",
    ("apps", "checks"): "Django learns of the checks when it starts",
    ("wsgi", "checks"): "a server does not start where they fail",
    ("urls", "signin"): "it gives each page of sign-in its address",
    ("urls", "views"): "it gives each public page its address",
    ("management", "staticstorage"): "the demo collects anew when files are stored otherwise",
    ("views", "staticstorage"): "the worker is a script of ours as well, but rendered",
    ("urls", "partner_page"): "it gives the page of the partners its address",
    ("urls", "admin"): "the desk's first page stands in for the list of tables",
    ("urls", "api"): "it gives the door for reports its address",
    ("views", "api"): "a report from a page is stored like one from a script",
    ("text", "tables"): "it reads the tables that the script reads as well",
    ("hours", "tables"): "the days of the week are typed once",
    ("reading", "tables"): "its limit is that of the script",
    ("packing", "tables"): "Khmer digits are typed once",
    ("hours", "text"): "the days of the week are recognized by their search keys",
    ("reading", "text"): "it cuts a query along search keys",
    ("packing", "text"): "search keys need not travel, as both ends make the same",
    ("reports", "accounts"): "who may answer is a role",
    ("verification", "accounts"): "who may confirm is a role",
    ("verification", "listing"): "a confirmation freezes the listing",
    ("verification", "editing"): "what is confirmed must be what was recorded",
    ("partner", "verification"): "a partner is asked about the listing that stands",
    ("partner", "listing"): "a partner corrects the facts of a listing and no others",
    ("audit", "accounts"): "nobody may hold two roles of which one makes the other",
    ("audit", "editing"): "the working copy must be what was last recorded",
    ("audit", "listing"): "a frozen listing must have its digest",
    ("audit", "verification"): "what leads readers elsewhere is defined once",
    ("snapshot", "rendering"): "a snapshot carries the listings as pieces of markup",
    ("rendering", "templatetags"): "an age is written in the digits of its language",
    ("words", "templatetags"): "the desk writes numbers and hours as public pages do",
    ("formats", "formats"): "English dates are written like Khmer ones",
}

# The public doors show what was published, so they never meet the working copy.
NEVER = {("views", "models"), ("api", "models")}

FLOOR_OF = {room: floor for floor, rooms in FLOORS.items() for room in rooms}


def test_every_module_has_a_floor():
    assert {room_of(path) for path in modules()} <= {*FLOOR_OF, *OUTSIDE}


@pytest.mark.parametrize("path", sorted(HOUSE.rglob("*.py")), ids=lambda p: str(p.name))
def test_imports_point_down(path):
    room = room_of(path)
    refused = [
        f"{room} imports {imported}"
        for imported in rooms_imported_by(path)
        if imported != room and not may_import(room, imported)
    ]
    assert refused == []


def test_no_exception_is_left_over():
    taken = {
        (room_of(path), imported) for path in modules() for imported in rooms_imported_by(path)
    }
    built = {room_of(path) for path in modules()}
    assert {edge for edge in EDGES if edge[0] in built} - taken == set()


@pytest.mark.parametrize("room", FLOORS[0])
def test_ground_floor_needs_only_python(room):
    names = {name.split(".")[0] for name in imports(HOUSE / f"{room}.py")}
    assert names <= sys.stdlib_module_names | {HOUSE.name}


def may_import(room, imported):
    """Whether a module of this room may import from that other room."""
    if (room, imported) in NEVER or imported in OUTSIDE:
        return (room, imported) in EDGES
    if room in OUTSIDE or (room, imported) in EDGES:
        return True
    return FLOOR_OF[imported] < FLOOR_OF[room]


def modules():
    """Every module that stands on a floor or outside; only the house itself does not."""
    return [path for path in HOUSE.rglob("*.py") if path != HOUSE / "__init__.py"]


def room_of(path):
    """The first name below the house: `models` for directory/models/catalog.py."""
    return path.relative_to(HOUSE).with_suffix("").parts[0]


def rooms_imported_by(path):
    """The rooms that a module imports from, anywhere in its code."""
    names = [name.split(".") for name in imports(path)]
    return {parts[1] for parts in names if parts[0] == HOUSE.name and len(parts) > 1}


def imports(path):
    """The full names that a module imports; `from a import b` may mean a module, so it is a.b."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} uses a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
