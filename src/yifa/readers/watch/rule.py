"""Declaring a rule (监督规则): what the authority did or failed to do, in open text with examples. Pure Python."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from yifa.ground.registry import Registry

Severity = Literal["error", "warn", "info"]


class IncompleteRule(ValueError):
    """A rule without article, sentence or its two examples cannot be declared."""


@dataclass(frozen=True)
class Finding:
    """What a rule over a population found at a place. ``what`` tells one alert from the next (and, with a week in it,
    this week's from the last); ``words``: for the {name} and {missing} places of the sentence."""

    what: str
    words: Mapping[str, str]


@dataclass(frozen=True)
class Rule:
    """One rule. It watches power, not people.

    ``looks_at``: ``case`` (one CaseImage, on write and on schedule), ``clock`` (a ClockImage when it turns) or
    ``population`` (a place's rows, on schedule). ``procedures``: codes it applies to, empty for all.
    ``fires(subject, law, now)``: True when the rule is broken; over a population it is asked with the code of a
    township and gives its Findings, of which ``told``, the short name of an organ there, is told.
    ``sentence``: printed, with {name}, {due} places.
    ``fires_on`` / ``silent_on``: one example in words that fires, one that must not.
    """

    code: str
    name: str
    severity: Severity
    basis: str
    looks_at: Literal["case", "clock", "population"]
    sentence: str
    fires_on: str
    silent_on: str
    fires: Callable[..., Any]
    procedures: tuple[str, ...] = ()
    told: str = ""

    def __post_init__(self) -> None:
        if not all((self.code, self.name, self.basis, self.sentence, self.fires_on, self.silent_on)):
            raise IncompleteRule(f"规则“{self.name or self.code}”缺少依据、提示语或正反例")
        if self.looks_at == "population" and not self.told:
            raise IncompleteRule(f"规则“{self.name}”没有说明提示给哪个单位")


RULES: Registry[Rule] = Registry("规则")
