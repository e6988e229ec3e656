"""From what the scans found to printed values: rates, averages, checks of parts, missing and zero kept apart."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from yifa.ground.ledger import canonical, hash_function, hash_name
from yifa.readers.figures.indicator import INDICATORS, Indicator
from yifa.readers.figures.meaning import components, definition, narrowed
from yifa.readers.figures.period import Span
from yifa.readers.figures.query import Ask, Cell, Raw
from yifa.readers.figures.snapshot import Snapshot
from yifa.readers.figures.values import Number, RowRef, Trace, Value, plain, ratio, rounded

Dims = tuple[tuple[str, Any], ...]
Answers = dict[Cell, Raw]
NOTHING = Raw(0, 0, 0, present=False)


@dataclass(frozen=True)
class Question:
    """A figure to print: its indicator, dimensions, period (cut at the day asked as of), division prefix.

    ``own``: only what is registered at the division itself (本级).
    """

    indicator: Indicator
    dims: Dims
    period: Span
    scope: str
    own: bool = False


def asks_of(asked: Question) -> tuple[Ask, ...]:
    """The counted halves of a rate, or the indicator itself."""
    return tuple(Ask(each, asked.period, asked.dims) for each in components(asked.indicator))


def cells_of(asked: Question) -> Iterator[Cell]:
    """What must be scanned for a figure; nothing for a period yet to come. Raises WrongDimension."""
    narrowed(asked.indicator, dict(asked.dims))
    asks = asks_of(asked)
    for ask in asks:
        narrowed(ask.indicator, dict(asked.dims))
    if asked.period.is_empty:
        return
    yield from asks
    if len({ask.indicator.source for ask in asks}) < len(asks):
        yield asks
    yield from _parts(asked)


def _parts(asked: Question) -> tuple[Ask, ...]:
    """The figures whose sum this one must be, where they can be narrowed alike."""
    parts = tuple(INDICATORS[code] for code in asked.indicator.parts)
    if not all(name in part.dims for part in parts for name, _ in asked.dims):
        return ()
    return tuple(Ask(part, asked.period, asked.dims) for part in parts)


def value_of(asked: Question, answers: Answers, snapshot: Snapshot, fetch: Callable[[], tuple[RowRef, ...]]) -> Value:
    """The value with its trace."""
    indicator, asks = asked.indicator, asks_of(asked)
    raws = [answers.get(ask, NOTHING) for ask in asks]
    missing = not all(raw.present for raw in raws)
    shown, top, bottom = (None, None, None) if missing else _numbers(indicator, asks, raws)
    meaning = definition(indicator)
    codes = tuple(ask.indicator.source for ask in asks)
    trace = Trace(_hex(meaning), snapshot.digest(codes), _rows(asks, answers), fetch)
    return Value(
        indicator.id, indicator.name, shown, indicator.unit, top, bottom, asked.period.text, asked.scope,
        asked.period.last_day, meaning, trace, asked.dims, missing, indicator.places,
        () if missing else tuple(_warnings(asked, shown, (top, bottom), answers)),
    )  # fmt: skip


def _numbers(
    indicator: Indicator, asks: tuple[Ask, ...], raws: list[Raw]
) -> tuple[Number | None, Number | None, Number | None]:
    """(value, numerator, denominator)."""
    if indicator.kind == "rate":
        top, bottom = (_amount(ask.indicator, raw) for ask, raw in zip(asks, raws, strict=True))
        return ratio(top, bottom, indicator.scale, indicator.places), top, bottom
    (raw,) = raws
    if indicator.kind == "average":
        return ratio(raw.amount, raw.filled, 1, indicator.places), raw.amount, raw.filled
    return _amount(indicator, raw), None, None


def _amount(indicator: Indicator, raw: Raw) -> Number:
    return rounded(raw.amount if indicator.of or indicator.distinct else raw.count, indicator.places)


def _rows(asks: tuple[Ask, ...], answers: Answers) -> int:
    """How many records stand behind a figure, each once."""
    both = answers.get(asks)
    return both.count if both else sum(answers.get(ask, NOTHING).count for ask in asks)


def _warnings(asked: Question, shown: Number | None, halves: tuple[Any, Any], answers: Answers) -> Iterator[str]:
    indicator, parts = asked.indicator, _parts(asked)
    together = sum(_amount(part.indicator, answers.get(part, NOTHING)) for part in parts)
    if parts and together != shown:
        named = "、".join(part.indicator.name for part in parts)
        yield f"“{indicator.name}”为{plain(shown or 0)},而分项({named})之和为{plain(together)},请核对记录的分类。"
    if indicator.kind == "rate" and halves[1] and halves[0] > halves[1]:
        yield f"“{indicator.name}”的分子{plain(halves[0])}大于分母{plain(halves[1])},请核对口径。"
    for ask in asks_of(asked):
        raw = answers.get(ask, NOTHING)
        if ask.indicator.of and raw.filled < raw.count:
            yield f"“{ask.indicator.name}”有{raw.count - raw.filled}条记录没有填写数量,未计入。"


def _hex(data: Any) -> str:
    return hash_function(hash_name())(canonical(data)).hex()
