"""Texts that try to become markup or script come in by every door, and stay texts on each page."""

import pytest
from django.conf import settings as configured
from django.utils import timezone

from directory.models import PartnerAnswer
from directory.publish import publishing, reader
from directory.publish.exports import one_file
from tests import make
from tests.hostile.doors import Doors
from tests.hostile.texts import ELEMENTS, MARK, RUN, TOGETHER, Made, texts, together
from tests.phone.conditions import slow

# Pages read the same from both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def doors(client, desk_places):
    """Sokha edits, Dara verifies and handles reports; somebody else verifies, too."""
    sokha = make.person("sokha", is_staff=True)
    sokha.groups.add(make.Group.objects.get(name=make.accounts.EDITORS))
    dara = make.person("dara", verifies=True, is_staff=True)
    dara.groups.add(make.Group.objects.get(name=make.accounts.HANDLERS))
    make.person("bopha", verifies=True)
    client.cookies[configured.LANGUAGE_COOKIE_NAME] = "en"
    return Doors(client, editor=sokha, verifier=dara)


# Whatever shows an entry at the desk, and to readers.
DESK = ["", "directory/organization/", "catalogue/", "catalogue/history/", "coverage/", "numbers/"]
DESK += [f"directory/organization/%s/{name}/" for name in ("change", "verify", "history")]
DESK += [f"directory/organization/%s/{name}/" for name in ("comments", "alert", "link")]
DESK += ["directory/report/trouble/%s/"]
PUBLIC = ["", "o/%s/", "o/%s/report/", "kind/legal-aid/", "province/06/", "paper/booklet/"]
# By each of these the text has to come in, or nothing is tried.
TAKEN = {"form", "table", "feed", "sheet", "partner", "comment", "note"}


@pytest.mark.parametrize("count", [TOGETHER, slow(500)])
def test_hostile_text_stays_a_text_on_every_page(client, doors, count):
    doors.catalogue(texts(count)[:TOGETHER])
    entries = [doors.open_all(few, number) for number, few in enumerate(together(count))]
    # The check lets the first ones through.
    made = entries[0]
    answer = PartnerAnswer.objects.get(link__organization=made)
    publishing.publish(at=timezone.now())
    client.force_login(doors.verifier)
    pages = list(doors.pages)
    for path in (*DESK, f"directory/organization/answer/{answer.pk}/"):
        address = f"/admin/{path.replace('%s', str(made.pk))}"
        pages.append((address, client.get(address).text))
    for language in ("km", "en"):
        for path in PUBLIC:
            address = f"/{language}/{path.replace('%s', made.public_id)}"
            pages.append((address, client.get(address).content.decode()))
    pages.append(("one file", one_file.to_html(reader.current()).decode()))
    print(f"{count} texts, {len(pages)} pages; by door and field:", dict(doors.taken))
    assert TAKEN - {name.partition(" ")[0] for name in doors.taken} == set()
    found = [(address, Made(page).found) for address, page in pages]
    assert [(address, made) for address, made in found if made] == []


@pytest.mark.parametrize("text", ELEMENTS)
def test_element_that_a_text_made_would_be_seen(text):
    assert Made(text.format(m=MARK, run=RUN)).found
