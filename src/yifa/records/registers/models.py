"""The one table of register entries; a kind's form says which facts an entry has."""

from typing import Any, ClassVar

from django.db import models

from yifa.ground.identity.fields import SealedTextField
from yifa.ground.recorded.models import Recorded
from yifa.records.registers.kind import REGISTERS, RegisterKind


class RegisterEntry(Recorded):
    """One line of a register, valid from a day up to (not including) a day; one entered in error was never valid."""

    NOUN: ClassVar[str] = "register"

    kind = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source_key = models.CharField(max_length=120, null=True, blank=True)
    ended_why = SealedTextField(default="", blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "source_key"], name="register_entry_imported_once"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="register_entry_ends_after_start",
            ),
        )
        indexes = (models.Index(fields=["kind", "division", "id"], name="register_kind_division"),)

    def __str__(self) -> str:
        return f"{self.kind}#{self.pk}"

    @property
    def declared(self) -> RegisterKind:
        return REGISTERS[self.kind]

    def values(self) -> dict[str, Any]:
        """The entry as its form was filled in, private half opened."""
        return {**self.facts, **self.private}

    def private_half(self) -> dict[str, Any]:
        """Why it was ended may name people: sealed, and answered for in the ledger."""
        return {**self.private, "ended_why": self.ended_why} if self.ended_why else self.private

    def public_half(self) -> dict[str, Any]:
        # Only where it is so: the digests of entries that stand stay what they were.
        withdrawn = {"withdrawn": True} if self.withdrawn_at else {}
        return {
            **withdrawn,
            **super().public_half(),
            "kind": self.kind,
            "valid_from": self.valid_from.isoformat(),
            "valid_to": self.valid_to.isoformat() if self.valid_to else None,
        }
