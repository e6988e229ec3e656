"""At start-up: every declared indicator must fit the records it is computed from; misfits are named."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Info, Warning, register

from yifa.readers.figures.indicator import INDICATORS, Indicator
from yifa.readers.figures.meaning import standing
from yifa.readers.figures.sources import Source, known, source


def misfits() -> Iterator[tuple[Indicator, str]]:
    """(indicator, Chinese sentence) for each thing that could not be computed.

    A figure of records that no domain keeps yet is no misfit: it prints “缺” until one does (:func:`unkept`).
    """
    for indicator in INDICATORS:
        for code in filter(None, (indicator.numerator, indicator.denominator, *indicator.parts)):
            if code not in INDICATORS:
                yield indicator, f"用到的指标“{code}”没有声明"
        if indicator.source and known(indicator.source):
            yield from ((indicator, sentence) for sentence in _columns(indicator, source(indicator.source)))


def unkept() -> Iterator[tuple[Indicator, str]]:
    """(indicator, Chinese sentence) for figures whose records no domain declares."""
    for indicator in INDICATORS:
        if indicator.source and not known(indicator.source):
            yield indicator, f"取数的记录“{indicator.source}”没有声明,数字印作“缺”"


def _columns(indicator: Indicator, each: Source) -> Iterator[str]:
    wanted: dict[str, tuple[str, ...]] = {}
    for name in (cond.field for cond in (*standing(each.code), *indicator.where)):
        wanted[name] = ()
    wanted |= dict.fromkeys((*indicator.dims, indicator.distinct), ())
    wanted |= {indicator.when: ("date",), indicator.of: ("int", "decimal")}
    for name, kinds in wanted.items():
        column = each.column(name) if name else None
        if name and column is None:
            yield f"“{each.name}”的公开栏目里没有“{name}”"
        elif column and kinds and column.kind not in kinds:
            yield f"“{each.name}”的“{column.title}”不是{'日期' if kinds == ('date',) else '数量'}"


@register()
def indicators_fit(**_: Any) -> list[CheckMessage]:
    wrong = [Warning(_said(*each), id="figures.W001") for each in misfits()]
    return [*wrong, *(Info(_said(*each), id="figures.I001") for each in unkept())]


def _said(indicator: Indicator, sentence: str) -> str:
    return f"指标“{indicator.name}”({indicator.id}):{sentence}。"
