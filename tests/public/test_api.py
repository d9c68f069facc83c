"""The read API: objects of HSDS, what they are chosen by, and refusals in JSON."""

import json
import uuid
from datetime import datetime, timedelta
from urllib.parse import unquote

import pytest

from directory.models import Service
from directory.public import api
from directory.publish import kept_pieces, publishing, reader
from directory.rules import editing
from tests import make
from tests.public.pages.found import body
from tests.publish.exports.conftest import listed, listed_rows

__all__ = ["listed", "listed_rows"]
pytestmark = pytest.mark.one_database


@pytest.fixture
def get(client, listed):
    """Ask, and return the status and what was answered."""

    def ask(path, **query):
        response = client.get(f"/api/{path}", query)
        return response.status_code, json.loads(body(response))

    return ask


def services(get, **query):
    """The services that are found, by the English or Khmer name of their organization."""
    _status, answer = get("services", **query)
    return [one["organization"]["name"] for one in answer["contents"]]


def in_full(get, name):
    """The service of an organization, in full."""
    _status, answer = get("services", full="true")
    [found] = [one for one in answer["contents"] if one["organization"]["name"] == name]
    return found


RIVER, LOTUS, MEADOW = "អង្គការ river", "អង្គការ lotus", "អង្គការ meadow"


def test_root_says_the_version_and_where_to_read_more(get):
    status, answer = get("")
    assert (status, answer["version"]) == (200, "3.0")
    assert answer["profile"].endswith("/en/open-data/")
    assert answer["openapi_url"].endswith("/api/openapi.json")
    assert answer["list"]["number"] == reader.read_pointer()["seq"]


def test_list_is_a_page_with_its_counts(get):
    status, answer = get("services", per_page=2, page=2)
    counts = {name: value for name, value in answer.items() if name not in ("contents", "list")}
    assert (status, counts) == (
        200,
        {
            "total_items": 3,
            "total_pages": 2,
            "page_number": 2,
            "size": 1,
            "first_page": False,
            "last_page": True,
            "empty": False,
        },
    )


@pytest.mark.parametrize("kind", [*api.ENDPOINTS, *api.TERMS])
def test_each_of_a_list_is_found_by_its_id(get, kind):
    _status, answer = get(kind)
    assert answer["contents"]
    for brief in answer["contents"]:
        status, whole = get(f"{kind}/{brief['id']}")
        assert (status, whole["id"]) == (200, str(uuid.UUID(brief["id"])))


def values(value):
    """Every value in an answer, however deep."""
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from values(one)


@pytest.mark.parametrize("kind", api.ENDPOINTS)
@pytest.mark.parametrize("full", ["true", "false"])
def test_no_answer_holds_a_null(get, kind, full):
    assert None not in list(values(get(kind, full=full)))


def test_assured_is_what_somebody_called_visited_or_wrote(get):
    found = {name: in_full(get, name).get("assured_date") for name in (RIVER, LOTUS, MEADOW)}
    assert found == {RIVER: "2026-11-25", LOTUS: None, MEADOW: "2026-11-25"}


def test_published_source_is_an_alert(get):
    assert "is a weaker check: nobody has called yet" in in_full(get, LOTUS)["alert"]
    assert "alert" not in in_full(get, RIVER)


def test_whom_a_service_does_not_take_is_no_attribute(get):
    lotus = in_full(get, LOTUS)
    served = [one for one in lotus["attributes"] if one["link_type"] == "served"]
    assert [one["taxonomy_term"]["code"] for one in served] == ["women"]
    assert lotus["eligibility_description"] == "មិនសម្រាប់: បុរស\nNot for: men"


def test_place_where_people_stay_is_told_nowhere(get):
    _status, answer = get("service_at_locations", full="true")
    assert {one["service"]["organization"]["name"] for one in answer["contents"]} == {MEADOW}
    _status, answer = get("organizations", full="true")
    [lotus] = [one for one in answer["contents"] if one["name"] == LOTUS]
    [place] = lotus["locations"]
    assert (place["name"], place.get("addresses")) == ("កំពង់ធំ · Kampong Thom", None)
    assert place["description"].endswith("Only the province is told.")


def test_office_has_its_address(get):
    _status, answer = get("service_at_locations")
    [address] = answer["contents"][0]["location"]["addresses"]
    assert (address["address_1"], address["state_province"]) == (
        "ផ្លូវ ១",
        "កំពង់ធំ · Kampong Thom",
    )


def test_times_carry_their_zone(get):
    [schedule] = in_full(get, MEADOW)["schedules"]
    assert (schedule["byday"], schedule["opens_at"], schedule["timezone"]) == (
        "MO",
        "08:00+07:00",
        7,
    )
    assert datetime.fromisoformat(in_full(get, MEADOW)["last_modified"]).tzinfo


def test_number_is_with_the_service_that_it_reaches(get):
    [phone] = in_full(get, RIVER)["phones"]
    assert (phone["number"], phone["description"]) == (
        make.NUMBER,
        "ហៅ; ពេលណាក៏បាន\nCall, at any hour",
    )


def test_service_without_a_number_has_that_of_the_others(get, listed):
    Service.objects.create(organization=listed["river"], name_en="Second", order=1)
    editing.save(listed["river"], by=listed["sokha"], at=make.NOW)
    make.confirm(listed["river"], by=listed["dara"])
    publishing.publish(at=make.NOW)
    _status, answer = get("services", full="true", search="Second")
    [second] = [one for one in answer["contents"] if one["name"] == "Second"]
    assert [phone["number"] for phone in second["phones"]] == [make.NUMBER]


