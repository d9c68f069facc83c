"""Merges that are taken back, and how a check looked at what it did not keep."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from directory.models.triggers import without_triggers


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0019_source_readings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *without_triggers(
            migrations.AlterField(
                model_name="merge",
                name="gone",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="closings",
                    to="directory.organization",
                ),
            ),
            migrations.AddField(
                model_name="verification",
                name="rest_method",
                field=models.CharField(
                    blank=True,
                    choices=[
                        ("call", "Call"),
                        ("visit", "Visit"),
                        ("written", "Written confirmation"),
                        ("published-source", "Published source"),
                    ],
                    max_length=20,
                    verbose_name="how the rest was checked",
                ),
            ),
            migrations.CreateModel(
                name="MergeUndo",
                fields=[
                    (
                        "id",
                        models.UUIDField(
                            default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                        ),
                    ),
                    ("at", models.DateTimeField(verbose_name="recorded at")),
                    ("reason", models.TextField(verbose_name="reason")),
                    (
                        "given_back",
                        models.JSONField(blank=True, default=list, verbose_name="given back"),
                    ),
                    (
                        "by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "merge",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="undo",
                            to="directory.merge",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "merge taken back",
                    "verbose_name_plural": "merges taken back",
                    "ordering": ["-at"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("reason", ""), _negated=True),
                            name="merge_undo_has_reason",
                        )
                    ],
                },
            ),
        ),
    ]
