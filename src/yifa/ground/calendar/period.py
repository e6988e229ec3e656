"""Lengths of time as the law writes them: 工作日, 日, 月, 小时."""

from dataclasses import dataclass
from typing import Literal, get_args

Unit = Literal["wd", "d", "mo", "h"]
UNITS: tuple[Unit, ...] = get_args(Unit)
_WORDS: dict[Unit, str] = {"wd": "个工作日", "d": "日", "mo": "个月", "h": "小时"}


@dataclass(frozen=True, slots=True)
class Period:
    """``value`` whole units; ``unit`` is wd (working days), d (natural days), mo (months) or h (hours)."""

    value: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise ValueError(f"期限单位“{self.unit}”不认识,应为 wd(工作日)、d(日)、mo(月)、h(小时)")
        if isinstance(self.value, bool) or not isinstance(self.value, int) or self.value < 0:
            raise ValueError(f"期限长度应为不小于零的整数,现为“{self.value}”")

    def __str__(self) -> str:
        return f"{self.value}{_WORDS[self.unit]}"
