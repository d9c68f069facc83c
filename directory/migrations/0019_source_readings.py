"""What was found when the pages that print the numbers of listings were read again."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0018_truth"),
    ]

    operations = [
        migrations.CreateModel(
            name="SourceReading",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.CharField(max_length=16, verbose_name="number")),
                ("url", models.URLField(max_length=500, verbose_name="address")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("printed", "Printed"),
                            ("number-gone", "Number Gone"),
                            ("page-gone", "Page Gone"),
                            ("moved", "Moved"),
                            ("unreadable", "Unreadable"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("silent", "no connection came about, or it took too long"),
                            ("error", "the site answered with an error"),
                            ("robots", "the site asks programs not to read it"),
                            ("pdf", "it is a PDF, which the program does not read"),
                            ("no-text", "it is no text"),
                            ("too-long", "it is too long"),
                            ("closed", "its address leads to no public page"),
                        ],
                        max_length=20,
                    ),
                ),
                ("moved_to", models.TextField(blank=True)),
                ("read_at", models.DateTimeField()),
                ("since", models.DateTimeField()),
                ("printed_at", models.DateTimeField(null=True)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="source_readings",
                        to="directory.organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading of a source",
                "verbose_name_plural": "readings of sources",
                "ordering": ["organization", "number", "url"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "number", "url"), name="source_reading_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome", "unreadable"), models.Q(("reason", ""), _negated=True)
                            ),
                            models.Q(
                                models.Q(("outcome", "unreadable"), _negated=True), ("reason", "")
                            ),
                            _connector="OR",
                        ),
                        name="source_reading_says_why",
                    ),
                ],
            },
        ),
    ]
