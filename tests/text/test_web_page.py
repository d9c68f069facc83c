"""What a page of the web shows to its readers."""

import pytest

from directory.text.web_page import shown


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a<!-- b -->c", "a c"),
        ("a<!---->b", "a b"),
        ("a<!-->b", "a b"),
        ("a<!--->b<!-- c -->", "a b"),
        ("a<!-- b --!>c", "a c"),
        ("a<!-- b > c", "a"),
        ("a<template>b</template>c", "a c"),
        ("a<TEMPLATE id=b>b</Template >c", "a c"),
        ("a<template-card>b</template-card>c", "a b c"),
        ("a<script/>b</scripted>c</script>d", "a d"),
        ("a<style>b", "a"),
    ],
)
def test_what_nobody_reads_is_left_out(html, text):
    assert shown(html) == text
