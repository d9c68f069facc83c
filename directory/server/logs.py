"""A logging filter: what readers send, and the key of a partner's link, must not stand in a log."""

import logging
import re

# To the end of the line, as the address is the last thing in it and may hold anything.
LINK = re.compile(r"/p/.*")
# As in the Referer of a refused form; a question ends with a blank, a query may hold one.
QUERY = re.compile(r"\?[\w%&=+.~-].*")


class MaskSecrets(logging.Filter):
    """Masks keys and queries in log messages; every message is still logged."""

    def filter(self, record):
        """Rewrite a message that holds a key or a query."""
        message = record.getMessage()
        masked = QUERY.sub("?…", LINK.sub("/p/…", message))
        if masked != message:
            record.msg, record.args = masked, None
        return True
