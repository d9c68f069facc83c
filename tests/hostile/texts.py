"""Texts that try to become markup or script, and what a page shows if one succeeded.

Each element that such a text could make has the class `hostile`, and each script that it could run
sets `window.hostile`; so that both can be counted, whatever else stands on the page.
"""

import itertools
import random
from html.parser import HTMLParser

ELEMENTS = (
    "<b {m}>x</b>",
    "<script {m}>{run}</script>",
    "<img {m} src=x onerror={run}>",
    "<svg {m} onload={run}><script>{run}</script></svg>",
    "<a {m} href=javascript:{run}>x</a>",
    "<iframe {m} srcdoc='<script>parent.{run}</script>'></iframe>",
    "<details {m} open ontoggle={run}>x",
    "<input {m} autofocus onfocus={run}>",
    "<style {m}>*{{display:none}}</style>",
    "<base {m} href=//hostile.example/>",
    "<meta {m} http-equiv=refresh content=0;url=//hostile.example/>",
    "<form {m} action=//hostile.example/><button>x</button></form>",
    "<link {m} rel=stylesheet href=//hostile.example/x.css>",
    "<object {m} data=//hostile.example/></object>",
    "<video {m}><source onerror={run}></video>",
    "<math {m}><mtext><img src=x onerror={run}></mtext></math>",
    "<template {m}><script>{run}</script></template>",
    "<p {m} style=position:fixed;inset:0>x</p>",
    "<x-hostile {m} onclick={run} tabindex=1>x</x-hostile>",
)
# What would end the place in which a text stands: an attribute, an element, a comment, a text of a
# script, a tag of a template.
ENDS = (
    *("", '">', "'>", "`>", "</p>", "</h1>", "</textarea>", "</title>", "</option></select>"),
    *("</template>", "</script>", "</style>", "</noscript>", "-->", "]]>", "\\'\\\">", "%}", "}}"),
    *("&quot;>", '"/><!--', "\n\n", "\\u0022\\u003e"),
)
# How the whole is written; each of these some reader of markup has once read as a tag.
WAYS = (
    lambda text: text,
    lambda text: text.replace("<", "&lt;").replace(">", "&gt;"),
    lambda text: text.replace("<", "&amp;lt;"),
    lambda text: text.replace("<", "\\u003c").replace(">", "\\u003e"),
    lambda text: text.replace("<", "%3C").replace(">", "%3E"),
    lambda text: text.replace("<", "\N{FULLWIDTH LESS-THAN SIGN}"),
    lambda text: text.replace("<", "<\t").replace(" ", "\n"),
    lambda text: text.swapcase().replace("HOSTILE", "hostile"),
    lambda text: text.replace("<", "<<"),
    lambda text: f"{{{{ {text} }}}}{{% debug %}}",
    lambda text: f"${{{text}}}",
    lambda text: f"javascript:{text}",
)
TOGETHER = 4
# So many on one page, where a browser has to open each page.
ON_A_PAGE = 20
MARK, RUN = 'class="hostile"', "window.hostile=1"


def texts(count: int) -> list[str]:
    """So many of them, each once; the first few are those that pages fell for most."""
    every = [
        way(end + element.format(m=MARK, run=RUN))
        for way, end, element in itertools.product(WAYS, ENDS, ELEMENTS)
    ]
    chance = random.Random(20)  # noqa: S311
    first = [ELEMENTS[number].format(m=MARK, run=RUN) for number in (0, 1, 2)]
    first += [end + first[2] for end in ('">', "</textarea>", "</script>", "</template>")]
    rest = [text for text in dict.fromkeys(every) if text not in first]
    return (first + chance.sample(rest, len(rest)))[:count]


def together(count: int, size: int = TOGETHER) -> list[list[str]]:
    """The same, a few in each field, so that a long run is not endless."""
    every = texts(count)
    return [every[start : start + size] for start in range(0, count, size)]


class Made(HTMLParser):
    """What a page holds that none of our templates makes, as the names of elements."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count an element with a mark, an act of its own, or an address that runs or leads out."""
        said = dict(attrs)
        runs = [name for name in said if name.startswith("on")]
        leads = [
            value for name, value in attrs if name in ("href", "src", "action", "data") and value
        ]
        is_bad = any("javascript:" in one.lower() or "hostile" in one for one in leads)
        if is_bad or runs or "hostile" in (said.get("class") or "").split():
            self.found.append(tag)


# The same in a browser, which reads markup as attackers hope; and whether anything ran.
IN_A_BROWSER = """() => {
    const made = [...document.querySelectorAll("*")].filter((one) =>
        one.classList.contains("hostile")
        || [...one.attributes].some((its) => /^on/i.test(its.name))
        || /^\\s*javascript:/i.test(one.getAttribute("href") || ""));
    return [made.map((one) => one.outerHTML.slice(0, 200)), "hostile" in window];
}"""
