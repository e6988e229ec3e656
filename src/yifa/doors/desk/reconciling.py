"""A report beside the records (与台账核对): reported against recorded, the difference opens the rows."""

from dataclasses import dataclass
from decimal import Decimal

from yifa.doors.desk.figuring import Question, grouped
from yifa.doors.desk.naming import place_name
from yifa.ground.identity.actor import Actor, in_area
from yifa.ground.places.codes import PlaceCodeError, full, prefix_of
from yifa.readers.figures.indicator import INDICATORS
from yifa.reports.reading.checking.store import Difference, differences
from yifa.reports.reading.document import Document


@dataclass(frozen=True)
class Line:
    """One figure. ``gap``: recorded minus stated, with its sign; "" where nothing is recorded."""

    name: str
    text: str
    number: int
    recorded: str
    gap: str
    agrees: bool
    rows_url: str
    figure_url: str


@dataclass(frozen=True)
class Comparison:
    """``why_not``: the sentence when the report cannot be compared."""

    place: str
    year: int
    differing: tuple[Line, ...]
    agreeing: tuple[Line, ...]
    unrecorded: tuple[Line, ...]
    why_not: str = ""


def comparable(document: Document, actor: Actor) -> bool:
    """Whether place and year are known and lie within what the reader may see."""
    return not _why_not(document, actor)


def _why_not(document: Document, actor: Actor) -> str:
    if not document.place_code or document.year is None:
        return "没有认出这份报告的单位或年度,不能和台账核对。"
    try:
        prefix_of(document.place_code)
    except PlaceCodeError:
        return "没有认出这份报告的区划,不能和台账核对。"
    if not (actor.handles_matters and in_area(full(document.place_code), actor.scope)):
        return "这份报告不是您辖区的,只能查看本辖区的台账。"
    return ""


def compare(document: Document, actor: Actor) -> Comparison:
    """Every figure that both the report and the house know; what differs first."""
    why_not = _why_not(document, actor)
    if why_not or document.year is None:
        return Comparison("", 0, (), (), (), why_not)
    scope = prefix_of(document.place_code)
    numbers = {fact.start: number for number, fact in enumerate(document.facts, start=1)}
    found = list(differences(document, scope=scope, year=document.year, by=actor))
    lines = [(one, _line(one, scope, document.year, numbers[one.fact.start])) for one in found]
    return Comparison(
        place_name(scope),
        document.year,
        tuple(line for one, line in lines if one.recorded is not None and not one.agrees),
        tuple(line for one, line in lines if one.agrees),
        tuple(line for one, line in lines if one.recorded is None),
    )


def _line(one: Difference, scope: str, year: int, number: int) -> Line:
    question = Question(INDICATORS[one.indicator], scope, str(year))
    recorded = "" if one.recorded is None else grouped(one.recorded)
    return Line(
        one.name, one.fact.text, number, recorded, _signed(one.gap), one.agrees,
        question.url("desk:rows"), question.url(),
    )  # fmt: skip


def _signed(gap: Decimal | None) -> str:
    if gap is None:
        return ""
    return f"多{grouped(gap)}" if gap > 0 else f"少{grouped(-gap)}"
