"""Edits, confirms and publishes without pause, until it is killed (by tests/test_snapshot.py)."""

import itertools

import django


def main():
    """Change a listing and publish it, again and again."""
    django.setup()
    # Models can only be imported once Django is set up.
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from directory import editing, snapshot  # noqa: PLC0415
    from directory.models import Organization  # noqa: PLC0415
    from tests import make  # noqa: PLC0415

    dara = get_user_model().objects.get(username="dara")
    river = Organization.objects.get(slug="river")
    for _ in itertools.count():
        now = timezone.now()
        river.description_en = now.isoformat()
        river.save()
        editing.save(river, by=dara, at=now)
        make.confirm(river, by=dara, on=now.date(), at=now)
        snapshot.publish(at=now)


if __name__ == "__main__":
    main()
