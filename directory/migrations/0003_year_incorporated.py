"""The year in which an organization was founded, as HSDS has it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_triggers")]
    operations = [
        migrations.AddField(
            "organization",
            "year_incorporated",
            models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[MinValueValidator(1800), MaxValueValidator(2100)],
                verbose_name="year founded",
            ),
        ),
    ]
