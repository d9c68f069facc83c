"""What people say of situations becomes part of the catalogue that editors change."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0007_catalogue")]
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
    ]
