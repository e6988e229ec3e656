"""One checked report as a page shows it (体检单): findings in the order of their gravity, figures, parts, counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import Any

from yifa.reports.reading.checking.rule import RULES, CheckRule, Finding
from yifa.reports.reading.document import Document, Fact, Part
from yifa.reports.reading.indicators import definitions
from yifa.reports.reading.showing.visible import short, visible

# State, word, sign; the gravest first. The page's colours follow the states, the word and sign stand beside them.
STATES: tuple[tuple[str, str, str], ...] = (
    ("error", "错误", "late"),
    ("warn", "警告", "clock-soon"),
    ("info", "提示", "info"),
    ("holds", "核对无误", "check"),
)
WORDS = {state: word for state, word, _ in STATES}
SIGNS = {state: sign for state, _, sign in STATES}
_ORDER = {state: place for place, (state, _, _) in enumerate(STATES)}
APPROX = {"over": "多于", "about": "约", "under": "近", "at_least": "不少于", "exact": ""}
PARTS = {"section": "有专节", "inside": "没有专节,文中提到", "missing": "缺"}
KEY = 32


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as listed. ``number``: from 1 in the order of the list; ``key``: names it within its document."""

    number: int
    key: str
    state: str
    finding: Finding
    rule: CheckRule | None
    quote: str
    answer: Any = None

    @property
    def word(self) -> str:
        return WORDS[self.state]

    @property
    def sign(self) -> str:
        return SIGNS[self.state]

    @property
    def message(self) -> str:
        return visible(self.finding.message)

    @property
    def computed(self) -> str:
        return visible(self.finding.computed)

    @property
    def meaning(self) -> str:
        return self.rule.meaning if self.rule else self.finding.rule


@dataclass(frozen=True, slots=True)
class FactRow:
    """A figure as listed. ``value``: grouped, in its base unit, with 约, 多于 … before it; ``indicator``: its name."""

    number: int
    fact: Fact
    value: str
    indicator: str
    words: str

    @property
    def subject(self) -> str:
        return visible(self.fact.subject)


@dataclass(frozen=True)
class Sheet:
    """Everything a page needs. ``document.text`` never leaves it except drawn by :mod:`.drawing`."""

    document: Document
    findings: tuple[Shown, ...]
    facts: tuple[FactRow, ...]
    parts: tuple[tuple[str, str, bool], ...]
    fingerprint: str
    notes: tuple[str, ...] = field(default=())

    @property
    def wanting(self) -> tuple[Shown, ...]:
        """What somebody must look at."""
        return tuple(one for one in self.findings if one.state != "holds")

    @property
    def unanswered(self) -> int:
        """How many of them nobody has accepted or dismissed yet."""
        return sum(one.answer is None for one in self.wanting)

    @property
    def holding(self) -> tuple[Shown, ...]:
        """What was checked and holds."""
        return tuple(one for one in self.findings if one.state == "holds")

    @property
    def counts(self) -> tuple[tuple[str, str, str, int], ...]:
        """(state, word, sign, how many), the gravest first."""
        return tuple((state, word, sign, self.count(state)) for state, word, sign in STATES)

    def count(self, state: str) -> int:
        return sum(one.state == state for one in self.findings)

    @property
    def lacking(self) -> int:
        """Mandatory contents without a section of their own; asked of yearly reports only."""
        return sum(not good for _, _, good in self.parts) if self.document.kind == "年度报告" else 0

    @property
    def title(self) -> str:
        return short(self.document.title, 80) or "(没有认出标题)"

    @property
    def unit(self) -> str:
        return short(self.document.unit, 40)


def sheet_of(document: Document, findings: Iterable[Finding], answers: Mapping[str, Any] | None = None) -> Sheet:
    """The page's data. ``answers``: key of a finding -> what was answered before about this very document."""
    return Sheet(
        document=document,
        findings=_listed(document, list(findings), answers or {}),
        facts=tuple(_row(number, fact) for number, fact in enumerate(document.facts, start=1)),
        parts=tuple(_part(part) for part in document.parts),
        fingerprint=fingerprint(document.text),
        notes=document.notes,
    )


def fingerprint(text: str) -> str:
    """Names a text without holding it (文本指纹): SHA-256, hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def key_of(document: Document, finding: Finding) -> str:
    """Names one finding of one text: rule, place and words."""
    words = document.text[max(finding.start, 0) : max(finding.end, 0)]
    return fingerprint(f"{finding.rule}\n{finding.verdict}\n{finding.start}\n{finding.end}\n{words}")[:KEY]


def state_of(finding: Finding) -> str:
    return "holds" if finding.verdict == "holds" else finding.severity


def _listed(document: Document, findings: Sequence[Finding], answers: Mapping[str, Any]) -> tuple[Shown, ...]:
    ordered = sorted(findings, key=lambda one: (_ORDER[state_of(one)], one.start, one.end, one.rule))
    shown = []
    for number, one in enumerate(ordered, start=1):
        key = key_of(document, one)
        quote = short(document.text[max(one.start, 0) : max(one.end, 0)])
        shown.append(Shown(number, key, state_of(one), one, RULES.get(one.rule), quote, answers.get(key)))
    return tuple(shown)


def _part(part: Part) -> tuple[str, str, bool]:
    """(name, how it stands, whether that is right). “其他” is reported only where there is something to report."""
    if part.code == "other" and part.found == "missing":
        return part.name, "没有写(有才需要写)", True
    return part.name, PARTS[part.found], part.found == "section"


def _row(number: int, fact: Fact) -> FactRow:
    card = definitions().get(fact.indicator or "")
    indicator = card.name if card else ""
    value = f"{APPROX[fact.approx]}{grouped(fact.value)}"
    if fact.upper is not None:
        value += f"—{grouped(fact.upper)}"
    planned = "计划数" if fact.status == "planned" else ""
    said = (f"{value}{fact.unit}", indicator or "没有对应的指标", f"{fact.period}年" if fact.period else "", planned)
    return FactRow(number, fact, value, indicator, " · ".join(word for word in said if word))


def grouped(value: Decimal) -> str:
    """5883 as 5,883; 97.04 as it is: screens only."""
    return f"{value.normalize():,f}" if value.is_finite() else str(value)
