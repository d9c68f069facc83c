"""Writes a small database of this version as SQL, for the upgrade test of every later version.

python -m tests.dump 1.0    makes tests/dumps/1.0/sqlite.sql and tests/dumps/1.0/postgresql.sql
"""

import os
import subprocess
import sys
import tempfile
import uuid
from datetime import timedelta
from pathlib import Path

import django

from tests import cluster, machine

DUMPS = Path(__file__).parent / "dumps"
# What pg_dump says to a server before and between its statements, and what only its own tool reads.
NO_STATEMENT = ("SET ", "SELECT pg_catalog.set_config", "--", "\\")


def main(version):
    """Make a database on each engine, in processes of their own, and write it down."""
    programs = machine.find_postgresql()
    DUMPS.joinpath(version).mkdir()
    in_child(DUMPS / version / "sqlite.sql", "")
    with cluster.temporary_cluster(programs) as url:
        in_child(DUMPS / version / "postgresql.sql", url)


def in_child(path, url):
    with tempfile.TemporaryDirectory(prefix="phlov-var-") as folder:
        environment = {**os.environ, "PHLOV_VAR": folder, "DATABASE_URL": url}
        environment["DJANGO_SETTINGS_MODULE"] = "directory.settings"
        command = [sys.executable, "-m", "tests.dump", "--into", path]
        subprocess.run(command, check=True, env=environment)


