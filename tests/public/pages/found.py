"""What tests of public pages share: the text of an answer and the listings in it."""

import re

CANARY = "kanaribird"


def body(response):
    return b"".join(response).decode()


def found(response):
    """The listings on a page, in their order."""
    return re.findall(r'class="listing"[^>]*data-listing="([^"]+)"', body(response))
