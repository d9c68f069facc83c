"""What must not stand in a log: a partner's link, whose address is a key."""

import logging
import re

# To the end of the line, as the address is the last thing in it and may hold anything.
LINK = re.compile(r"/p/.*")


class MaskLinks(logging.Filter):
    """Cuts the keys out of what is logged; everything is logged all the same."""

    def filter(self, record):
        """Write the message anew where it tells a key."""
        message = record.getMessage()
        if LINK.search(message):
            record.msg, record.args = LINK.sub("/p/…", message), None
        return True