def write(path):
    """Fill the database of this process and write it to a file."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection, transaction  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    with transaction.atomic():
        fill()
        fill_catalogue()
        fill_what_came_later()
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        # As the tables come by their names, some refer to what is still to come.
        text = "\n".join(["PRAGMA foreign_keys=OFF;", *connection.connection.iterdump()])
    else:
        dump = [machine.find_postgresql() / "pg_dump", "--inserts", "--no-owner", "--no-privileges"]
        done = subprocess.run(
            [*dump, os.environ["DATABASE_URL"]], check=True, stdout=subprocess.PIPE, text=True
        )
        lines = done.stdout.splitlines()
        text = "\n".join(one for one in lines if one and not one.startswith(NO_STATEMENT))
    path.write_text(f"{text}\n", encoding="utf-8")


def fill():
    """Of every table a few rows, by the acts that make them."""
    from directory.models import (  # noqa: PLC0415
        Contact,
        Location,
        Organization,
        PartnerLink,
        Province,
        Schedule,
        SheetDraft,
        Source,
    )
    from directory.publish import publishing  # noqa: PLC0415
    from directory.rules import (  # noqa: PLC0415
        accounts,
        alerts,
        calls,
        editing,
        partner,
        report_queue,
        verification,
        vetting,
    )
    from tests import make  # noqa: PLC0415

    sokha, chan, nary = (make.person(name, is_staff=True) for name in ("sokha", "chan", "nary"))
    dara, bopha = (make.person(name, verifies=True, is_staff=True) for name in ("dara", "bopha"))
    root = make.person("root", is_superuser=True, is_staff=True)
    accounts.set_roles(chan, {accounts.HANDLERS}, by=root, at=make.NOW)
    accounts.set_roles(nary, {accounts.VERIFIERS}, by=root, at=make.NOW)
    make.catalogue()
    river = make.organization("river", editor=sokha, website="https://river.example/")
    Schedule.objects.create(
        service=river.services.get(), byday="MO", opens_at="08:00", closes_at="17:00"
    )
    Contact.objects.create(organization=river, contact_type="telegram", value="@river")
    province = Province.objects.get(code="06")
    Location.objects.create(organization=river, visibility="partial", province=province)
    Source.objects.create(organization=river, code="S1", title="A leaflet")
    editing.save(river, by=sokha, at=make.NOW)
    make.confirm(river, by=dara)
    river.phones.update(number=make.HELD_NUMBER)
    editing.save(river, by=dara, at=make.NOW)
    make.confirm(river, by=bopha)

    said = {"by": dara, "reason": "x", "at": make.NOW}
    verification.withdraw(river, **said)
    verification.ask_return(river, **said)
    make.confirm(river, by=bopha)
    alerts.start(river, sentence="closed", ends_on=make.TODAY, **said)
    who = {"by": dara, "at": make.NOW}
    calls.record_attempt(river, number=make.HELD_NUMBER, result="no-answer", **who)
    until = make.TODAY + timedelta(days=30)
    vetting.vet(river, on=make.TODAY, vouched_by="A coalition", expires_on=until, **who)

    _link, token = partner.make_link(river, **who)
    partner.answer(token, corrections={"name": "ទន្លេ"}, at=make.NOW)
    partner.make_link(river, **who)
    partner.revoke(PartnerLink.objects.get(answer=None), **who)
    report(river, kind="wrong-number", phone=make.HELD_NUMBER, note="x")
    of = {"lane": "trouble", "organization": river.pk, "number": make.HELD_NUMBER}
    report_queue.decide(
        **{**of, "organization": river},
        outcome="accepted",
        reason="",
        **report_queue.seen(report_queue.group(**of)),
        by=chan,
        at=make.NOW,
    )
    report(river, kind="works", phone=make.HELD_NUMBER)
    SheetDraft.objects.create(organization=river, by=dara, saved_at=make.NOW, data={"note": "x"})

    lake = make.organization("lake", editor=sokha)
    make.confirm(lake, by=dara)
    lake.refresh_from_db()
    Organization.objects.filter(pk=lake.pk).update(description_km="ជួយស្ត្រី")
    lake.refresh_from_db()
    editing.save(lake, by=sokha, at=make.NOW)
    publishing.publish(at=make.NOW)


def fill_catalogue():
    """Needs, lines, rules which of them to ask, urgent messages and days off, confirmed by two."""
    from directory.models import AskRule, DayOff, Line, Need, UrgentMessage  # noqa: PLC0415
    from tests import make  # noqa: PLC0415

    Need.objects.create(code="beaten", kinds=["legal-aid"], words=["beats her"])
    both = {"name_km": "បន្ទាត់", "name_en": "A line"}
    Line.objects.create(code="women", entry="river", **both)
    rule = {"served": ["women"], "lines": ["women"], "say_km": "ហៅ", "say_en": "Call"}
    AskRule.objects.create(code="women", provinces=["06"], **rule, **both)
    says = {"title_km": "ឥឡូវ", "title_en": "Now", "steps_km": "ហៅ", "steps_en": "Call"}
    UrgentMessage.objects.create(code="danger", kinds=["legal-aid"], **says, **both)
    DayOff.objects.create(code="2027-01-04", source="A decree", **both)
    make.confirm_catalogue()


def fill_what_came_later():
    """The same of the tables that databases of the nine migrations lacked."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415

    from directory.models import (  # noqa: PLC0415
        ImportDraft,
        ImportHeading,
        LostHistory,
        LostWithdrawal,
        Organization,
        Refusal,
        UnmetNeed,
    )
    from directory.publish import publishing  # noqa: PLC0415
    from directory.rules import (  # noqa: PLC0415
        alerts,
        claims,
        comments,
        merge_undo,
        merging,
        numbers,
        publication,
        samples,
        sent_forms,
        sources,
        twins,
    )
    from tests import make  # noqa: PLC0415

    people = {user.username: user for user in get_user_model().objects.all()}
    sokha, dara, bopha = (people[name] for name in ("sokha", "dara", "bopha"))
    river = Organization.objects.get(slug="river")
    who = {"by": dara, "at": make.NOW}

    wording = {"text_km": "ប្រយ័ត្ន", "ends_on": make.TODAY, "reason": "x"}
    alerts.agree(alerts.word(river, **wording, **who), by=bopha, at=make.NOW)
    claims.take(river, **who)
    comments.add(river, text="x", **who)
    request = twins.ask(uuid.uuid4(), "x", twins.Twin(river, {}), reason="x", **who)
    twins.permit(request, reason="x", by=bopha, at=make.NOW)
    river.phones.update(source_codes="S1", is_held=True)
    river.sources.update(url="https://river.example/leaflet")
    editing_by(sokha, river)
    phone = river.phones.get()
    numbers.record_call(phone, seen=make.seen(phone), result="no-answer", **who)
    river.phones.update(is_held=False)
    editing_by(sokha, river)
    make.confirm(river, by=dara)
    [one, *_] = sources.prints()
    sources.record([sources.Finding(one, "found")], at=make.NOW)

    field, forest = (make.organization(name, editor=sokha) for name in ("field", "forest"))
    for one in (field, forest):
        make.confirm(one, by=dara)
        one.refresh_from_db()
    pair = merging.Pair(field, forest, field.revision, forest.revision)
    merge = merging.merge(pair, taken=[], **who)
    forest.refresh_from_db()
    seen = {"given_back": [], "reason": "x", "seen_revision": forest.revision}
    merge_undo.undo(merge, **seen, **who)

    publishing.publish(at=make.NOW)
    sampled = samples.draw(**who).listings.first()
    questions = samples.questions(sampled.verification.listing)
    who = {"by": bopha, "at": make.NOW}
    call = samples.record(sampled, dict.fromkeys(questions, "theirs"), **who)
    samples.compare(call, dict.fromkeys(samples.to_compare(call), "right"), **who)

    sent_forms.record(uuid.uuid4(), river, sha256="x", **who)
    ImportDraft.objects.create(by=sokha, at=make.NOW, name="a.csv", table={})
    ImportHeading.objects.create(by=sokha, key="tel", column="phones")
    UnmetNeed.objects.create(id=uuid.uuid4(), kind="legal-aid", province="06", week=make.TODAY)
    LostWithdrawal.objects.create(public_id="x", seq=1, published_at=make.NOW)
    LostHistory.objects.create(seq=1, head="x", at=make.NOW)
    Refusal.objects.create(organization=river, reason="x", at=make.NOW)
    publication.due(river, at=make.NOW)


def editing_by(person, organization):
    """Save what stands in the working copy."""
    from directory.rules import editing  # noqa: PLC0415
    from tests import make  # noqa: PLC0415

    editing.save(organization, by=person, at=make.NOW)


def report(organization, **fields):
    """One tap on a phone."""
    from directory.rules import report_intake  # noqa: PLC0415
    from tests import make  # noqa: PLC0415

    data = {"id": str(uuid.uuid4()), "listing": organization.slug, "seq": 1}
    data["made_at"] = make.NOW.isoformat()
    report_intake.receive(report_intake.check(data | fields), at=make.NOW)


if __name__ == "__main__":
    write(Path(sys.argv[2])) if sys.argv[1] == "--into" else main(sys.argv[1])
