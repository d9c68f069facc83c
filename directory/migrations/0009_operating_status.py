"""The operating status is chosen from a list, so that the desk can say it in either language."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0008_revoked_by")]
    operations = [
        migrations.AlterField(
            model_name="organization",
            name="operating_status",
            field=models.CharField(
                blank=True,
                choices=[
                    ("active", "Active"),
                    ("active-reported", "Active, says a published source"),
                    ("unknown", "Not known"),
                    ("closed-or-renamed-unconfirmed", "Closed or renamed, unconfirmed"),
                    ("closed-memory-unconfirmed", "Closed, from memory alone"),
                    ("closed", "Closed"),
                ],
                max_length=40,
                verbose_name="operating status",
            ),
        ),
    ]
