"""Figures and the rows behind them as lists (数字导出)."""

from yifa.doors.files.listing import Listing, NothingToExport, Wanted
from yifa.ground.calendar import today
from yifa.ground.registry import UnknownDeclaration
from yifa.readers.figures.engine import figures as reader
from yifa.readers.figures.indicator import INDICATORS

HEADS = ("指标", "名称", "数值", "单位", "分子", "分母", "期间", "范围", "记录数", "定义", "依据")
ROW_HEADS = ("取自", "记录", "编号", "区划代码", "计入日期", "计入数量", "用于")
PARTS = {"numerator": "分子", "denominator": "分母", "both": "分子和分母", "": ""}


def figures(wanted: Wanted) -> Listing:
    """All figures of a place and year; a missing one says so."""
    place = _place(wanted)
    chosen = [one for one in INDICATORS if not one.implied]
    values = reader().values(chosen, place, str(wanted.year or today().year), actor=wanted.by)
    rows = (
        (
            value.indicator, value.name, value.text if value.value is None else value.value, value.unit,
            value.numerator, value.denominator, value.period, value.scope, value.trace.count,
            INDICATORS[value.indicator].definition, INDICATORS[value.indicator].basis,
        )
        for value in values
    )  # fmt: skip
    return Listing("figures/", "数字", wanted, HEADS, len(values), rows)


def rows(wanted: Wanted) -> Listing:
    """The records behind one figure, by their codes; no personal data stands in a trace."""
    place = _place(wanted)
    if not wanted.indicator:
        raise NothingToExport("请写明是哪个指标,例如 dispute.resolved。")
    if wanted.indicator not in INDICATORS:
        raise UnknownDeclaration(f"没有代码为“{wanted.indicator}”的指标")
    indicator = INDICATORS[wanted.indicator]
    found = reader().rows(indicator, place, str(wanted.year or today().year), actor=wanted.by)
    lines = (
        (row.source, row.subject, row.code, row.division, row.date, row.amount, PARTS.get(row.part, row.part))
        for row in found
    )
    return Listing("figures/rows", f"{indicator.name}·明细", wanted, ROW_HEADS, len(found), lines)


def _place(wanted: Wanted) -> str:
    if not wanted.place:
        raise NothingToExport("请写明是哪个地方的数字,例如 --place 360281。")
    return wanted.place
