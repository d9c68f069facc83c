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
                help_text="Choose none if the rule holds everywhere. In its provinces a rule goes "
                "before such rules, which follow it.",
                verbose_name="provinces",
            ),
        ),
    ]
