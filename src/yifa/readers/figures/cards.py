"""The definition card (口径卡片) of a figure, in words a reader without the code can check."""

from dataclasses import replace
from typing import Any

from yifa.readers.figures.condition import Cond
from yifa.readers.figures.indicator import INDICATORS, Indicator
from yifa.readers.figures.meaning import BEGUN, KIND_WORDS, built_on, components, noun, standing
from yifa.readers.figures.sources import Source, known, source
from yifa.readers.figures.values import plain

NOUNS = {"case": "事项", "register": "名册", "activity": "活动", "document": "文书"}


def card(indicator: str | Indicator) -> dict[str, Any]:
    """The card as data: every text is Chinese and ready to print. A rate's card carries those of its two halves."""
    declared = indicator if isinstance(indicator, Indicator) else INDICATORS[indicator]
    return {
        "id": declared.id,
        "name": declared.name,
        "unit": declared.unit,
        "kind": KIND_WORDS[declared.kind],
        "definition": declared.definition,
        "formula": formula(declared),
        "source": _source_name(declared),
        "conditions": conditions(declared),
        "time": time_role(declared),
        "dims": [{"name": name, "title": _title(declared, name)} for name in declared.dims],
        "parts": [INDICATORS[part].name for part in declared.parts],
        "basis": declared.basis,
        "verified": declared.verified,
        "places": declared.places,
        "appears_in": [other.name for other in built_on(declared)],
        "halves": [card(each) for each in components(declared)] if declared.kind == "rate" else [],
    }


def formula(indicator: Indicator) -> str:
    """How it is computed, in one line."""
    if indicator.kind == "rate":
        top, bottom = components(indicator)
        scale = {1: "", 100: " × 100%"}.get(indicator.scale, f" × {indicator.scale}")
        return f"{top.name} ÷ {bottom.name}{scale},{_decimals(indicator)}"
    of = _source_name(indicator)
    if indicator.kind == "average":
        return f"{of}的“{_title(indicator, indicator.of)}”之和 ÷ 填写了该栏的条数,{_decimals(indicator)}"
    if indicator.distinct:
        return f"{of}中不同的“{_title(indicator, indicator.distinct)}”的个数"
    amount = f"“{_title(indicator, indicator.of)}”之和" if indicator.of else "条数"
    return f"符合条件的{of}的{amount}"


def conditions(indicator: Indicator) -> list[str]:
    """The conditions that must all hold, those every figure of its source carries included."""
    if indicator.kind == "rate":
        return []
    return [str(_worded(indicator, cond)) for cond in (*standing(indicator.source), *indicator.where)]


def time_role(indicator: Indicator) -> str:
    """Which date counts."""
    if indicator.kind == "rate":
        return "分子、分母各按自己的日期计入"
    if indicator.kind == "stock":
        begun = indicator.when or BEGUN[noun(indicator.source)]
        return f"期末当日在册或未结:{_title(indicator, begun)}不晚于期末,且期末当日尚未终止"
    return f"按{_title(indicator, indicator.when)}计入期间"


def _decimals(indicator: Indicator) -> str:
    return f"四舍五入保留{plain(indicator.places)}位小数" if indicator.places else "四舍五入取整"


def _held(indicator: Indicator) -> Source | None:
    return source(indicator.source) if indicator.source and known(indicator.source) else None


def _source_name(indicator: Indicator) -> str:
    held = _held(indicator)
    kind = NOUNS.get(noun(indicator.source), "")
    return f"{kind}“{held.name}”" if held else indicator.source


def _title(indicator: Indicator, name: str) -> str:
    held = _held(components(indicator)[0])
    column = held.column(name) if held else None
    return column.title if column else name


def _worded(indicator: Indicator, cond: Cond) -> Cond:
    """The condition with the column's title and the words of its choices."""
    held = _held(indicator)
    column = held.column(cond.field) if held else None
    if column is None:
        return cond
    value = tuple(map(column.say, cond.value)) if cond.op == "in" else column.say(cond.value)
    return replace(cond, title=cond.title or column.title, value=value)
