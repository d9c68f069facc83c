"""The rules that the database itself enforces, as triggers of PostgreSQL and of SQLite.

A change in this file needs a new migration with `operations = [installation()]`, which brings it
to the databases that people have. A landed migration then installs other triggers than at first;
that is harmless, since `install` removes those of any version, so the last migration counts.

A new migration of a table that triggers stand on or read is written

    operations = without_triggers(migrations.AddField("edit", ...))

because on SQLite Django makes a table anew to change it: its triggers are lost, and it cannot be
renamed while the trigger of another table reads it.
"""

import re

from django.db.migrations import RunPython

from directory.models.catalogue_triggers import BROKEN_CATALOGUE_RULES

# The tables whose rows nobody changes or deletes, by the name of the model; and what besides the id
# may stand in each only once.
APPEND_ONLY = {
    "edit": ["organization_id", "revision"],
    "verification": ["organization_id", "number"],
    "returnrequest": ["withdrawal_id", "by_id"],
    "attempt": [],
    "numbercall": [],
    "vetting": ["organization_id", "number"],
    "alert": ["organization_id", "number"],
    "alertwording": [],
    "twinrequest": [],
    "twinpermit": ["request_id"],
    "merge": [],
    "mergeundo": ["merge_id"],
    "comment": [],
    "snapshot": ["seq"],
    "lostwithdrawal": ["public_id", "seq"],
    "answer": [],
    "sample": ["quarter"],
    "sampledlisting": ["sample_id", "place"],
    "secondcall": ["sampled_id"],
    "comparison": ["call_id"],
    "catalogueedit": ["revision"],
    "cataloguecheck": ["number"],
    "losthistory": ["head"],
    "link": ["number"],
}
ACTS = {"postgresql": ("UPDATE", "DELETE", "TRUNCATE"), "sqlite": ("UPDATE", "DELETE", "INSERT")}

# Conditions that refuse a row of checks, by the name in the refusal. Each holds in any order of
# rows, so that a backup can be loaded. The audit checks what needs all rows.
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
    "first_check_follows_none": "NEW.number = 1 AND NEW.whole_before <> 0",
    # A backup may load the later check first.
    "check_precedes_the_one_after": """EXISTS (
        SELECT 1 FROM directory_verification
        WHERE organization_id = NEW.organization_id AND number = NEW.number + 1
        AND whole_before <> NEW.whole_revision)""",
    "caution_is_listed": """NEW.outcome = 'confirmed'
        AND COALESCE(NEW.listing->'caution'->>'km', '') = '' AND EXISTS (
        SELECT 1 FROM directory_edit
        WHERE organization_id = NEW.organization_id AND revision = NEW.revision
        AND document->>'caution_km' <> '')""",
    "check_names_the_last_editor": """NEW.outcome = 'confirmed'
        AND NEW.revision > NEW.whole_before AND EXISTS (
        SELECT 1 FROM directory_edit
        WHERE organization_id = NEW.organization_id AND revision = NEW.revision
        AND (NEW.editor_id IS NULL OR editor_id <> NEW.editor_id))""",
    "check_that_keeps_is_no_fresher": """CAST(NEW.kept_facts AS TEXT) <> '[]' AND EXISTS (
        SELECT 1 FROM directory_verification
        WHERE organization_id = NEW.organization_id AND number = NEW.number - 1
        AND (outcome <> 'confirmed' OR checked_on <> NEW.checked_on
        OR due_on < NEW.due_on OR method <> NEW.method))""",
    "merged_is_closed": """NEW.outcome = 'confirmed' AND EXISTS (
        SELECT 1 FROM directory_merge AS said
        WHERE gone_id = NEW.organization_id AND at <= NEW.recorded_at AND NOT EXISTS (
        SELECT 1 FROM directory_mergeundo AS since
        WHERE since.merge_id = said.id AND since.at <= NEW.recorded_at))""",
}
# By the name of the model whose rows they refuse.
RULES = {"verification": BROKEN_RULES, "cataloguecheck": BROKEN_CATALOGUE_RULES}


def install(connection):
    """Put every trigger in place, on the tables and columns that there are.

    A later migration makes others, and installs the triggers again.
    """
    remove(connection)
    statements = wanted(connection)
    with connection.cursor() as cursor:
        for statement in statements.values():
            cursor.execute(statement)


def wanted(connection):
    """The statements that put everything in place, by the name of the trigger or function."""
    vendor, found = connection.vendor, {}
    if vendor == "postgresql":
        found["function directory_append_only"] = APPEND_ONLY_FUNCTION
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for noun, columns in APPEND_ONLY.items():
            if (table := f"directory_{noun}") in tables:
                for act in ACTS[vendor]:
                    found[f"{table}_no_{act.lower()}"] = _append_only(vendor, table, columns, act)
        for noun, broken in RULES.items():
            if (table := f"directory_{noun}") in tables:
                described = connection.introspection.get_table_description(cursor, table)
                columns = {column.name for column in described}
                there = {
                    name: broken_rule
                    for name, broken_rule in broken.items()
                    if columns.issuperset(re.findall(r"NEW\.(\w+)", broken_rule))
                    and set(tables).issuperset(re.findall(r"FROM (\w+)", broken_rule))
                }
                found |= _rules(vendor, table, there)
    return found


