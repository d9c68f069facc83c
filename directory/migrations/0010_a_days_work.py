"""Safety reports that lead somewhere."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from directory.models.triggers import without_triggers


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0007_catalogue"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = without_triggers(
        migrations.RemoveConstraint(
            model_name="verification",
            name="check_is_whole",
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
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("due_on__gt", models.F("checked_on")),
                        ("due_on__isnull", False),
                        ("outcome", "confirmed"),
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
    )
