"""A term that vanished: listings that name it are still published, and nothing in them is wrong."""

import pytest

from directory.models import Location, Province, ServedGroup, TaxonomyTerm
from directory.publish import publishing
from directory.publish.reader import current
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture(autouse=True)
def places(plain_static_files, settings, tmp_path):
    settings.DATA_ROOT = tmp_path


@pytest.fixture
def river():
    """A listing of which every term has vanished, beside another one of which none has."""
    make.catalogue()
    sokha, dara = make.person("sokha"), make.person("dara", verifies=True)
    made = make.organization("river", editor=sokha)
    service = made.services.get()
    service.provinces.set([Province.objects.get(code="12")])
    men = TaxonomyTerm.objects.get(code="men")
    ServedGroup.objects.create(service=service, term=men, is_served=False)
    Location.objects.create(
        organization=made, visibility="partial", province=Province.objects.get(code="12")
    )
    make.editing.save(made, by=sokha, at=make.NOW)
    make.confirm(made, by=dara)
    make.confirm(make.organization("lotus", editor=sokha, kind="safe-house"), by=dara)
    ServedGroup.objects.filter(service=service).delete()
    made.locations.all().delete()
    service.provinces.clear()
    for gone in ("men", "legal-aid", "legal"):
        TaxonomyTerm.objects.get(code=gone).delete()
    Province.objects.get(code="12").delete()
    make.confirm_catalogue()
    publishing.publish(at=make.NOW)
    return made


@pytest.mark.parametrize("language", ["km", "en"])
def test_lost_code_stands_for_itself(client, river, language):
    page = client.get(f"/{language}/o/{river.public_id}/").text
    shown = '<span lang="en">{}</span>' if language == "km" else "{}"
    assert f"<dd>{shown.format('legal-aid')}<" in page
    assert f"<dd>{shown.format('men')}</dd>" in page
    assert f'<p class="coverage">{shown.format("12")}</p>' in page
    assert f"{shown.format('12')}</li>" in page
    assert '<p class="kinds"></p>' in page


def test_kind_without_a_category_is_shown_without_one(client):
    make.catalogue()
    lotus = make.organization("lotus", editor=make.person("sokha"))
    make.confirm(lotus, by=make.person("dara", verifies=True))
    TaxonomyTerm.objects.filter(code="legal-aid").update(parent=None)
    make.confirm_catalogue()
    publishing.publish(at=make.NOW)
    page = client.get(f"/km/o/{lotus.public_id}/").text
    assert '<p class="kinds"></p>' in page
    assert "<dd>សេវា legal-aid<" in page


def test_search_looks_up_no_lost_code(client, river):
    reader = current()
    records = {record["slug"]: record for record in reader.records()}
    names = ("kinds", "served", "not_served", "provinces")
    assert [records["river"][name] for name in names] == [[], ["women"], [], []]
    assert [records["lotus"][name] for name in names] == [["safe-house"], ["women"], [], ["06"]]
    page = client.post("/en/search/", {"q": "House", "kind": "shelter"}).text
    assert (page.count('data-listing="lotus"'), page.count('data-listing="river"')) == (1, 0)
