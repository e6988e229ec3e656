"""Reading a place's plan (方案): which place and year, its villages or townships, and its batches of records."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

GENERATOR = "4"
"""Raised when the generator itself changes what it makes; part of a place's fingerprint."""


class PlanError(ValueError):
    """A plan is missing or says something that cannot be made."""


@dataclass(frozen=True)
class Unit:
    """A village, community or township within the place: 12-digit code and name."""

    code: str
    name: str

    @property
    def is_community(self) -> bool:
        return "社区" in self.name

    @property
    def short(self) -> str:
        """红花社区居民委员会 -> 红花社区, 马梁村村民委员会 -> 马梁村."""
        return self.name.removesuffix("居民委员会").removesuffix("村民委员会")


@dataclass(frozen=True)
class Batch:
    """So many records of one kind.

    ``source``: ``register:…``, ``activity:…`` or ``case:…``. ``set``: form fields that all of them share.
    ``sum``: field -> total that their values add up to. ``cycle``: field -> values taken in turn.
    ``path``: for cases, how the history goes. ``year``: the year they fall into (the plan's unless said).
    ``before``: how many there were the year before, as a share; ``ended``: entries more that ended earlier.
    ``since``: cases open in the part of the year after this share of it (0.95: in its last days).
    """

    name: str
    source: str
    count: int
    set: Mapping[str, Any] = field(default_factory=dict)
    sum: Mapping[str, int] = field(default_factory=dict)
    cycle: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    path: str = ""
    year: int = 0
    before: float = 0.85
    ended: int = 0
    at_seat: bool | None = None
    since: float = 0.0

    @property
    def shelf(self) -> str:
        return self.source.partition(":")[0]

    @property
    def kind(self) -> str:
        return self.source.partition(":")[2]


@dataclass(frozen=True)
class Plan:
    """One place and year. ``code``: significant prefix; ``above``: divisions it lies in, outermost first."""

    code: str
    name: str
    year: int
    seed: int
    neighbour: Unit
    above: tuple[Unit, ...]
    units: tuple[Unit, ...]
    batches: tuple[Batch, ...]
    fingerprint: str

    @property
    def division(self) -> str:
        return self.code.ljust(12, "0")

    def batch(self, name: str) -> Batch:
        return next(batch for batch in self.batches if batch.name == name)


DEMO_PLACES: tuple[tuple[str, str, int], ...] = (
    ("500155117", "七星镇", 2024),
    ("360281", "乐平市", 2024),
    ("441521115", "海城镇", 2024),
    ("500231114", "曹回镇", 2025),
    ("420281101", "保安镇", 2023),
)
"""Code, name and year of the five places."""


def read_plan(text: str) -> Plan:
    """Parse a plan; raises :class:`PlanError` naming what is wrong."""
    content = tomllib.loads(text)
    try:
        batches = tuple(_batch(name, row, content["year"]) for name, row in content["records"].items())
        return Plan(
            code=content["code"],
            name=content["name"],
            year=content["year"],
            seed=content["seed"],
            neighbour=Unit(*content["neighbour"]),
            above=tuple(Unit(*pair) for pair in content["above"]),
            units=tuple(Unit(*pair) for pair in content["units"]),
            batches=batches,
            fingerprint=sha256(f"{GENERATOR}\n{text}".encode()).hexdigest(),
        )
    except (KeyError, TypeError) as error:
        raise PlanError(f"演示方案缺少或写错了这一项:{error}") from error


def _batch(name: str, row: dict[str, Any], year: int) -> Batch:
    cycle = {key: tuple(values) for key, values in row.pop("cycle", {}).items()}
    batch = Batch(name=name, cycle=cycle, **{"year": year, **row})
    if batch.shelf not in ("register", "activity", "case") or batch.count < 0:
        raise PlanError(f"演示方案的“{name}”写错了记录类别或数量")
    return batch


@cache
def plan_of(code: str) -> Plan:
    """The delivered plan of a place."""
    file = files("yifa.doors.cli.demo").joinpath("plan", f"{code}.toml")
    if not file.is_file():
        raise PlanError(f"没有“{code}”的演示方案,现有:{'、'.join(place[0] for place in DEMO_PLACES)}")
    return read_plan(file.read_text("utf-8"))
