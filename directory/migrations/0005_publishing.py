"""The database carries what is published, and what is due: see decision 18."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from directory.models.triggers import without_triggers


def key():
    """The primary key that every table has."""
    return models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [("directory", "0004_term_flags")]
    operations = without_triggers(
        migrations.AddField(
            "snapshot",
            "made_of",
            models.CharField(blank=True, max_length=64, default=""),
            preserve_default=False,
        ),
        migrations.CreateModel(
            "SnapshotFile",
            [
                ("id", key()),
                ("name", models.CharField(max_length=50, unique=True)),
                ("content", models.BinaryField()),
                ("level", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            "SnapshotStep",
            [
                ("id", key()),
                ("seq", models.PositiveBigIntegerField()),
                ("former", models.PositiveBigIntegerField()),
                ("lines", models.JSONField(default=dict)),
            ],
            {
                "constraints": [
                    models.UniqueConstraint(fields=["seq", "former"], name="snapshot_step_once"),
                ],
            },
        ),
        migrations.CreateModel(
            "PublicationDue",
            [
                ("id", key()),
                ("at", models.DateTimeField()),
                (
                    "failed_at",
                    models.DateTimeField(blank=True, null=True),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.organization",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            "LostWithdrawal",
            [
                ("id", key()),
                ("public_id", models.CharField(max_length=50)),
                ("seq", models.PositiveBigIntegerField()),
                ("published_at", models.DateTimeField()),
            ],
            {
                "ordering": ["-seq", "public_id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["public_id", "seq"], name="lost_withdrawal_once"
                    ),
                ],
            },
        ),
    )
