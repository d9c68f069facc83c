"""A walk over the desk: people do what they like, and after each step it is known what is public.

The acts stand in walk_entry.py, walk_desk.py and walk_numbers.py.
"""

import random
from collections import Counter
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group

from directory.models import Phone, Verification
from directory.publish import records
from directory.rules import accounts, audit, catalogue_audit, editing, listing, refuted
from directory.rules.refusal import Refused
from tests import make

STEPS_AN_ENTRY = 50
# The audit takes longer than a step. It misses nothing by coming later, since nothing that was
# recorded goes away; it only says less exactly which step it was.
STEPS_AN_AUDIT = 10
NUMBERS = [f"+855000000{digit}" for digit in range(1, 8)]
INDEPENDENT = "+8550000009"
SHOWN = ("phones", "unconfirmed")


class Walk:
    """One entry after another, and what must hold of it."""

    def __init__(self, seed):
        self.random = random.Random(seed)  # noqa: S311
        self.at = make.NOW
        self.done, self.refused = Counter(), Counter()
        make.catalogue()
        self.sokha, self.rith, self.nary = (
            self.somebody(name, role)
            for name, role in (
                ("sokha", accounts.EDITORS),
                ("rith", accounts.HANDLERS),
                ("nary", accounts.KEEPERS),
            )
        )
        self.verifiers = [
            self.somebody(name, accounts.VERIFIERS) for name in ("dara", "bopha", "chan")
        ]
        self.people = [self.sokha, self.rith, self.nary, *self.verifiers]
        # Whoever has the role of a verifier now.
        self.verifying = {*self.verifiers}
        self.entry = None
        self.forbidden = False
        # The entries before this one that are open, and those that were merged into another.
        self.others, self.merged = [], []
        # By short name the bytes of each listing that is public, and how many reports on safety
        # are open.
        self.published, self.unsafe = {}, Counter()

    def somebody(self, name, role):
        """A person of the desk with a role."""
        made = make.person(name)
        made.groups.add(Group.objects.get(name=role))
        return made

    def acts(self):
        """What can happen in a step; what stands here more often happens more often."""
        return []

    def run(self, steps):
        """Walk, and look after each step at what is public; return what the audit found."""
        acts = self.acts()
        for step in range(steps):
            if step % STEPS_AN_ENTRY == 0:
                self.begin()
            self.at += timedelta(hours=self.random.choice([1, 5, 30]))
            self.random.choice(acts)()
            self.look()
            if step % STEPS_AN_AUDIT == STEPS_AN_AUDIT - 1:
                self.audit()
        return list(audit.violations())

    def begin(self):
        """A new entry, that Sokha made; it has a number in common with those before."""
        if self.entry and self.entry not in self.merged:
            self.others.append(self.entry)
        made = len(self.others) + len(self.merged) + 1
        self.entry = make.organization(f"entry-{made}", editor=self.sokha)
        Phone.objects.create(
            organization=self.entry,
            number=NUMBERS[1],
            is_held=True,
            printed_on="2021",
            source_codes="Their letter",
        )
        editing.save(self.entry, by=self.sokha, at=self.at)
        self.revision = self.entry.revision
        # Who put each value in, and which values somebody else has confirmed since.
        self.author = dict.fromkeys(self.values(), self.sokha)
        self.seen_by_two = set()
        # Whoever edited since everything was confirmed; nobody among them confirms.
        self.editors = {self.sokha}
        # The listing as it was frozen; None while nothing stands.
        self.listing = None
        # The numbers of the last listing that had any, all that were ever listed, and all that ever
        # stood in the entry.
        self.known, self.listed = set(), set()
        self.own = {NUMBERS[0], NUMBERS[1]}
        # The names of its last listing; what keeps none of them is new and has to be proved.
        self.names = set()
        # Numbers that a call found wrong or private: until a call proved them, and until a check
        # confirmed them; then those that a call proved since they were held.
        self.refuting, self.refuted, self.proven = set(), set(), set()
        # Whoever brought a withdrawn listing back so far; None while it is not withdrawn.
        self.returning, self.asked = None, set()
        # Whether a report on safety was handed to the verifiers.
        self.is_handed_over = False

    def look(self):
        """What stands is what has to stand: of this entry and of every other."""
        self.published.pop(self.entry.slug, None)
        if self.listing:
            self.published[self.entry.slug] = listing.to_bytes(without(self.listing, self.refuted))
        refuted_of = refuted.numbers()
        shown = {}
        for row in Verification.objects.standing():
            kept = without(row.listing, refuted_of.get(row.organization_id, ()))
            shown[row.listing["slug"]] = listing.to_bytes(kept)
        assert shown == self.published

    def audit(self):
        """Nothing that was recorded breaks a rule, and what phones get is what has to stand."""
        found = [*audit.violations([self.fresh()]), *audit.of_accounts()]
        assert [*found, *catalogue_audit.of_catalogue()] == []
        rows = [row["listing"] for row in records.standings(self.at)]
        assert {row["slug"]: listing.to_bytes(row) for row in rows} == self.published

    def was_edited(self, by, before):
        """Note what an act of this person may have written into the working copy."""
        if self.fresh().revision == self.revision:
            return
        self.revision = self.entry.revision
        self.own |= {*self.entry.phones.values_list("number", flat=True)}
        for name, value in self.values().items():
            if before.get(name) != value:
                self.author[name] = by
                self.seen_by_two.discard(name)
        self.editors.add(by)
        if self.returning is not None:
            self.returning.add(by)
        held = self.entry.phones.filter(is_held=True)
        self.proven -= {*held.values_list("number", flat=True)}

    def was_confirmed(self, by, expected, facts, *, is_whole):
        """Note what stands now; no value that one person alone has seen is among it."""
        columns = {"name": "name_en", "description": "description_en"}
        for fact in facts:
            name = columns.get(fact, fact.replace("unconfirmed/", "phones/"))
            # This does not ask who edited since when; only whose value nobody else has seen.
            assert self.alone() or name in self.seen_by_two or self.author.get(name) != by
            self.seen_by_two.add(name)
        if is_whole:
            self.editors = set()
        self.returning = None
        self.known = {part["number"] for part in expected["phones"]} or self.known
        self.listed |= {part["number"] for noun in SHOWN for part in expected[noun]}
        self.names = names_of(expected)
        self.refuted -= {
            part["number"] for part in expected["phones"] if f"phones/{part['id']}" in facts
        }
        self.listing = expected

    def was_withdrawn(self):
        self.listing, self.returning, self.asked = None, set(), set()
        self.is_handed_over = False

    def anybody(self):
        return self.random.choice([person for person in self.people if person.is_active])

    def mostly(self, people):
        """Somebody who mostly is one of these, so that what they may do is done often enough."""
        here = sorted((one for one in people if one.is_active), key=lambda one: one.pk)
        return self.random.choice(here) if here and self.random.random() < 0.8 else self.anybody()

    def any_phone(self, **mostly):
        """A number of the entry, mostly one that is like this."""
        phones = list(self.entry.phones.order_by("number"))
        chosen = list(self.entry.phones.filter(**mostly).order_by("number"))
        return self.random.choice(chosen if chosen and self.random.random() < 0.8 else phones)

    def fresh(self):
        self.entry.refresh_from_db()
        return self.entry

    def alone(self):
        return sum(person.is_active for person in self.verifying) < 2

    def may_write(self, by):
        return by == self.sokha or by in self.verifying

    def has_each_once(self, expected):
        """Whether no number is said to be confirmed and not confirmed."""
        shown = [part["number"] for noun in SHOWN for part in expected[noun]]
        return len(shown) == len(set(shown))

    def has_sources(self, expected):
        """Whether somebody said of each new number where it comes from."""
        phones = self.entry.phones.filter(source_codes="").values_list("number", flat=True)
        parts = [part for noun in SHOWN for part in expected[noun]]
        return not {part["number"] for part in parts} & ({*phones} - self.listed)

    def values(self):
        entry = self.fresh()
        found = {"name_en": entry.name_en, "description_en": entry.description_en}
        for phone in entry.phones.all():
            found[f"phones/{phone.pk}"] = (phone.number, phone.is_held, phone.is_unconfirmed)
        return found

    def try_to(self, allowed, act, *about, **arguments):
        """Do what is allowed; what is not must be refused, and then it comes to nothing."""
        name = f"{act.__module__.rpartition('.')[2]}.{act.__name__}"
        (self.done if allowed else self.refused)[name] += 1
        if allowed:
            return act(*about, at=self.at, **arguments)
        with pytest.raises(Refused):
            act(*about, at=self.at, **arguments)
        return None


def names_of(document):
    """What the organization of a listing is called."""
    return {*document["name"].values(), document["acronym"]} - {""}


def without(document, numbers):
    """A listing without these numbers."""
    return document | {
        noun: [part for part in document[noun] if part["number"] not in numbers]
        for noun in ("phones", "unconfirmed")
    }
