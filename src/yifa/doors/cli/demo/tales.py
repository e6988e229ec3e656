"""A tale: one case told step by step, and the histories of whole batches."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from yifa.doors.cli.demo.chance import office_hour
from yifa.doors.cli.demo.people import hat
from yifa.doors.cli.demo.planning import Unit
from yifa.ground.calendar import Period, calendar, due
from yifa.ground.identity.actor import Actor
from yifa.ground.provisions import LAWBOOK
from yifa.records.cases.following import PARTY
from yifa.records.cases.loading import Move


@dataclass
class Tale:
    """What happened to one case. ``prefix``: the place whose people act; ``now``: where the tale has got to;
    ``until``: nothing happens after this moment."""

    rng: Random
    prefix: str
    unit: Unit
    now: datetime
    until: datetime
    set: dict[str, Any] = field(default_factory=dict)
    moves: list[Move] = field(default_factory=list)

    def step(self, code: str, post: str, **data: Any) -> None:
        """The person in ``post`` takes a step now; what is left None was not entered."""
        entered = {name: value for name, value in data.items() if value is not None}
        self.moves.append(Move(code, entered, self.now, self.hat(post)))
        self.now = min(self.now + timedelta(minutes=5 + self.rng.randrange(20)), self.until)

    def wait(self, least: int, most: int) -> None:
        """Some days go by; the next step falls into office hours of a working day."""
        days = self.rng.randint(least, most)
        if days:
            later = office_hour(self.rng, calendar().next_workday(self.day() + timedelta(days=days)))
            self.now = min(later, self.until)

    def pass_by(self, provision: str) -> None:
        """A period of the law that began at the opening goes by and a few days more; what was due was not done."""
        begun = self.moves[0].at
        rule = LAWBOOK.get(provision, on=begun.date(), division=self.unit.code)
        end = due(begun, Period(rule.value, rule.unit)).at.date()  # type: ignore[arg-type]
        late = calendar().next_workday(end + timedelta(days=self.rng.randint(2, 5)))
        self.now = min(max(office_hour(self.rng, late), self.now), self.until)

    def day(self) -> date:
        return self.now.date()

    def hat(self, post: str) -> Actor:
        """The person in this post; "party" is whose matter it is, let in by the secret."""
        return PARTY if post == "party" else hat(self.prefix, post)
