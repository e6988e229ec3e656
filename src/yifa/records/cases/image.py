"""The case as it stands, in memory: what guards look at and what a step changes. Pure Python.

A single step and a bulk load of whole histories go through the same image, so both obey the same table.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from yifa.ground.calendar import Event, Period


@dataclass
class Taken:
    """One step as taken: who, when, what was entered (public and private halves apart)."""

    step: str
    name: str
    at: datetime
    by: str
    source: str
    target: str
    facts: dict[str, Any]
    private: dict[str, Any]
    documents: tuple[str, ...] = ()
    entered_at: datetime | None = None
    """When it was typed on a phone without network; a fact beside ``at``, never the time that counts."""


@dataclass
class ClockImage:
    """A clock's ledger of events and what follows from it."""

    code: str
    name: str
    period: Period
    provision: str
    basis: str
    verified: bool
    duty: str
    at_least: bool
    events: list[Event] = field(default_factory=list)
    state: str = "running"
    due_at: datetime | None = None
    provisional: bool = False
    stopped_at: datetime | None = None
    met: bool | None = None
    changed: bool = True


@dataclass
class PartyImage:
    """A party as entered; all of it is personal data."""

    role: str
    name: str
    id_no: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True)
class HandedImage:
    """One handover of the case and what became of it; ``closed_at`` and ``outcome`` are the receiving case's."""

    procedure: str
    state: str
    offered_at: datetime
    opened_code: str = ""
    closed_at: datetime | None = None
    outcome: str = ""


@dataclass
class CaseImage:
    """A case in memory. ``detail`` holds the typed one-to-one columns by name."""

    code: str
    procedure: str
    procedure_version: str
    division: str
    organ: str
    state: str
    title: str = ""
    channel: str = ""
    handler: str = ""
    secrecy: str = ""
    grid: str = ""
    outcome: str = ""
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    version: int = 0
    lon: float | None = None
    lat: float | None = None
    detail: dict[str, Any] = field(default_factory=dict)
    clocks: dict[str, ClockImage] = field(default_factory=dict)
    steps: list[Taken] = field(default_factory=list)
    parties: list[PartyImage] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    handed: tuple[HandedImage, ...] = ()
    today: date | None = None
    found: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What the lists that the step looks up say of the matter, by register; empty where nothing was found."""

    def took(self, *codes: str) -> bool:
        """Has any of these steps been taken?"""
        return any(taken.step in codes for taken in self.steps)

    def step_takers(self, step: str) -> frozenset[str]:
        """Who took this step, ever: separation of duties is asked by step."""
        return frozenset(taken.by for taken in self.steps if taken.step == step)

    def last(self, *codes: str) -> Taken | None:
        """The latest of these steps, if taken."""
        return next((taken for taken in reversed(self.steps) if taken.step in codes), None)

    @property
    def handlers(self) -> frozenset[str]:
        """Usernames of everyone who took a step."""
        return frozenset(taken.by for taken in self.steps)

    @property
    def due_at(self) -> datetime | None:
        """The nearest due moment among the clocks that run and bind the authority."""
        due = [c.due_at for c in self.clocks.values() if c.state == "running" and c.due_at and c.duty == "authority"]
        return min(due, default=None)
