"""Samples: each quarter a random part of the list is called again, to tell how true the list is.

Somebody calls who did not check the listing last, writes down what they say before seeing what
stands, and only then compares. What a number reached needs no comparing. A wrong fact makes the
entry due today, and changes nothing else.

The seed decides which listings are drawn, see `drawn`. It is made by the machine and a quarter has
one, so that nobody draws until the sample is to their liking.
"""

import secrets
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import (
    Attempt,
    Comparison,
    Sample,
    SampledListing,
    SecondCall,
    Verification,
)
from directory.rules import calls, held, leads, standing, verifiers
from directory.rules.refusal import Refused
from directory.text.digest import sha256_hex

LONGEST_ANSWER = 300
# The topics that a call asks about besides the numbers, with the fields that answer each.
TOPICS = {
    "help": ("kinds",),
    "served": ("served", "not_served", "eligibility"),
    "places": ("provinces", "nationwide"),
    "hours": ("hours",),
    "cost": ("free_of_charge", "fees"),
    "referral": ("application_process", "required_documents"),
}
# For these "no" is an answer.
YES_OR_NO = ("free_of_charge",)


def quarter_of(on: date) -> str:
    """The quarter of a day, as "2026-Q4"."""
    return f"{on.year}-Q{(on.month + 2) // 3}"


def drawn(seed: str, public_ids: Iterable[str], size: int) -> list[str]:
    """The sample that a seed draws: the ids with the smallest SHA-256 of "<seed> <id>"."""
    return sorted(public_ids, key=lambda one: sha256_hex(f"{seed} {one}"))[:size]


def frame(at: datetime) -> dict[str, Verification]:
    """The sampling frame: the checks that stood at a moment, by the id of the listing.

    Without those that have no number: a reader sees that nobody can call there.
    """
    checks = held.standing_at(at).select_related("organization")
    return {
        check.organization.public_id: check
        for check in checks.iterator()
        if check.listing["phones"]
    }


def current(at: datetime) -> Sample | None:
    """The sample of this quarter, once it is drawn."""
    return Sample.objects.filter(quarter=quarter_of(timezone.localdate(at))).first()


@transaction.atomic
def draw(*, by: User, at: datetime) -> Sample:
    """Draw the sample of this quarter: settings.SAMPLE_SIZE listings, or all if there are fewer."""
    verifiers.require_verifier(by, at)
    checks = frame(at)
    if not checks:
        raise Refused(_("No listing with a number stands yet."))
    try:
        with transaction.atomic():
            sample = Sample.objects.create(
                quarter=quarter_of(timezone.localdate(at)),
                seed=secrets.token_hex(16),
                drawn_from=sorted(checks),
                by=by,
                at=at,
            )
    except IntegrityError as error:
        # By somebody else, perhaps at this very moment.
        raise Refused(_("The sample of this quarter is drawn already.")) from error
    SampledListing.objects.bulk_create(
        SampledListing(sample=sample, place=place, verification=checks[one])
        for place, one in enumerate(drawn(sample.seed, checks, settings.SAMPLE_SIZE), start=1)
    )
    return sample


def waiting(at: datetime) -> QuerySet[SampledListing]:
    """The listings of this quarter's sample that are still to be called, or to be compared.

    What was called in an earlier quarter can be compared still.
    """
    is_current = Q(sample__quarter=quarter_of(timezone.localdate(at)))
    rows = SampledListing.objects.filter(is_current | Q(call__isnull=False), call__comparison=None)
    listed = Verification.objects.standing().values("organization")
    return rows.filter(verification__organization__in=listed)


def waiting_for(user: User, at: datetime) -> QuerySet[SampledListing]:
    """Those of `waiting` that this person may call, or has called and not compared."""
    checked = Verification.objects.standing().filter(
        organization=OuterRef("verification__organization"), verifier=user
    )
    may_call = Q(call=None) & ~Q(verification__verifier=user) & ~Q(Exists(checked))
    return waiting(at).filter(Q(call__by=user) | may_call)


def questions(listing: dict) -> list[str]:
    """The questions of a call about a listing: each number by its fact, then each topic it has.

    What a listing does not say cannot be wrong.
    """
    numbers = [f"phones/{phone['id']}" for phone in listing["phones"]]
    parts = [*listing["services"], *listing["phones"]]
    return numbers + [
        topic
        for topic, fields in TOPICS.items()
        if any(_says(name, part.get(name)) for part in parts for name in fields)
    ]


