"""In which packed form a reader takes an answer (Accept-Encoding, RFC 9110)."""


def takes(request, coding):
    """Whether a reader takes an answer in this coding; a weight of 0 says no."""
    weights = {}
    for part in request.headers.get("Accept-Encoding", "").lower().split(","):
        name, _, weight = "".join(part.split()).partition(";q=")
        weights[name] = weight or "1"
    return weights.get(coding, weights.get("*", "0")).strip("0.") != ""
