"""What we are made of: the bill of materials, and the nightly question about known holes."""

import json
import re
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import version

import pytest
from django.core.management import CommandError, call_command

from directory.management.commands import sbom
from tests.answering import answering
from tests.site import CHECKOUT, free_port

# Packages are no matter of the database.
pytestmark = pytest.mark.one_database

HOLE = "GHSA-0000-0000-0000"


def test_bill_of_materials_is_that_of_the_lock_files():
    written = (CHECKOUT / sbom.FILE).read_text("utf-8")
    assert written == sbom.bill(), "Run: python3 manage.py sbom"


def test_bill_of_materials_names_every_locked_package():
    text = "".join((CHECKOUT / lock).read_text("utf-8") for lock in sbom.LOCKS)
    locked = {
        f"pkg:pypi/{name}@{of}" for name, of in re.findall(r"^([\w.-]+).*?==(\S+)", text, re.M)
    }
    hashes = set(re.findall(r"--hash=sha256:(\w+)", text))
    components = json.loads(sbom.bill())["components"]
    assert {one["purl"] for one in components} == locked
    kept = [one["externalReferences"][0]["hashes"] for one in components]
    assert {row["content"] for rows in kept for row in rows} == hashes


def test_bill_of_materials_says_what_needs_what():
    needs = {row["ref"]: row["dependsOn"] for row in json.loads(sbom.bill())["dependencies"]}
    of = {one["name"]: one["bom-ref"] for one in json.loads(sbom.bill())["components"]}
    assert needs[of["whitenoise"]] == [of["brotli"]]
    assert of["cffi"] in needs[of["cryptography"]]


@pytest.fixture
def index():
    """An index of known holes; `answer` makes its answer from the queries that it gets."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.server.queries = json.loads(body)["queries"]
            answer = self.server.answer(self.server.queries).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_arguments):
            """Say nothing among the results of the tests."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.url = f"http://127.0.0.1:{server.server_port}/"
    with answering(server):
        yield server


def results(queries, *, of=""):
    """The answer of an index that knows of a hole in one package."""
    holes = {"vulns": [{"id": HOLE, "modified": "2026-11-01T00:00:00Z"}]}
    return json.dumps(
        {"results": [holes if query["package"]["name"] == of else {} for query in queries]}
    )


def test_known_hole_is_named_where_cron_mails_it(index, capsys):
    index.answer = lambda queries: results(queries, of="whitenoise")
    with pytest.raises(CommandError, match="known holes are installed"):
        call_command("check_dependencies", index=index.url)
    hole = f"whitenoise {version('whitenoise')}: https://osv.dev/vulnerability/{HOLE}\n"
    # The line for cron throws away what goes to stdout.
    assert capsys.readouterr() == ("", hole)


def test_index_learns_names_and_versions_alone(index, capsys):
    index.answer = results
    call_command("check_dependencies", index=index.url)
    assert capsys.readouterr().out == f"{len(index.queries)} packages, no known holes\n"
    asked = {"package": {"ecosystem": "PyPI", "name": "django"}, "version": version("django")}
    assert [query for query in index.queries if query["package"]["name"] == "django"] == [asked]
    assert {(*query, *query["package"]) for query in index.queries} == {
        ("package", "version", "ecosystem", "name")
    }


@pytest.mark.parametrize(
    "answer",
    [
        "<html>Sign in to this network",
        '{"results": []}',
        "{}",
        "[]",
        "null",
        '{"code": 3, "message": "Invalid"}',
    ],
)
def test_answer_of_somebody_else_is_no_good_news(index, capsys, answer):
    index.answer = lambda _queries: answer
    with pytest.raises(CommandError, match=r"^NOT CHECKED: .* nobody knows"):
        call_command("check_dependencies", index=index.url)
    assert capsys.readouterr().out == ""


def test_machine_without_a_way_out_says_so():
    with pytest.raises(CommandError, match=r"^NOT CHECKED: .* nobody knows"):
        call_command("check_dependencies", index=f"http://127.0.0.1:{free_port()}/")