@transaction.atomic
def record(
    sampled: SampledListing, answers: Mapping[str, str], *, by: User, at: datetime
) -> SecondCall | None:
    """Record what they said. None if nobody was reached: then it waits to be called again.

    `answers` has by question (see `questions`) who was reached by a number, or what they said; an
    empty one was not asked. Where they said nothing that a person has to compare, it is compared
    at once. Calls in vain are recorded as such. Raises Refused.
    """
    verifiers.require_verifier(by, at)
    organization = standing.lock(sampled.verification.organization)
    if not waiting(at).filter(pk=sampled.pk).exists():
        raise Refused(_("This listing does not wait for a second call any more."))
    if SecondCall.objects.filter(sampled=sampled).exists():
        raise Refused(_("Somebody else has called there already."))
    stands = standing.require_standing(organization)
    if by.pk in {sampled.verification.verifier_id, stands.verifier_id}:
        raise Refused(_("You checked this listing last, so somebody else must call."))
    given = {name: text.strip() for name, text in answers.items() if text.strip()}
    numbers = {
        f"phones/{one['id']}": one["number"] for one in sampled.verification.listing["phones"]
    }
    reached = {name: given[name] for name in numbers if name in given}
    _require_answers(sampled, given, reached)
    leads.require_none_kept(
        [given[name] for name in given.keys() - numbers.keys()],
        [*numbers.values(), *(one["number"] for one in stands.listing["phones"])],
    )
    in_vain = {
        SecondCall.Reached.NO_ANSWER: Attempt.Result.NO_ANSWER,
        SecondCall.Reached.ANOTHER: Attempt.Result.WRONG_NUMBER,
    }
    for name, who in reached.items():
        if who in in_vain:
            calls.record_attempt(
                organization, by=by, number=numbers[name], result=in_vain[who], at=at
            )
    if {*reached.values()} <= {SecondCall.Reached.NO_ANSWER}:
        return None
    call = SecondCall.objects.create(
        sampled=sampled, by=by, at=at, answers=given, has_wrong_number=reached_another(given)
    )
    if not to_compare(call):
        compare(call, {}, by=by, at=at)
    return call


def reached_another(answers: Mapping[str, str]) -> bool:
    """Whether somebody else answered on a number that a listing gives."""
    another = SecondCall.Reached.ANOTHER
    return any(answers[name] == another for name in answers.keys() - TOPICS.keys())


def given_results(call: SecondCall) -> dict[str, str]:
    """The results that need no comparing, by question: of numbers, and of what was not asked.

    Where nobody answers, nobody can be asked.
    """
    result = Comparison.Result
    of_reached = {
        SecondCall.Reached.THEIRS: result.RIGHT,
        SecondCall.Reached.ANOTHER: result.WRONG,
    }
    judged = to_compare(call)
    return {
        name: of_reached.get(call.answers.get(name), result.NOT_ASKED)
        for name in questions(call.sampled.verification.listing)
        if name not in judged
    }


def to_compare(call: SecondCall) -> list[str]:
    """The topics on which they said something, which a person has to compare."""
    return [
        name
        for name in questions(call.sampled.verification.listing)
        if name in call.answers and name in TOPICS
    ]


@transaction.atomic
def compare(call: SecondCall, results: Mapping[str, str], *, by: User, at: datetime) -> Comparison:
    """Record what came of comparing: `results` has one for each topic of `to_compare`.

    Whoever heard them compares. Raises Refused.
    """
    verifiers.require_verifier(by, at)
    if call.by_id != by.pk:
        raise Refused(_("Only whoever called can compare."))
    standing.lock(call.sampled.verification.organization)
    if Comparison.objects.filter(call=call).exists():
        raise Refused(_("This was compared already."))
    topics = to_compare(call)
    if any(results.get(topic) not in Comparison.Result.values for topic in topics):
        raise Refused(_("Say of each answer whether it is right, wrong or could not be asked."))
    found = given_results(call) | {topic: results[topic] for topic in topics}
    return Comparison.objects.create(
        call=call, by=by, at=at, results=found, has_wrong=Comparison.Result.WRONG in found.values()
    )


def wrong_now() -> QuerySet[SecondCall]:
    """The calls that found a wrong fact which nobody has looked at since.

    What they said is compared with what stood when it was drawn, so a look since then counts. That
    they do not answer on a number is news of the day of the call, and waits for no comparing.
    """
    looks = Verification.objects.looks().filter(
        organization=OuterRef("sampled__verification__organization")
    )
    since_drawn = looks.filter(number__gt=OuterRef("sampled__verification__number"))
    since_called = looks.filter(recorded_at__gt=OuterRef("at"))
    return SecondCall.objects.filter(
        Q(~Exists(since_called), has_wrong_number=True)
        | Q(~Exists(since_drawn), comparison__has_wrong=True)
    )


def wrong_in(call: SecondCall) -> list[str]:
    """The questions that a call found wrong; before it is compared only those of numbers."""
    comparison = getattr(call, "comparison", None)
    results = comparison.results if comparison else given_results(call)
    return [name for name, result in results.items() if result == Comparison.Result.WRONG]


def due() -> QuerySet[SecondCall, dict]:
    """The keys of the organizations that a wrong fact makes due today."""
    return wrong_now().values(organization=F("sampled__verification__organization"))


def _says(name, value):
    if isinstance(value, dict):
        return any(value.values())
    return value is not None if name in YES_OR_NO else bool(value)


def _require_answers(sampled, given: Mapping[str, str], reached: Collection[str]):
    """Refuse answers to what was not asked, too long ones, and words of nobody."""
    asked = questions(sampled.verification.listing)
    if not given.keys() <= {*asked}:
        raise Refused(_("This listing does not wait for a second call any more."))
    if not reached or not {*reached.values()} <= {*SecondCall.Reached.values}:
        raise Refused(_("Say who answered on the number that you called."))
    if any(len(text) > LONGEST_ANSWER for text in given.values()):
        raise Refused(_("Write at most %(count)d characters.") % {"count": LONGEST_ANSWER})
    if given.keys() - reached.keys() and SecondCall.Reached.THEIRS not in reached.values():
        raise Refused(_("Say on which number they said it."))
