"""How a piece loses the white space of its template, and keeps what readers see."""

import pytest

from directory.publish.pieces import compact


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("<p>\n  a\n</p>\n", "<p>a</p>"),
        (
            "<article>\n  <h2>a</h2>\n  <p>b</p>\n</article>",
            "<article><h2>a</h2>\n<p>b</p></article>",
        ),
        ("<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<dt>a</dt>\n<dd>b</dd>\n<dt>c</dt>", "<dt>a</dt><dd>b</dd>\n<dt>c</dt>"),
        ("<a>a</a>\n<button>b</button>", "<a>a</a> <button>b</button>"),
        ("<i></i>\n\n  a", "<i></i> a"),
        ("<b>a</b><i>b</i>", "<b>a</b><i>b</i>"),
        ('<p\n  class="a"\n  lang="km"\n>\n  a\n</p>', '<p class="a" lang="km">a</p>'),
    ],
    ids=["edge", "blocks", "rows", "terms", "inline", "text", "joined", "attributes"],
)
def test_white_space_stays_where_it_shows(written, sent):
    assert compact(written) == sent


def test_text_keeps_its_own_lines():
    assert compact("<p>\n  one\n\n   two  \nthree\n</p>") == "<p>one\ntwo\nthree</p>"


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("<ul>\n  &#10;\n  <li>a</li>\n</ul>", "<ul>\n<li>a</li></ul>"),
        ("<a>a</a>\n&#10;\n<b>b</b>", "<a>a</a>\n<b>b</b>"),
        ("<p>a</p>\n&#10;\n\n&#10;\n</div>", "<p>a</p>\n</div>"),
    ],
)
def test_line_stays_where_a_template_asks_for_it(written, sent):
    assert compact(written) == sent


def test_text_that_somebody_wrote_cannot_ask_for_a_line():
    assert compact("<p>&amp;#10;</p>") == "<p>&amp;#10;</p>"
