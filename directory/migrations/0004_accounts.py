"""What the desk tells of accounts, where all processes count attempts, and names of relations."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models


def create_cache(apps, schema_editor):
    """Make the table of the cache, which is no model."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop_cache(apps, schema_editor):
    """Throw the counts away."""
    schema_editor.execute("DROP TABLE directory_cache")


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0003_desk"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("verifier", "New verifier"),
                            ("reset", "Second factor taken away"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="recorded at")),
                ("starts_at", models.DateTimeField(verbose_name="counts from")),
                (
                    "taken_up_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken up at"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "change of an account",
                "verbose_name_plural": "changes of accounts",
                "ordering": ["-at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "verifier"), ("taken_up_at__isnull", True)),
                        fields=("user",),
                        name="verifier_waits_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("by__isnull", True),
                            models.Q(("user", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_changes_himself",
                    ),
                ],
            },
        ),
        migrations.RunPython(create_cache, drop_cache),
        # Names by which relations are shown: no table changes.
        migrations.AlterField(
            model_name="edit",
            name="editor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="edits",
                to=settings.AUTH_USER_MODEL,
                verbose_name="editor",
            ),
        ),
        migrations.AlterField(
            model_name="edit",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="edits",
                to="directory.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AlterField(
            model_name="location",
            name="province",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="directory.province",
                verbose_name="province",
            ),
        ),
        migrations.AlterField(
            model_name="phone",
            name="service",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="directory.service",
                verbose_name="service",
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="provinces",
            field=models.ManyToManyField(
                blank=True, related_name="+", to="directory.province", verbose_name="provinces"
            ),
        ),
        migrations.AlterField(
            model_name="taxonomyterm",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="children",
                to="directory.taxonomyterm",
                verbose_name="category",
            ),
        ),
        migrations.AlterField(
            model_name="verification",
            name="editor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="editor",
            ),
        ),
        migrations.AlterField(
            model_name="verification",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="verifications",
                to="directory.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AlterField(
            model_name="verification",
            name="verifier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="verifications",
                to=settings.AUTH_USER_MODEL,
                verbose_name="verifier",
            ),
        ),
    ]
