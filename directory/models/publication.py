"""Snapshots and their files, and acts that are due to be published."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models import frozen
from directory.models.organization import Organization, Record


class PublicationDue(Record):
    """An act that phones have not got yet; gone once a snapshot holds what it changed."""

    # None where the act was on the catalogue.
    organization = models.ForeignKey(Organization, models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField()
    is_withdrawal = models.BooleanField(default=False)
    # When the publisher last failed with it; whoever acted is then told.
    failed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"{self.organization or '-'} {self.at}"


class Snapshot(Record):
    """A published set of standing listings: its number, and the pointer that phones received."""

    seq = models.PositiveBigIntegerField(_("number"), unique=True)
    published_at = models.DateTimeField(_("published at"))
    pointer = frozen.DocumentField(_("pointer"), kind=frozen.POINTER)
    # A digest of all that the files were made of; none where a withdrawal only moved the pointer.
    made_of = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")
        ordering = ["-seq"]

    def __str__(self):
        return str(self.seq)


class SnapshotFile(Record):
    """A file of a recent snapshot, named by its content, packed with Brotli.

    The database carries it, so that each machine that serves can make and mend a copy of its own.
    """

    name = models.CharField(max_length=50, unique=True)
    content = models.BinaryField()
    # The level of Brotli; the publisher packs again at the best one when it has nothing else to do.
    level = models.PositiveSmallIntegerField()

    def __str__(self):
        return self.name


class SnapshotStep(Record):
    """Where the lines of an older snapshot went by the time of a newer one: numbers, no words."""

    seq = models.PositiveBigIntegerField()
    former = models.PositiveBigIntegerField()
    # By name of a file that changed; see publish/changes.py.
    lines = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seq", "former"], name="snapshot_step_once"),
        ]

    def __str__(self):
        return f"{self.former}-{self.seq}"


class LostWithdrawal(Record):
    """A withdrawal that a published pointer tells of and the database, restored, does not.

    The listing stays withdrawn until somebody checks it again.
    """

    public_id = models.CharField(max_length=50)
    seq = models.PositiveBigIntegerField()
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-seq", "public_id"]
        constraints = [
            models.UniqueConstraint(fields=["public_id", "seq"], name="lost_withdrawal_once"),
        ]

    def __str__(self):
        return self.public_id
