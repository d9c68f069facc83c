"""An export under real web servers: the headers are those of Django, for each class of address."""

import gzip
import json
import re
import subprocess
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest

from directory.server import file_hosts
from tests.public.exports.folder import pointer_in
from tests.public.exports.hosts import FileHost
from tests.webserver import FILES

# Web servers are no matter of the database.
pytestmark = pytest.mark.one_database

NAMES = [
    *("Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options"),
    *("Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "X-Robots-Tag"),
    *("Cross-Origin-Embedder-Policy", "Permissions-Policy", "Cache-Control", "Location"),
    *("Access-Control-Allow-Origin", "Strict-Transport-Security"),
]
ADDRESSES = [
    *("/", "/km/", "/en/", "/km/about/", "/en/kind/legal/", "/km/province/12/2/", "/sw.js"),
    *("/manifest.webmanifest", "/data/current.json", "data", "style", "script", "font", "icon"),
    *("/km/o/zzzzzz/", "/en/nothing", "/data/00.json", "/static/nothing.css", "/nothing"),
    *(
        "/km/open-data/",
        "/en/light/",
        "/export/listings.xlsx",
        "/export/km/listings.csv",
        "/export/directory.html",
    ),
    *("/export/hotlines.vcf", "/export/hsds.json", "/export/nothing"),
    *("/not-served/state.json", "/not-served/nginx.conf"),
]
CAMERA = {"Permissions-Policy": "camera=(self)"}
KINDS = {"style": "css/site", "script": "js/app", "font": "fonts/noto-sans-khmer-400"}
KINDS["icon"] = "icons/icon-192"


class NoRedirect(HTTPRedirectHandler):
    """Answers are looked at, not followed."""

    def redirect_request(self, *_arguments):
        """Follow nothing."""


def ask(url, **headers):
    """(status, headers, body) of an answer."""
    try:
        with build_opener(NoRedirect).open(Request(url, headers=headers)) as answer:
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


@pytest.fixture(scope="module")
def exported(site, tmp_path_factory):
    """An export of the shared site."""
    folder = tmp_path_factory.mktemp("export")
    site.manage("export_site", str(folder))
    return folder


@pytest.fixture(scope="module", params=FILES)
def host(request, exported, tmp_path_factory):
    """One of the web servers, which serves the export."""
    made = FileHost(request.param, exported, tmp_path_factory.mktemp(request.param))
    made.start()
    yield made
    made.stop()


@pytest.mark.parametrize("name", FILES)
def test_configuration_passes_the_check_of_its_program(exported, tmp_path, name):
    command = FileHost(name, exported, tmp_path).check_command()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


def address_of(kind, folder):
    """An address of a file of this kind."""
    if kind.startswith("/"):
        return kind
    if kind == "data":
        return pointer_in(folder)["files"]["listings"]["path"]
    [path] = [path for path in (folder / "static").rglob("*") if is_a(KINDS[kind], path, folder)]
    return f"/{path.relative_to(folder).as_posix()}"


def is_a(stem, path, folder):
    plain = path.suffix not in (".br", ".gz")
    return plain and path.relative_to(folder / "static").as_posix().startswith(f"{stem}.")


@pytest.mark.parametrize("kind", ADDRESSES)
def test_headers_are_those_of_django(site, exported, host, kind):
    address = address_of(kind, exported)
    theirs, ours = (ask(f"{one.url}{address}") for one in (site, host))
    assert ours[0] == theirs[0]
    assert table(ours[1]) == table(theirs[1])
    # What leads elsewhere has no content.
    if ours[0] != 302:
        assert ours[1].get_content_type() == theirs[1].get_content_type()


def table(headers):
    """The headers that matter."""
    return {name: headers.get(name) for name in NAMES}


def test_nobody_who_reads_is_written_down(host):
    ask(f"{host.url}/km/nothing/")
    assert "/km/nothing/" not in (host.folder / "log.txt").read_text()


@pytest.mark.parametrize("address", ["/print/1796050962", "/print/1796050962/"])
def test_address_on_a_print_leads_to_the_page_that_checks_it(host, address):
    status, headers, _body = ask(f"{host.url}{address}")
    assert (status, headers["Location"]) == (302, "/km/print/?number=1796050962")
    status, _headers, body = ask(f"{host.url}{headers['Location']}")
    assert (status, b'name="number"' in body) == (200, True)


def test_hosts_with_rules_lead_there_too(exported):
    rule = (exported / "_redirects").read_text()
    assert rule == "/print/:number /km/print/?number=:number 302\n"


def test_page_about_the_files_offers_no_print_that_is_not_there(exported):
    page = (exported / "km" / "open-data" / "index.html").read_text()
    assert re.findall('href="(/km/(?:paper|print)/[^"]*)"', page) == ["/km/print/"] * 2


@pytest.mark.parametrize("language", ["km", "en"])
def test_missing_page_is_told_in_its_language(exported, host, language):
    _status, _headers, body = ask(f"{host.url}/{language}/o/zzzzzz/")
    assert body == (exported / language / "404.html").read_bytes()


def test_file_comes_packed_as_it_was_written(exported, host):
    path = address_of("data", exported)
    _status, headers, body = ask(f"{host.url}{path}", **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"
    assert body == (exported / f"{path.strip('/')}.gz").read_bytes()
    assert gzip.decompress(body) == (exported / path.strip("/")).read_bytes()


def test_page_that_the_reader_has_is_not_sent_again(host):
    _status, headers, _body = ask(f"{host.url}/km/")
    again = ask(f"{host.url}/km/", **{"If-None-Match": headers["ETag"]})
    assert (again[0], again[2]) == (304, b"")


def test_no_two_rules_say_the_same_of_one_address(exported):
    """Netlify and Cloudflare join what several rules say: wanted for the camera alone."""
    rules = rules_of((exported / "_headers").read_text())
    rules = [(rule, headers) for rule, headers in rules if headers != CAMERA]
    paths = [f"/{path.relative_to(exported).as_posix()}" for path in exported.rglob("*.*")]
    for path in [*paths, "/", "/km/about/"]:
        said = [name for rule, headers in rules if matches(rule, path) for name in headers]
        assert len(said) == len({*said})


@pytest.mark.parametrize(
    "kind",
    [
        *("/", "/km/", "/sw.js", "/data/current.json", "data", "script", "/export/kobo.csv"),
        *("/export/directory.html", "/en/light/"),
    ],
)
def test_rules_of_headers_are_those_of_django(site, exported, kind):
    address = address_of(kind, exported)
    found = dict.fromkeys(NAMES)
    for rule, headers in rules_of((exported / "_headers").read_text()):
        if matches(rule, address):
            joined = {
                name: f"{found[name]}, {value}"
                for name, value in headers.items()
                if found.get(name)
            }
            found |= headers | joined
    assert table(found) == table(ask(f"{site.url}{address}")[1]) | {"Location": None}


def rules_of(text):
    """Each rule with its headers."""
    parts = re.findall(r"^(/\S*)\n((?:  .*\n)+)", text, re.M)
    return [
        (rule, dict(line.strip().split(": ", 1) for line in lines.splitlines()))
        for rule, lines in parts
    ]


def matches(rule, path):
    return path == rule or (rule.endswith("*") and path.startswith(rule[:-1]))


def test_pages_may_send_to_the_server_of_reports_alone(settings):
    settings.HTTPS, settings.HSTS = True, "max-age=86400"
    host = file_hosts.Host("/site", ("km", "en"), "https://desk.example", (), ())
    document = file_hosts.tables(host)["document"]
    assert "connect-src 'self' https://desk.example;" in document["Content-Security-Policy"]
    assert document["Strict-Transport-Security"] == "max-age=86400"
    assert json.dumps(file_hosts.tables(host)["static"]).count("desk.example") == 0
