"""The database itself refuses to change or delete what was recorded, and to record some lies."""

from django.db import migrations

# The tables, and what besides the id may stand in each only once. Django makes a table of SQLite
# anew when it changes one, and its triggers are lost: such a migration must run these acts again.
TABLES = {
    "directory_edit": ["organization_id", "revision"],
    "directory_verification": ["organization_id", "number"],
    "directory_returnrequest": ["withdrawal_id", "by_id"],
    "directory_attempt": [],
    "directory_vetting": ["organization_id", "number"],
    "directory_alert": ["organization_id", "number"],
    "directory_snapshot": ["seq"],
}
ACTS = {"postgresql": ("UPDATE", "DELETE", "TRUNCATE"), "sqlite": ("UPDATE", "DELETE", "INSERT")}
POSTGRESQL_FUNCTION = """
CREATE FUNCTION directory_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
"""

# What no row of checks may be, by the name that the refusal carries. Each holds in whatever order
# rows come, so that a backup can be loaded; what needs every row is left to audit_verifications.
BROKEN_RULES = {
    "check_of_recorded_revision": """NOT EXISTS (
        SELECT 1 FROM directory_edit
        WHERE organization_id = NEW.organization_id AND revision = NEW.revision)""",
    "check_follows_the_one_before": """EXISTS (
        SELECT 1 FROM directory_verification
        WHERE organization_id = NEW.organization_id AND number = NEW.number - 1
        AND whole_revision <> NEW.whole_before)""",
    "check_by_no_editor": """NEW.outcome = 'confirmed' AND NOT NEW.by_one_person AND EXISTS (
        SELECT 1 FROM directory_edit
        WHERE organization_id = NEW.organization_id AND editor_id = NEW.verifier_id
        AND revision > NEW.whole_before AND revision <= NEW.revision)""",
    "return_by_two": """NEW.outcome = 'confirmed' AND NOT NEW.by_one_person
        AND NEW.returned_with_id IS NULL AND EXISTS (
        SELECT 1 FROM directory_verification
        WHERE organization_id = NEW.organization_id AND number = NEW.number - 1
        AND outcome = 'withdrawn')""",
    "do_not_list": """NEW.outcome = 'confirmed' AND EXISTS (
        SELECT 1 FROM directory_vetting AS said
        WHERE organization_id = NEW.organization_id AND outcome = 'do-not-list'
        AND at <= NEW.recorded_at AND NOT EXISTS (
        SELECT 1 FROM directory_vetting AS since
        WHERE since.organization_id = NEW.organization_id AND since.number > said.number
        AND since.at <= NEW.recorded_at))""",
}


def forbid(apps, schema_editor):
    """Put the triggers in place."""
    vendor = schema_editor.connection.vendor
    with schema_editor.connection.cursor() as cursor:
        if vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
        for table in TABLES:
            for act in ACTS[vendor]:
                cursor.execute(_trigger(vendor, table, act))
        for statement in _rules(vendor):
            cursor.execute(statement)


def allow(apps, schema_editor):
    """Take the triggers away again."""
    vendor = schema_editor.connection.vendor
    with schema_editor.connection.cursor() as cursor:
        on_table = " ON directory_verification" if vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER directory_verification_rules{on_table}")
        for table in TABLES:
            for act in ACTS[vendor]:
                on_table = f" ON {table}" if vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {_name(table, act)}{on_table}")
        if vendor == "postgresql":
            cursor.execute("DROP FUNCTION directory_append_only()")
            cursor.execute("DROP FUNCTION directory_verification_rules()")


def _trigger(vendor, table, act):
    if vendor == "postgresql":
        each = "STATEMENT" if act == "TRUNCATE" else "ROW"
        return (
            f"CREATE TRIGGER {_name(table, act)} BEFORE {act} ON {table} FOR EACH {each} "
            "EXECUTE FUNCTION directory_append_only()"
        )
    # INSERT OR REPLACE deletes the row that is in its way without asking the DELETE trigger.
    same = " AND ".join(f"{column} = NEW.{column}" for column in TABLES[table]) or "0"
    in_the_way = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR {same})"  # noqa: S608
    return (
        f"CREATE TRIGGER {_name(table, act)} BEFORE {act} ON {table} "
        f"{in_the_way if act == 'INSERT' else ''} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _rules(vendor):
    head = "CREATE TRIGGER directory_verification_rules BEFORE INSERT ON directory_verification"
    if vendor == "sqlite":
        checks = "".join(
            f"SELECT RAISE(ABORT, '{name}') WHERE {broken};\n"
            for name, broken in BROKEN_RULES.items()
        )
        return [f"{head} BEGIN {checks} END"]
    checks = "".join(
        f"IF {broken} THEN RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation'; END IF;\n"
        for name, broken in BROKEN_RULES.items()
    )
    function = (
        "CREATE FUNCTION directory_verification_rules() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {checks} RETURN NEW; END $$"
    )
    return [function, f"{head} FOR EACH ROW EXECUTE FUNCTION directory_verification_rules()"]


def _name(table, act):
    return f"{table}_no_{act.lower()}"


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
