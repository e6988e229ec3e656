"""The parts (页面部件) that appear everywhere, as plain data: a page fills them, a template tag draws them.

Nothing here knows Django or the store. Texts are finished Chinese; addresses ("url") are relative paths.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

ClockState = Literal["running", "soon", "late", "paused", "met", "stopped"]
Severity = Literal["error", "warning", "hint"]
AnswerKind = Literal["corrected", "explained", "false_alarm"]

# How each state of a clock reads and which sign it carries: colour never speaks alone.
CLOCK_WORDS: dict[ClockState, tuple[str, str]] = {
    "running": ("办理中", "clock"),
    "soon": ("快到期", "clock-soon"),
    "late": ("已逾期", "late"),
    "paused": ("已中止", "pause"),
    "met": ("已按期办", "check"),
    "stopped": ("已停止", "stop"),
}
SEVERITY_WORDS: dict[Severity, tuple[str, str]] = {
    "error": ("必须改正", "late"),
    "warning": ("请核对", "clock-soon"),
    "hint": ("提示", "info"),
}


OPEN_MARK = re.compile(r"[((]待核[))]|[,,;;]\s*待核(?=[))])")


@dataclass(frozen=True)
class Link:
    """A word and where it leads. ``post`` is a verb: drawn as a button in a form of its own."""

    text: str
    url: str = ""
    icon: str = ""
    post: bool = False


@dataclass(frozen=True)
class Basis:
    """依据 tag: a law's article. ``verified`` False prints a grey 待核; ``gist`` is what it asks, in our words."""

    text: str
    verified: bool = True
    valid: str = ""
    gist: str = ""
    url: str = ""

    @property
    def words(self) -> str:
        """The article without a 待核 of its own: the mark beside it says so, once."""
        return OPEN_MARK.sub("", self.text)

    @property
    def open(self) -> bool:
        """Whether the mark is drawn: not where the words say themselves what is unverified (格式待核)."""
        return "待核" not in self.words and not (self.verified and self.words == self.text)


@dataclass(frozen=True)
class ClockChip:
    """期限 chip: what is due, when, by which article. ``left`` is the finished phrase, e.g. 剩12个工作日."""

    name: str
    state: ClockState
    due: date | datetime | None = None
    left: str = ""
    basis: str = ""
    provisional: bool = False
    url: str = ""
    verified: bool = True
    ended: bool = False

    @property
    def word(self) -> str:
        return CLOCK_WORDS[self.state][0]

    @property
    def icon(self) -> str:
        return CLOCK_WORDS[self.state][1]


@dataclass(frozen=True)
class ClockMove:
    """One event of a clock as the party reads it: 起算, 中止, 恢复, 延长, 停止."""

    at: datetime
    name: str
    ground: str = ""
    document: str = ""
    by: str = ""


@dataclass(frozen=True)
class WhyThisDay:
    """“为什么是这天”: the whole reckoning of one clock, line by line."""

    clock: ClockChip
    period: str
    started: str
    basis: Basis
    lines: tuple[str, ...]
    moves: tuple[ClockMove, ...] = ()


@dataclass(frozen=True)
class Figure:
    """数字 chip. ``text`` is printed as it is; "—" for a zero base; ``missing`` names what no record gives."""

    text: str = ""
    unit: str = ""
    name: str = ""
    url: str = ""
    missing: str = ""


@dataclass(frozen=True)
class DefinitionCard:
    """How a figure is made: read before anyone quotes it."""

    figure: Figure
    sentence: str
    time_role: str
    period: str
    scope: str
    as_of: str
    basis: tuple[Basis, ...] = ()
    numerator: Figure | None = None
    denominator: Figure | None = None
    rest: Figure | None = None
    conditions: tuple[str, ...] = ()
    appears_in: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Mask:
    """隐私 mask. ``shown`` is set only on the one answer to a reveal whose reason went into the ledger."""

    title: str
    masked: str
    url: str = ""
    shown: str = ""


@dataclass(frozen=True)
class Entered:
    """One answer of a form as entered; ``private`` ones arrive here already masked."""

    title: str
    text: str
    private: bool = False
    mask: Mask | None = None


