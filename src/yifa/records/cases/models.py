"""The concrete tables of cases. What differs by law sits in a domain's typed one-to-one table."""

from datetime import UTC, datetime
from functools import cached_property
from typing import Any, ClassVar

from django.apps import apps
from django.db import models

from yifa.ground.calendar import TZ
from yifa.ground.identity.fields import SealedTextField
from yifa.ground.identity.scope import ScopedManager, ScopedQuerySet
from yifa.ground.recorded.halves import plain
from yifa.ground.recorded.models import Halved, Recorded
from yifa.records.cases.procedure import PROCEDURES, Procedure


class Case(Recorded):
    """One matter under one procedure version. ``due_at`` is the nearest running clock, only an index."""

    NOUN: ClassVar[str] = "case"

    code = models.CharField(max_length=40, unique=True)
    procedure = models.CharField(max_length=40)
    procedure_version = models.CharField(max_length=20)
    state = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    channel = models.CharField(max_length=40, default="", blank=True)
    handler = models.CharField(max_length=80, default="", blank=True)
    grid = models.CharField(max_length=40, default="", blank=True)
    outcome = models.CharField(max_length=40, default="", blank=True)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    source_key = models.CharField(max_length=120, null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["procedure", "source_key"], name="case_imported_once"),)
        indexes = (
            models.Index(fields=["procedure", "division", "id"], name="case_procedure_division"),
            models.Index(fields=["division", "id"], name="case_division"),
            models.Index(fields=["organ", "id"], name="case_organ"),
            models.Index(fields=["handler"], name="case_handler", condition=~models.Q(handler="")),
            models.Index(fields=["due_at"], name="case_due", condition=models.Q(due_at__isnull=False)),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def subject(self) -> str:
        return f"case:{self.code}"

    @cached_property
    def declared(self) -> Procedure:
        """The procedure version this case began under."""
        return PROCEDURES.get(self.procedure, self.procedure_version)

    @cached_property
    def detail(self) -> "CaseDetail | None":
        """The domain's typed row, or None where the procedure declares no detail."""
        label = self.declared.detail
        return detail_model(label).objects.filter(case=self).first() if label else None

    def public_half(self) -> dict[str, Any]:
        own = {
            "code": self.code,
            "procedure": self.procedure,
            "procedure_version": self.procedure_version,
            "state": self.state,
            "channel": self.channel,
            "grid": self.grid,
            "outcome": self.outcome,
            "opened_on": day(self.opened_at),
            "closed_on": day(self.closed_at),
        }
        detail = self.detail
        typed = {name: plain(getattr(detail, name)) for name in self.declared.public} if detail else {}
        return {**super().public_half(), **own, **typed}

    def private_half(self) -> dict[str, Any]:
        return {**self.private, "title": self.title, "handler": self.handler}


def day(moment: datetime | None) -> str | None:
    """A moment's day in the house's time zone, ISO form."""
    return moment.astimezone(TZ).date().isoformat() if moment else None


class CaseDetail(models.Model):
    """Base of the typed one-to-one tables that domains declare."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager()

    class Meta:
        abstract = True

    @classmethod
    def typed(cls) -> "tuple[models.Field[Any, Any], ...]":
        """The typed fields, without keys."""
        return tuple(f for f in cls._meta.concrete_fields if f.name not in ("id", "case"))

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """The names of the typed fields."""
        return tuple(f.name for f in cls.typed())


def detail_model(label: str) -> type[CaseDetail]:
    model = apps.get_model(label)
    if not issubclass(model, CaseDetail):
        raise TypeError(f"{label} is not a CaseDetail")
    return model


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
    idempotency_key = models.CharField(max_length=120, null=True, blank=True, unique=True)

    objects = ThroughCaseManager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "number"], name="step_numbered_once"),)

    def __str__(self) -> str:
        return f"{self.name}({self.number})"

    def public_half(self) -> dict[str, Any]:
        return {
            **super().public_half(),
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
