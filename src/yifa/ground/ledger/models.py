"""The two tables, for Django's knowledge only: made and guarded by SQL in the migrations, read and written
by SQL in this package, never updated, never deleted."""

from django.db import models


class Entry(models.Model):
    """One row of the ledger. ``body`` is canonical JSON of at, by, data, digests, event."""

    seq = models.BigIntegerField(primary_key=True)
    subject = models.TextField()
    body = models.TextField()

    class Meta:
        managed = False
        db_table = "ledger_entry"

    def __str__(self) -> str:
        return f"{self.seq} {self.subject}"


class Seal(models.Model):
    """One signed root: the tree after a batch of entries, with the batch's leaf hashes.

    ``seqs`` are the batch's entry numbers in leaf order ("1-500,502"); ``leaves`` 32 bytes each; ``peaks`` the
    frontier after it; ``tiles`` the roots of the 1024-leaf subtrees that it completed; ``holes`` the numbers that it
    skipped and ``late`` those of earlier holes that it took (PostgreSQL only).
    """

    size = models.BigIntegerField(primary_key=True)
    start = models.BigIntegerField()
    first_seq = models.BigIntegerField()
    last_seq = models.BigIntegerField()
    seqs = models.TextField()
    holes = models.TextField()
    late = models.TextField()
    leaves = models.BinaryField()
    peaks = models.BinaryField()
    tiles = models.BinaryField()
    root = models.TextField()
    at = models.TextField()
    algorithm = models.TextField()
    key_id = models.TextField()
    signature = models.TextField()

    class Meta:
        managed = False
        db_table = "ledger_seal"

    def __str__(self) -> str:
        return f"{self.size} {self.root}"
