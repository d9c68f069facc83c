"""English formats: day first, as dates are written in Cambodia in both languages."""

from directory.server.formats.km.formats import *  # noqa: F403
