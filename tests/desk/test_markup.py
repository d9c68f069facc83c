"""Every page that is reached by links is valid HTML, as the Nu HTML checker reads it.

It needs Java and `npm ci --prefix bench`; --long lets it run.
"""

import json
import shutil
import subprocess

import pytest

from tests.desk.walk import PASSWORD, walk
from tests.desk.worked import work
from tests.site import CHECKOUT

pytestmark = [pytest.mark.one_database, pytest.mark.slow]

CHECKER = CHECKOUT / "bench" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
LANGUAGES = ["km", "en"]


@pytest.fixture(autouse=True)
def checker():
    if not (CHECKER.exists() and shutil.which("java")):
        pytest.skip("There is no Nu HTML checker here: npm ci --prefix bench")


def errors(pages, folder):
    """What the checker finds: {message: the first address that has it}."""
    addresses = {}
    for number, (address, markup) in enumerate(pages):
        path = folder / f"{number}.html"
        path.write_text(markup, "utf-8")
        addresses[path.name] = address
    assert addresses
    command = ["java", "-Xss4m", "-jar", CHECKER, "--format", "json", "--stdout", "--errors-only"]
    found = subprocess.run(  # noqa: PLW1510 - it ends with 1 where it finds something
        [*command, *sorted(folder.glob("*.html"))], capture_output=True, text=True
    )
    messages = json.loads(found.stdout)["messages"]
    return {
        f"{row['message']} {row.get('extract', '')}": addresses[row["url"].rpartition("/")[2]]
        for row in messages
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["sokha", "dara", "rith", "kolab", "root"])
def test_desk_is_valid_html(client, people, tmp_path, name, language):
    work(people)
    client.cookies["django_language"] = language
    client.post("/admin/login/", {"login": f"xq{name}", "password": PASSWORD})
    folder = tmp_path / "pages"
    folder.mkdir()
    assert errors(walk(client), folder) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_public_pages_are_valid_html(client, people, tmp_path, language):
    folder = tmp_path / "pages"
    folder.mkdir()
    start = f"/{language}/"
    assert errors(walk(client, starts=[start, "/admin/login/"], within=start), folder) == {}
