"""The case itself and the base of the typed one-to-one tables that domains declare."""

from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.db.models.functions import Substr

from yifa.ground.calendar import TZ
from yifa.ground.identity.actor import SECRECY_HANDLER
from yifa.ground.recorded.halves import plain
from yifa.ground.recorded.models import Recorded
from yifa.records.cases.procedure import PROCEDURES, Procedure
from yifa.records.cases.sourcing import SourceNumber
from yifa.records.cases.words import WordsField


class Beginning(Substr):
    """The first characters of a column. Written without blanks: Django reads a SQLite table's columns by splitting
    its definition at “, ”."""

    arg_joiner = ","


def _prefix(width: int) -> "models.Field[Any, Any]":
    return models.GeneratedField(
        expression=Beginning("division", 1, width), output_field=models.CharField(max_length=width), db_persist=True
    )


OPEN = models.Q(closed_at=None)
DUE = models.Q(due_at__isnull=False)


class Case(Recorded):
    """One matter under one procedure version. ``due_at`` is the nearest running clock, only an index."""

    NOUN: ClassVar[str] = "case"
    SCOPE_COLUMNS: ClassVar[dict[int, str]] = {6: "county", 9: "town"}

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
    # Degrees (CGCS2000), rounded as entered; never on a public page.
    lon = models.FloatField(null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    # The two usual scopes as columns of their own: equal values keep an index in the order of a list, a range does not.
    town = _prefix(9)
    county = _prefix(6)
    words = WordsField(default="", blank=True, editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["procedure", "source_key"], name="case_imported_once"),)
        indexes = (
            models.Index(fields=["procedure", "division", "id"], name="case_procedure_division"),
            models.Index(fields=["town", "id"], name="case_town"),
            models.Index(fields=["county", "id"], name="case_county"),
            models.Index(fields=["procedure", "town", "id"], name="case_procedure_town"),
            models.Index(fields=["procedure", "county", "id"], name="case_procedure_county"),
            models.Index(fields=["town", "id"], name="case_town_open", condition=OPEN),
            models.Index(fields=["county", "id"], name="case_county_open", condition=OPEN),
            models.Index(fields=["town", "due_at", "id"], name="case_town_due", condition=DUE),
            models.Index(fields=["county", "due_at", "id"], name="case_county_due", condition=DUE),
            # Same town, same time: what is looked for when a matter comes in (疑似重复), and what is counted by week.
            models.Index(fields=["procedure", "town", "opened_at"], name="case_town_time"),
            models.Index(fields=["town", "procedure", "state"], name="case_town_waits", condition=OPEN),
            models.Index(fields=["county", "procedure", "state"], name="case_county_waits", condition=OPEN),
            models.Index(fields=["handler"], name="case_kept", condition=models.Q(secrecy=SECRECY_HANDLER)),
            models.Index(fields=["organ", "id"], name="case_organ"),
            models.Index(fields=["handler"], name="case_handler", condition=~models.Q(handler="")),
            models.Index(fields=["due_at"], name="case_due", condition=DUE),
            models.Index(SourceNumber("source_key"), name="case_source_number"),
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
        known = {name: value for name, value in typed.items() if value or name not in self.declared.later}
        return {**super().public_half(), **own, **known}

    def private_half(self) -> dict[str, Any]:
        # Only where it is known: the digests of cases that never had a position stay what they were.
        spot = {} if self.lon is None else {"lon": plain(self.lon), "lat": plain(self.lat)}
        return {**self.private, "title": self.title, "handler": self.handler, **spot}


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
