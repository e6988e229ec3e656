"""What belongs to a case: steps, clocks, parties, handovers, ties to other cases, and the numbers given."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from django.db import models

from yifa.ground.identity.fields import SealedTextField
from yifa.ground.identity.scope import ScopedManager, ScopedQuerySet
from yifa.ground.recorded.models import Halved
from yifa.records.cases.models.case import Case


class ThroughCase(ScopedQuerySet[Any]):
    """Rows seen through the case they belong to."""

    scope_through = "case__"


class ThroughCaseManager(ScopedManager.from_queryset(ThroughCase)):  # type: ignore[misc]
    """Manager of rows that belong to a case."""


class StepTaken(Halved):
    """One step: who, when, from which state to which, what was entered, which documents. Never changed."""

    NOUN: ClassVar[str] = "step"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    source = models.CharField(max_length=40, blank=True)
    target = models.CharField(max_length=40)
    documents = models.JSONField(default=list)
    # Typed on a phone without network: when, by the phone. ``at`` is the arrival, and the time that counts.
    entered_at = models.DateTimeField(null=True, blank=True)
    idempotency_key = models.CharField(max_length=120, null=True, blank=True, unique=True)

    objects = ThroughCaseManager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "number"], name="step_numbered_once"),)

    def __str__(self) -> str:
        return f"{self.name}({self.number})"

    def public_half(self) -> dict[str, Any]:
        typed = {"entered_at": _utc(self.entered_at)} if self.entered_at else {}
        return {
            **super().public_half(),
            **typed,
            "number": self.number,
            "step": self.code,
            "at": _utc(self.at),
            "by": self.by,
            "source": self.source,
            "target": self.target,
            "documents": list(self.documents),
        }


def _utc(moment: datetime) -> str:
    """One spelling of a moment whichever zone the store hands it back in."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


class CaseClock(models.Model):
    """A lawful period of a case: its events, and the due moment that follows from them."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=60)
    value = models.PositiveIntegerField()
    unit = models.CharField(max_length=2)
    provision = models.CharField(max_length=80)
    basis = models.CharField(max_length=120)
    verified = models.BooleanField()
    duty = models.CharField(max_length=10)
    at_least = models.BooleanField(default=False)
    events = models.JSONField(default=list)
    state = models.CharField(max_length=8)
    due_at = models.DateTimeField(null=True, blank=True)
    provisional = models.BooleanField(default=False)
    stopped_at = models.DateTimeField(null=True, blank=True)
    met = models.BooleanField(null=True, blank=True)

    objects = ThroughCaseManager()

    class Meta:
        indexes = (
            models.Index(fields=["due_at"], name="clock_due", condition=models.Q(state="running")),
            models.Index(fields=["case", "code"], name="clock_case"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.due_at}"


class Party(models.Model):
    """A person or body in a case. All of it is personal data: sealed in the store, masked on pages."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    role = models.CharField(max_length=20)
    name = SealedTextField()
    id_no = SealedTextField(default="", blank=True)
    phone = SealedTextField(default="", blank=True)
    address = SealedTextField(default="", blank=True)

    objects = ThroughCaseManager()

    def __str__(self) -> str:
        return f"{self.role} #{self.pk}"


class Handover(models.Model):
    """A matter offered to another body of work; the other domain's own action opens its own case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="handovers")
    procedure = models.CharField(max_length=40)
    division = models.CharField(max_length=12)
    organ = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=200)
    basis = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, default="queued")
    offered_at = models.DateTimeField()
    offered_by = models.CharField(max_length=80)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=80, default="", blank=True)
    opened_code = models.CharField(max_length=40, default="", blank=True)

    objects = ThroughCaseManager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state="queued", answered_at=None) | models.Q(answered_at__isnull=False),
                name="handover_answered_with_time",
            ),
        )
        indexes = (models.Index(fields=["procedure", "division"], name="handover_queue"),)

    def __str__(self) -> str:
        return f"→{self.procedure} ({self.state})"


class CaseLink(models.Model):
    """A tie between two cases: ``case`` was merged into, or is about the same as, ``other``. Taken back by a date."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="linked")
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=80, default="", blank=True)

    objects = ThroughCaseManager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["case", "kind"], condition=models.Q(undone_at=None), name="case_tied_once"),
            models.CheckConstraint(condition=~models.Q(case=models.F("other")), name="case_not_tied_to_itself"),
        )

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"


class Following(models.Model):
    """What lets a person without account follow their matter (查询码): a keyed hash of the secret."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="following")
    secret = models.CharField(max_length=64)
    given_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"following #{self.pk}"


class CaseSequence(models.Model):
    """The last number given per place, year and letters."""

    place = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    letters = models.CharField(max_length=8)
    last = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["place", "year", "letters"], name="case_sequence"),)

    def __str__(self) -> str:
        return f"{self.place}-{self.year}-{self.letters}-{self.last}"
