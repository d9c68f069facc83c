"""The triggers, also in a database that has former ones."""

from django.db import migrations

from directory.models import triggers


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_tables")]
    operations = [triggers.installation()]
