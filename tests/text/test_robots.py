"""What a site asks of programs that read it."""

import pytest

from directory.text import robots


@pytest.mark.parametrize(
    ("pattern", "refused", "read"),
    [
        ("/a", ["/a", "/ab", "/a/b?c"], ["/", "/b/a", "/A"]),
        ("/*secret", ["/secret", "/a/secret/b"], ["/secre", "/"]),
        ("/*.php$", ["/a.php", "/a.php.php"], ["/a.phpx", "/a.php?b"]),
        ("/a*b*c", ["/abc", "/axbxc", "/abbcd"], ["/acb", "/ab"]),
        ("/a*a$", ["/aa", "/aba"], ["/a", "/aab"]),
        ("/a$", ["/a"], ["/ab", "/"]),
        ("*?id=", ["/?id=1", "/a?id="], ["/?no=1"]),
        ("/*", ["/", "/a"], []),
        ("/%E1%9E%80", ["/ក", "/%E1%9E%80/a"], ["/ខ"]),
        ("//[x", ["//[x"], ["/"]),
        ("", [], ["/", "/a"]),
    ],
)
def test_pattern_is_refused_and_nothing_else(pattern, refused, read):
    found = robots.read(f"User-agent: *\nDisallow: {pattern}", "Phlov")
    assert {place: found.allow(place) for place in [*refused, *read]} == (
        dict.fromkeys(refused, False) | dict.fromkeys(read, True)
    )


def test_longest_pattern_decides_and_else_the_one_that_allows():
    text = "User-agent: *\nAllow: /\nDisallow: /a\nAllow: /a/b\nDisallow: /c\nAllow: /c"
    found = robots.read(text, "Phlov")
    places = ["/", "/a", "/a/b", "/c"]
    assert [place for place in places if found.allow(place)] == ["/", "/a/b", "/c"]


@pytest.mark.parametrize(
    ("text", "is_allowed"),
    [
        ("User-agent: phlov\nDisallow: /\n\nUser-agent: *\nDisallow:", False),
        ("User-agent: *\nDisallow: /\nUser-agent: PHLOV/1.0\nDisallow:", True),
        ("User-agent: other\nUser-agent: phlov\n\nDisallow: / # all", False),
        ("User-agent: phlov\nAllow: /b\nUser-agent: phlov\nDisallow: /", False),
        ("User-agent: other\nDisallow: /", True),
        ("User-agent: *\nDisallow: /\nUser-agent: phlov", True),
        ("user-agent:*\r\nDISALLOW:/", False),
        ("Disallow: /", True),
        ("<html>No such page", True),
        ("", True),
    ],
)
def test_rules_are_those_for_this_program_or_else_for_all(text, is_allowed):
    assert robots.read(text, "Phlov").allow("/a") == is_allowed


@pytest.mark.parametrize(
    ("written", "delay"),
    [("20", 20), ("0.5", 0.5), ("\u00b2", 0), ("soon", 0), ("-1", 0), ("9" * 5000, float("inf"))],
)
def test_delay_is_in_seconds(written, delay):
    assert robots.read(f"User-agent: *\nCrawl-delay: {written}", "Phlov").delay == delay
