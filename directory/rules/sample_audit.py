"""The audit of samples: drawn as the seed says, called by somebody else, compared as was said."""

from collections.abc import Iterator

from directory.models import Comparison, Sample, SecondCall, Verification
from directory.rules import samples


def of_samples() -> Iterator[str]:
    """Each sample is what its seed draws of what stood then, and its calls and comparisons hold."""
    for sample in Sample.objects.order_by("quarter"):
        rows = sample.listings.select_related("verification__organization", "call__comparison")
        found = list(rows)
        checks = samples.frame(sample.at)
        drawn = samples.drawn(sample.seed, checks, max(len(found), 1))
        if sample.drawn_from != len(checks) or [row.verification for row in found] != [
            checks[one] for one in drawn
        ]:
            yield f"sample {sample.quarter}: is not what its seed draws of what stood"
        for row in found:
            if hasattr(row, "call"):
                name = row.verification.organization.slug
                yield from (
                    f"sample {sample.quarter}: {name}: {line}" for line in of_call(row.call)
                )


def of_call(call: SecondCall) -> Iterator[str]:
    """Whoever called had not checked the listing last, and compared what was written down."""
    drawn = call.sampled.verification
    before = Verification.objects.filter(
        organization=drawn.organization, recorded_at__lte=call.at
    ).order_by("-number")
    if call.by_id in {drawn.verifier_id, before.values_list("verifier", flat=True).first()}:
        yield "called again by who checked it last"
    comparison = Comparison.objects.filter(call=call).first()
    if comparison is None:
        return
    if comparison.by_id != call.by_id:
        yield "compared by somebody who did not call"
    judged = samples.to_compare(call)
    told = {
        name: samples.result_of_number(call.answers.get(name, ""))
        for name in samples.questions(drawn.listing)
        if name not in judged
    }
    is_alike = told == {name: comparison.results.get(name) for name in told}
    has_wrong = Comparison.Result.WRONG in comparison.results.values()
    if not is_alike or comparison.has_wrong != has_wrong:
        yield "says another result than the call"
