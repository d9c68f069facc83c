"""A caution before every number, and when sources and numbers were printed."""

from django.db import migrations, models
from django.db.models import F, Q

from directory.models.triggers import without_triggers

# As it was when this migration was written.
PRINTED = r"^((19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$"


def caution(**options):
    """The column of a caution, or of one of its two languages."""
    return models.TextField(
        blank=True,
        help_text=(
            "What a caseworker must know before calling. It stands before every number, so write "
            "it in both languages."
        ),
        verbose_name="caution",
        **options,
    )


def printed_on():
    """The column of a year, a month or a day."""
    return models.CharField(blank=True, max_length=10, verbose_name="when it was printed")


def is_date(noun):
    """The condition that a row was printed in a year, a month or on a day, or nobody knows."""
    return migrations.AddConstraint(
        noun,
        models.CheckConstraint(
            condition=Q(printed_on__regex=PRINTED), name=f"{noun}_printed_on_is_a_date"
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("directory", "0007_catalogue")]
    operations = without_triggers(
        migrations.AddField("organization", "caution", caution()),
        migrations.AddField("organization", "caution_km", caution(null=True)),
        migrations.AddField("organization", "caution_en", caution(null=True)),
        migrations.AddConstraint(
            "organization",
            models.CheckConstraint(
                condition=(Q(caution_km="") | Q(caution_km=None))
                & (Q(caution_en="") | Q(caution_en=None))
                | ~Q(caution_km="") & ~Q(caution_en="") & ~Q(caution_km=None) & ~Q(caution_en=None),
                name="caution_in_both_languages",
                violation_error_message="Write the caution in both languages.",
            ),
        ),
        migrations.AddField("phone", "printed_on", printed_on()),
        migrations.AddField("source", "printed_on", printed_on()),
        migrations.AddField(
            "source",
            "is_weak",
            models.BooleanField(
                default=False,
                help_text=(
                    "A list by others, a program, or background: it never makes a listing newer."
                ),
                verbose_name="says nothing of them itself",
            ),
        ),
        is_date("phone"),
        is_date("source"),
        migrations.AlterField(
            "verification",
            "has_new_number",
            models.BooleanField(default=False, verbose_name="confirms a changed number or address"),
        ),
        migrations.RemoveConstraint("verification", "check_is_whole"),
        migrations.AddConstraint(
            "verification",
            models.CheckConstraint(
                condition=Q(outcome="confirmed", due_on__isnull=False)
                & (Q(due_on__gt=F("checked_on")) | Q(method="published-source"))
                & ~Q(method="")
                & ~Q(name_km="")
                & ~Q(sha256="")
                & Q(listing__isnull=False)
                | Q(outcome="withdrawn", listing__isnull=True, due_on__isnull=True) & ~Q(note=""),
                name="check_is_whole",
            ),
        ),
    )
