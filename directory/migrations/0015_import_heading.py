"""What people have said that headings of tables mean."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0014_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportHeading",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.CharField(max_length=200, verbose_name="heading")),
                ("column", models.CharField(blank=True, max_length=30, verbose_name="column")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "heading of a table",
                "verbose_name_plural": "headings of tables",
                "constraints": [
                    models.UniqueConstraint(fields=("by", "key"), name="heading_once_a_person")
                ],
            },
        ),
    ]
