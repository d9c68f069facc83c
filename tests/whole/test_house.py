"""The rooms of the house: each imports from itself and from the rooms before it."""

import ast
import sys

import pytest

from tests.site import CHECKOUT

HOUSE = CHECKOUT / "directory"

# In the order in which an entry travels; the two kinds of doors stand side by side.
ROOMS = ["server", "text", "models", "rules", "publish", "public", "desk"]
# What Django itself looks for, and what ties the rooms together: they may import any room.
FRAME = [
    *("settings", "urls", "wsgi", "apps", "admin"),
    *("management", "migrations", "templatetags", "starter"),
]
# (room or module that imports, room that it must not import).
NEVER = {("public", "models"), ("desk", "public"), ("text", "server"), ("models", "server")}
# (importing module, imported module): why it may all the same. At most ten.
EXCEPTIONS = {}


def test_every_module_is_in_a_room_or_the_frame():
    assert {room_of(path) for path in modules()} == {*ROOMS, *FRAME}


@pytest.mark.parametrize("path", sorted(HOUSE.rglob("*.py")), ids=lambda p: str(p.name))
def test_room_imports_only_rooms_before_it(path):
    refused = {
        imported: module_of(path)
        for imported in imported_by(path)
        if not may_import(room_of(path), imported.split(".")[0])
        and (module_of(path), imported) not in EXCEPTIONS
    }
    assert refused == {}


def test_no_exception_is_left_over():
    taken = {(module_of(path), imported) for path in modules() for imported in imported_by(path)}
    assert [edge for edge in EXCEPTIONS if edge not in taken] == []


def test_exceptions_are_ten_at_most():
    assert len(EXCEPTIONS) <= 10


@pytest.mark.parametrize("room", ROOMS)
def test_room_says_what_it_is_for(room):
    assert ast.get_docstring(ast.parse((HOUSE / room / "__init__.py").read_text("utf-8")))


@pytest.mark.parametrize("path", sorted((HOUSE / "text").rglob("*.py")), ids=lambda p: p.name)
def test_text_needs_only_python(path):
    names = {name.split(".")[0] for name in imports(path)}
    assert names <= sys.stdlib_module_names | {HOUSE.name}


def may_import(room, imported):
    """Whether a module of this room may import from that other room."""
    if room in FRAME or room == imported:
        return True
    if imported in FRAME or (room, imported) in NEVER:
        return False
    return ROOMS.index(imported) < ROOMS.index(room)


def modules():
    """Every module but the house itself."""
    return [path for path in HOUSE.rglob("*.py") if path != HOUSE / "__init__.py"]


def module_of(path):
    """The name of a module below the house: `models.frozen` for directory/models/frozen.py."""
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def room_of(path):
    """The first name below the house: `models` for directory/models/frozen.py."""
    return path.relative_to(HOUSE).with_suffix("").parts[0]


def imported_by(path):
    """Our modules that a module imports, anywhere in its code: `models.frozen`."""
    found = set()
    for name in imports(path):
        if name.startswith(f"{HOUSE.name}."):
            parts = name.split(".")[1:]
            # `from a import b` may import a module or a name in one.
            while len(parts) > 1 and not is_module(parts):
                parts.pop()
            found.add(".".join(parts))
    return found


def is_module(parts):
    place = HOUSE.joinpath(*parts)
    return place.is_dir() or place.with_suffix(".py").exists()


def imports(path):
    """The full names that a module imports; `from a import b` may mean a module, so it is a.b."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} uses a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