@dataclass(frozen=True)
class Moment:
    """One step of a 时间线; ``planned`` ones are dashed and have no date yet."""

    title: str
    at: datetime | None = None
    who: str = ""
    note: str = ""
    entered: tuple[Entered, ...] = ()
    documents: tuple[Link, ...] = ()
    ledger_seq: int | None = None
    ledger_url: str = ""
    planned: bool = False
    warning: str = ""


@dataclass(frozen=True)
class NextStep:
    """One lawful move. A closed one says why (``reason``) and under which article; ``way_out`` is what to do.

    ``later``: belongs to another state of the case, so it is folded away with its reason. ``theirs``: the step of the
    person whose matter it is (评价、要求重办); the house may write it down for them, but never waits to take it.
    """

    name: str
    url: str = ""
    open: bool = True
    primary: bool = False
    reason: str = ""
    basis: str = ""
    way_out: str = ""
    later: bool = False
    theirs: bool = False


@dataclass(frozen=True)
class AlertCard:
    """提示: what the authority did or failed to do, the rule that says so, and the three lawful answers."""

    sentence: str
    rule: str
    severity: Severity = "warning"
    basis: Basis | None = None
    raised: datetime | None = None
    subject: Link | None = None
    rule_url: str = ""
    answer_url: str = ""
    answered: str = ""

    @property
    def word(self) -> str:
        return SEVERITY_WORDS[self.severity][0]

    @property
    def icon(self) -> str:
        return SEVERITY_WORDS[self.severity][1]


@dataclass(frozen=True)
class Empty:
    """An empty state that teaches: what the list is for and how the first entry gets in."""

    title: str
    text: str
    ways: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Pager:
    """Keyset pages: no page numbers, so that a page costs the same at 10 rows and at 10 million."""

    shown: int
    count: str = ""
    first_url: str = ""
    next_url: str = ""


@dataclass(frozen=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True)
class Filter:
    """One box of a filter bar; ``value`` is what is set now; ``optional`` offers 全部."""

    name: str
    title: str
    kind: Literal["choice", "date", "text"] = "choice"
    choices: tuple[Choice, ...] = ()
    value: str = ""
    optional: bool = True

    @property
    def value_label(self) -> str:
        return next((choice.label for choice in self.choices if choice.value == self.value), self.value)


@dataclass(frozen=True)
class FilterBar:
    """Search and filters above a list: a plain GET form; HTMX only saves the page turn."""

    url: str
    filters: tuple[Filter, ...] = ()
    search: str = ""
    search_hint: str = ""
    exports: tuple[Link, ...] = ()

    @property
    def set_filters(self) -> tuple[Filter, ...]:
        return tuple(one for one in self.filters if one.value and one.optional)

    @property
    def active(self) -> bool:
        return bool(self.search or self.set_filters)


@dataclass(frozen=True)
class Printed:
    """What a printed list or map says of itself (打印说明), for paper carries no filter bar: (label, answer) of all
    that was asked, the moment, and what was counted."""

    asked: tuple[tuple[str, str], ...]
    at: str
    counted: str


@dataclass(frozen=True)
class Cell:
    """One cell of a list: text, or a part drawn in its place. ``under``: a code below it; ``short``: never wrapped."""

    text: str = ""
    url: str = ""
    clock: ClockChip | None = None
    mask: Mask | None = None
    state: Literal["", "late", "soon", "paused", "done", "plain"] = ""
    number: bool = False
    code: bool = False
    short: bool = False
    under: str = ""

    @property
    def blank(self) -> bool:
        """Nothing to read: left out where a row folds into a card."""
        return not (self.text or self.clock or self.mask or self.under)


@dataclass(frozen=True)
class Table:
    """A list page's rows. On a phone each row folds into a card with the heads as labels.

    ``minor``: heads whose columns elder mode leaves out.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()
    minor: tuple[str, ...] = ()

    @property
    def number_heads(self) -> frozenset[str]:
        """Heads of the columns of numbers: set to the end of the column, like the numbers."""
        rows = self.rows[:1]
        return frozenset(head for row in rows for head, cell in zip(self.heads, row, strict=True) if cell.number)


@dataclass(frozen=True)
class Conflict:
    """Someone was first: who, when, what they did, and the way to see it without losing what was typed."""

    who: str
    at: datetime | None
    did: str
    url: str
