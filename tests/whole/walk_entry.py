"""What happens to an entry on the walk: edits, checks, withdrawals and returns."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from directory.models import Verification
from directory.rules import editing, listing, verification
from tests import make
from tests.whole.walk import INDEPENDENT, NUMBERS, Walk, names_of


class Entry(Walk):
    """People edit an entry, confirm it, withdraw it, and bring it back."""

    def acts(self):
        often = [self.edit] * 5 + [self.confirm] * 11
        once = [self.withdraw, self.ask_return, self.restore, self.forge]
        return [*super().acts(), *often, *once]

    def edit(self):
        by, entry = self.anybody(), self.fresh()
        what = self.random.choice(["name_en", "description_en", "number", "hold"])
        before, phone = self.values(), self.any_phone()
        if what == "number":
            taken = {*entry.phones.exclude(pk=phone.pk).values_list("number", flat=True)}
            phone.number = self.random.choice([one for one in NUMBERS if one not in taken])
            phone.save()
        elif what == "hold":
            phone.is_held, phone.is_unconfirmed = not phone.is_held, False
            phone.save()
        else:
            setattr(entry, what, self.random.choice("abcdef"))
            entry.save()
        editing.save(entry, by=by, at=self.at)
        self.was_edited(by, before)

    def restore(self):
        by, before = self.anybody(), self.values()
        edit = self.random.choice(list(self.fresh().edits.all()))
        editing.restore(edit, by=by, at=self.at)
        self.was_edited(by, before)

    def confirm(self):
        by, entry = self.mostly(self.verifying - self.editors), self.fresh()
        now = listing.build_listing(entry)
        everything = list(listing.facts(now))
        numberless = [name for name in everything if not name.startswith("phones/")]
        wordless = [name for name in numberless if name != "description"]
        some = [numberless, wordless, everything[:2], ["description"]]
        facts = self.random.choice([everything] * 6 + some)
        kept = self.random.choice([*[[], self.keepable(facts)] * 4, ["description"]])
        expected = listing.keep_confirmed(now, facts)
        if kept and self.listing:
            phones = self.listing["phones"]
            stays = [part for part in phones if f"phones/{part['id']}" in kept]
            expected["phones"] = stays + expected["phones"]
        shown = {part["number"] for part in expected["phones"]}
        stale = self.random.random() < 0.1
        method = self.random.choice(["call", "call", "written", "visit"])
        called = ["", INDEPENDENT, INDEPENDENT, NUMBERS[0], *sorted(self.known) * 3]
        called = self.random.choice(called)
        source = self.random.choice(["", "A printed list"])
        first = make.FIRST._replace(agreed_on=timezone.localdate(self.at))
        first = self.random.choice([*[first] * 6, None, first._replace(vouched_by=" ")])
        is_elsewhere = called and source and called not in self.own
        is_proved = first and first.vouched_by != " " and (method == "visit" or is_elsewhere)
        alone = self.alone()
        is_new = not names_of(expected) & self.names
        changed = set() if is_new else shown - self.known
        own = set(entry.phones.values_list("number", flat=True))
        proven = called in self.known or (called and source and called not in own)
        others = (self.returning or set()) - {by}
        today = timezone.localdate(self.at)
        due_on = self.random.choice([None] * 8 + [today + timedelta(9), today + timedelta(181)])
        allowed = (
            by in self.verifying
            and (kept or due_on in (None, today + timedelta(9)))
            and not stale
            and "name" in facts
            and any("services/" in fact for fact in facts)
            and "description" not in kept
            and self.has_each_once(expected)
            and self.has_sources(expected)
            and (not is_new or is_proved)
            and not self.forbidden
            and (not changed or method == "visit" or proven)
            and (alone or by not in self.editors)
            and (alone or self.returning is None or others)
        )
        row = self.try_to(
            allowed,
            verification.confirm,
            entry,
            by=by,
            seen_revision=entry.revision - stale,
            method=method,
            confirmed_facts=facts,
            kept_facts=kept,
            on=today,
            due_on=due_on,
            called=called,
            called_source=source,
            first=first,
        )
        if row:
            is_whole = set(facts) == set(everything) and not kept
            self.was_confirmed(by, expected, facts, is_whole=is_whole)
            self.is_handed_over = self.is_handed_over and bool(kept)

    def withdraw(self):
        by = self.mostly(self.verifying)
        allowed = by in self.verifying and self.listing is not None
        if self.try_to(allowed, verification.withdraw, self.fresh(), by=by, reason="Moved"):
            self.was_withdrawn()

    def ask_return(self):
        by = self.anybody()
        allowed = self.may_write(by) and self.returning is not None and by not in self.asked
        if self.try_to(allowed, verification.ask_return, self.fresh(), by=by, reason="Back"):
            self.returning.add(by)
            self.asked.add(by)

    def forge(self):
        """Somebody writes a check of their own edit past the acts."""
        last = self.entry.verifications.first()
        if last is None or last.outcome != "confirmed" or not self.editors:
            return
        names = [field.attname for field in last._meta.concrete_fields if not field.primary_key]
        forged = {name: getattr(last, name) for name in names} | {
            "number": last.number + 1,
            "revision": self.fresh().revision,
            "whole_revision": self.entry.revision,
            "whole_before": last.whole_revision,
            "verifier_id": self.random.choice(sorted(person.pk for person in self.editors)),
            "editor_id": None,
            "by_one_person": False,
            "recorded_at": self.at,
        }
        with pytest.raises(IntegrityError), transaction.atomic():
            Verification.objects.create(**forged)

    def keepable(self, facts):
        """The numbers that stand and that these facts do not confirm anew."""
        names = listing.facts(self.listing) if self.listing else []
        return [name for name in names if name.startswith("phones/") and name not in facts]
