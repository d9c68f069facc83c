"""The private names of packages that we use: an upgrade has to be looked at there.

What we import of allauth is in tests/desk/test_allauth_internals.py.
"""

import ast
import importlib
import inspect

import pytest
from django.contrib.admin.templatetags import admin_list

from tests.whole.test_house import HOUSE, ROOMS, module_of

# Names are no matter of the database.
pytestmark = pytest.mark.one_database

# Private methods that ours take the place of. If this list changes, read the new release there.
OVERRIDDEN = {
    "allauth.account.adapter.DefaultAccountAdapter._get_login_attempts_cache_key",
    "django.contrib.auth.backends.ModelBackend._get_user_permissions",
    # Django's documentation names this one.
    "django.core.files.storage.filesystem.FileSystemStorage._save",
}
# Private names of others that we read or set: `_boolean_icon` of Django's admin, `_map` of
# waitress. Django documents `_state`, and Python what named tuples have.
USED = {"_boolean_icon", "_map", "_state", "_asdict", "_replace"}
# Django sets these on every model and form, and documents the first; nobody writes them.
GIVEN = {"_meta", "_default_manager", "_base_manager"}


def test_private_methods_that_we_override_are_these():
    found = {
        f"{base.__module__}.{base.__qualname__}.{name}"
        for kind in our_classes()
        for name in vars(kind)
        for base in kind.__mro__[1:]
        if is_private(name) and name in vars(base) and is_of_a_package(base)
    }
    assert found == OVERRIDDEN


def test_private_names_that_we_use_are_these():
    ours, used = set(), set()
    for path in HOUSE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                ours.update(part.name for part in node.body if isinstance(part, ast.FunctionDef))
            elif isinstance(node, ast.Attribute) and is_private(node.attr):
                is_stored = isinstance(node.ctx, ast.Store)
                is_own = is_stored and getattr(node.value, "id", "") == "self"
                (ours if is_own else used).add(node.attr)
            elif isinstance(node, ast.ImportFrom) and not node.module.startswith(HOUSE.name):
                used.update(alias.name for alias in node.names if is_private(alias.name))
    assert used - ours == USED


def test_picture_of_yes_and_no_is_still_made_there():
    # Ours stands in its place by now, so its source is asked.
    assert "\ndef _boolean_icon(field_val):\n" in inspect.getsource(admin_list)


def our_classes():
    """Every class of our rooms."""
    for path in HOUSE.rglob("*.py"):
        if path.relative_to(HOUSE).parts[0] in ROOMS:
            module = importlib.import_module(f"{HOUSE.name}.{module_of(path)}")
            classes = inspect.getmembers(module, inspect.isclass)
            yield from (kind for _name, kind in classes if kind.__module__ == module.__name__)


def is_private(name):
    """Whether a name is private; what enumerations give to every class ends with _ as well."""
    return name.startswith("_") and not name.endswith("_") and name not in GIVEN


def is_of_a_package(kind):
    return kind.__module__.split(".")[0] in ("allauth", "django", "modeltranslation", "whitenoise")
