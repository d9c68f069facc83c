"""The triggers, also in a database that has those of the nine migrations before the release."""

from django.db import migrations
from django.db.migrations.exceptions import InconsistentMigrationHistory

from directory.models import triggers


def require_tables(apps, schema_editor):
    """Refuse a database with only some of the nine: for it Django leaves 0001_tables out."""
    if "edit" not in apps.all_models["directory"]:
        raise InconsistentMigrationHistory(
            "This database has some of the migrations 0001 to 0009 but not all. "
            "Migrate it with the version that has these files, then with this one."
        )


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_tables")]
    operations = [
        migrations.RunPython(require_tables, migrations.RunPython.noop),
        triggers.installation(),
    ]
