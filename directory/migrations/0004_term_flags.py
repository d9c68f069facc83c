"""What the rules know of a term stands on the term, where two codes stood in the program."""

from django.db import migrations, models


def flag(apps, schema_editor):
    """Set the flags of the two terms that the program knew by their codes."""
    terms = apps.get_model("directory", "TaxonomyTerm").objects.using(
        schema_editor.connection.alias
    )
    terms.filter(taxonomy="kind", code="care-after-rape").update(is_time_critical=True)
    terms.filter(taxonomy="category", code="legal").update(sinks_when_overdue=True)


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_year_incorporated")]
    operations = [
        migrations.AddField(
            "taxonomyterm",
            "is_time_critical",
            models.BooleanField(
                default=False,
                help_text="What to do at once then stands above every number.",
                verbose_name="comes too late after some days",
            ),
        ),
        migrations.AddField(
            "taxonomyterm",
            "sinks_when_overdue",
            models.BooleanField(
                default=False,
                help_text="Overdue listings of this category then come after fresh ones.",
                verbose_name="sinks when its check is overdue",
            ),
        ),
        migrations.RunPython(flag, migrations.RunPython.noop),
    ]
