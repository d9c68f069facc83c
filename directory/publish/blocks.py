"""What stands around results, as blocks with holes: guidance, and guides for who has more time."""

from directory.publish import guidance
from directory.publish.pieces import names_of, render
from directory.publish.release import fixture

# Blocks that are made of nothing but what fills their holes.
FRAMES = ("fitting", "fit", "open", "withdrawn", "elsewhere")
GUIDES = ("answered", "why", "unmet")
# The three questions in their order, each a filter of the search, with the list of its answers.
QUESTIONS = {"served": "served", "kind": "categories", "province": "provinces"}
# So many urgent messages are answers to what is needed; they need no other question.
URGENT_ANSWERS = 2
# What is said of a print, see public/prints.py.
OF_PRINTS = (
    *("form", "since", "expired", "withdrawn", "changed", "row", "nothing", "newer", "unknown"),
)


def build(catalogue: dict, language: str) -> dict[str, str]:
    """Each block by its name, in a language: what a search shows.

    Holes are left for what depends on the search; public/guidance.py and its twin on phones fill
    them.
    """
    make = _maker(language)
    lines = {line["code"]: line for line in catalogue["lines"]}
    found = {name: make(name) for name in FRAMES}
    for code, line in lines.items():
        found[f"line/{code}"] = make("line", line=line)
    for rule in [*catalogue["asks"], *catalogue.get("local_asks", [])]:
        found[f"say/{rule['code']}"] = make("say", rule=rule)
    for message in catalogue["urgent"]:
        found[f"urgent/{message['code']}"] = make(
            "urgent",
            is_block=True,
            message=message,
            steps=guidance.steps(message),
            lines=[lines[code] for code in message["lines"] if code in lines],
        )
        # Where to go is said only if something can be said of every province.
        if any(message["otherwise"].values()):
            for where in ("here", "elsewhere", "anywhere"):
                context = _where_context(message, catalogue)
                found[f"{where}/{message['code']}"] = make("where", where=where, **context)
    return found


def build_guides(catalogue: dict, language: str) -> dict[str, str]:
    """Each guide by its name, in a language: questions, the checklist, what is said of a print,
    why somebody was turned away, and what a search did not find.

    They are blocks as well, which nobody needs to find and call somebody; public/questions.py,
    public/prints.py, public/guidance.py and their twins on phones fill their holes.
    """
    make = _maker(language)
    found = {name: make(name) for name in GUIDES}
    found |= {f"print/{part}": make("print", part=part) for part in OF_PRINTS}
    return found | _questions(catalogue, make) | _checklist(make)


def _maker(language):
    def make(template, **context):
        return render(f"{template}.html", lambda: context, (), language)

    return make


def _questions(catalogue, make):
    offered = fixture("questions")
    found = {}
    for name, group in QUESTIONS.items():
        terms = {term["code"]: term for term in catalogue[group]}
        found[f"question/{name}"] = make(
            "question",
            name=name,
            terms=[terms[code] for code in offered.get(name, terms) if code in terms],
            urgent=catalogue["urgent"][:URGENT_ANSWERS] if name == "kind" else [],
        )
    return found


def _checklist(make):
    """What to go through before referring, and the further steps for kinds of help by code."""
    checklist = fixture("checklist")
    found = {"checklist": make("checklist", checklist=checklist)}
    for further in checklist["further"]:
        steps = "".join(make("step", step=step) for step in further["steps"])
        found |= {f"steps/{code}": steps for code in further["codes"]}
    return found


def _where_context(message, catalogue):
    names = {term["code"]: term["name"] for term in catalogue["kinds"]}
    places = {place["code"]: place["name"] for place in catalogue["provinces"]}
    return {
        "message": message,
        "kind": next(iter(names_of(names, message["offers"])), None),
        "places": names_of(places, message["places"]),
    }
