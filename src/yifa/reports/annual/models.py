"""The draft of an annual report: its text with tokens, one per place and year, no numbers in it."""

from typing import Any, ClassVar

from django.db import models

from yifa.ground.identity.scope import ScopedManager
from yifa.ground.ledger import digest


class AnnualDraft(models.Model):
    """`sections`: chapter code -> text. `version` counts saves, for optimistic locking."""

    NOUN: ClassVar[str] = "annual_draft"

    division = models.CharField(max_length=12)
    organ = models.CharField(max_length=40)
    secrecy = models.CharField(max_length=8, default="", blank=True)
    year = models.PositiveSmallIntegerField()
    sections = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=80)

    objects = ScopedManager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["division", "year"], name="annual_one_draft_a_year"),)

    def __str__(self) -> str:
        return f"{self.division} {self.year} v{self.version}"

    @property
    def subject(self) -> str:
        return f"{self.NOUN}:{self.division}-{self.year}"

    def public_half(self) -> dict[str, Any]:
        return {
            "division": self.division,
            "organ": self.organ,
            "year": self.year,
            "sections": dict(self.sections),
            "version": self.version,
        }

    def digest(self) -> str:
        """What the ledger keeps of the draft; nothing in it is personal, so there is no salt."""
        return digest(self.public_half(), {}, b"")
