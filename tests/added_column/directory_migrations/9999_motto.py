from pathlib import Path

from django.db import migrations, models

from directory import migrations as landed

NEWEST = max(path.stem for path in Path(landed.__file__).parent.glob("0*.py"))


class Migration(migrations.Migration):
    dependencies = [("directory", NEWEST)]
    operations = [
        migrations.AddField(
            "organization", "motto", models.CharField("motto", max_length=100, blank=True)
        )
    ]
