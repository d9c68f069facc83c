"""What commands that save say in read-only mode."""

from django.core.management.base import CommandError

from directory.server import read_only_mode


def require():
    """Refuse to begin with what would be saved while nothing may be."""
    reason = read_only_mode.reason()
    if reason == read_only_mode.MAINTENANCE:
        raise CommandError(
            "Nothing was saved: somebody is working on this installation. If nobody is, run: "
            "manage.py read_only off"
        )
    if reason == read_only_mode.SPACE:
        free = read_only_mode.free_space() // 1024**2
        raise CommandError(f"Nothing was saved: only {free} MB are free on the disk. Make room.")
