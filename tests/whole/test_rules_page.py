"""The page of the rules (docs/rules.md) names all that holds them, and nothing that is gone."""

import re

from django.apps import apps

from directory.models import triggers
from tests.site import CHECKOUT

COLUMNS = ["rule", "act", "constraint", "trigger", "audit", "test"]


def named(column):
    """The names in one column of the table."""
    lines = CHECKOUT.joinpath("docs/rules.md").read_text(encoding="utf-8").splitlines()
    rows = [line.split("|")[1:-1] for line in lines if line.startswith("|")]
    return {name for row in rows for name in re.findall(r"`([\w.]+)`", row[COLUMNS.index(column)])}


def functions(folder):
    """The names of all functions in the files of a folder."""
    texts = (path.read_text(encoding="utf-8") for path in CHECKOUT.joinpath(folder).rglob("*.py"))
    return {name for text in texts for name in re.findall(r"def (\w+)\(", text)}


def test_page_names_every_constraint():
    models = list(apps.get_app_config("directory").get_models())
    constraints = {one.name for model in models for one in model._meta.constraints}
    columns = {
        f"{model._meta.model_name}.{field.name}"
        for model in models
        for field in model._meta.concrete_fields
        if field.unique and not field.primary_key
    }
    assert named("constraint") == constraints | columns


def test_page_names_every_trigger():
    tables = {f"directory_{noun}" for noun in triggers.APPEND_ONLY}
    rules = {name for broken in triggers.RULES.values() for name in broken}
    assert named("trigger") == tables | rules


def test_acts_audits_and_tests_of_the_page_exist():
    acts = {name.rpartition(".")[2] for name in named("act") | named("audit")}
    assert acts - functions("directory") == set()
    assert named("test") - functions("tests") == set()


def test_page_names_every_audit():
    audits = CHECKOUT.glob("directory/rules/*audit.py")
    texts = "".join(path.read_text(encoding="utf-8") for path in audits)
    assert named("audit") == set(re.findall(r"def (of_\w+)\(", texts))
