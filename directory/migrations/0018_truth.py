"""Samples that are called again, why somebody was turned away, and needs that were not met."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from directory.models.triggers import installation


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0017_first_listings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Comparison",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="recorded at")),
                ("results", models.JSONField(verbose_name="results")),
                ("has_wrong", models.BooleanField(verbose_name="has a wrong fact")),
            ],
            options={
                "verbose_name": "comparison",
                "verbose_name_plural": "comparisons",
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="Sample",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("quarter", models.CharField(max_length=7, unique=True, verbose_name="quarter")),
                ("seed", models.CharField(max_length=32, verbose_name="seed")),
                (
                    "drawn_from",
                    models.JSONField(verbose_name="drawn from these listings"),
                ),
                ("at", models.DateTimeField(verbose_name="drawn at")),
            ],
            options={
                "verbose_name": "sample",
                "verbose_name_plural": "samples",
                "ordering": ["-quarter"],
            },
        ),
        migrations.CreateModel(
            name="SampledListing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="order")),
            ],
            options={
                "verbose_name": "listing of a sample",
                "verbose_name_plural": "listings of a sample",
                "ordering": ["sample", "place"],
            },
        ),
        migrations.CreateModel(
            name="SecondCall",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="recorded at")),
                ("answers", models.JSONField(verbose_name="answers")),
                ("has_wrong_number", models.BooleanField(verbose_name="reached somebody else")),
            ],
            options={
                "verbose_name": "second call",
                "verbose_name_plural": "second calls",
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="UnmetNeed",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=50, verbose_name="kind of help")),
                ("province", models.CharField(blank=True, max_length=2, verbose_name="province")),
                ("week", models.DateField(db_index=True, verbose_name="week")),
            ],
            options={
                "verbose_name": "unmet need",
                "verbose_name_plural": "unmet needs",
                "ordering": ["-week"],
            },
        ),
        migrations.AddField(
            model_name="report",
            name="why",
            field=models.CharField(
                blank=True,
                choices=[
                    ("who", "Sex or age"),
                    ("nationality", "Nationality"),
                    ("papers", "Papers"),
                    ("letter", "Letter of referral"),
                    ("distance", "Distance"),
                    ("no-room", "No room"),
                    ("money", "Money"),
                ],
                max_length=20,
                verbose_name="why they refused",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("why", ""), ("kind", "refused"), _connector="OR"),
                name="only_refusals_have_a_reason",
            ),
        ),
        migrations.AddField(
            model_name="comparison",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="sample",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="sampledlisting",
            name="sample",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="listings",
                to="directory.sample",
            ),
        ),
        migrations.AddField(
            model_name="sampledlisting",
            name="verification",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="directory.verification",
            ),
        ),
        migrations.AddField(
            model_name="secondcall",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="secondcall",
            name="sampled",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="call",
                to="directory.sampledlisting",
            ),
        ),
        migrations.AddField(
            model_name="comparison",
            name="call",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="comparison",
                to="directory.secondcall",
            ),
        ),
        migrations.AddConstraint(
            model_name="sampledlisting",
            constraint=models.UniqueConstraint(
                fields=("sample", "place"), name="sampled_in_one_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="comparison",
            constraint=models.CheckConstraint(
                condition=models.Q(("results", {}), _negated=True), name="comparison_has_results"
            ),
        ),
        installation(),
    ]