def test_minimal_has_ids_and_moments_on_one_page(get):
    _status, answer = get("services", minimal="true")
    assert [{*one} for one in answer["contents"]] == 3 * [{"id", "name", "status", "last_modified"}]


def test_search_finds_by_the_words_of_the_directory(get):
    assert services(get, search="meadow") == [MEADOW]


def test_search_that_finds_nothing_is_an_empty_page(get):
    _status, answer = get("organizations", organization_id=str(uuid.uuid4()))
    assert (answer["empty"], answer["total_pages"], answer["contents"]) == (True, 1, [])


def test_term_and_its_parent_choose_services(get):
    _status, answer = get("taxonomy_terms")
    ids = {(one["taxonomy"], one["code"]): one["id"] for one in answer["contents"]}
    kinds = "Kinds of help"
    assert services(get, taxonomy_term_id=ids[kinds, "safe-house"]) == [LOTUS]
    assert services(get, taxonomy_term_id=ids[kinds, "shelter"]) == [LOTUS]
    assert services(get, taxonomy_term_id=ids["How a listing was checked", "call"]) == [RIVER]


def test_organization_chooses_its_services(get):
    lotus = in_full(get, LOTUS)["organization"]["id"]
    assert services(get, organization_id=lotus) == [LOTUS]


def test_modified_after_leaves_out_what_did_not_change(get, listed):
    later = make.NOW + timedelta(days=1)
    make.confirm(listed["meadow"], by=listed["dara"], on=later.date(), at=later)
    publishing.publish(at=later)
    assert services(get, modified_after="2026-11-26T10:00:00+07:00") == [MEADOW]
    assert services(get, modified_after="2026-11-26T10:00:01+07:00") == []
    assert services(get, modified_after="2026-11-26T10:00:00 07:00") == [MEADOW]
    assert len(services(get, modified_after="2026-11-25")) == 3


@pytest.mark.parametrize(
    ("path", "query", "wrong"),
    [
        ("services", {"page": "x"}, "page"),
        ("services", {"page": "0"}, "page"),
        ("services", {"page": "99"}, "page"),
        ("services", {"per_page": "100000"}, "per_page"),
        ("services", {"full": "yes"}, "full"),
        ("services", {"format": "xml"}, "format"),
        ("services", {"taxonomy_term_id": "1"}, "taxonomy_term_id"),
        ("services", {"modified_after": "yesterday"}, "modified_after"),
        ("services", {"modified_after": "2026-13-01"}, "modified_after"),
        ("services", {"page": ["1", "2"]}, "page"),
        ("services", {"postcode": "1"}, "all"),
        ("taxonomies", {"full": "true"}, "all"),
    ],
)
def test_bad_parameter_is_refused_in_json(get, path, query, wrong):
    status, answer = get(path, **query)
    assert (status, [*answer["error"]]) == (400, [wrong])


@pytest.mark.parametrize("path", ["nothing", "services/1", f"services/{uuid.uuid4()}", "nothing/1"])
def test_what_is_not_there_is_refused_in_json(get, path):
    status, answer = get(path)
    assert (status, [*answer]) == (404, ["error"])


def test_withdrawn_listing_is_gone_at_once(get, listed):
    own = in_full(get, MEADOW)["id"]
    make.verification.withdraw(listed["meadow"], by=listed["dara"], reason="x", at=make.NOW)
    publishing.local.copy().update(now=True)
    assert (get(f"services/{own}")[0], services(get)) == (404, [LOTUS, RIVER])


def test_anybody_may_ask_and_nothing_is_kept(client, listed):
    response = client.get("/api/services", headers={"Origin": "https://other.example"})
    assert (response["Access-Control-Allow-Origin"], len(response.cookies)) == ("*", 0)
    again = client.get("/api/services", headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, body(again)) == (304, "")
    other = client.get("/api/services?page=1", headers={"If-None-Match": response["ETag"]})
    assert other.status_code == 200


@pytest.mark.parametrize("path", ["/api/services", "/export/hsds.json"])
def test_answer_of_an_older_program_is_not_kept(client, listed, path, settings):
    tag = client.get(path)["ETag"]
    kept_pieces.program.cache_clear()
    settings.LOCALE_PATHS = []
    try:
        again = client.get(path, headers={"If-None-Match": tag})
    finally:
        kept_pieces.program.cache_clear()
    assert again.status_code == 200


def test_only_get_is_answered(client, listed):
    response = client.post("/api/services", {"page": 1})
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert json.loads(body(response)) == {"error": "Only GET is answered."}


def test_before_the_first_publishing_it_says_so(client, db, settings, tmp_path):
    settings.DATA_ROOT = tmp_path
    assert client.get("/api/services").status_code == 503


def test_description_names_every_endpoint_and_parameter(get):
    _status, answer = get("openapi.json")
    kinds = [*api.ENDPOINTS, *api.TERMS]
    assert {*answer["paths"]} == {"/", *(f"/{k}" for k in kinds), *(f"/{k}/{{id}}" for k in kinds)}
    told = {one["name"] for one in answer["paths"]["/services"]["get"]["parameters"]}
    assert told == api.EVERYWHERE | api.ENDPOINTS["services"].parameters


def test_description_leads_from_each_page_to_one_of_its_objects(get):
    _status, answer = get("openapi.json")
    for kind in (*api.ENDPOINTS, *api.TERMS):
        [link] = answer["paths"][f"/{kind}"]["get"]["responses"]["200"]["links"].values()
        path = link["operationRef"].removeprefix("#/paths/").removesuffix("/get")
        assert unquote(path).replace("~1", "/") == f"/{kind}/{{id}}"
        assert link["parameters"] == {"id": "$response.body#/contents/0/id"}
