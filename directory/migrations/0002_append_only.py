"""The database itself refuses to change or delete what was recorded."""

from django.db import migrations

# The tables, and what besides the id may stand in each only once. Django makes a table of SQLite
# anew when it changes one, and its triggers are lost: such a migration must run these acts again.
TABLES = {
    "directory_edit": ["organization_id", "revision"],
    "directory_verification": ["organization_id", "number"],
    "directory_snapshot": ["seq"],
}
ACTS = {"postgresql": ("UPDATE", "DELETE", "TRUNCATE"), "sqlite": ("UPDATE", "DELETE", "INSERT")}
POSTGRESQL_FUNCTION = """
CREATE FUNCTION directory_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
"""


def forbid(apps, schema_editor):
    """Put the triggers in place."""
    vendor = schema_editor.connection.vendor
    with schema_editor.connection.cursor() as cursor:
        if vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
        for table in TABLES:
            for act in ACTS[vendor]:
                cursor.execute(_trigger(vendor, table, act))


def allow(apps, schema_editor):
    """Take the triggers away again."""
    vendor = schema_editor.connection.vendor
    with schema_editor.connection.cursor() as cursor:
        for table in TABLES:
            for act in ACTS[vendor]:
                on_table = f" ON {table}" if vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {_name(table, act)}{on_table}")
        if vendor == "postgresql":
            cursor.execute("DROP FUNCTION directory_append_only()")


def _trigger(vendor, table, act):
    if vendor == "postgresql":
        each = "STATEMENT" if act == "TRUNCATE" else "ROW"
        return (
            f"CREATE TRIGGER {_name(table, act)} BEFORE {act} ON {table} FOR EACH {each} "
            "EXECUTE FUNCTION directory_append_only()"
        )
    # INSERT OR REPLACE deletes the row that is in its way without asking the DELETE trigger.
    same = " AND ".join(f"{column} = NEW.{column}" for column in TABLES[table])
    in_the_way = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR {same})"  # noqa: S608
    return (
        f"CREATE TRIGGER {_name(table, act)} BEFORE {act} ON {table} "
        f"{in_the_way if act == 'INSERT' else ''} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _name(table, act):
    return f"{table}_no_{act.lower()}"


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
