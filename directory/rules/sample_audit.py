"""The audit of samples: drawn as the seed says, called by somebody else, compared as was said."""

from collections.abc import Iterator
from datetime import timedelta

from directory.models import Comparison, Sample, SecondCall, Verification
from directory.rules import samples

# A check is recorded as of the moment when its form came. Within so long it is in the database, or
# never; until then whoever draws does not see it.
COMMITTED_WITHIN = timedelta(minutes=10)


def of_samples() -> Iterator[str]:
    """Each sample is what its seed draws of what stood then, and its calls and comparisons hold."""
    for sample in Sample.objects.order_by("quarter"):
        rows = sample.listings.select_related("verification__organization", "call__comparison")
        found = list(rows)
        if not _is_drawn(sample, [row.verification for row in found]):
            yield f"sample {sample.quarter}: is not what its seed draws of what stood"
        for row in found:
            if hasattr(row, "call"):
                name = row.verification.organization.slug
                yield from (
                    f"sample {sample.quarter}: {name}: {line}" for line in of_call(row.call)
                )


def _is_drawn(sample, checks):
    """Whether the seed draws these checks of what stood, or stood until the last minutes before."""
    stood = samples.frame(sample.at)
    late = Verification.objects.filter(
        recorded_at__gt=sample.at - COMMITTED_WITHIN, recorded_at__lte=sample.at
    ).values_list("organization__public_id", flat=True)
    late = {*late}
    ids = [check.organization.public_id for check in checks]
    return (
        (stood.keys() ^ {*sample.drawn_from}) <= late
        and ids == samples.drawn(sample.seed, sample.drawn_from, max(len(ids), 1))
        and all(one in late or stood[one] == check for one, check in zip(ids, checks, strict=True))
    )


def of_call(call: SecondCall) -> Iterator[str]:
    """Whoever called had not checked the listing last, and compared what was written down."""
    drawn = call.sampled.verification
    before = Verification.objects.filter(
        organization=drawn.organization, recorded_at__lte=call.at
    ).order_by("-number")
    if call.by_id in {drawn.verifier_id, before.values_list("verifier", flat=True).first()}:
        yield "called again by who checked it last"
    if call.has_wrong_number != samples.reached_another(call.answers):
        yield "says another result than the call"
        return
    comparison = Comparison.objects.filter(call=call).first()
    if comparison is None:
        return
    if comparison.by_id != call.by_id:
        yield "compared by somebody who did not call"
    told = samples.given_results(call)
    is_alike = told == {name: comparison.results.get(name) for name in told}
    has_wrong = Comparison.Result.WRONG in comparison.results.values()
    if not is_alike or comparison.has_wrong != has_wrong:
        yield "says another result than the call"
