"""Guards that no test can notice, each with the reason; they are not tried.

Each is named as it is printed, without its line.
"""

REASONS = {
    "rules.numbers _last_proof last.result != NumberCall.Result.THEIRS": (
        "the database gives a proof to nothing else"
    ),
    "rules.numbers _listed organization__in=forbidden.values('organization') of a query": (
        "what must not be listed was withdrawn with it"
    ),
    "rules.publication snapshots return": "it saves questions: what would follow is empty",
}


def key_of(name: str) -> str:
    """The name of a guard without its line, which moves."""
    module, _colon, rest = name.partition(":")
    return f"{module} {rest.partition(' ')[2]}"
