"""What is wrong in an address or a button of the desk is answered by a page of the desk."""

import re
import uuid
from urllib.parse import quote

import pytest
from django.urls import resolve

from directory.urls import server_error
from tests import make
from tests.desk.listed import listed
from tests.desk.signin.test_access import desk_routes

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("desk_places")]

# A row that is not there, a number that no database holds, and a word whose line ends.
ROW, NUMBER, WORD = str(uuid.UUID(int=7)), "9" * 5000, "x\n"
ENTRIES = "/admin/directory/organization/"


def fault(client, method, address, data=None):
    """What is wrong about the answer to a wrong address, or None."""
    answer = getattr(client, method)(address, data or {})
    if answer.status_code == 302:
        return None if answer["Location"].startswith(("/admin/", "..")) else answer["Location"]
    if answer.status_code not in (200, 400, 403, 404, 405):
        return answer.status_code
    if "text/html" not in answer["Content-Type"]:
        return None if answer.status_code == 200 else answer["Content-Type"]
    # The header of the desk, in the language of the desk; the public page has neither.
    is_ours = 'id="user-tools"' in answer.text and '<html lang="km"' in answer.text
    return None if is_ours else f"{answer.status_code} {answer.text[:100]}"


@pytest.fixture
def river(client, dara, bopha, sokha):
    client.cookies["django_language"] = "km"
    client.raise_request_exception = False
    return listed("river", editor=sokha, by=bopha)


def test_wrong_part_of_an_address_gets_a_page_of_the_desk(client, river):
    found = {}
    for route in [route for route, _ in desk_routes() if "<" in route]:
        for wrong in (ROW, NUMBER):
            address = "/admin/" + re.sub("<[^>]+>", quote(wrong), route)
            for method in ("get", "post"):
                if said := fault(client, method, address):
                    found[method, address[:90]] = said
    assert found == {}


KEYS = {
    "compare": ["from", "to"],
    "restore": ["revision"],
    "history": ["before"],
    "verify": ["seen_revision"],
    "alert": ["agree"],
    "link": ["revoke"],
    "twins": ["ask", "permit"],
    "claim": ["to"],
    "unmerge": ["seen_revision"],
}
ELSEWHERE = [
    f"{ENTRIES}print/?id=",
    "/admin/held/?listing=",
    "/admin/catalogue/history/?revision=",
    "/admin/catalogue/history/?before=",
    "/admin/directory/report/trouble/unknown/?page=",
    "/admin/activity/?month=",
    "/admin/import/look/?only=",
]


def test_wrong_key_of_a_button_gets_a_page_of_the_desk(client, river):
    found = {}
    for wrong in (ROW, NUMBER, WORD, "%00"):
        for page, names in KEYS.items():
            for name in names:
                data = {name: wrong, "reason": "ហេតុ"}
                address = f"{ENTRIES}{river.pk}/{page}/"
                found[page, name, wrong[:9], "post"] = fault(client, "post", address, data)
                address += f"?{name}={quote(wrong, safe='%')}"
                found[page, name, wrong[:9], "get"] = fault(client, "get", address)
        for address in ELSEWHERE:
            found[address, wrong[:9]] = fault(client, "get", address + quote(wrong, safe="%"))
    assert {key: said for key, said in found.items() if said} == {}


def test_wrong_method_gets_a_page_of_the_desk_too(client, river):
    page = client.get("/admin/account/leave/")
    assert (page.status_code, page["Allow"], 'role="alert"' in page.text) == (405, "POST", True)


def test_number_of_no_revision_is_named_with_where_to_go_on(client, river):
    client.cookies["django_language"] = "en"
    page = client.get(f"{ENTRIES}{river.pk}/compare/?from=99")
    text, _, ways = page.text.partition('role="alert"')[2].partition("<ul")
    links = re.findall('href="([^"]*)"', ways.partition("</ul>")[0])
    said = "This entry has no revision with this number. Its newest one is 1."
    assert (page.status_code, re.findall(">(.*)</p>", text)) == (404, [said])
    at = f"{ENTRIES}{river.pk}"
    assert links == [f"{at}/change/", f"{at}/history/", ENTRIES, "/admin/"]


def test_who_may_not_read_an_entry_learns_nothing_of_it(client, river):
    keeper = make.person("kolab", is_staff=True)
    client.force_login(keeper)
    pages = ["history", "compare", "restore", "alert", "twins", "link", "withdraw", "comments"]
    for page in [*pages, "unmerge", "vetting", "claim", "verify"]:
        there, not_there = (
            client.get(f"{ENTRIES}{pk}/{page}/").text.replace(str(pk), "")
            for pk in (river.pk, uuid.uuid4())
        )
        token = re.compile('name="csrfmiddlewaretoken" value="[^"]*"')
        assert (page, token.sub("", there)) == (page, token.sub("", not_there))
        assert river.name_km not in there


def test_password_alone_is_shown_nothing_of_the_desk(client, river, settings):
    settings.SECOND_FACTOR = True
    # No route takes a line that ends, so that no guard was asked.
    page = client.get("/admin/x%0A")
    assert (page.status_code, 'class="rail"' in page.text) == (404, False)


def test_what_was_typed_outlives_trouble_of_the_database(rf, dara, django_assert_num_queries):
    request = rf.post("/admin/numbers/", {"text": "ទូរសព្ទ", "opened_by": "dara"})
    request.resolver_match = resolve("/admin/numbers/")
    with django_assert_num_queries(0):
        page = server_error(request).content.decode()
    assert re.findall('name="(\\w+)" value="(ទូរសព្ទ)"', page) == [("text", "ទូរសព្ទ")]
