"""Conditions as data: they compile to a query, print in Chinese on the card, and can be checked offline. Pure Python."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

Op = Literal["eq", "ne", "in", "ge", "gt", "le", "lt", "is_null", "not_null"]
_WORDS: dict[Op, str] = {
    "eq": "为", "ne": "不为", "in": "为其中之一:", "ge": "不小于", "gt": "大于", "le": "不大于", "lt": "小于",
    "is_null": "为空", "not_null": "不为空",
}  # fmt: skip


@dataclass(frozen=True)
class Cond:
    """``field op value`` over a record's public half. ``title``: the field's Chinese name on the card."""

    field: str
    op: Op = "eq"
    value: Any = None
    title: str = ""

    def __post_init__(self) -> None:
        if self.op not in get_args(Op):
            raise ValueError(f"条件“{self.field}”用了不认识的比较“{self.op}”")

    def __str__(self) -> str:
        shown = "、".join(map(str, self.value)) if self.op == "in" else self._shown()
        return f"{self.title or self.field}{_WORDS[self.op]}{shown}"

    def _shown(self) -> str:
        if self.op in ("is_null", "not_null"):
            return ""
        return {True: "是", False: "否"}.get(self.value, str(self.value)) if isinstance(self.value, bool) else str(
            self.value
        )

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Whether a record's public half meets the condition; an absent or empty field meets only ``is_null``/``ne``."""
        held = row.get(self.field)
        if self.op == "is_null":
            return held is None
        if self.op == "not_null":
            return held is not None
        if held is None:
            return self.op == "ne"
        return _COMPARE[self.op](held, self.value)

    def as_data(self) -> dict[str, Any]:
        return {"field": self.field, "op": self.op, "value": list(self.value) if self.op == "in" else self.value}


_COMPARE = {
    "eq": lambda held, value: held == value,
    "ne": lambda held, value: held != value,
    "in": lambda held, value: held in value,
    "ge": lambda held, value: held >= value,
    "gt": lambda held, value: held > value,
    "le": lambda held, value: held <= value,
    "lt": lambda held, value: held < value,
}
