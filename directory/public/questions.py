"""Three questions (who, what, where) as another way into the search.

The twin of static/js/acts/questions.js; both fill the blocks that publish/blocks.py renders.
"""

from django.http import Http404
from django.utils.html import escape
from django.views.decorators.csrf import csrf_exempt

from directory.public import errors, frame, page_cache
from directory.publish.blocks import QUESTIONS
from directory.text import languages, packing


@csrf_exempt  # It changes nothing, and no cookie is read that CSRF could use.
@errors.only("GET", "HEAD", "POST")
@page_cache.cached()
def questions(request):
    """The next question; by POST, so that no address holds an answer. The last one searches."""
    blocks = frame.blocks(request)
    if "question/served" not in blocks:
        # Nothing is published yet, or by a release that had no questions.
        raise Http404
    name = next((one for one in QUESTIONS if one not in request.POST), [*QUESTIONS][-1])
    given = [(one, request.POST[one]) for one in QUESTIONS if one in request.POST and one != name]
    sent = "".join(_answered(request, blocks["answered"], *one) for one in given)
    question = packing.fill(blocks[f"question/{name}"], {"sent": sent})
    return frame.render(request, "questions.html", {"question": question})


def _answered(request, block, name, code):
    """An answer that was given, to be sent on with the next one; one of no list says nothing."""
    terms = frame.catalogue(request)[QUESTIONS[name]]
    names = {term["code"]: term["name"] for term in terms}
    known = code if code in names else ""
    _language, text = languages.choose(names[known], request.LANGUAGE_CODE) if known else ("", "")
    return packing.fill(block, {"name": name, "code": known, "text": escape(text)})
