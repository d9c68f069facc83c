"""The manuals (docs/manual/) as markup. They are written in Markdown, so that the forge shows them.

A page of ours shows no pictures, and nothing leads from it to other documents of the repository.
"""

from functools import cache
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt

_FOLDER = Path(__file__).parent.parent.parent / "docs" / "manual"
# Markup in a text is shown as it is written.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@cache
def markup(name: str, language: str) -> str:
    """A manual as HTML: its blocks without a picture, and without the link to the other language.

    The rest is text of the repository, escaped where it has to be.
    """
    tokens = _MARKDOWN.parse((_FOLDER / f"{name}.{language}.md").read_text(encoding="utf-8"))
    starts = [place for place, token in enumerate(tokens) if not token.level and token.nesting >= 0]
    blocks = [tokens[start:end] for start, end in pairwise([*starts, len(tokens)])]
    shown = [token for block in blocks if not _is_left_out(block, name) for token in block]
    for link in (part for token in shown for part in token.children or []):
        if link.tag == "a":
            # The name of a document in English.
            link.tag, link.attrs = "span", {"lang": "en"} if link.nesting == 1 else {}
    return _MARKDOWN.renderer.render(shown, _MARKDOWN.options, {})


def _is_left_out(block, name):
    """Whether a block has a picture, or leads to this manual in the other language."""
    parts = [part for token in block for part in token.children or []]
    return any(
        part.type == "image" or str(part.attrs.get("href", "")).startswith(f"{name}.")
        for part in parts
    )
