"""The hash chain over what was recorded, and what the publisher refuses to publish."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from directory.models.triggers import installation


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0015_import_heading"),
    ]

    # The first publication chains the rows that are there already, some hundred at a time.
    operations = [
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveBigIntegerField(unique=True)),
                ("noun", models.CharField(max_length=20)),
                ("row", models.UUIDField(db_index=True)),
                ("organization", models.UUIDField(db_index=True, null=True)),
                ("digest", models.CharField(max_length=64)),
                ("head", models.CharField(db_index=True, max_length=64)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LostHistory",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("seq", models.PositiveBigIntegerField()),
                ("head", models.CharField(max_length=64, unique=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Refusal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "organization",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.organization",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        installation(),
    ]
