"""What a bench is and how its result is judged."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from yifa.ground.registry import Registry


@dataclass(frozen=True)
class Measured:
    """One result. ``value`` is a ratio (ours ÷ baseline) or an absolute figure in ``unit``."""

    value: float
    unit: str
    baseline: str
    note: str = ""


@dataclass(frozen=True)
class Bench:
    """One bench: ``run(quick, folder)`` measures; ``better`` says on which side of ``target`` it must fall."""

    code: str
    name: str
    target: float
    better: Literal["more", "less"]
    run: Callable[[bool, Path], Measured]

    def result(self, *, quick: bool, folder: Path) -> dict[str, Any]:
        measured = self.run(quick, folder)
        met = measured.value >= self.target if self.better == "more" else measured.value <= self.target
        return {
            "name": self.code,
            "title": self.name,
            "value": round(measured.value, 4),
            "unit": measured.unit,
            "baseline": measured.baseline,
            "target": f"{'>=' if self.better == 'more' else '<='} {self.target:g}",
            "met": met,
            "note": measured.note,
        }


BENCHES: Registry[Bench] = Registry("测速项目")


def bench(
    code: str, name: str, *, target: float, better: Literal["more", "less"]
) -> Callable[[Callable[[bool, Path], Measured]], Bench]:
    """Declare a function ``(quick, folder) -> Measured`` as a bench."""

    def declared(run: Callable[[bool, Path], Measured]) -> Bench:
        return BENCHES.add(Bench(code, name, target, better, run))

    return declared


def best(times: int, run: Callable[[], float]) -> float:
    """The least of several timings, in seconds."""
    return min(run() for _ in range(times))
