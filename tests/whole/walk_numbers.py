"""What comes into an entry on the walk from outside: calls to held numbers, twins, tables."""

import re
from copy import deepcopy
from datetime import timedelta

from directory.models import NumberCall, Organization
from directory.rules import comments, editing, importing, listing, merging, numbers, safety
from directory.text.numbers import NUMBER_PATTERN
from tests import make
from tests.whole.walk import INDEPENDENT, NUMBERS
from tests.whole.walk_entry import Entry


class Numbers(Entry):
    """Numbers that wait for a call, entries that are merged, and tables that are imported."""

    def acts(self):
        often = [self.call] * 4 + [self.propose] * 2 + [self.release] * 5
        return [*super().acts(), *often, self.merge, self.go_on_with_merged, self.import_table]

    def call(self):
        by, before = self.mostly(self.verifying), self.values()
        phone = self.any_phone(is_held=True)
        own = [one.number for one in self.entry.phones.order_by("number")]
        result = self.random.choice([*NumberCall.Result.values, "theirs"])
        proof = self.random.choice(["", "site", "other-number"])
        detail = self.random.choice(["", "Their page", INDEPENDENT, *own])
        later = self.random.choice([None, self.at + timedelta(days=1)])
        is_other = re.fullmatch(NUMBER_PATTERN, detail) and detail not in {*own} - self.known
        is_proof = detail != "" and (proof == "site" or is_other)
        seen = self.seen(phone)
        allowed = (
            by in self.verifying
            and seen == make.seen(phone)
            and phone.is_held
            and (result != "theirs" or not proof or is_proof)
            and (result != "call-back" or later is not None)
        )
        said = {"result": result, "call_back_at": later, "proof": proof, "proof_detail": detail}
        if not self.try_to(allowed, numbers.record_call, phone, by=by, seen=seen, **said):
            return
        self.was_edited(by, before)
        if result == "theirs" and proof:
            self.proven.add(phone.number)
            self.refuting.discard(phone.number)
            self.refuted.discard(phone.number)
        elif result in ("private", "wrong-number"):
            self.refuting.add(phone.number)
            self.refuted.add(phone.number)

    def propose(self):
        by, before = self.mostly(self.verifying), self.values()
        phone = self.any_phone(is_held=True, is_unconfirmed=False)
        seen = self.seen(phone)
        allowed = (
            by in self.verifying
            and seen == make.seen(phone)
            and phone.is_held
            and phone.printed_on != ""
            and self.listing is not None
            and phone.number not in self.refuting
        )
        self.try_to(allowed, numbers.propose_unconfirmed, phone, by=by, seen=seen)
        self.was_edited(by, before)

    def release(self):
        by = self.mostly(self.verifying - self.editors)
        is_shown = self.random.choice([True, False])
        ready = {"is_unconfirmed": True} if is_shown else {"number__in": self.proven}
        phone = self.any_phone(**ready)
        seen, noun = self.seen(phone), "unconfirmed" if phone.is_unconfirmed else "phones"
        is_ready = phone.number in self.proven
        if phone.is_held:
            is_ready = phone.is_unconfirmed and phone.number not in self.refuting
        expected = deepcopy(self.listing)
        if expected and is_ready:
            for name in ("phones", "unconfirmed"):
                expected[name] = [part for part in expected[name] if part["id"] != str(phone.pk)]
            now = listing.build_listing(self.fresh())
            expected[noun] += [part for part in now[noun] if part["id"] == str(phone.pk)]
        allowed = (
            by in self.verifying
            and seen == make.seen(phone)
            and is_ready
            and expected is not None
            and self.has_each_once(expected)
            and (phone.number in self.proven or self.has_sources(expected))
            and (self.alone() or by not in self.editors)
        )
        if self.try_to(allowed, numbers.release, phone, by=by, seen=seen):
            self.was_confirmed(by, expected, [f"{noun}/{phone.pk}"], is_whole=False)

    def seen(self, phone):
        """What somebody had before them; sometimes it is stale, or about another number."""
        seen = make.seen(phone)
        stale = [seen._replace(revision=seen.revision - 1), seen._replace(number=INDEPENDENT)]
        return self.random.choice([seen] * 8 + stale)

    def merge(self):
        """Somebody merges an entry into this one, or this one into another, or it into itself."""
        by, before = self.mostly(self.verifying), self.values()
        gone, stays = self.random.choice([self.entry, *self.others * 3]), self.entry
        if self.random.random() < 0.3:
            gone, stays = stays, gone
        gone.refresh_from_db()
        stays.refresh_from_db()
        stale = self.random.random() < 0.1
        documents = editing.document(stays), editing.document(gone)
        offers = merging.offers(*documents, merging.numbers_left_out(gone))
        taken = [name for name in offers if name.startswith("phones/")]
        taken = self.random.choice([[], taken, offers])
        allowed = (
            by in self.verifying
            and gone != stays
            and not (self.forbidden and gone == self.entry)
            and not stale
            and not safety.handed_over().filter(organization=gone).exists()
            and bool(known_by(gone) & known_by(stays))
        )
        pair = merging.Pair(gone, stays, gone.revision, stays.revision - stale)
        if not self.try_to(allowed, merging.merge, pair, taken=taken, by=by):
            return
        self.merged.append(gone)
        self.published.pop(gone.slug, None)
        self.unsafe[stays.slug] += self.unsafe.pop(gone.slug, 0)
        if gone == self.entry:
            self.begin()
        else:
            self.others.remove(gone)
            self.was_edited(by, before)

    def go_on_with_merged(self):
        """Whatever somebody would go on to do with an entry that was merged is refused."""
        if not self.merged:
            return
        entry, by = self.random.choice(self.merged), self.random.choice(self.people)
        self.try_to(False, editing.restore, entry.edits.last(), by=by)
        self.try_to(False, comments.add, entry, by=by, text="Back")

    def import_table(self):
        """Somebody imports a table of one row, while another may edit the same entry."""
        by, before = self.mostly([self.sokha]), self.values()
        merged = [entry.slug for entry in self.merged[-1:]]
        slug = self.random.choice([self.entry.slug, self.entry.slug, self.new_slug(), *merged])
        row = {"slug": slug, "phones": [(self.random.choice(NUMBERS), "")]}
        row["phones_source"] = self.random.choice(["", "Their list", "Their list"])
        if slug == self.new_slug():
            row |= {"name_km": f"អង្គការ {slug}", "kinds": ["legal-aid"], "provinces": ["06"]}
            # Every entry had this number once.
            row["phones"] = [(NUMBERS[0], "")]
        else:
            row["description_en"] = self.random.choice("abcdef")
        plan = importing.plan({2: row}, {})
        if self.random.random() < 0.2:
            self.edit()
            before = self.values()
        is_stale = slug == self.entry.slug and plan[0].revision != self.fresh().revision
        allowed = (
            by == self.sokha
            and slug not in merged
            and not is_stale
            and not (slug == self.new_slug() and self.forbidden)
        )
        is_new = slug == self.new_slug()
        self.try_to(allowed, importing.save, plan, by=by)
        if allowed and is_new:
            self.others.append(Organization.objects.get(slug=slug))
        elif allowed:
            self.was_edited(by, before)

    def new_slug(self):
        return f"table-{len(self.others) + len(self.merged)}"


def known_by(entry):
    """The names and numbers by which two entries are found to be twins."""
    return {entry.name_km, entry.name_en, *entry.phones.values_list("number", flat=True)} - {""}
