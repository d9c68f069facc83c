"""Urgent messages, lines and the rules which of them to ask join the catalogue."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0008_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="AskRule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.SlugField(unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("name_km", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("needs", models.JSONField(blank=True, default=list, verbose_name="needs")),
                ("kinds", models.JSONField(blank=True, default=list, verbose_name="kinds of help")),
                (
                    "served",
                    models.JSONField(blank=True, default=list, verbose_name="people served"),
                ),
                ("lines", models.JSONField(blank=True, default=list, verbose_name="lines to call")),
                ("say", models.TextField(verbose_name="what to say")),
                ("say_km", models.TextField(null=True, verbose_name="what to say")),
                ("say_en", models.TextField(null=True, verbose_name="what to say")),
            ],
            options={
                "verbose_name": "rule: which line to ask",
                "verbose_name_plural": "rules: which line to ask",
                "ordering": ["order", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.SlugField(unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("name_km", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("entry", models.SlugField(max_length=60, verbose_name="address of the entry")),
                (
                    "hint",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="what it may be asked for"
                    ),
                ),
                (
                    "hint_km",
                    models.CharField(
                        blank=True,
                        max_length=100,
                        null=True,
                        verbose_name="what it may be asked for",
                    ),
                ),
                (
                    "hint_en",
                    models.CharField(
                        blank=True,
                        max_length=100,
                        null=True,
                        verbose_name="what it may be asked for",
                    ),
                ),
                (
                    "symbol",
                    models.CharField(
                        choices=[
                            ("police", "shield"),
                            ("ambulance", "ambulance"),
                            ("child", "child"),
                            ("bond", "linked rings"),
                            ("fire", "fire"),
                            ("eye", "eye"),
                            ("umbrella", "umbrella"),
                            ("phone", "telephone"),
                        ],
                        default="phone",
                        max_length=10,
                        verbose_name="symbol",
                    ),
                ),
            ],
            options={
                "verbose_name": "line to call",
                "verbose_name_plural": "lines to call",
                "ordering": ["order", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UrgentMessage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.SlugField(unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("name_km", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("needs", models.JSONField(blank=True, default=list, verbose_name="needs")),
                ("kinds", models.JSONField(blank=True, default=list, verbose_name="kinds of help")),
                (
                    "served",
                    models.JSONField(blank=True, default=list, verbose_name="people served"),
                ),
                ("lines", models.JSONField(blank=True, default=list, verbose_name="lines to call")),
                (
                    "symbol",
                    models.CharField(
                        choices=[
                            ("health", "cross"),
                            ("warn", "warning sign"),
                            ("child", "child"),
                            ("heart", "heart"),
                            ("bond", "linked rings"),
                        ],
                        default="warn",
                        max_length=10,
                        verbose_name="symbol",
                    ),
                ),
                (
                    "hint",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="second line of its button"
                    ),
                ),
                (
                    "hint_km",
                    models.CharField(
                        blank=True,
                        max_length=100,
                        null=True,
                        verbose_name="second line of its button",
                    ),
                ),
                (
                    "hint_en",
                    models.CharField(
                        blank=True,
                        max_length=100,
                        null=True,
                        verbose_name="second line of its button",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("title_km", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("steps", models.TextField(help_text="One step a line.", verbose_name="steps")),
                (
                    "steps_km",
                    models.TextField(help_text="One step a line.", null=True, verbose_name="steps"),
                ),
                (
                    "steps_en",
                    models.TextField(help_text="One step a line.", null=True, verbose_name="steps"),
                ),
                (
                    "offers",
                    models.JSONField(
                        blank=True, default=list, verbose_name="kinds of help to look for"
                    ),
                ),
                (
                    "otherwise",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        verbose_name="where to go if nobody offers the first of them there",
                    ),
                ),
                (
                    "otherwise_km",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        null=True,
                        verbose_name="where to go if nobody offers the first of them there",
                    ),
                ),
                (
                    "otherwise_en",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        null=True,
                        verbose_name="where to go if nobody offers the first of them there",
                    ),
                ),
                (
                    "sources",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="One source a line.",
                        verbose_name="sources",
                    ),
                ),
                (
                    "approved_by",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="approved by the office"
                    ),
                ),
            ],
            options={
                "verbose_name": "urgent message",
                "verbose_name_plural": "urgent messages",
                "ordering": ["order", "code"],
                "abstract": False,
            },
        ),
        migrations.RemoveField(
            model_name="taxonomyterm",
            name="is_time_critical",
        ),
    ]
