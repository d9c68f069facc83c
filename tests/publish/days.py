"""What tests of snapshots share: one published on each of several days, and what a phone makes."""

import json
from datetime import timedelta

from django.contrib.auth import get_user_model

from directory.publish import local, publishing
from tests import make


def publish_days(made, count):
    """Confirm something else each day and publish it; return each pointer with its files."""
    dara = get_user_model().objects.get(username="dara")
    published = []
    for day in range(count):
        at = make.NOW + timedelta(days=day)
        make.confirm(made, by=dara, on=at.date(), at=at)
        pointer = publishing.publish(at=at)
        published.append((pointer, texts(pointer)))
    return published


def texts(pointer):
    """The text of each file of a snapshot, by name."""
    return {name: text(file) for name, file in pointer["files"].items()}


def text(file):
    """A published file as it is served."""
    return local.copy().read(file["path"].rsplit("/", 1)[1]).decode()


def delta(former, pointer):
    """What changed between two numbers, as a phone is told; None if it must fetch the whole."""
    content = local.copy().read(f"{former['seq']}-{pointer['seq']}.json")
    return None if content is None else json.loads(content)


def updated(files, told):
    """The texts that a phone makes of those it holds and of what changed."""
    return files | {name: rebuild(files.get(name, ""), parts) for name, parts in told.items()}


def rebuild(old, parts):
    """The text that these changes make of an old one."""
    lines, made = old.split("\n"), []
    for part in parts:
        made += [part] if isinstance(part, str) else lines[part[0] : part[1]]
    return "\n".join(made)
