"""Mutation testing (bench/guards): it finds every guard, and does remove it."""

import pytest
from django.apps import apps

from bench.guards import code
from bench.guards.__main__ import in_child, schema
from directory.rules import verifiers
from directory.rules.refusal import Refused
from tests import make

pytestmark = pytest.mark.django_db


def of_module(name):
    return code.Finder(code.HOUSE / "rules" / f"{name}.py").guards


def test_every_refusal_is_found():
    text = (code.HOUSE / "rules" / "verification.py").read_text()
    found = [guard for guard in of_module("verification") if " raise " in guard.name]
    assert len(found) == text.count("raise Refused(")


def test_every_constraint_of_the_models_is_found():
    models = apps.get_app_config("directory").get_models()
    names = {one.name for model in models for one in model._meta.constraints}
    guards = schema().guards()
    found = {word for guard in guards for word in guard.name.replace(":", " ").split()}
    assert names - found == set()


@pytest.mark.one_database
def test_guard_that_is_taken_away_lets_through():
    [guard] = [one for one in of_module("verifiers") if "Only verifiers" in one.name]
    sokha = make.person("sokha")

    def let_through():
        guard.take_away()
        return verifiers.require_verifier(sokha, make.NOW)

    assert in_child(let_through) is None
    with pytest.raises(Refused):
        verifiers.require_verifier(sokha, make.NOW)
