"""A logging filter: a partner's link is a key, so its address must not stand in a log."""

import logging
import re

# To the end of the line, as the address is the last thing in it and may hold anything.
LINK = re.compile(r"/p/.*")


class MaskLinks(logging.Filter):
    """Masks the keys in log messages; every message is still logged."""

    def filter(self, record):
        """Rewrite a message that holds a key."""
        message = record.getMessage()
        if LINK.search(message):
            record.msg, record.args = LINK.sub("/p/…", message), None
        return True
