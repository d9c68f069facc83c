"""What tests of public pages share: the text of an answer and the listings in it."""

CANARY = "kanaribird"


def body(response):
    return b"".join(response).decode()
