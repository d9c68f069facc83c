"""What people say of situations becomes part of the catalogue that editors change.

Where a catalogue stands, the needs and the guidance of the release wait beside it for a second
person; they are frozen in the file beside this one, as those in fixtures/ change with releases.
"""

import json
import uuid
from pathlib import Path

from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

# As they were when this migration was written.
PARTS = {"needs": "Need", "lines": "Line", "asks": "AskRule", "urgent": "UrgentMessage"}
STARTER_ACCOUNT = "starter-data"


def take_over(apps, schema_editor):
    """Record the working copy with what the release brings."""
    database = schema_editor.connection.alias

    def rows(name):
        return apps.get_model(*name.split(".")).objects.using(database)

    last = rows("directory.CatalogueEdit").order_by("-revision").first()
    if last is None:
        return
    release = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
    for part, model in PARTS.items():
        for row in release[part]:
            rows(f"directory.{model}").create(**row)
    account, _is_new = rows(settings.AUTH_USER_MODEL).get_or_create(
        username=STARTER_ACCOUNT, defaults={"is_active": False, "password": "!"}
    )
    rows("directory.CatalogueEdit").create(
        revision=last.revision + 1,
        editor=account,
        edited_at=timezone.now(),
        document={**last.document, **release},
    )


class Migration(migrations.Migration):
    dependencies = [("directory", "0009_guidance")]
    operations = [
        migrations.CreateModel(
            "Need",
            [
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.SlugField(unique=True, verbose_name="code")),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Of words that several needs have the lower one counts.",
                        verbose_name="order",
                    ),
                ),
                ("kinds", models.JSONField(default=list, verbose_name="kinds of help")),
                (
                    "served",
                    models.JSONField(blank=True, default=list, verbose_name="people served"),
                ),
                ("words", models.JSONField(default=list, verbose_name="search words")),
            ],
            {"verbose_name": "need", "verbose_name_plural": "needs", "ordering": ["order", "code"]},
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
    ]
