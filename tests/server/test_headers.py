"""The header tables, written out: what documents and files carry, and what the admin changes."""

import gzip
import json
import shutil
from pathlib import Path
from urllib.request import Request, urlopen

import brotli
import pytest
from django.core.exceptions import ImproperlyConfigured

from directory.publish import publishing, reader
from directory.rules import verification
from directory.settings import env_hsts
from tests import make
from tests.shared import undone_at_the_end

# Headers do not depend on the database.
pytestmark = pytest.mark.one_database

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(self), payment=(), usb=()",
}
PUBLIC = EVERYWHERE | {
    "Content-Security-Policy": f"{CSP}; require-trusted-types-for 'script'; trusted-types phlov",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noarchive",
    "Cache-Control": "no-cache",
}
# What is not a document needs no policy of a document; each answer of these is fetched by a phone.
FILE = dict.fromkeys(PUBLIC) | {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FOREVER = FILE | {"Cache-Control": "public, max-age=31536000, immutable"}
POINTER = FILE | {"Cache-Control": "no-cache"}
ADMIN = EVERYWHERE | {
    "Content-Security-Policy": CSP,
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}


@pytest.fixture(scope="module")
def withdrawn_rows(django_db_setup, django_db_blocker, tmp_path_factory):
    """A listing that was taken back, and the folder of the snapshot that says so."""
    folder = tmp_path_factory.mktemp("withdrawn")
    with undone_at_the_end(django_db_blocker, folder):
        make.catalogue()
        dara = make.person("dara", verifies=True)
        river = make.organization("river", editor=make.person("sokha"))
        make.confirm(river, by=dara)
        verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
        publishing.publish(at=make.NOW)
        yield river, folder


@pytest.fixture
def withdrawn(withdrawn_rows, db, plain_static_files, settings, tmp_path):
    """The address of a listing that was taken back, in a published snapshot."""
    river, folder = withdrawn_rows
    settings.DATA_ROOT = shutil.copytree(folder, tmp_path / "data")
    return f"/km/o/{river.public_id}/"


def table(response, names):
    return {name: response.headers.get(name) for name in names}


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (("get", "/km/"), 200),
        (("head", "/km/"), 200),
        (("get", "/en/about/"), 200),
        (("post", "/km/search/", {"q": "river"}), 200),
        (("get", "/sw.js"), 200),
        (("get", "/manifest.webmanifest"), 200),
        (("get", "/healthz"), 200),
        (("get", "/"), 302),
        (("get", "/km/about"), 301),
        (("post", "/km/search/", {"kind": "nothing"}), 400),
        (("get", "/km/o/zzzzzz/"), 404),
        (("get", f"/data/{32 * '0'}.json"), 404),
        (("get", "/fr/"), 404),
        (("get", "/static/missing.css"), 404),
        (("delete", "/km/"), 405),
    ],
)
def test_public_answer_has_the_whole_table(client, withdrawn, sent, status):
    method, *arguments = sent
    response = getattr(client, method)(*arguments)
    assert (response.status_code, table(response, PUBLIC)) == (status, PUBLIC)


@pytest.mark.parametrize("path", ["/km/light/", "/en/light/"])
def test_camera_is_allowed_on_one_page_alone(client, withdrawn, path):
    features = PUBLIC["Permissions-Policy"]
    table_of_page = PUBLIC | {"Permissions-Policy": f"{features}, camera=(self)"}
    assert table(client.get(path), PUBLIC) == table_of_page


def test_withdrawn_listing_has_the_whole_table(client, withdrawn):
    response = client.get(withdrawn)
    assert (response.status_code, table(response, PUBLIC)) == (410, PUBLIC)


def test_pointer_has_the_table_of_a_file(client, withdrawn):
    response = client.get("/data/current.json")
    assert (response.status_code, table(response, POINTER)) == (200, POINTER)


def test_unchanged_pointer_has_the_table_of_a_file(client, withdrawn):
    tag = client.get("/data/current.json")["ETag"]
    response = client.get("/data/current.json", headers={"If-None-Match": tag})
    assert (response.status_code, table(response, POINTER)) == (304, POINTER)


def test_answer_to_an_unknown_host_has_the_whole_table(client, withdrawn):
    response = client.get("/km/", headers={"Host": "elsewhere.example"})
    assert (response.status_code, table(response, PUBLIC)) == (400, PUBLIC)


