"""Read-only mode: reading goes on, and nothing new is stored.

It is on while somebody works on the installation, and while the disk has little free space: a disk
that is quite full stops what is urgent as well. The reserve is for that: to withdraw a listing, and
to publish that it is withdrawn.
"""

import shutil
import sys
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

# Why it is on.
MAINTENANCE, SPACE = "maintenance", "space"
# When whoever was refused may try again, in seconds.
TRY_AGAIN_AFTER = 300


def reason() -> str:
    """Why nothing new is stored: MAINTENANCE, SPACE, or an empty text where all is as ever."""
    if switch().exists():
        return MAINTENANCE
    return SPACE if free_space() < settings.LEAST_FREE else ""


def words(reason: str) -> str:
    """The sentence that people at the desk read for a reason."""
    if reason == MAINTENANCE:
        return _(
            "Somebody is working on the server. For some minutes all can be read, but nothing "
            "saved."
        )
    return _(
        "The disk of the server is nearly full. All can be read, but nothing saved. Ask whoever "
        "keeps the server to make room. Withdrawing a listing and answering reports still work."
    )


def switch() -> Path:
    """The file that turns it on for as long as it is there, for every process on this machine."""
    return settings.VAR_DIR / "read-only"


def free_space() -> int:
    """How many bytes are free where this machine keeps what it writes."""
    try:
        return shutil.disk_usage(settings.VAR_DIR).free
    except OSError:
        # What needs the folder fails by itself, and says why; acts of people do not need it.
        return sys.maxsize
