"""Reports from the field, and the answers to them, which the database refuses to change."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ACTS = ("UPDATE", "DELETE")


def forbid(apps, schema_editor):
    """Put the triggers of the answers in place; PostgreSQL has the function from 0002."""
    acts = {
        "postgresql": "FOR EACH ROW EXECUTE FUNCTION directory_append_only()",
        "sqlite": "BEGIN SELECT RAISE(ABORT, 'directory_answer is append-only'); END",
    }
    for act in ACTS:
        schema_editor.execute(
            f"CREATE TRIGGER directory_answer_no_{act.lower()} BEFORE {act} ON directory_answer "
            f"{acts[schema_editor.connection.vendor]}"
        )


def allow(apps, schema_editor):
    """Take the triggers away again."""
    of_table = " ON directory_answer" if schema_editor.connection.vendor == "postgresql" else ""
    for act in ACTS:
        schema_editor.execute(f"DROP TRIGGER directory_answer_no_{act.lower()}{of_table}")


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0004_accounts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=16, verbose_name="number")),
                ("is_sealed", models.BooleanField(verbose_name="about safety")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("accepted", "Accepted"), ("dismissed", "Dismissed")],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("answered_at", models.DateTimeField(verbose_name="answered at")),
                (
                    "answered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="directory.organization",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to reports",
                "verbose_name_plural": "answers to reports",
                "ordering": ["-answered_at"],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("listing", models.SlugField(db_index=False, verbose_name="listing")),
                ("seq", models.PositiveBigIntegerField(verbose_name="snapshot")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("works", "It works"),
                            ("did-not-answer", "Did not answer"),
                            ("wrong-number", "Wrong number"),
                            ("moved", "Moved"),
                            ("closed", "Closed down"),
                            ("full", "Full"),
                            ("refused", "Refused the person"),
                            ("unsafe", "Unsafe"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=16, verbose_name="number")),
                ("is_listed", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                ("note_erased", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField(verbose_name="made at, by the phone's clock")),
                ("received_at", models.DateTimeField(db_index=True, verbose_name="received at")),
                (
                    "answer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="directory.answer",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="directory.organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "report",
                "verbose_name_plural": "reports",
                "ordering": ["-received_at"],
            },
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome", "accepted"),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="dismissed_with_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["organization", "received_at"], name="reports_of_an_entry"),
        ),
        migrations.RunPython(forbid, allow),
    ]
