"""What tests of snapshots share: one published on each of several days."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model

from directory.publish import publishing
from tests import make


def publish_days(made, count):
    """Confirm something else each day and publish it; return each pointer with its files."""
    dara = get_user_model().objects.get(username="dara")
    published = []
    for day in range(count):
        at = make.NOW + timedelta(days=day)
        make.confirm(made, by=dara, on=at.date(), at=at)
        pointer = publishing.publish(at=at)
        published.append((pointer, {name: text(file) for name, file in pointer["files"].items()}))
    return published


def text(file):
    """A published file as it stands on disk."""
    return Path(settings.DATA_ROOT, file["path"].rsplit("/", 1)[1]).read_bytes().decode()
