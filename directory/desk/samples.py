"""The sample at the desk: draw it, call without seeing what stands, then compare."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.desk import errors, words
from directory.desk.fields import CleanTextMixin
from directory.desk.numbers import is_emergency_line
from directory.models import Comparison, SampledListing, SecondCall
from directory.rules import samples, truth, verifiers
from directory.rules.listing import facts
from directory.rules.refusal import Refused
from directory.text.writing import dialled

# As they are asked, so that nobody puts the answer into their mouth.
ASKED = {
    "help": gettext_lazy("What help do you give?"),
    "served": gettext_lazy("Whom do you take, and whom not?"),
    "places": gettext_lazy("In which provinces do you work?"),
    "hours": gettext_lazy("At what hours can somebody call or come?"),
    "cost": gettext_lazy("What does it cost?"),
    "referral": gettext_lazy("How is somebody referred, and what must they bring?"),
}
# What a part of a listing needs to be told from others, beside what answers a question.
OF_A_PART = ("id", "name", "number")


class AnswersForm(CleanTextMixin, forms.Form):
    """Who was reached and what they said, by question; of what stands it has the numbers alone."""

    def __init__(self, data=None, *, listing):
        super().__init__(data)
        self._numbers = {f"phones/{phone['id']}": phone["number"] for phone in listing["phones"]}
        for name in samples.questions(listing):
            self.fields[name] = (
                forms.ChoiceField(
                    required=False,
                    label=dialled(self._numbers[name]),
                    choices=[*SecondCall.Reached.choices, ("", _("Not called"))],
                    widget=forms.RadioSelect,
                )
                if name in self._numbers
                else forms.CharField(
                    required=False,
                    label=ASKED[name],
                    max_length=samples.LONGEST_ANSWER,
                    widget=forms.Textarea(attrs={"rows": 2}),
                )
            )

    def numbers(self):
        """The field of each number, with the number to dial."""
        return [(self[name], number) for name, number in self._numbers.items()]

    def topics(self):
        """The fields about anything else."""
        return [field for field in self if field.name not in self._numbers]


class ResultsForm(forms.Form):
    """Whether what they said is what stands, topic by topic."""

    def __init__(self, data=None, *, call):
        super().__init__(data)
        for topic in samples.to_compare(call):
            self.fields[topic] = forms.ChoiceField(
                label=ASKED[topic], choices=Comparison.Result, widget=forms.RadioSelect
            )


def page(request):
    """The sample of this quarter: what came of it, what is to be called, and how it was drawn."""
    _require_verifier(request)
    now = timezone.now()
    if request.method == "POST":
        try:
            samples.draw(by=request.user, at=now)
        except Refused as refusal:
            messages.error(request, " ".join(refusal.messages))
        return redirect("sample")
    sample = samples.current(now)
    context = {
        **admin.site.each_context(request),
        "title": _("Listings to call again"),
        "sample": sample,
        "figure": sample and truth.of_sample(sample),
        "rows": _rows(sample, request.user, now),
    }
    return render(request, "admin/samples/list.html", context)


def call(request, pk):
    """One listing of the sample: first what they say, then what stands beside it."""
    _require_verifier(request)
    now = timezone.now()
    rows = SampledListing.objects.select_related("sample", "verification__organization")
    sampled = errors.find(rows, pk=pk)
    done = SecondCall.objects.filter(sampled=sampled).first()
    if not samples.waiting_for(request.user, now).filter(pk=pk).exists():
        said = _("This listing does not wait for a call by you.")
        if request.method == "POST" and not (done and done.by == request.user):
            # Somebody else was quicker: what was heard may still be worth a comment.
            form = AnswersForm(request.POST, listing=sampled.verification.listing)
            form.add_error(None, said)
            return _render(request, "ask", sampled, form=form)
        messages.error(request, said)
        return redirect("sample")
    return _compare(request, sampled, done, now) if done else _ask(request, sampled, now)


def _ask(request, sampled, now):
    form = AnswersForm(_sent(request), listing=sampled.verification.listing)
    if form.is_valid():
        try:
            made = samples.record(sampled, form.cleaned_data, by=request.user, at=now)
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            if made and hasattr(made, "comparison"):
                return _say_result(request, sampled, made.comparison)
            if made:
                return redirect("sample-call", sampled.pk)
            messages.success(request, _("Recorded: nobody answered. Call again on another day."))
            return redirect("sample")
    is_emergency = is_emergency_line(sampled.verification.organization)
    return _render(request, "ask", sampled, form=form, is_emergency_line=is_emergency)


def _compare(request, sampled, done, now):
    form = ResultsForm(_sent(request), call=done)
    if form.is_valid():
        try:
            made = samples.compare(done, form.cleaned_data, by=request.user, at=now)
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            return _say_result(request, sampled, made)
    listing = sampled.verification.listing
    numbers = [
        (dialled(phone["number"]), SecondCall.Reached(done.answers[name]).label)
        for phone in listing["phones"]
        if (name := f"phones/{phone['id']}") in done.answers
    ]
    topics = [
        {"field": form[topic], "said": done.answers[topic], "stands": _stands(listing, topic)}
        for topic in form.fields
    ]
    return _render(request, "compare", sampled, form=form, numbers=numbers, topics=topics)


def _say_result(request, sampled, comparison):
    said = _("Recorded: no wrong fact.")
    if comparison.has_wrong:
        said = _("Recorded. The entry is due for a check today; phones change nothing yet.")
    messages.success(request, words.said_of(sampled.verification.organization, said))
    return redirect("sample")


def _stands(listing, topic):
    """What a listing says on a topic, as lines that can be read aloud."""
    fields = samples.TOPICS[topic]
    parts = {
        name: {key: part[key] for key in part if key in (*OF_A_PART, *fields)}
        for name, part in facts(listing).items()
        if name.startswith(("services/", "phones/")) and {*fields} & part.keys()
    }
    return [line for row in words.facts_beside(parts, None) for line in row["lines"]]


def _rows(sample, user, now):
    """Each listing of a sample with what this person can do about it, and what came of it.

    Besides it has what they called for an earlier sample and did not compare.
    """
    mine = {*samples.waiting_for(user, now).values_list("pk", flat=True)}
    left = {*samples.waiting(now).values_list("pk", flat=True)}
    rows = SampledListing.objects.filter(Q(sample=sample) | Q(pk__in=mine))
    rows = rows.select_related("verification__organization", "call__comparison")
    return [
        {"sampled": row, "is_mine": row.pk in mine, "waits": row.pk in left}
        for row in rows.defer("verification__listing")
    ]


def _render(request, template, sampled, **context):
    context |= {
        **admin.site.each_context(request),
        "title": _("Call again"),
        "sampled": sampled,
        "organization": sampled.verification.organization,
    }
    return render(request, f"admin/samples/{template}.html", context)


def _sent(request):
    return request.POST if request.method == "POST" else None


def _require_verifier(request):
    if not verifiers.is_verifier(request.user):
        raise PermissionDenied
