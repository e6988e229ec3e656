"""The dispute types (纠纷类型): one national list, and each place's sub-codes (地方子类) mapped onto it."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("types.toml").read_text(encoding="utf-8"))

DISPUTE_TYPES: tuple[str, ...] = tuple(_DATA["national"])
MEDICAL, LABOUR = "医疗", "劳动争议"
GENERAL_TYPES: tuple[str, ...] = tuple(t for t in DISPUTE_TYPES if t not in (MEDICAL, LABOUR))

if TYPE_CHECKING:
    DisputeType = str
else:
    DisputeType = Literal[DISPUTE_TYPES]


@dataclass(frozen=True)
class LocalType:
    """A place's sub-code: ``division`` is the prefix where it is used, ``national`` the type it counts under."""

    division: str
    code: str
    name: str
    national: str

    def __post_init__(self) -> None:
        if self.national not in DISPUTE_TYPES:
            raise ValueError(f"地方子类“{self.name}”对应的全国类型“{self.national}”不在清单里")


LOCAL_TYPES: tuple[LocalType, ...] = tuple(LocalType(**row) for row in _DATA["local"])


def national_type(division: str, local_code: str) -> str:
    """The national type a place's sub-code counts under. Raises ``KeyError`` with a Chinese sentence."""
    for kind in LOCAL_TYPES:
        if kind.code == local_code and division.startswith(kind.division):
            return kind.national
    raise KeyError(f"本地没有代码为“{local_code}”的纠纷子类")
