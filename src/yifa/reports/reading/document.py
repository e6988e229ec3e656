"""What reading a report yields: the text untouched, and everything found in it by character offset.

All offsets are into :attr:`Document.text`, the decoded text exactly as it came (no repair moves them); for .docx and
.pdf, whose text is assembled here, :meth:`Document.where` gives the paragraph and run, or the page.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any, Literal

Approx = Literal["exact", "over", "about", "under", "at_least"]
DocumentKind = Literal["年度报告", "述法报告", "解读", "other"]
PartCode = Literal["results", "leader", "shortcomings", "plan", "other"]
Level = Literal["province", "city", "county", "town", "department", ""]


class ReadError(Exception):
    """A file cannot be read. The message is Chinese: what is wrong and what to do."""


def plain(value: Any) -> Any:
    """A value as JSON can hold it: decimals as numbers, tuples as lists, records as objects."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value.as_json() if hasattr(value, "as_json") else value


class _Record:
    """What every record here shares: itself as a JSON object, in the order of its fields."""

    __slots__ = ()

    def as_json(self) -> dict[str, Any]:
        return {each.name: plain(getattr(self, each.name)) for each in fields(self)}  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Relation(_Record):
    """How one figure follows from others in the same text (数字间关系).

    ``kind``: ratio (num/den), sum (``of`` are its parts), subset (a part of ``of[0]``), complement (with ``of[0]``
    makes ``total``), outcome_of, frequency (``times`` per ``per``: month | quarter | week | year).
    ``of``, ``num``, ``den``: indicator ids, also of figures that the text leaves out. ``facts``: positions in
    :attr:`Document.facts` of those that it does state, in the order num, den or of the parts.
    """

    kind: Literal["ratio", "sum", "subset", "complement", "outcome_of", "frequency"]
    of: tuple[str, ...] = ()
    num: str = ""
    den: str = ""
    total: Decimal | None = None
    per: str = ""
    times: int | None = None
    facts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact(_Record):
    """One figure stated in the text (数字事实).

    ``start``/``end``: offsets of ``text``, the numeral with its measure word (``2000余人次``).
    ``value``: in the base unit ``unit`` (65.22亿元 -> 6522000000 元; 未发生一例 -> 0); ``upper``: the other end of a
    range. ``approx``: exact, over (余, 多, 超), about (约, 左右), under (近), at_least (以上, 不少于).
    ``period``: the year it speaks of, "2024" or "". ``status``: "" or "planned" (拟, 将: not yet a result).
    ``subject``: what is counted; ``scope``: of whom or where, as the text limits it; ``section``: path 一/(二)/1.
    ``indicator``: id in the lexicon or None, with ``confidence`` 0..1 that it is the right one.
    """

    start: int
    end: int
    text: str
    subject: str
    value: Decimal
    unit: str
    approx: Approx = "exact"
    negated: bool = False
    upper: Decimal | None = None
    period: str = ""
    status: Literal["", "planned"] = ""
    cumulative: bool = False
    scope: str = ""
    section: str = ""
    indicator: str | None = None
    confidence: float = 0.0
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Section(_Record):
    """A heading and what stands under it (章节).

    ``level``: 0 title, 1 一、, 2 (一), 3 1. or 一是, 4 deeper. ``kind``: title, heading (a line of its own), lead (a
    sentence that opens a paragraph), item (一是… without a sentence of its own), web (page furniture), signature.
    ``start``..``end``: the heading with its body, up to the next section of the same or a higher level;
    ``body``: where the body begins. ``label``: the number as written; ``path``: labels from the top, ``一/(二)/1``.
    """

    level: int
    kind: Literal["title", "heading", "lead", "item", "web", "signature"]
    start: int
    end: int
    body: int
    title: str
    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Part(_Record):
    """One of the five contents a yearly report must hold (督察工作规定第25条), recognised by meaning.

    ``found``: section (has a heading of level 1), inside (spoken of elsewhere), missing. ``start``/``end``: where;
    -1 when missing. ``heading``: the heading's words; ``with_reasons``: for shortcomings, whether reasons are given.
    """

    code: PartCode
    name: str
    found: Literal["section", "inside", "missing"]
    start: int = -1
    end: int = -1
    heading: str = ""
    with_reasons: bool = False


@dataclass(frozen=True, slots=True)
class Source(_Record):
    """Where a stretch of the text came from: paragraph and run of a .docx (from 0), or page of a PDF (from 1)."""

    start: int
    end: int
    paragraph: int = -1
    run: int = -1
    page: int = -1


@dataclass(frozen=True, slots=True)
class Document(_Record):
    """One report as read. ``unit``: the body that reports (单位全称); ``place_code``: its 12-digit division code or "".

    ``published``: ISO date or "". ``sections``: flat, in the order of the text. ``sources``: empty for .txt and .html.
    ``notes``: Chinese sentences about what reading had to leave out or guess.
    """

    file: str
    text: str
    kind: DocumentKind = "other"
    unit: str = ""
    level: Level = ""
    place_code: str = ""
    year: int | None = None
    title: str = ""
    published: str = ""
    sections: tuple[Section, ...] = ()
    facts: tuple[Fact, ...] = ()
    parts: tuple[Part, ...] = ()
    sources: tuple[Source, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()

    def where(self, offset: int) -> Source | None:
        """The paragraph and run, or the page, that holds this character; None for plain text."""
        at = bisect_right(self.sources, offset, key=lambda source: source.start) - 1
        if at < 0 or offset >= self.sources[at].end:
            return None
        return self.sources[at]

    def section_at(self, offset: int) -> Section | None:
        """The innermost numbered section around this character."""
        inside = None
        for section in self.sections:
            if section.start > offset:
                break
            if offset < section.end and section.level > 0:
                inside = section
        return inside

    def within(self, section: Section) -> Iterator[Fact]:
        """The facts stated in a section, its subsections included."""
        return (fact for fact in self.facts if section.start <= fact.start < section.end)

    def part(self, code: PartCode) -> Part:
        """One of the five mandatory contents; found == "missing" when the text does not hold it."""
        return next((part for part in self.parts if part.code == code), Part(code, "", "missing"))
