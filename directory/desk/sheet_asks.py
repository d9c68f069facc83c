"""What to ask in this call in particular: facts that others have found in doubt."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.desk.samples import ASKED
from directory.models import Report, SecondCall
from directory.rules import refusals, samples
from directory.text.writing import dialled

WHY = {
    Report.Why.WHO: gettext_lazy("Readers were turned away for sex or age. Whom do you take?"),
    Report.Why.NATIONALITY: gettext_lazy(
        "Readers were turned away for nationality. Do you take foreign nationals?"
    ),
    Report.Why.PAPERS: gettext_lazy("Readers were turned away for papers. Which do you ask for?"),
    Report.Why.LETTER: gettext_lazy(
        "Readers were turned away for want of a letter. Whose letter do you ask for?"
    ),
    Report.Why.DISTANCE: gettext_lazy(
        "Readers were turned away for distance. From which provinces do you take people?"
    ),
    Report.Why.NO_ROOM: gettext_lazy(
        "Readers were turned away because it was full. How often is that so, and until when?"
    ),
    Report.Why.MONEY: gettext_lazy("Readers were turned away for money. What does it cost?"),
}


def asks(organization):
    """The questions for the call, each as (question, what is known of it)."""
    found = []
    wrong = samples.wrong_now().filter(sampled__verification__organization=organization)
    for call in wrong.select_related("sampled__verification", "comparison").order_by("at"):
        said = _("A second call found this wrong.")
        found += [
            (_asked(call, name), f"{said} {_heard(call, name)}") for name in samples.wrong_in(call)
        ]
    for why, total in refusals.to_ask(organization):
        found.append((WHY[why], _("Reports: %(count)d") % {"count": total}))
    return found


def _asked(call, name):
    if name in ASKED:
        return ASKED[name]
    phones = call.sampled.verification.listing["phones"]
    return next(dialled(one["number"]) for one in phones if name == f"phones/{one['id']}")


def _heard(call, name):
    said = call.answers[name]
    if name not in ASKED:
        return SecondCall.Reached(said).label
    return _("They said: “%(text)s”") % {"text": said}
