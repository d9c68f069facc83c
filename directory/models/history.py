"""The hash chain over everything that was recorded, and what does not fit into it."""

from django.db import models

from directory.models.organization import Organization, Record


class Link(Record):
    """A link of the chain: which row was recorded, and the SHA-256 of it. Append-only.

    Whoever changes a row afterwards, or takes one away, has to change every later head as well;
    and the head of each day is in the pointers that phones hold.
    """

    number = models.PositiveBigIntegerField(unique=True)
    # The table of the row by the name of its model, and its key.
    noun = models.CharField(max_length=20)
    row = models.UUIDField(db_index=True)
    # The entry that the row is about, so that it can be named once the row is gone.
    organization = models.UUIDField(null=True, db_index=True)
    digest = models.CharField(max_length=64)
    # The SHA-256 of the head before and of this link.
    head = models.CharField(max_length=64, db_index=True)

    def __str__(self):
        return f"{self.number} {self.noun}"


class LostHistory(Record):
    """A published pointer tells of a history that this database does not have. Append-only.

    The database was restored from a backup, or somebody rewrote what was recorded.
    """

    seq = models.PositiveBigIntegerField()
    head = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.seq} {self.head}"


class Refusal(Record):
    """An entry or the catalogue that breaks a rule, and is not published until it breaks none."""

    # None for the catalogue.
    organization = models.ForeignKey(Organization, models.CASCADE, null=True, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.organization or '-'} {self.at}"
