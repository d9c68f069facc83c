"""Prints the figures of the house: its size, its exceptions, what is known in several places.

python -m bench.house
"""

import ast
import io
import os
import re
import tempfile
from collections import Counter
from pathlib import Path

import brotli

CHECKOUT = Path(__file__).parent.parent
HOUSE = CHECKOUT / "directory"
# The house test calls its named exceptions by one of these names.
EXCEPTIONS = ("EXCEPTIONS", "EDGES")
LONGEST_FILE, LONGEST_LINE = 350, 120
CODES = {"km", "en"}


def main():
    """Count and print."""
    figure("exceptions in the house test", exceptions())
    figure(f"files over {LONGEST_FILE} lines in directory/", long_files())
    figure(f"lines over {LONGEST_LINE} characters in templates/", long_lines())
    figure("migrations", migrations())
    figure("Python files in directory/ that name km and en", naming_languages())
    print(f"script of the phone, packed (bytes): {packed_script():,}")


def figure(what, found):
    """Print how many there are, then each one, once, with how often it is there."""
    each = [f"{name} ({count})" if count > 1 else name for name, count in Counter(found).items()]
    print(f"{what}: {len(found)}", *each, sep="\n    ")


def exceptions():
    """The exceptions that tests/**/test_house.py names: keys of a dict."""
    [path] = (CHECKOUT / "tests").rglob("test_house.py")
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and node.targets[0].id in EXCEPTIONS:
            return [" -> ".join(key) for key in ast.literal_eval(node.value)]
    raise LookupError(f"{path} names no exceptions: none of {EXCEPTIONS} is there.")


def long_files():
    """Python files that are too long, each with its lines."""
    sizes = {path: len(lines(path)) for path in HOUSE.rglob("*.py")}
    return [f"{within(path)}, {size}" for path, size in sizes.items() if size > LONGEST_FILE]


def long_lines():
    """The templates' lines that are too long: each line's template."""
    templates = sorted((CHECKOUT / "templates").rglob("*.*"))
    return [within(path) for path in templates for line in lines(path) if len(line) > LONGEST_LINE]


def migrations():
    """The migrations by name."""
    return sorted(path.stem for path in (HOUSE / "migrations").glob("[0-9]*.py"))


def naming_languages():
    """The files whose code names both languages, as text or as the end of a column's name."""
    return sorted(within(path) for path in HOUSE.rglob("*.py") if named(path) >= CODES)


def named(path):
    """Which language codes stand in a module's code; its docstrings and comments do not count."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        words = [getattr(node, "id", ""), getattr(node, "attr", ""), getattr(node, "arg", "")]
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            words.append(node.value)
        for word in filter(None, words):
            # A docstring is a sentence; a code is a word or the end of one.
            if " " not in word:
                found |= {code for code in CODES if re.search(rf"(^|_|\b){code}$", word)}
    return found


def packed_script():
    """The bytes of the program as static storage collects it, by brotli."""
    # Imported here because settings write to the folder that the variable names.
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PHLOV_VAR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
        import django  # noqa: PLC0415
        from django.core.management import call_command  # noqa: PLC0415

        django.setup()
        call_command("collectstatic", interactive=False, stdout=io.StringIO())
        [program] = Path(folder, "static", "js").glob("app.*.js")
        return len(brotli.compress(program.read_bytes()))


def lines(path):
    """The lines of a file."""
    return path.read_text(encoding="utf-8").splitlines()


def within(path):
    """A path as it is written in the checkout."""
    return path.relative_to(CHECKOUT).as_posix()


if __name__ == "__main__":
    main()
