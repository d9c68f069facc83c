"""What happens around an entry on the walk: people, alerts, partners, reports, the catalogue."""

import uuid
from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from directory.models import AccountChange, Answer, CatalogueEdit, DayOff, TaxonomyTerm
from directory.publish.catalogue import build_catalogue
from directory.rules import (
    accounts,
    alerts,
    calls,
    catalogue_check,
    catalogue_editing,
    comments,
    editing,
    partner,
    report_intake,
    report_queue,
    safety,
    twins,
    vetting,
)
from tests import make
from tests.whole.walk import NUMBERS, Walk

DAY_OFF = "2026-12-01"


class Desk(Walk):
    """What the desk does besides checking: also the handler, the keeper, and the catalogue."""

    def __init__(self, seed):
        DayOff.objects.create(code=DAY_OFF, source="A decree", is_cancelled=True)
        super().__init__(seed)
        # What the catalogue says in public, and in its working copy: a name, and a day off or not.
        self.catalogue = self.working = ("legal-aid", False)
        self.catalogue_editors = set()
        # Verifiers whose role does not count yet, and from when on it may.
        self.waiting = {}

    def acts(self):
        acts = [self.forbid, self.allow, self.add_again, self.vet, self.warn, self.attempt]
        acts += [self.ask_partner, self.apply_answer, self.comment]
        acts += [self.come_or_go, self.give_roles, self.take_up, self.take_up]
        acts += [self.report, self.answer_reports, self.answer_reports]
        acts += [self.change_catalogue] * 2 + [self.confirm_catalogue] * 3
        return [*super().acts(), *acts, self.reject_catalogue]

    def begin(self):
        if self.forbidden:
            vetting.end(self.entry, by=self.verifiers[0], reason="Mistaken", at=self.at)
            self.forbidden = False
        super().begin()

    def look(self):
        super().look()
        handed_over = safety.handed_over().filter(organization=self.entry)
        assert handed_over.exists() == self.is_handed_over
        assert said_in(catalogue_check.standing().document) == self.catalogue

    def audit(self):
        super().audit()
        catalogue = build_catalogue(make.NOW)
        [name] = [row["name"]["en"] for row in catalogue["kinds"] if row["code"] == "legal-aid"]
        assert (name, DAY_OFF in catalogue["holidays"]) == self.catalogue

    def forbid(self):
        if self.random.random() < 0.7:
            return
        by = self.mostly(self.verifying)
        allowed = by in self.verifying and not self.forbidden
        if self.try_to(allowed, vetting.do_not_list, self.fresh(), by=by, reason="Danger"):
            self.forbidden = True
            if self.listing is not None:
                self.was_withdrawn()

    def allow(self):
        by, last = self.mostly(self.verifying), self.entry.vettings.first()
        allowed = by in self.verifying and last is not None and last.outcome != "ended"
        if self.try_to(allowed, vetting.end, self.fresh(), by=by, reason="Mistaken"):
            self.forbidden = False

    def add_again(self):
        """Sokha adds the entry a second time, which only the lock refuses."""
        refusal = pytest.raises(twins.ForbiddenTwin) if self.forbidden else nullcontext()
        with transaction.atomic():
            with refusal:
                make.organization("again", editor=self.sokha)
            transaction.set_rollback(True)

    def vet(self):
        by, today = self.mostly(self.verifying), timezone.localdate(self.at)
        said = {"on": today, "vouched_by": "A coalition", "expires_on": today + timedelta(days=300)}
        allowed = by in self.verifying and not self.forbidden
        self.try_to(allowed, vetting.vet, self.fresh(), by=by, **said)

    def warn(self):
        by, today = self.mostly(self.verifying), timezone.localdate(self.at)
        allowed = by in self.verifying and self.listing is not None
        sentence = self.random.choice(["closed", "full"])
        said = {"sentence": sentence, "reason": "Closed", "ends_on": today}
        self.try_to(allowed, alerts.start, self.fresh(), by=by, **said)

    def attempt(self):
        by, number = self.mostly(self.verifying), self.random.choice(NUMBERS)
        said = {"number": number, "result": "no-answer"}
        self.try_to(by in self.verifying, calls.record_attempt, self.fresh(), by=by, **said)

    def ask_partner(self):
        by = self.mostly(self.verifying)
        allowed = by in self.verifying and self.listing is not None
        if made := self.try_to(allowed, partner.make_link, self.fresh(), by=by):
            partner.answer(made[1], corrections={"name": "x"}, at=self.at)

    def apply_answer(self):
        """Somebody writes what a partner answered into the working copy, as their own edit."""
        answer = partner.open_answer(self.entry)
        if answer is None:
            return
        by, before = self.mostly(self.verifying), self.values()
        self.try_to(by in self.verifying, partner.handle, answer, by=by)
        if by in self.verifying:
            self.entry.name_en = answer.corrections["name"]
            self.entry.save()
            editing.save(self.entry, by=by, at=self.at)
            self.was_edited(by, before)

    def comment(self):
        by, text = self.anybody(), self.random.choice(["Asked", "Called", " "])
        allowed = self.may_write(by) and text != " "
        self.try_to(allowed, comments.add, self.fresh(), by=by, text=text)

    def come_or_go(self):
        person = self.random.choice(self.verifiers)
        if person.is_active and self.random.random() < 0.6:
            return
        person.is_active = not person.is_active
        person.save()
        if person.is_active:
            AccountChange.objects.create(
                kind="verifier", user=person, at=self.at, starts_at=self.at, taken_up_at=self.at
            )

    def give_roles(self):
        """Nary alone makes somebody a verifier, or no verifier any more; never herself."""
        # The first of the verifiers stays one, who then ends what was forbidden.
        user = self.random.choice([*self.verifiers[1:], self.nary])
        both = [accounts.VERIFIERS, accounts.KEEPERS]
        roles = self.random.choice([[], *[both[:1]] * 4, both])
        by = self.mostly([self.nary])
        allowed = by == self.nary and user != self.nary and not (roles == both and user.is_active)
        self.try_to(allowed, accounts.set_roles, user, roles=roles, by=by)
        if not allowed:
            return
        if roles and user.is_active:
            if user not in self.verifying:
                self.waiting.setdefault(user, self.at + settings.VERIFIER_WAIT)
        else:
            self.waiting.pop(user, None)
            self.verifying.discard(user)

    def take_up(self):
        """A new verifier comes by, whose role counts only after its wait."""
        user = self.random.choice([*self.waiting] or self.verifiers)
        is_over = user in self.waiting and self.waiting[user] <= self.at
        assert accounts.take_up(user, at=self.at) == is_over
        if is_over:
            del self.waiting[user]
            self.verifying.add(user)

    def report(self):
        """A phone reports that something is not safe, which changes nothing public."""
        fields = {
            "id": str(uuid.UUID(int=self.random.getrandbits(128))),
            "listing": self.entry.slug,
            "seq": 1,
            "kind": "unsafe",
            "made_at": self.at.isoformat(),
        }
        assert report_intake.receive(report_intake.check(fields), at=self.at) == "new"
        self.unsafe[self.entry.slug] += 1

    def answer_reports(self):
        if not (unsafe := self.unsafe[self.entry.slug]):
            return
        by = self.mostly([self.rith])
        outcome = self.random.choice(Answer.Outcome.values)
        reason = self.random.choice(["Followed", "Followed", ""])
        seen = unsafe - (self.random.random() < 0.1)
        said = {"lane": report_queue.SEALED, "number": "", "outcome": outcome, "reason": reason}
        allowed = (
            by == self.rith
            and (outcome == "dismissed" or self.listing is not None)
            and (outcome == "accepted" or reason != "")
            and seen == unsafe
        )
        said |= {"organization": self.entry, "seen": seen, "up_to": self.at}
        if self.try_to(allowed, report_queue.decide, by=by, **said):
            del self.unsafe[self.entry.slug]
            if outcome == "suspended":
                self.was_withdrawn()
            elif outcome == "accepted":
                self.is_handed_over = True

    def change_catalogue(self):
        by, (name, is_off) = self.anybody(), self.working
        if self.random.random() < 0.5:
            is_off = not is_off
        else:
            name = self.random.choice(["a", "b", "c", "Call 000 000 009"])
        allowed = "000" not in name
        self.try_to(allowed, write_catalogue, by=by, name=name, is_off=is_off)
        if allowed and self.working != (name, is_off):
            self.working = (name, is_off)
            self.catalogue_editors.add(by)

    def confirm_catalogue(self):
        by, seen = self.mostly(self.verifying), self.seen_catalogue()
        allowed = self.may_check_catalogue(by, seen)
        allowed = allowed and (self.alone() or by not in self.catalogue_editors)
        if self.try_to(allowed, catalogue_check.confirm, by=by, seen_revision=seen):
            self.catalogue, self.catalogue_editors = self.working, set()

    def reject_catalogue(self):
        by, seen = self.mostly(self.verifying), self.seen_catalogue()
        said = {"seen_revision": seen, "reason": self.random.choice(["Wrong", "Wrong", " "])}
        allowed = self.may_check_catalogue(by, seen) and said["reason"] == "Wrong"
        if self.try_to(allowed, catalogue_check.reject, by=by, **said):
            self.working, self.catalogue_editors = self.catalogue, set()

    def seen_catalogue(self):
        return CatalogueEdit.objects.first().revision - (self.random.random() < 0.1)

    def may_check_catalogue(self, by, seen):
        is_newest = seen == CatalogueEdit.objects.first().revision
        return by in self.verifying and is_newest and self.working != self.catalogue


@transaction.atomic
def write_catalogue(*, by, name, is_off, at):
    """Write a name and a day off into the working copy of the catalogue."""
    catalogue_editing.lock()
    TaxonomyTerm.objects.filter(taxonomy="kind", code="legal-aid").update(name_en=name)
    DayOff.objects.update(is_cancelled=not is_off)
    return catalogue_editing.save(by=by, at=at)


def said_in(document):
    """The name, and whether the day is off, in a document of the catalogue."""
    rows = catalogue_editing.rows(document)
    return rows["kind", "legal-aid"]["name_en"], not rows["dayoff", DAY_OFF]["is_cancelled"]
