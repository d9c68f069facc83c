"""Four people at the desk, in any order, break no rule."""

import random
from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import timezone

from directory.models import AccountChange, Phone, Verification
from directory.publish import records
from directory.rules import (
    alerts,
    audit,
    calls,
    editing,
    listing,
    partner,
    twins,
    verification,
    vetting,
)
from directory.rules.refusal import Refused
from tests import make

STEPS_AN_ENTRY = 50
# The audit takes longer than a step. It misses nothing by coming later, since nothing that was
# recorded goes away; it only says less exactly which step it was.
STEPS_AN_AUDIT = 10
NUMBERS = [f"+855000000{digit}" for digit in range(1, 8)]
INDEPENDENT = "+8550000009"


class Walk:
    """One entry after another, and what must hold of it."""

    def __init__(self, seed):
        self.random = random.Random(seed)  # noqa: S311
        self.at = make.NOW
        self.entries = 0
        self.forbidden = False
        self.done = dict.fromkeys(["confirmed", "other", "refused"], 0)
        make.catalogue()
        self.sokha = make.person("sokha", is_superuser=True)
        self.verifiers = [make.person(name, verifies=True) for name in ("dara", "bopha", "chan")]
        self.people = [self.sokha, *self.verifiers]

    def run(self, steps):
        """Walk, and look after each step at what is public; return what the audit found."""
        acts = [self.edit, self.edit, self.edit, self.confirm, self.confirm, self.confirm]
        acts += [self.withdraw, self.ask_return, self.restore, self.forge, self.come_or_go]
        acts += [self.forbid, self.allow, self.vet, self.warn, self.attempt, self.ask_partner]
        acts += [self.add_again]
        published = {}
        for step in range(steps):
            if step % STEPS_AN_ENTRY == 0:
                self.begin()
            self.at += timedelta(hours=self.random.choice([1, 5, 30]))
            self.random.choice(acts)()
            if step % STEPS_AN_AUDIT == STEPS_AN_AUDIT - 1:
                assert list(audit.violations([self.fresh()])) == []
            assert self.shown() == self.public
            published[self.entry.slug] = self.public
        entries = records.standings(self.at)
        assert {row["listing"]["slug"]: listing.to_bytes(row["listing"]) for row in entries} == {
            slug: public for slug, public in published.items() if public is not None
        }
        return list(audit.violations())

    def begin(self):
        """A new entry, that Sokha made; it has a number in common with those before."""
        if self.forbidden:
            vetting.end(self.entry, by=self.verifiers[0], reason="Mistaken", at=self.at)
        self.entries += 1
        self.entry = make.organization(f"entry-{self.entries}", editor=self.sokha)
        # Who put each value in, and which values somebody else has confirmed since.
        self.author = {"name_en": self.sokha, "description_en": self.sokha, "number": self.sokha}
        self.seen_by_two = set()
        # Whoever edited since everything was confirmed; nobody among them confirms.
        self.editors = {self.sokha}
        self.public = None
        self.known = set()
        # Whoever brought a withdrawn listing back so far; None while it is not withdrawn.
        self.returning = None
        self.forbidden = False

    def edit(self):
        by, entry = self.anybody(), self.fresh()
        what = self.random.choice(["name_en", "description_en", "number", "hold"])
        before = self.values(entry)
        if what == "number":
            entry.phones.update(number=self.random.choice(NUMBERS))
        elif what == "hold":
            entry.phones.update(is_held=self.random.choice([True, False]))
        else:
            setattr(entry, what, self.random.choice("abcdef"))
            entry.save()
        if editing.save(entry, by=by, at=self.at):
            self.was_edited(by, before)

    def restore(self):
        by, entry = self.anybody(), self.fresh()
        before = self.values(entry)
        edit = self.random.choice(list(entry.edits.all()))
        if editing.restore(edit, by=by, at=self.at):
            self.was_edited(by, before)

    def was_edited(self, by, before):
        after = self.values(self.fresh())
        for name in self.author:
            if before[name] != after[name]:
                self.author[name] = by
                self.seen_by_two.discard(name)
        self.editors.add(by)
        if self.returning is not None:
            self.returning.add(by)

    def confirm(self):
        by, entry = self.anybody(), self.fresh()
        everything = list(listing.facts(listing.build_listing(entry)))
        facts = self.random.choice([everything, everything, everything[:2], ["description"]])
        stale = self.random.random() < 0.1
        method = self.random.choice(["call", "call", "written", "visit"])
        called = self.random.choice(["", INDEPENDENT, NUMBERS[0], *sorted(self.known)])
        source = self.random.choice(["", "A printed list"])
        alone = self.alone()
        numbers = {phone.number for phone in entry.phones.filter(is_held=False)}
        if facts != everything:
            numbers = set()
        changed = numbers - self.known if self.known else set()
        own = set(entry.phones.values_list("number", flat=True))
        proven = called in self.known or (called and source and called not in own)
        others = (self.returning or set()) - {by}
        today = timezone.localdate(self.at)
        due_on = self.random.choice([None] * 4 + [today + timedelta(9), today + timedelta(181)])
        allowed = (
            by in self.verifiers
            and (due_on is None or due_on == today + timedelta(9))
            and not stale
            and "name" in facts
            and any("services/" in fact for fact in facts)
            and not self.forbidden
            and (not changed or method == "visit" or proven)
            and (alone or by not in self.editors)
            and (alone or self.returning is None or others)
        )
        row = self.try_to(
            allowed,
            verification.confirm,
            by=by,
            seen_revision=entry.revision - stale,
            method=method,
            confirmed_facts=facts,
            on=today,
            due_on=due_on,
            called=called,
            called_source=source,
        )
        if not row:
            return
        for name in ("name_en", "description_en", "number") if facts == everything else ["name_en"]:
            # This does not ask who edited since when; only whose value nobody else has seen.
            assert alone or name in self.seen_by_two or self.author[name] != by
            self.seen_by_two.add(name)
        if facts == everything:
            self.editors = set()
        self.returning = None
        self.known = numbers or self.known
        self.public = listing.to_bytes(listing.build_listing(entry, facts))

    def withdraw(self):
        by = self.anybody()
        allowed = by in self.verifiers and self.public is not None
        if self.try_to(allowed, verification.withdraw, by=by, reason="Moved"):
            self.public, self.returning, self.asked = None, set(), set()

    def ask_return(self):
        by = self.anybody()
        allowed = self.returning is not None and by not in self.asked
        if self.try_to(allowed, verification.ask_return, by=by, reason="Back"):
            self.returning.add(by)
            self.asked.add(by)

    def forbid(self):
        if self.random.random() < 0.7:
            return
        by = self.anybody()
        allowed = by in self.verifiers and not self.forbidden
        if self.try_to(allowed, vetting.do_not_list, by=by, reason="Danger"):
            self.forbidden = True
            if self.public is not None:
                self.public, self.returning, self.asked = None, set(), set()

    def add_again(self):
        """Sokha adds the entry a second time, which only the lock refuses."""
        refusal = pytest.raises(twins.ForbiddenTwin) if self.forbidden else nullcontext()
        with transaction.atomic():
            with refusal:
                make.organization("again", editor=self.sokha)
            transaction.set_rollback(True)

    def allow(self):
        by, last = self.anybody(), self.entry.vettings.first()
        allowed = by in self.verifiers and last is not None and last.outcome != "ended"
        if self.try_to(allowed, vetting.end, by=by, reason="Mistaken"):
            self.forbidden = False

    def vet(self):
        by, today = self.anybody(), timezone.localdate(self.at)
        until = today + timedelta(days=300)
        allowed = by in self.verifiers and not self.forbidden
        self.try_to(
            allowed, vetting.vet, by=by, on=today, vouched_by="A coalition", expires_on=until
        )

    def warn(self):
        by, today = self.anybody(), timezone.localdate(self.at)
        allowed = by in self.verifiers and self.public is not None
        said = {
            "sentence": self.random.choice(["closed", "full"]),
            "reason": "Closed",
            "ends_on": today,
        }
        self.try_to(allowed, alerts.start, by=by, **said)

    def attempt(self):
        by = self.anybody()
        number, result = self.random.choice(NUMBERS), "no-answer"
        allowed = by in self.verifiers
        self.try_to(allowed, calls.record_attempt, by=by, number=number, result=result)

    def ask_partner(self):
        by = self.anybody()
        allowed = by in self.verifiers and self.public is not None
        if made := self.try_to(allowed, partner.make_link, by=by):
            partner.answer(made[1], corrections={"name": "x"}, at=self.at)

    def come_or_go(self):
        person = self.random.choice(self.verifiers)
        person.is_active = not person.is_active
        person.save()
        if person.is_active:
            AccountChange.objects.create(
                kind="verifier", user=person, at=self.at, starts_at=self.at, taken_up_at=self.at
            )

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

    def anybody(self):
        return self.random.choice([person for person in self.people if person.is_active])

    def fresh(self):
        self.entry.refresh_from_db()
        return self.entry

    def alone(self):
        names = [person.username for person in self.verifiers]
        active = get_user_model().objects.filter(username__in=names, is_active=True)
        return active.count() < 2

    def values(self, entry):
        return {
            "name_en": entry.name_en,
            "description_en": entry.description_en,
            "number": Phone.objects.get(organization=entry).number,
        }

    def shown(self):
        """The bytes of this entry's listing as it would be published now."""
        row = Verification.objects.standing().filter(organization=self.entry).first()
        return listing.to_bytes(row.listing) if row else None

    def try_to(self, allowed, act, **arguments):
        """Do what is allowed; what is not must be refused, and then it comes to nothing."""
        done = "confirmed" if act is verification.confirm else "other"
        self.done[done if allowed else "refused"] += 1
        if allowed:
            return act(self.fresh(), at=self.at, **arguments)
        with pytest.raises(Refused):
            act(self.fresh(), at=self.at, **arguments)
        return None
