"""The one table of activities; a kind's form says which facts an activity has."""

from typing import Any, ClassVar

from django.db import models

from yifa.ground.recorded.models import Recorded
from yifa.records.activities.kind import ACTIVITIES, ActivityKind


class Activity(Recorded):
    """Something done on a day. Withdrawn activities stay, with who, when and why, and count nowhere."""

    NOUN: ClassVar[str] = "activity"

    kind = models.CharField(max_length=40)
    held_on = models.DateField()
    source_key = models.CharField(max_length=120, null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=80, default="", blank=True)
    withdrawn_why = models.CharField(max_length=200, default="", blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "source_key"], name="activity_imported_once"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_by="")
                | (models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_by="")),
                name="activity_withdrawn_by_someone",
            ),
        )
        indexes = (models.Index(fields=["kind", "division", "held_on"], name="activity_kind_division"),)

    def __str__(self) -> str:
        return f"{self.kind}#{self.pk}"

    @property
    def declared(self) -> ActivityKind:
        return ACTIVITIES[self.kind]

    def values(self) -> dict[str, Any]:
        """The activity as its form was filled in, private half opened."""
        return {**self.facts, **self.private}

    def public_half(self) -> dict[str, Any]:
        return {
            **super().public_half(),
            "kind": self.kind,
            "held_on": self.held_on.isoformat(),
            "withdrawn": self.withdrawn_at is not None,
        }
