"""The database itself refuses to change or delete what was recorded."""

from django.db import migrations

TABLES = ("directory_edit", "directory_verification", "directory_snapshot")
POSTGRESQL_FUNCTION = """
CREATE FUNCTION directory_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
"""


def forbid(apps, schema_editor):
    """Put the triggers in place."""
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
        for table in TABLES:
            for act in ("UPDATE", "DELETE"):
                cursor.execute(_trigger(schema_editor.connection.vendor, table, act))


def allow(apps, schema_editor):
    """Take the triggers away again."""
    with schema_editor.connection.cursor() as cursor:
        on_postgresql = schema_editor.connection.vendor == "postgresql"
        for table in TABLES:
            for act in ("UPDATE", "DELETE"):
                name = f"{table}_no_{act.lower()}"
                cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if on_postgresql else ""))
        if on_postgresql:
            cursor.execute("DROP FUNCTION directory_append_only()")


def _trigger(vendor, table, act):
    name = f"{table}_no_{act.lower()}"
    if vendor == "postgresql":
        return (
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW "
            "EXECUTE FUNCTION directory_append_only()"
        )
    return (
        f"CREATE TRIGGER {name} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
