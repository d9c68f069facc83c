"""The rules of the desk: what one person may do, what needs two, and what is kept of both.

The database itself refuses to change or delete what was recorded, and to record some lies.
"""

import importlib
import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

append_only = importlib.import_module("directory.migrations.0002_append_only")

# The tables, and what besides the id may stand in each only once. Django makes a table of SQLite
# anew when it changes one, and its triggers are lost; nor can it rename one that a trigger of
# another table asks. So whoever changes one of these runs `allow` before it and `forbid` after it.
TABLES = {
    "directory_edit": ["organization_id", "revision"],
    "directory_verification": ["organization_id", "number"],
    "directory_returnrequest": ["withdrawal_id", "by_id"],
    "directory_attempt": [],
    "directory_vetting": ["organization_id", "number"],
    "directory_alert": ["organization_id", "number"],
    "directory_snapshot": ["seq"],
}

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
            cursor.execute(append_only.POSTGRESQL_FUNCTION)
        for table in TABLES:
            for act in append_only.ACTS[vendor]:
                cursor.execute(_trigger(vendor, table, act))
        for statement in with_rules(vendor, BROKEN_RULES):
            cursor.execute(statement)


def allow(apps, schema_editor):
    """Take the triggers away again."""
    vendor = schema_editor.connection.vendor
    with schema_editor.connection.cursor() as cursor:
        for statement in without_rules(vendor):
            cursor.execute(statement)
        for table in TABLES:
            for act in append_only.ACTS[vendor]:
                on_table = f" ON {table}" if vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {_name(table, act)}{on_table}")
        if vendor == "postgresql":
            cursor.execute("DROP FUNCTION directory_append_only()")


def carry_over(apps, schema_editor):
    """Write into each check what was confirmed whole before it."""
    alias = schema_editor.connection.alias
    verifications = apps.get_model("directory", "Verification").objects.using(alias)
    before = verifications.filter(
        organization=OuterRef("organization"), number=OuterRef("number") - 1
    )
    whole = Coalesce(Subquery(before.values("whole_revision")), 0)
    verifications.order_by().update(whole_before=whole)


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


def without_rules(vendor):
    """The statements that take the rules of checks away."""
    if vendor == "sqlite":
        return ["DROP TRIGGER directory_verification_rules"]
    return [
        "DROP TRIGGER directory_verification_rules ON directory_verification",
        "DROP FUNCTION directory_verification_rules()",
    ]


def with_rules(vendor, broken_rules):
    """The statements that put the rules of checks in place."""
    head = "CREATE TRIGGER directory_verification_rules BEFORE INSERT ON directory_verification"
    if vendor == "sqlite":
        checks = "".join(
            f"SELECT RAISE(ABORT, '{name}') WHERE {broken};\n"
            for name, broken in broken_rules.items()
        )
        return [f"{head} BEGIN {checks} END"]
    checks = "".join(
        f"IF {broken} THEN RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation'; END IF;\n"
        for name, broken in broken_rules.items()
    )
    function = (
        "CREATE FUNCTION directory_verification_rules() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {checks} RETURN NEW; END $$"
    )
    return [function, f"{head} FOR EACH ROW EXECUTE FUNCTION directory_verification_rules()"]


