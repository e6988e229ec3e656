"""The rules as anyone may read them (规则公开): what each looks for, its ground, examples, how often it was wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from yifa.reports.reading.checking import RULES
from yifa.reports.reading.checking import rules as _declared  # noqa: F401  (imports declare the rules)
from yifa.reports.reading.showing.sheet import SIGNS, WORDS
from yifa.reports.reading.showing.visible import visible


@dataclass(frozen=True, slots=True)
class RuleCard:
    """``dismissed`` of ``answered`` findings were not taken up: the rule's false alarms."""

    code: str
    severity: str
    meaning: str
    basis: str
    fires: str
    silent: str
    dismissed: int = 0
    answered: int = 0

    @property
    def word(self) -> str:
        return WORDS[self.severity]

    @property
    def sign(self) -> str:
        return SIGNS[self.severity]

    @property
    def rate(self) -> str:
        """Share of false alarms; a dash while nobody has answered."""
        return f"{self.dismissed * 100 / self.answered:.0f}%" if self.answered else "—"


def rule_cards(rates: Mapping[str, tuple[int, int]] | None = None) -> tuple[RuleCard, ...]:
    """Every rule, the gravest first, then by code. ``rates``: code -> (dismissed, answered)."""
    known = rates or {}
    gravity = list(WORDS)
    ordered = sorted(RULES, key=lambda rule: (gravity.index(rule.severity), rule.code))
    return tuple(
        RuleCard(
            rule.code,
            rule.severity,
            rule.meaning,
            rule.basis,
            visible(rule.fires),
            visible(rule.silent),
            *known.get(rule.code, (0, 0)),
        )
        for rule in ordered
    )
