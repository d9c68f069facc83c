"""Markup without the white space that only a template needs, to save bytes on phones."""

import re

# A line end that stays in a piece, as HTML can write it; `{% line %}` puts it there.
LINE = "&#10;"
# White space in markup; see compact.
TAG = re.compile(r"<[a-z][^<>]*>")
BLOCK = re.compile(r"</?(?:article|section|div|details|h[23]|p|ul|li|dl|dt|dd)\b")
LINE_END = re.compile(r"(?P<before><[^<>]*>)?\n(?=(?P<after></?[a-z]+\d?)?)")
LINES = re.compile(f"(?:[ \\n]*{LINE}[ \\n]*)+")


def compact(markup: str) -> str:
    """A piece without the white space that only its template needs, to save bytes on phones.

    Nothing stays just inside an element and before the rows of a list. A line end stays between
    blocks and in a text that somebody wrote; elsewhere one space does, as browsers show it.
    `{% line %}` puts a line end where it stands.
    """
    text = without_indentation(markup)
    text = TAG.sub(lambda tag: tag[0].replace("\n", " ").replace(" >", ">"), text)
    return LINES.sub("\n", LINE_END.sub(_join, text))


def without_indentation(markup: str) -> str:
    """Markup without blank lines and white space at the ends of lines, which show nowhere.

    Not for what is typed into a `<textarea>`, which keeps both.
    """
    lines = (line.strip() for line in markup.splitlines())
    return "\n".join(line for line in lines if line)


def _join(found):
    """What a line end becomes, by the tags beside it."""
    before, after = found["before"] or "", found["after"] or ""
    if TAG.match(before) or after.startswith(("</", "<dd", "<li")):
        return before
    if BLOCK.match(before) or BLOCK.match(after) or not (before or after):
        return f"{before}\n"
    return f"{before} "
