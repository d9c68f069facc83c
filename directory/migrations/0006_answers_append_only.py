"""Answers to reports are guarded as every other record is: nothing replaces or empties them."""

from django.db import migrations

GUARDS = {
    # INSERT OR REPLACE deletes the row that is in its way without asking the DELETE trigger.
    "sqlite": (
        "CREATE TRIGGER directory_answer_no_insert BEFORE INSERT ON directory_answer "
        "WHEN EXISTS (SELECT 1 FROM directory_answer WHERE id = NEW.id) "
        "BEGIN SELECT RAISE(ABORT, 'directory_answer is append-only'); END"
    ),
    "postgresql": (
        "CREATE TRIGGER directory_answer_no_truncate BEFORE TRUNCATE ON directory_answer "
        "FOR EACH STATEMENT EXECUTE FUNCTION directory_append_only()"
    ),
}
UNGUARDS = {
    "sqlite": "DROP TRIGGER directory_answer_no_insert",
    "postgresql": "DROP TRIGGER directory_answer_no_truncate ON directory_answer",
}


def forbid(apps, schema_editor):
    """Put the trigger in place that 0005 left out."""
    schema_editor.execute(GUARDS[schema_editor.connection.vendor])


def allow(apps, schema_editor):
    """Take it away again."""
    schema_editor.execute(UNGUARDS[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("directory", "0005_reports")]
    operations = [migrations.RunPython(forbid, allow)]
