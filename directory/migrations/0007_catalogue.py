"""The catalogue is recorded and confirmed like a listing: see decision 20."""

import hashlib
import json
import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from directory.models.triggers import without_triggers

# As they were when this migration was written.
SHAPE = 1
STARTER_ACCOUNT = "starter-data"


def key():
    """The primary key that every table has."""
    return models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)


def person(name):
    """A column that says who."""
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
        verbose_name=name,
    )


def take_over(apps, schema_editor):
    """Record the catalogue that there is as confirmed, so that phones go on to get it."""
    database = schema_editor.connection.alias

    def rows(name):
        return apps.get_model(*name.split(".")).objects.using(database)

    document = {
        "terms": [_term(row) for row in rows("directory.TaxonomyTerm").select_related("parent")],
        "provinces": [_province(row) for row in rows("directory.Province").order_by("code")],
    }
    if not document["terms"] and not document["provinces"]:
        return
    document["terms"].sort(key=lambda row: (row["taxonomy"], row["order"], row["code"]))
    document["shape"] = SHAPE
    account, _is_new = rows(settings.AUTH_USER_MODEL).get_or_create(
        username=STARTER_ACCOUNT, defaults={"is_active": False, "password": "!"}
    )
    at = timezone.now()
    rows("directory.CatalogueEdit").create(
        revision=1, editor=account, edited_at=at, document=document
    )
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    rows("directory.CatalogueCheck").create(
        number=1,
        revision=1,
        outcome="confirmed",
        verifier=account,
        editor=account,
        by_one_person=True,
        active_verifiers=0,
        recorded_at=at,
        document=document,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def _term(row):
    return {
        "taxonomy": row.taxonomy,
        "code": row.code,
        "name_km": row.name_km or "",
        "name_en": row.name_en or "",
        "description_km": row.description_km or "",
        "description_en": row.description_en or "",
        "synonyms": row.synonyms,
        "parent": row.parent and row.parent.code,
        "order": row.order,
        "is_time_critical": row.is_time_critical,
        "sinks_when_overdue": row.sinks_when_overdue,
    }


def _province(row):
    return {
        "code": row.code,
        "iso_3166_2": row.iso_3166_2,
        "name_km": row.name_km or "",
        "name_en": row.name_en or "",
        "other_names": row.other_names,
        "latitude": str(row.latitude),
        "longitude": str(row.longitude),
    }


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("directory", "0006_desk_doors"),
    ]
    operations = without_triggers(
        migrations.AlterField(
            "publicationdue",
            "organization",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="directory.organization",
            ),
        ),
        migrations.CreateModel(
            "CatalogueEdit",
            [
                ("id", key()),
                ("revision", models.PositiveIntegerField(unique=True, verbose_name="revision")),
                ("edited_at", models.DateTimeField(verbose_name="edited at")),
                ("document", models.JSONField(verbose_name="working copy")),
                ("editor", person("editor")),
            ],
            {
                "verbose_name": "edit of the catalogue",
                "verbose_name_plural": "edits of the catalogue",
                "ordering": ["-revision"],
            },
        ),
        migrations.CreateModel(
            "CatalogueCheck",
            [
                ("id", key()),
                ("number", models.PositiveIntegerField(unique=True, verbose_name="number")),
                ("revision", models.PositiveIntegerField(verbose_name="revision")),
                (
                    "revision_before",
                    models.PositiveIntegerField(default=0, verbose_name="revision checked before"),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("confirmed", "Confirmed"), ("rejected", "Rejected")],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "by_one_person",
                    models.BooleanField(default=False, verbose_name="checked by one person"),
                ),
                (
                    "active_verifiers",
                    models.PositiveSmallIntegerField(verbose_name="active verifiers"),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                ("note", models.TextField(blank=True, verbose_name="reason")),
                ("document", models.JSONField(verbose_name="catalogue")),
                ("sha256", models.CharField(max_length=64)),
                ("editor", person("editor")),
                ("verifier", person("verifier")),
            ],
            {
                "verbose_name": "check of the catalogue",
                "verbose_name_plural": "checks of the catalogue",
                "ordering": ["-number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=(
                            models.Q(outcome="confirmed")
                            | models.Q(outcome="rejected") & ~models.Q(note="")
                        )
                        & ~models.Q(sha256="")
                        & models.Q(revision__gt=models.F("revision_before")),
                        name="catalogue_check_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(by_one_person=True)
                        | models.Q(outcome="rejected")
                        | ~models.Q(verifier=models.F("editor")),
                        name="catalogue_four_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(by_one_person=False) | models.Q(active_verifiers__lt=2),
                        name="catalogue_one_person_only_while_alone",
                    ),
                ],
            },
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
    )