def differences(connection):
    """The triggers that are not as this file has them: (name, missing, changed, off or foreign)."""
    there, off = _found(connection)
    meant = {name: _plain(statement) for name, statement in wanted(connection).items()}
    said = [(name, "is missing") for name in meant.keys() - there.keys()]
    said += [(name, "is not ours") for name in there.keys() - meant.keys()]
    said += [(name, "is another") for name in meant if there.get(name, meant[name]) != meant[name]]
    return sorted(said + [(name, "is switched off") for name in off])


def _found(connection):
    """The triggers on our tables and their functions as they are, by name; and which are off."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            return {name: _plain(statement) for name, statement in cursor.fetchall()}, []
        cursor.execute("""
            SELECT CASE WHEN tgisinternal THEN 'foreign keys of ' || relname ELSE tgname END,
            pg_get_triggerdef(pg_trigger.oid), tgenabled IN ('O', 'A'), tgisinternal
            FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
            WHERE relname LIKE 'directory\\_%' AND relnamespace = current_schema()::regnamespace""")
        rows = cursor.fetchall()
        there = {name: _plain(text) for name, text, _is_on, is_internal in rows if not is_internal}
        # Those of foreign keys count as well, as whoever switches all off takes them along.
        off = {name for name, _text, is_on, _is_internal in rows if not is_on}
        names = [name.split()[-1] for name in wanted(connection) if name.startswith("function ")]
        cursor.execute(
            "SELECT proname, prosrc FROM pg_proc WHERE proname = ANY(%s)"
            " AND pronamespace = current_schema()::regnamespace",
            [names],
        )
        there |= {f"function {name}": _squeezed(body) for name, body in cursor.fetchall()}
        return there, off


def _plain(statement):
    """A statement as two databases spell it alike: of a function the body, no schema."""
    _head, is_function, body = statement.partition("$$")
    if is_function:
        return _squeezed(body.partition("$$")[0])
    return _squeezed(re.sub(r" ON \w+\.", " ON ", statement))


def _squeezed(text):
    return " ".join(text.split())


def remove(connection):
    """Take every trigger away, whichever version put it there."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Dropping it drops the triggers that call it.
            cursor.execute("DROP FUNCTION IF EXISTS directory_append_only() CASCADE")
            for noun in RULES:
                cursor.execute(f"DROP FUNCTION IF EXISTS directory_{noun}_rules() CASCADE")
            return
        ours = "type = 'trigger' AND name GLOB 'directory_*'"
        cursor.execute(f"SELECT name FROM sqlite_master WHERE {ours}")  # noqa: S608
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")


def installation():
    """The operation of a migration that brings a database to the triggers of this file."""
    return RunPython(_install, _remove)


def without_triggers(*operations):
    """The operations of a migration, with all triggers removed before and installed after them."""
    return [RunPython(_remove, _install), *operations, RunPython(_install, _remove)]


def _install(_apps, schema_editor):
    install(schema_editor.connection)


def _remove(_apps, schema_editor):
    remove(schema_editor.connection)


APPEND_ONLY_FUNCTION = """
CREATE FUNCTION directory_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
"""


def _append_only(vendor, table, columns, act):
    """The statement that makes a table refuse an act."""
    head = f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
    if vendor == "postgresql":
        each = "STATEMENT" if act == "TRUNCATE" else "ROW"
        return f"{head}FOR EACH {each} EXECUTE FUNCTION directory_append_only()"
    # INSERT OR REPLACE deletes the row that is in its way without asking the DELETE trigger.
    same = " AND ".join(f"{column} = NEW.{column}" for column in columns) or "0"
    in_the_way = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR {same})"  # noqa: S608
    return (
        f"{head}{in_the_way if act == 'INSERT' else ''} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _rules(vendor, table, broken_rules):
    """The trigger of a table of checks that refuses rows which break a rule: statements by name."""
    head = f"CREATE TRIGGER {table}_rules BEFORE INSERT ON {table}"
    if vendor == "sqlite":
        checks = "".join(
            f"SELECT RAISE(ABORT, '{name}') WHERE {broken};\n"
            for name, broken in broken_rules.items()
        )
        return {f"{table}_rules": f"{head} BEGIN {checks} END"}
    checks = "".join(
        f"IF {broken} THEN RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation'; END IF;\n"
        for name, broken in broken_rules.items()
    )
    function = (
        f"CREATE FUNCTION {table}_rules() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {checks} RETURN NEW; END $$"
    )
    return {
        f"function {table}_rules": function,
        f"{table}_rules": f"{head} FOR EACH ROW EXECUTE FUNCTION {table}_rules()",
    }
