"""Figures (数字): what the report prints, computed from the records and opened down to them.

An Indicator (指标) declares what is counted; a Value (数值) is one figure with numerator, denominator and Trace (溯源);
both come from a snapshot (快照) of the records' public halves, never from the live store and never from personal data.
统计法 第7条 (真实、准确、完整): a figure that cannot be computed is missing (缺), never guessed.
Words: source 取数记录, condition 条件, time role 计入日期, scope 范围, period 期间, stock 时点数, dimension 分项,
definition card 口径卡片, small cell 小数格. This is the only room that opens DuckDB or Spark.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yifa.readers.figures.engine import Figures, OutOfScope, figures, rows, value, values
    from yifa.readers.figures.values import RowRef, Trace, Value, as_json, row_as_json

__all__ = [
    "Figures", "OutOfScope", "RowRef", "Trace", "Value", "as_json", "figures", "row_as_json", "rows", "value", "values",
]  # fmt: skip
_FROM_VALUES = ("RowRef", "Trace", "Value", "as_json", "row_as_json")


def __getattr__(name: str) -> Any:
    """The engine is loaded when first asked for: declarations import this package without Django or DuckDB."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "values" if name in _FROM_VALUES else "engine"
    return getattr(import_module(f"yifa.readers.figures.{module}"), name)
