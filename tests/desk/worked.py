"""A desk full of work: a row of each kind for every page; its Latin words begin with xq."""

from datetime import timedelta

from django.utils import timezone

from directory.desk.spreadsheet import files
from directory.models import Organization, Phone, Source, TaxonomyTerm
from directory.rules import (
    alerts,
    calls,
    catalogue_editing,
    comments,
    editing,
    import_drafts,
    merging,
    partner,
    samples,
    sources,
    vetting,
)
from directory.text.web_page import Page
from tests import make
from tests.desk.listed import listed
from tests.desk.spreadsheet.files import WHOLE, csv
from tests.reporting import take

PAGE = "https://xq.example/contact"
REASON = "ហេតុផល"


def work(people):
    """Leave work of every kind for the people of `conftest.people`."""
    river = Organization.objects.get(slug="xqriver")
    _merge(people)
    _look_into_sources(people)
    # Now that these were checked.
    now = timezone.now()
    _wait_for_numbers(river, people, now)
    _talk(river, people, now)
    _forbid(people, now)
    samples.draw(by=people["dara"], at=now)
    TaxonomyTerm.objects.filter(code="legal-aid").update(name_km="ពាក្យថ្មី")
    catalogue_editing.save(by=people["sokha"], at=now)
    read = files.read(csv(WHOLE, ["xq", "ទន្លេ", "ពាក្យ", "xqnowhere", "no"]))
    import_drafts.keep(read.as_json(), name="xq", by=people["sokha"], at=now)


def _merge(people):
    stays, gone = (_listed(slug, people, name_km="អូរ") for slug in ("xqabab", "xqcdcd"))
    pair = merging.Pair(gone, stays, gone.revision, stays.revision)
    merging.merge(pair, taken=[], by=people["dara"], at=timezone.now())


def _look_into_sources(people):
    lake = _listed("xqefef", people, name_km="បឹង", ago=400)
    Source.objects.create(organization=lake, code="xqsite", title="ទំព័រ", url=PAGE)
    now = timezone.now()
    lake.phones.update(source_codes="xqsite")
    editing.save(lake, by=people["sokha"], at=now)
    found = [sources.judge(one, Page(url=PAGE, is_gone=True)) for one in sources.prints()]
    sources.record(found, at=now)


def _wait_for_numbers(river, people, now):
    Phone.objects.create(
        organization=river, number=make.HELD_NUMBER, is_held=True, printed_on="2021", note=REASON
    )
    editing.save(river, by=people["sokha"], at=now)
    for days in (5, 4, 3):
        said = {"number": make.NUMBER, "result": "no-answer", "at": now - timedelta(days=days)}
        calls.record_attempt(river, by=people["dara"], **said)


def _talk(river, people, now):
    comments.add(river, by=people["dara"], text="សួរម្ដងទៀត", at=now)
    alerts.start(
        river,
        sentence="closed",
        ends_on=timezone.localdate(now) + timedelta(days=3),
        by=people["dara"],
        reason=REASON,
        at=now,
    )
    _, token = partner.make_link(river, by=people["dara"], at=now)
    corrections = {"name": "ទន្លេថ្មី", "description": "ជួយ"}
    partner.answer(token, corrections=corrections, at=now)
    for kind in ("wrong-number", "unsafe"):
        take(at=now, listing="xqxqxq", kind=kind, note="មិនត្រឹមត្រូវ")


def _forbid(people, now):
    pond = make.organization("xqpond", editor=people["sokha"], name_en="xqpond", name_km="ស្រះ")
    pond.phones.update(number=make.ELSEWHERE)
    editing.save(pond, by=people["sokha"], at=now)
    vetting.do_not_list(pond, by=people["dara"], reason=REASON, at=now)


def _listed(slug, people, **fields):
    named = {"name_en": slug, "public_id": slug} | fields
    return listed(slug, editor=people["sokha"], by=people["dara"], **named)
