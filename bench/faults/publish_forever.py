"""Edits, confirms and publishes until it is killed (by kill_publisher.py).

Each line of input starts a publisher, as a fork, since a start of Python takes longer than all the
rest. Its number is printed, and again when it has ended.
"""

import itertools
import os
import sys

import django

django.setup()

# Models can only be imported once Django is set up.
from django.contrib.auth import get_user_model  # noqa: E402
from django.utils import timezone  # noqa: E402

from directory.models import Organization  # noqa: E402
from directory.publish import publishing  # noqa: E402
from directory.rules import editing  # noqa: E402
from tests import make  # noqa: E402


def main():
    """Start a publisher for each line, when the one before has ended."""
    for _ in sys.stdin:
        publisher = os.fork()
        if publisher == 0:
            publish_forever()
        print(publisher, flush=True)
        os.waitpid(publisher, 0)
        print(publisher, flush=True)


def publish_forever():
    """Change a listing and publish it, again and again."""
    dara = get_user_model().objects.get(username="dara")
    river = Organization.objects.get(slug="river")
    for _ in itertools.count():
        now = timezone.now()
        river.description_en = now.isoformat()
        river.save()
        editing.save(river, by=dara, at=now)
        make.confirm(river, by=dara, on=now.date(), at=now)
        publishing.publish(at=now)


if __name__ == "__main__":
    main()
