"""Saves of one entry by several people at once: how many are lost, doubled or end with an error.

    python -m bench.saves [1000] [--postgresql]

Each person opens the form of the entry, adds a line to the notes and to nothing else, and sends it;
every tenth form is sent twice. A form that is refused (409) is opened again. In the end each line
whose form was taken has to be there once. The database is a new one in a temporary folder.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path

from tests import cluster, machine

PEOPLE = 4
EVERY_TWICE = 10


def run(count, *, postgresql=False):
    """The figures of so many saves, in a process with a database of its own."""
    if postgresql:
        with cluster.temporary_cluster(machine.find_postgresql()) as url:
            return _in_child(count, url)
    return _in_child(count, "")


def _in_child(count, url):
    with tempfile.TemporaryDirectory(prefix="phlov-saves-") as folder:
        Path(folder, "static").mkdir()
        environment = {**os.environ, "PHLOV_VAR": folder, "DATABASE_URL": url}
        environment |= {
            "DJANGO_SETTINGS_MODULE": "directory.settings",
            "PHLOV_HOSTS": "testserver",
            "PHLOV_HTTPS": "0",
            "PHLOV_SECOND_FACTOR": "0",
        }
        command = [sys.executable, "-m", "bench.saves", str(count), "--here"]
        root = Path(__file__).parent.parent
        done = subprocess.run(
            command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True, check=True
        )
        return json.loads(done.stdout)


def is_sent(attrs):
    """Whether a browser sends this input when nobody has touched it."""
    kind = attrs.get("type")
    return "checked" in attrs if kind in ("checkbox", "radio") else kind != "submit"


class Form(HTMLParser):
    """The fields of a page's form with their values, as a browser would send them."""

    def __init__(self, html):
        super().__init__()
        self.data, self.select, self.area = {}, None, None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attrs = dict(attributes)
        name, value = attrs.get("name"), attrs.get("value") or ""
        if tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in attrs:
            self.data.setdefault(self.select, []).append(value)
        elif tag == "textarea":
            self.area, self.data[name] = name, [""]
        elif tag == "input" and name and is_sent(attrs):
            self.data.setdefault(name, []).append(value)

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = None
        elif tag == "textarea":
            self.area = None

    def handle_data(self, data):
        if self.area:
            # Parsers leave out the line break that Django writes after <textarea>.
            text = self.data[self.area][0] + data
            self.data[self.area] = [text.removeprefix("\n")]


def here(count):
    """Let PEOPLE save in turns in this process, and count."""
    import django  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415

    django.setup()
    # Nobody looks at the style here, so no static files are collected.
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    from django.contrib.auth.models import Group  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connections  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from directory.models import Organization  # noqa: PLC0415
    from directory.rules import accounts, editing  # noqa: PLC0415
    from tests import make  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    people = [make.person(f"editor{number}", is_staff=True) for number in range(PEOPLE)]
    for person in people:
        person.groups.add(Group.objects.get(name=accounts.EDITORS))
    entry = Organization.objects.create(slug="river", name_km="ទន្លេ", name_en="River")
    editing.save(entry, by=people[0], at=make.NOW)
    address = f"/admin/directory/organization/{entry.pk}/change/"

    def work(number):
        client = Client(raise_request_exception=False)
        client.force_login(people[number])
        statuses, lines = Counter(), []
        for turn in range(number, count, PEOPLE):
            line = f"line-{turn}-"
            while True:
                page = client.get(address)
                statuses[f"get {page.status_code}"] += page.status_code != 200
                data = Form(page.content.decode()).data
                data["notes"] = [f"{data['notes'][0]}\n{line}"]
                answers = [client.post(address, data)]
                if turn % EVERY_TWICE == 0:
                    answers.append(client.post(address, data))
                statuses.update(str(answer.status_code) for answer in answers)
                if answers[0].status_code != 409:
                    break
            if answers[0].status_code == 302:
                lines.append(line)
        connections.close_all()
        return statuses, lines

    with ThreadPoolExecutor(PEOPLE) as pool:
        found = list(pool.map(work, range(PEOPLE)))
    statuses = sum((one for one, _lines in found), Counter())
    entry.refresh_from_db()
    times = {line: entry.notes.count(line) for _statuses, lines in found for line in lines}
    return {
        "saved": len(times),
        "lost": sum(time == 0 for time in times.values()),
        "doubled": sum(time > 1 for time in times.values()),
        "revisions": entry.revision - 1,
        "refused": statuses["409"],
        "errors": sum(n for status, n in statuses.items() if status not in ("302", "409")),
    }


if __name__ == "__main__":
    number = int(next((one for one in sys.argv[1:] if one.isdecimal()), 1000))
    if "--here" in sys.argv:
        print(json.dumps(here(number)))
    else:
        print(json.dumps(run(number, postgresql="--postgresql" in sys.argv)))
