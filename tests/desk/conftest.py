"""Somebody for each role, and a little data whose Latin words all begin with xq."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from directory.models import Province, TaxonomyTerm
from directory.publish import publishing
from directory.rules import accounts
from tests import make
from tests.desk.walk import PASSWORD

PEOPLE = {
    "sokha": accounts.EDITORS,
    "dara": accounts.VERIFIERS,
    "rith": accounts.HANDLERS,
    "kolab": accounts.KEEPERS,
    "veasna": None,
}


@pytest.fixture
def people(db, plain_static_files, settings, tmp_path):
    """Somebody for each role, and a little data whose Latin words all begin with xq."""
    settings.DATA_ROOT = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    people = {}
    for name, role in PEOPLE.items():
        people[name] = get_user_model().objects.create_user(
            f"xq{name}", password=PASSWORD, is_staff=True
        )
        people[name].groups.set(Group.objects.filter(name=role))
    people["root"] = get_user_model().objects.create_superuser("xqroot", password=PASSWORD)
    make.catalogue()
    for number, term in enumerate(TaxonomyTerm.objects.exclude(code__in=["legal-aid", "women"])):
        TaxonomyTerm.objects.filter(pk=term.pk).update(code=f"xq{number}", name_km="ពាក្យ")
    TaxonomyTerm.objects.update(name_km="ពាក្យ", name_en="xq")
    Province.objects.update(name_en="xq")
    make.confirm_catalogue()
    for user in get_user_model().objects.filter(is_active=False):
        get_user_model().objects.filter(pk=user.pk).update(username=f"xq{user.pk}")
    river = make.organization(
        "xqriver",
        editor=people["sokha"],
        name_en="xq",
        name_km="ទន្លេ",
        order=1,
        public_id="xqxqxq",
        operating_status="closed-or-renamed-unconfirmed",
    )
    make.confirm(river, by=people["dara"])
    publishing.publish(at=timezone.now())
    accounts.set_roles(
        people["sokha"],
        [accounts.EDITORS, accounts.VERIFIERS],
        by=people["kolab"],
        at=timezone.now(),
    )
    return people