@pytest.mark.parametrize("encoding", ["", "gzip", "br"])
def test_data_file_has_the_table_and_is_kept_for_ever(client, withdrawn, encoding):
    path = reader.read_pointer()["files"]["listings"]["path"]
    response = client.get(path, headers={"Accept-Encoding": encoding})
    assert (response.status_code, table(response, FOREVER)) == (200, FOREVER)
    assert response.headers.get("Content-Encoding", "") == encoding
    assert response["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0", None),
        ("br;q=0.000, gzip", "gzip"),
        ("BR ; Q=0, gzip;q=0.5", "gzip"),
        ("br;q=0.1", "br"),
        ("identity", None),
        ("identity;q=0.5, *;q=0", None),
        ("*", "br"),
        ("*, br;q=0", "gzip"),
        ("abr, brotli", None),
        ("", None),
    ],
)
def test_data_file_is_sent_only_in_an_accepted_encoding(client, withdrawn, accepted, encoding):
    path = reader.read_pointer()["files"]["listings"]["path"]
    response = client.get(path, headers={"Accept-Encoding": accepted})
    assert response.headers.get("Content-Encoding") == encoding
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert json.loads(unpack(response.content)) == {"id": []}


def served(site, kind):
    """An address of the real site, and the headers of its answer."""
    static = Path(site.folder, "static", "css")
    path = {
        # WhiteNoise answers for static files, from a folder that only an installation has.
        "static": f"/static/css/{next(static.glob('site.*.css')).name}",
        "pointer": "/data/current.json",
        "data": json.loads(Path(site.folder, "data", "current.json").read_bytes())["files"][
            "listings"
        ]["path"],
    }[kind]
    request = Request(f"{site.url}{path}", headers={"Accept-Encoding": "gzip, br"})
    with urlopen(request) as response:
        return response.headers


def test_static_file_of_a_real_server_has_the_table_of_a_file(site):
    headers = served(site, "static")
    forever = FILE | {"Cache-Control": "max-age=315360000, public, immutable"}
    assert {name: headers.get(name) for name in forever} == forever
    assert headers.get("Access-Control-Allow-Origin") is None


@pytest.mark.parametrize("kind", ["static", "pointer", "data"])
def test_file_of_a_real_server_comes_with_few_bytes_of_headers(site, kind):
    size = sum(len(f"{name}: {value}\r\n") for name, value in served(site, kind).items())
    print(f"headers of {kind}: {size} bytes")
    assert size <= 400


@pytest.mark.parametrize(
    ("address", "status"), [("/admin/login/", 200), ("/admin/", 302), ("/i18n/setlang/", 302)]
)
def test_admin_has_its_own_table(client, withdrawn, address, status):
    response = client.get(address)
    assert (response.status_code, table(response, ADMIN)) == (status, ADMIN)


def test_admin_for_somebody_signed_in_is_stored_nowhere(admin_client, withdrawn):
    response = admin_client.get("/admin/")
    assert (response.status_code, table(response, ADMIN)) == (200, ADMIN)


@pytest.mark.parametrize(("https", "value"), [(True, "max-age=86400"), (False, None)])
def test_browsers_are_told_to_stay_with_tls_only_behind_tls(
    client, withdrawn, settings, https, value
):
    settings.HTTPS = https
    assert client.get("/km/").headers.get("Strict-Transport-Security") == value


TWO_YEARS = "max-age=63072000; includeSubDomains; preload"


def test_browsers_are_told_for_longer_where_the_server_says_so(client, withdrawn, settings):
    settings.HTTPS, settings.HSTS = True, TWO_YEARS
    assert client.get("/km/")["Strict-Transport-Security"] == TWO_YEARS


@pytest.mark.parametrize("value", [TWO_YEARS, "max-age=0"])
def test_how_long_comes_from_the_environment(monkeypatch, value):
    monkeypatch.setenv("PHLOV_HSTS", value)
    assert env_hsts() == value


@pytest.mark.parametrize("value", ["", "63072000", "max-age=2y", "max-age=1; preload"])
def test_what_no_browser_reads_stops_the_start(monkeypatch, value):
    monkeypatch.setenv("PHLOV_HSTS", value)
    with pytest.raises(ImproperlyConfigured, match="PHLOV_HSTS"):
        env_hsts()
