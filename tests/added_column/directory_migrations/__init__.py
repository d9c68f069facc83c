"""The migrations of the project, and one more."""

from directory import migrations

__path__ += migrations.__path__
