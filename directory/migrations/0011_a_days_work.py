"""What a day at the desk needs: safety first, numbers that wait for a call, and claims."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from directory.models.triggers import without_triggers


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0010_needs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = without_triggers(
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="taken at")),
                ("until", models.DateTimeField(verbose_name="held until")),
            ],
            options={
                "verbose_name": "claim",
                "verbose_name_plural": "claims",
                "ordering": ["until"],
            },
        ),
        migrations.CreateModel(
            name="NumberCall",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="recorded at")),
                ("number", models.CharField(max_length=16, verbose_name="number called")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("theirs", "It is theirs, for caseworkers"),
                            ("private", "It is theirs, but not for the public"),
                            ("no-answer", "No answer"),
                            ("call-back", "Call back later"),
                            ("wrong-number", "Wrong number"),
                        ],
                        max_length=20,
                        verbose_name="result",
                    ),
                ),
                (
                    "call_back_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="call back at"),
                ),
                (
                    "spoken_to",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="role of the person spoken to"
                    ),
                ),
                (
                    "proof",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("site", "I saw it on their own site"),
                            ("letter", "They wrote it in a letter"),
                            ("visit", "They said it during a visit"),
                            ("other-number", "They said it on another number of theirs"),
                        ],
                        max_length=20,
                        verbose_name="second proof",
                    ),
                ),
                (
                    "proof_detail",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        verbose_name="which page, letter, visit or number",
                    ),
                ),
            ],
            options={
                "verbose_name": "call to a number that waits",
                "verbose_name_plural": "calls to numbers that wait",
                "ordering": ["organization", "-at"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="verification",
            name="check_is_whole",
        ),
        migrations.RemoveConstraint(
            model_name="verification",
            name="changed_number_was_called_back",
        ),
        migrations.AddField(
            model_name="phone",
            name="has_conflict",
            field=models.BooleanField(
                default=False,
                help_text="About whose it is, or what it is for. Such a number has to be called.",
                verbose_name="sources disagree about it",
            ),
        ),
        migrations.AddField(
            model_name="phone",
            name="is_unconfirmed",
            field=models.BooleanField(
                default=False,
                help_text="Held back, and shown behind one more tap as a number nobody called.",
                verbose_name="shown as not confirmed",
            ),
        ),
        migrations.AddField(
            model_name="phone",
            name="printed_in",
            field=models.CharField(blank=True, max_length=200, verbose_name="where it was printed"),
        ),
        migrations.AddField(
            model_name="phone",
            name="printed_in_en",
            field=models.CharField(
                blank=True, max_length=200, null=True, verbose_name="where it was printed"
            ),
        ),
        migrations.AddField(
            model_name="phone",
            name="printed_in_km",
            field=models.CharField(
                blank=True, max_length=200, null=True, verbose_name="where it was printed"
            ),
        ),
        migrations.AddField(
            model_name="verification",
            name="kept_by_one_person",
            field=models.BooleanField(
                default=False, verbose_name="what was kept was checked by one person"
            ),
        ),
        migrations.AddField(
            model_name="verification",
            name="kept_facts",
            field=models.JSONField(
                blank=True, default=list, verbose_name="facts kept as they stood"
            ),
        ),
        migrations.AddField(
            model_name="verification",
            name="suspension",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="suspensions",
                to="directory.answer",
                verbose_name="suspended for safety",
            ),
        ),
        migrations.AlterField(
            model_name="answer",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("accepted", "Accepted"),
                    ("suspended", "Suspended"),
                    ("dismissed", "Dismissed"),
                ],
                max_length=10,
                verbose_name="outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "suspended"), _negated=True),
                    models.Q(("is_sealed", True), ("organization__isnull", False)),
                    _connector="OR",
                ),
                name="suspended_for_safety",
            ),
        ),
        migrations.AddConstraint(
            model_name="phone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_unconfirmed", False),
                    models.Q(
                        ("has_conflict", False),
                        ("is_held", True),
                        models.Q(("printed_on", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="unconfirmed_is_held_and_printed",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="claims",
                to=settings.AUTH_USER_MODEL,
                verbose_name="taken by",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="organization",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="claim",
                to="directory.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AddField(
            model_name="numbercall",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="numbercall",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="number_calls",
                to="directory.organization",
            ),
        ),
        migrations.AddField(
            model_name="verification",
            name="number_call",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="releases",
                to="directory.numbercall",
                verbose_name="released after the call",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("due_on__isnull", False),
                        ("outcome", "confirmed"),
                        models.Q(
                            ("due_on__gt", models.F("checked_on")),
                            ("method", "published-source"),
                            _connector="OR",
                        ),
                        ("suspension__isnull", True),
                        models.Q(("method", ""), _negated=True),
                        models.Q(("name_km", ""), _negated=True),
                        models.Q(("sha256", ""), _negated=True),
                        ("listing__isnull", False),
                    ),
                    models.Q(
                        ("due_on__isnull", True),
                        ("listing__isnull", True),
                        ("outcome", "withdrawn"),
                        models.Q(
                            models.Q(
                                ("suspension__isnull", True), models.Q(("note", ""), _negated=True)
                            ),
                            models.Q(("note", ""), ("suspension__isnull", False)),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="check_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("has_new_number", False),
                    ("method", "visit"),
                    models.Q(("called", ""), _negated=True),
                    ("number_call__isnull", False),
                    _connector="OR",
                ),
                name="changed_number_was_called_back",
            ),
        ),
        migrations.AddConstraint(
            model_name="numbercall",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__regex", "^(\\+[1-9][0-9]{6,14}|1[0-9]{2,3})$")),
                name="number_call_can_be_dialled",
            ),
        ),
        migrations.AddConstraint(
            model_name="numbercall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(
                            ("call_back_at__gt", models.F("at")),
                            ("call_back_at__isnull", False),
                            ("result", "call-back"),
                        ),
                        models.Q(
                            ("call_back_at__isnull", True),
                            ("result__in", ["theirs", "private", "no-answer", "wrong-number"]),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(("proof", ""), ("proof_detail", "")),
                        models.Q(
                            ("result", "theirs"), models.Q(("proof_detail", ""), _negated=True)
                        ),
                        _connector="OR",
                    ),
                ),
                name="number_call_is_whole",
            ),
        ),
    )
