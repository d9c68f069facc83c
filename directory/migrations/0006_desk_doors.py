"""Alerts from a list, twins of what must not be listed, and forms that are saved only once."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

from directory.models.triggers import without_triggers

SENTENCES = [
    ("closed", "Closed."),
    ("full", "Full: nobody new can be taken in."),
    ("do-not-come", "Do not come on %(day)s."),
    ("call-first", "Do not come without calling first."),
    ("other-hours", "The opening hours are different. Call before you go."),
    ("moved", "They have moved. Call before you go."),
    ("line-out-of-order", "The telephone line is out of order."),
]


def key():
    """The primary key that every table has."""
    return models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)


def link(to, *, on_delete=django.db.models.deletion.PROTECT, **options):
    """A column that names a row of another table, or a person."""
    return models.ForeignKey(on_delete=on_delete, to=to, **{"related_name": "+"} | options)


def one_of(**fields):
    """A condition on the sentence and the texts of an alert."""
    return Q(ends_on__isnull=False, **fields)


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0005_publishing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = without_triggers(
        migrations.CreateModel(
            "SentForm",
            [
                ("id", key()),
                ("at", models.DateTimeField(verbose_name="saved at")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "by",
                    link(settings.AUTH_USER_MODEL, on_delete=django.db.models.deletion.CASCADE),
                ),
                (
                    "organization",
                    link("directory.organization", on_delete=django.db.models.deletion.CASCADE),
                ),
            ],
            {"verbose_name": "form that was sent", "verbose_name_plural": "forms that were sent"},
        ),
        migrations.CreateModel(
            "TwinRequest",
            [
                ("id", key()),
                ("entry", models.UUIDField(db_index=True, verbose_name="entry")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("common", models.JSONField(verbose_name="in common")),
                ("at", models.DateTimeField(verbose_name="recorded at")),
                ("reason", models.TextField(verbose_name="reason")),
                ("by", link(settings.AUTH_USER_MODEL)),
                ("forbidden", link("directory.organization", related_name="twin_requests")),
            ],
            {
                "verbose_name": "question about a twin",
                "verbose_name_plural": "questions about twins",
                "ordering": ["at"],
                "constraints": [
                    models.CheckConstraint(condition=~Q(reason=""), name="twin_request_has_reason"),
                ],
            },
        ),
        migrations.CreateModel(
            "TwinPermit",
            [
                ("id", key()),
                ("at", models.DateTimeField(verbose_name="recorded at")),
                ("reason", models.TextField(verbose_name="reason")),
                ("asked_by", link(settings.AUTH_USER_MODEL)),
                ("by", link(settings.AUTH_USER_MODEL)),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="permit",
                        to="directory.twinrequest",
                    ),
                ),
            ],
            {
                "verbose_name": "permit for a twin",
                "verbose_name_plural": "permits for twins",
                "ordering": ["at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=~Q(reason="") & ~Q(by=F("asked_by")), name="twin_permit_by_two"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            "AlertWording",
            [
                ("id", key()),
                ("at", models.DateTimeField(verbose_name="recorded at")),
                ("text_km", models.CharField(max_length=300, verbose_name="text in Khmer")),
                (
                    "text_en",
                    models.CharField(blank=True, max_length=300, verbose_name="text in English"),
                ),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("reason", models.TextField(verbose_name="reason")),
                ("by", link(settings.AUTH_USER_MODEL)),
                ("organization", link("directory.organization", related_name="alert_wordings")),
            ],
            {
                "verbose_name": "text of an alert",
                "verbose_name_plural": "texts of alerts",
                "ordering": ["organization", "-at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=~Q(text_km="") & ~Q(reason=""), name="alert_wording_is_whole"
                    ),
                ],
            },
        ),
        migrations.AddField(
            "alert",
            "sentence",
            models.CharField(
                blank=True,
                choices=SENTENCES,
                default="",
                max_length=20,
                verbose_name="what it says",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "alert",
            "worded_by",
            link(settings.AUTH_USER_MODEL, blank=True, null=True, verbose_name="worded by"),
        ),
        migrations.AddField(
            "alert",
            "wording",
            link("directory.alertwording", blank=True, null=True, related_name="alerts"),
        ),
        migrations.RemoveConstraint("alert", "alert_is_whole"),
        migrations.AddConstraint(
            "alert",
            models.CheckConstraint(
                condition=~Q(reason="")
                & (
                    one_of(sentence="") & ~Q(text_km="")
                    | one_of(text_km="", text_en="", sentence__in=[code for code, _ in SENTENCES])
                    | Q(ends_on__isnull=True, sentence="", text_km="", text_en="")
                ),
                name="alert_is_whole",
            ),
        ),
        migrations.AddConstraint(
            "alert",
            models.CheckConstraint(
                condition=Q(worded_by__isnull=True, wording__isnull=True)
                | Q(worded_by__isnull=False, wording__isnull=False, sentence="")
                & ~Q(worded_by=F("by")),
                name="alert_text_by_two",
            ),
        ),
    )
