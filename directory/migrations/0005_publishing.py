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
                ("name", models.CharField(max_length=50, unique=True, verbose_name="name")),
                ("content", models.BinaryField(verbose_name="content")),
                ("level", models.PositiveSmallIntegerField(verbose_name="level")),
            ],
            {"verbose_name": "file of a snapshot", "verbose_name_plural": "files of snapshots"},
        ),
        migrations.CreateModel(
            "SnapshotStep",
            [
                ("id", key()),
                ("seq", models.PositiveBigIntegerField(verbose_name="number")),
                ("former", models.PositiveBigIntegerField(verbose_name="former number")),
                ("lines", models.JSONField(default=dict)),
            ],
            {
                "verbose_name": "step between snapshots",
                "verbose_name_plural": "steps between snapshots",
                "constraints": [
                    models.UniqueConstraint(fields=["seq", "former"], name="snapshot_step_once"),
                ],
            },
        ),
        migrations.CreateModel(
            "PublicationDue",
            [
                ("id", key()),
                ("at", models.DateTimeField(verbose_name="recorded at")),
                (
                    "failed_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="publishing failed at"
                    ),
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
            {"verbose_name": "publication due", "verbose_name_plural": "publications due"},
        ),
        migrations.CreateModel(
            "LostWithdrawal",
            [
                ("id", key()),
                ("public_id", models.CharField(max_length=50, verbose_name="public id")),
                ("seq", models.PositiveBigIntegerField(verbose_name="number of the pointer")),
                ("published_at", models.DateTimeField(verbose_name="published at")),
            ],
            {
                "verbose_name": "lost withdrawal",
                "verbose_name_plural": "lost withdrawals",
                "ordering": ["-seq", "public_id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["public_id", "seq"], name="lost_withdrawal_once"
                    ),
                ],
            },
        ),
    )
