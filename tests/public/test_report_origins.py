"""Reports of phones whose pages are files on another host: only hosts that we know may send."""

import pytest

from directory.models import Report
from tests.reporting import body, post

pytestmark = [
    pytest.mark.usefixtures("plain_static_files", "reader_of_english"),
    pytest.mark.one_database,
]

EXPORT = "https://phlov.example"
CROSS = {"Sec-Fetch-Site": "cross-site"}


@pytest.fixture(autouse=True)
def known(settings):
    """One export is known."""
    settings.EXPORT_ORIGINS = [EXPORT]


def allowed(response):
    """What the answer allows other sites."""
    return {
        name.removeprefix("Access-Control-"): value
        for name, value in response.headers.items()
        if name.startswith("Access-Control-")
    }


TABLE = {
    "Allow-Origin": EXPORT,
    "Allow-Methods": "POST",
    "Allow-Headers": "Content-Type",
    "Expose-Headers": "Retry-After",
    "Max-Age": "86400",
}


def test_report_of_a_known_export_is_stored_and_answered(client, standing):
    response = post(client, body(), Origin=EXPORT, **CROSS)
    assert (response.status_code, allowed(response)) == (201, TABLE)
    assert response["Vary"] == "Origin"
    assert Report.objects.count() == 1


def test_browser_that_asks_before_is_told(client, db):
    response = client.options("/reports/", headers={"Origin": EXPORT, **CROSS})
    assert (response.status_code, response.content, allowed(response)) == (204, b"", TABLE)


@pytest.mark.parametrize(
    "origin",
    ["https://phlov.example.evil", "http://phlov.example", "null", "https://Phlov.example"],
)
def test_report_of_any_other_site_is_refused(client, standing, origin):
    sent = post(client, body(), Origin=origin, **CROSS)
    asked = client.options("/reports/", headers={"Origin": origin, **CROSS})
    assert [(one.status_code, allowed(one)) for one in (sent, asked)] == [(403, {}), (405, {})]
    assert Report.objects.count() == 0


def test_export_may_read_the_reason_of_a_refusal(client, standing):
    response = post(client, body(kind="dangerous"), Origin=EXPORT, **CROSS)
    assert (response.status_code, allowed(response)) == (422, TABLE)


@pytest.mark.parametrize("address", ["/km/", "/data/current.json", "/healthz"])
def test_no_other_address_allows_an_export_anything(client, standing, address):
    response = client.get(address, headers={"Origin": EXPORT})
    assert allowed(response) == {}


def test_form_of_an_export_is_refused(client, standing):
    """The page for a report without script is opened on this server, not on the export."""
    address = f"/en/o/{standing.public_id}/report/"
    response = client.post(address, {}, headers={"Origin": EXPORT, **CROSS})
    assert response.status_code == 403


@pytest.mark.parametrize("origin", ["http://[", "http://a]b"])
def test_origin_that_is_no_address_is_refused(client, standing, origin):
    assert post(client, body(), Origin=origin).status_code == 403
