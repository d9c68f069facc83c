"""A first check follows none, checks fit together from both sides, and each names its editor."""

import importlib

from django.db import migrations

desk = importlib.import_module("directory.migrations.0003_desk")

BROKEN_RULES = desk.BROKEN_RULES | {
    "first_check_follows_none": "NEW.number = 1 AND NEW.whole_before <> 0",
    # A backup may bring the later check first.
    "check_precedes_the_one_after": """EXISTS (
        SELECT 1 FROM directory_verification
        WHERE organization_id = NEW.organization_id AND number = NEW.number + 1
        AND whole_before <> NEW.whole_revision)""",
    "check_names_the_last_editor": """NEW.outcome = 'confirmed'
        AND NEW.revision > NEW.whole_before AND EXISTS (
        SELECT 1 FROM directory_edit
        WHERE organization_id = NEW.organization_id AND revision = NEW.revision
        AND (NEW.editor_id IS NULL OR editor_id <> NEW.editor_id))""",
}


def hold(broken_rules):
    """The act that puts these rules in the place of those before."""

    def replace(apps, schema_editor):
        vendor = schema_editor.connection.vendor
        with schema_editor.connection.cursor() as cursor:
            for statement in desk.without_rules(vendor) + desk.with_rules(vendor, broken_rules):
                cursor.execute(statement)

    return replace


class Migration(migrations.Migration):
    dependencies = [("directory", "0006_answers_append_only")]
    operations = [migrations.RunPython(hold(BROKEN_RULES), hold(desk.BROKEN_RULES))]
