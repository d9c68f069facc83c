"""A rule which line to ask may hold in provinces alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0020_merge_undo"),
    ]

    operations = [
        migrations.AddField(
            model_name="askrule",
            name="provinces",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="Leave it empty if the rule holds everywhere. A rule of a province goes "
                "before the others, and they follow it.",
                verbose_name="provinces",
            ),
        ),
    ]