def _name(table, act):
    return f"{table}_no_{act.lower()}"


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(append_only.allow, append_only.forbid),
        migrations.RemoveConstraint(
            model_name="verification",
            name="check_is_whole",
        ),
        migrations.AddField(
            model_name="verification",
            name="active_verifiers",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="active verifiers"),
        ),
        migrations.AddField(
            model_name="verification",
            name="called",
            field=models.CharField(blank=True, max_length=16, verbose_name="number called"),
        ),
        migrations.AddField(
            model_name="verification",
            name="called_source",
            field=models.CharField(
                blank=True, max_length=200, verbose_name="where that number was found"
            ),
        ),
        migrations.AddField(
            model_name="verification",
            name="has_new_number",
            field=models.BooleanField(default=False, verbose_name="confirms a changed number"),
        ),
        migrations.AddField(
            model_name="verification",
            name="returned_with",
            field=models.ForeignKey(
                verbose_name="brought back with",
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="verification",
            name="whole_before",
            field=models.PositiveIntegerField(
                default=0, verbose_name="revision confirmed whole before"
            ),
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("due_on__gt", models.F("checked_on")),
                        ("due_on__isnull", False),
                        ("outcome", "confirmed"),
                        models.Q(("method", ""), _negated=True),
                        models.Q(("name_km", ""), _negated=True),
                        models.Q(("sha256", ""), _negated=True),
                        ("listing__isnull", False),
                    ),
                    models.Q(
                        ("due_on__isnull", True),
                        ("listing__isnull", True),
                        ("outcome", "withdrawn"),
                        models.Q(("note", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="check_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("whole_before__lte", models.F("whole_revision")),
                    ("whole_revision__lte", models.F("revision")),
                ),
                name="check_reaches_no_further_than_seen",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("by_one_person", True),
                    ("returned_with__isnull", True),
                    models.Q(("verifier", models.F("returned_with")), _negated=True),
                    _connector="OR",
                ),
                name="return_by_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("by_one_person", False), ("active_verifiers__lt", 2), _connector="OR"
                ),
                name="one_person_only_while_alone",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("has_new_number", False),
                    ("method", "visit"),
                    models.Q(("called", ""), _negated=True),
                    _connector="OR",
                ),
                name="changed_number_was_called_back",
            ),
        ),
        migrations.CreateModel(
            name="Alert",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("at", models.DateTimeField(verbose_name="recorded at")),
                (
                    "text_km",
                    models.CharField(blank=True, max_length=300, verbose_name="text in Khmer"),
                ),
                (
                    "text_en",
                    models.CharField(blank=True, max_length=300, verbose_name="text in English"),
                ),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alerts",
                        to="directory.organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "alert",
                "verbose_name_plural": "alerts",
                "ordering": ["organization", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "number"), name="alert_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True),
                            models.Q(
                                models.Q(
                                    ("ends_on__isnull", False),
                                    models.Q(("text_km", ""), _negated=True),
                                ),
                                models.Q(
                                    ("ends_on__isnull", True), ("text_en", ""), ("text_km", "")
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="alert_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="recorded at")),
                ("number", models.CharField(max_length=16, verbose_name="number called")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("no-answer", "No answer"),
                            ("wrong-number", "Wrong number"),
                            ("call-back", "Call back later"),
                        ],
                        max_length=20,
                        verbose_name="result",
                    ),
                ),
                (
                    "call_back_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="call back at"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="directory.organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "attempt",
                "verbose_name_plural": "attempts",
                "ordering": ["organization", "-at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number__regex", "^(\\+[1-9][0-9]{6,14}|1[0-9]{2,3})$")
                        ),
                        name="attempt_can_be_dialled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("call_back_at__isnull", True),
                                ("result__in", ["no-answer", "wrong-number"]),
                            ),
                            models.Q(
                                ("call_back_at__gt", models.F("at")),
                                ("call_back_at__isnull", False),
                                ("result", "call-back"),
                            ),
                            _connector="OR",
                        ),
                        name="attempt_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Vetting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("trusted", "Vetted"),
                            ("ended", "Ended"),
                            ("do-not-list", "Do not list"),
                        ],
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="recorded at")),
                ("vetted_on", models.DateField(blank=True, null=True, verbose_name="vetted on")),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="holds until")),
                (
                    "vouched_by",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        verbose_name="who vouched: organization and role, no name",
                    ),
                ),
                ("visited", models.BooleanField(default=False, verbose_name="visited")),
                (
                    "child_protection_policy",
                    models.BooleanField(
                        blank=True,
                        choices=[(None, "Not known"), (True, "Yes"), (False, "No")],
                        null=True,
                        verbose_name="child protection policy",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="licence or registration"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note or reason")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vettings",
                        to="directory.organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "vetting",
                "verbose_name_plural": "vettings",
                "ordering": ["organization", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "number"), name="vetting_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("expires_on__isnull", False),
                                ("outcome", "trusted"),
                                ("vetted_on__isnull", False),
                                ("expires_on__gt", models.F("vetted_on")),
                                models.Q(("vouched_by", ""), _negated=True),
                            ),
                            models.Q(
                                ("expires_on__isnull", True),
                                ("outcome__in", ["ended", "do-not-list"]),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="vetting_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="recorded at")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="return_requests",
                        to="directory.verification",
                    ),
                ),
            ],
            options={
                "verbose_name": "request to return",
                "verbose_name_plural": "requests to return",
                "ordering": ["at"],
                "constraints": [
                    models.UniqueConstraint(fields=("withdrawal", "by"), name="return_asked_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="return_has_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PartnerLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("token_sha256", models.CharField(max_length=64, unique=True)),
                ("at", models.DateTimeField(verbose_name="recorded at")),
                ("expires_at", models.DateTimeField(verbose_name="works until")),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partner_links",
                        to="directory.organization",
                    ),
                ),
                (
                    "verification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.verification",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner link",
                "verbose_name_plural": "partner links",
                "ordering": ["-at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("at"))), name="link_expires"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PartnerAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="received at")),
                (
                    "corrections",
                    models.JSONField(blank=True, default=dict, verbose_name="corrections"),
                ),
                (
                    "handled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="handled at"),
                ),
                (
                    "handled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "link",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer",
                        to="directory.partnerlink",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner answer",
                "verbose_name_plural": "partner answers",
                "ordering": ["at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handled_at__isnull", True), ("handled_by__isnull", True)),
                            models.Q(("handled_at__isnull", False), ("handled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="answer_handled_by_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SheetDraft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("saved_at", models.DateTimeField(verbose_name="saved at")),
                ("data", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="directory.organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "half-filled sheet",
                "verbose_name_plural": "half-filled sheets",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "by"), name="draft_once_a_person"
                    )
                ],
            },
        ),
        migrations.RunPython(forbid, allow),
    ]
