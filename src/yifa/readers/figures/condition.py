"""Conditions as data: they compile to a query, print in Chinese on the card, and are checked offline. Pure Python."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, get_args

Op = Literal["eq", "ne", "in", "ge", "gt", "le", "lt", "has", "is_null", "not_null"]
_WORDS: dict[Op, str] = {
    "eq": "为", "ne": "不为", "in": "为其中之一:", "ge": "不小于", "gt": "大于", "le": "不大于", "lt": "小于",
    "has": "含有", "is_null": "为空", "not_null": "不为空",
}  # fmt: skip
_BARE = ("is_null", "not_null")


@dataclass(frozen=True)
class Cond:
    """``field op value`` over a record's public half. ``title``: the field's Chinese name on the card.

    Dates are written in ISO form. A field with several choices meets ``eq`` and ``has`` when the value is among them.
    An empty text or list is as good as absent: an absent field meets only ``is_null`` and ``ne``.
    """

    field: str
    op: Op = "eq"
    value: Any = None
    title: str = ""

    def __post_init__(self) -> None:
        if self.op not in get_args(Op):
            raise ValueError(f"条件“{self.field}”用了不认识的比较“{self.op}”")
        if self.op == "in" and (isinstance(self.value, str) or not self.value):
            raise ValueError(f"条件“{self.field}”的可选值要写成一组,且不能为空")
        if self.op == "in":
            object.__setattr__(self, "value", tuple(self.value))
        if self.op not in _BARE and (self.value is None or self.value == ""):
            raise ValueError(f"条件“{self.field}”没有写比较的值;要问是否为空,请用 is_null 或 not_null")

    def __str__(self) -> str:
        if isinstance(self.value, bool) and self.op in ("eq", "ne"):
            return f"{self.title or self.field}:{_word(self.value is (self.op == 'eq'))}"
        return f"{self.title or self.field}{_WORDS[self.op]}{self._shown()}"

    def _shown(self) -> str:
        if self.op in _BARE:
            return ""
        return "、".join(map(_word, self.value)) if self.op == "in" else _word(self.value)

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Whether a record's public half meets the condition."""
        held = row.get(self.field)
        if absent(held):
            return self.op in ("is_null", "ne")
        if self.op in _BARE:
            return self.op == "not_null"
        if isinstance(held, list | tuple):
            return self._holds_among(held)
        if self.op == "in":
            return any(_alike(held, value) == value for value in self.value)
        wanted = self.value.isoformat() if isinstance(self.value, date) else self.value
        return _COMPARE[self.op](_alike(held, wanted), wanted)

    def _holds_among(self, held: list[Any] | tuple[Any, ...]) -> bool:
        if self.op == "in":
            return any(value in held for value in self.value)
        if self.op not in ("eq", "has", "ne"):
            raise ValueError(f"栏目“{self.field}”可有多个值,不能用“{_WORDS[self.op]}”来比")
        return (self.value in held) is (self.op != "ne")

    def as_data(self) -> dict[str, Any]:
        return {"field": self.field, "op": self.op, "value": list(self.value) if self.op == "in" else self.value}


def absent(held: Any) -> bool:
    """Nothing was entered: null, an empty text or an empty list."""
    return held is None or held == "" or (isinstance(held, list | tuple) and not held)


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def _alike(held: Any, value: Any) -> Any:
    """A public half carries dates and decimals as text; bring them to the kind they are compared with."""
    if isinstance(held, date):
        return held.isoformat()
    if isinstance(held, str) and isinstance(value, int | Decimal) and not isinstance(value, bool):
        try:
            return Decimal(held)
        except InvalidOperation:
            return held
    return held


_COMPARE: dict[Op, Callable[[Any, Any], bool]] = {
    "eq": lambda held, value: bool(held == value),
    "ne": lambda held, value: bool(held != value),
    "has": lambda held, value: bool(held == value),
    "ge": lambda held, value: bool(held >= value),
    "gt": lambda held, value: bool(held > value),
    "le": lambda held, value: bool(held <= value),
    "lt": lambda held, value: bool(held < value),
}
