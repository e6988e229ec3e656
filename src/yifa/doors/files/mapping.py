"""A column mapping (栏目对应): how one source system's export is read. Pure Python; kept by ``kept``.

``columns``: their head -> our column's key; ``values``: our key -> {their word: our value}; ``fixed``: our key -> a
value for every row; ``sheet``: the worksheet, empty for the first visible one.
"""

import json
import unicodedata
from collections.abc import Mapping as Mapped
from dataclasses import dataclass, field
from typing import Any

from yifa.doors.files.columns import SheetKind

FORMAT = "yifa-mapping/1"
LONGEST_NAME = 40
MOST = 400


class MappingRefused(ValueError):
    """A mapping that cannot be used; a Chinese sentence."""


@dataclass(frozen=True)
class Mapping:
    """One source system's way of writing one kind of record."""

    source: str
    kind: str
    columns: Mapped[str, str] = field(default_factory=dict)
    values: Mapped[str, Mapped[str, str]] = field(default_factory=dict)
    fixed: Mapped[str, str] = field(default_factory=dict)
    sheet: str = ""

    def as_data(self) -> dict[str, Any]:
        return {
            "columns": dict(self.columns),
            "values": {key: dict(words) for key, words in self.values.items()},
            "fixed": dict(self.fixed),
            "sheet": self.sheet,
        }

    def as_text(self) -> str:
        """The mapping as a file that another house can take in."""
        told = {"format": FORMAT, "source": self.source, "kind": self.kind, **self.as_data()}
        return json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    def known(self, kind: SheetKind) -> dict[str, int]:
        """Plain head -> place of the column, as the reader of heads wants it."""
        places = {column.key: place for place, column in enumerate(kind.columns)}
        return {plain(head): places[key] for head, key in self.columns.items() if key in places}


def mapping_of(source: str, kind: str, told: Mapped[str, Any]) -> Mapping:
    """A mapping from its data. Raises :class:`MappingRefused` where it is not shaped like one."""
    name = " ".join(source.split())
    if not name or len(name) > LONGEST_NAME:
        raise MappingRefused(f"请写明来源系统的名称,最多{LONGEST_NAME}个字,例如“市12345平台”。")
    columns, fixed = _texts(told.get("columns")), _texts(told.get("fixed"))
    raw = told.get("values") or {}
    if not isinstance(raw, dict):
        raise MappingRefused("栏目对应文件里的选项不对,请用系统导出的文件。")
    values = {str(key): _texts(words) for key, words in raw.items()}
    twice = [head for head, key in columns.items() if list(columns.values()).count(key) > 1]
    if twice:
        raise MappingRefused(f"有两栏对应到同一个栏目(您表里的“{'”、“'.join(twice)}”),请只留一个。")
    return Mapping(name, kind, columns, values, fixed, str(told.get("sheet") or "")[:80])


def read_text(text: str) -> Mapping:
    """A mapping from a file made by :meth:`Mapping.as_text`. Raises :class:`MappingRefused`."""
    try:
        told = json.loads(text)
    except ValueError as wrong:
        raise MappingRefused("这不是栏目对应文件(应是系统导出的.json)。请重新选择。") from wrong
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise MappingRefused(f"这不是栏目对应文件,或者版本不同(要{FORMAT})。请用同一版本的系统导出。")
    return mapping_of(str(told.get("source") or ""), str(told.get("kind") or ""), told)


def check(mapping: Mapping, kind: SheetKind) -> None:
    """Every column it names must exist, every value be one of the column's. Raises :class:`MappingRefused`."""
    strange = [key for key in (*mapping.columns.values(), *mapping.values, *mapping.fixed) if kind.named(key) is None]
    if strange:
        raise MappingRefused(f"“{kind.name}”没有这些栏目:{'、'.join(sorted(set(strange)))}。请重新对应。")
    for key, words in (*mapping.values.items(), *((key, {"": value}) for key, value in mapping.fixed.items())):
        column = kind.named(key)
        allowed = {code for code, _ in column.field.choices} if column else set()
        wrong = [value for value in words.values() if allowed and value not in allowed]
        if column and wrong:
            raise MappingRefused(f"“{column.head}”没有“{wrong[0]}”这个选项,请重新对应。")
    told = {*mapping.columns.values(), *mapping.fixed}
    missing = [column.head for column in kind.columns if column.field.required and column.key not in told]
    if missing:
        raise MappingRefused(f"必填的栏目还没有对应:{'、'.join(missing)}。请选出表里是哪一栏。")


def differences(before: Mapping | None, after: Mapping, kind: SheetKind) -> list[tuple[str, str, str]]:
    """(what, before, after) of everything that would change, for people to read before it is applied."""
    old, new = _flat(before, kind) if before else {}, _flat(after, kind)
    changed = [name for name in sorted({*old, *new}) if old.get(name) != new.get(name)]
    return [(name, old.get(name, "(无)"), new.get(name, "(删去)")) for name in changed]


def _flat(mapping: Mapping, kind: SheetKind) -> dict[str, str]:
    """Every entry of a mapping in the words that the pages use; a column that is no longer there says so."""
    flat = {f"表头“{head}”": _head(key, kind) for head, key in mapping.columns.items()}
    for key, words in mapping.values.items():
        flat |= {f"“{_head(key, kind)}”里的“{word}”": _choice(key, value, kind) for word, value in words.items()}
    flat |= {f"“{_head(key, kind)}”一律填": _choice(key, value, kind) for key, value in mapping.fixed.items()}
    return flat | ({"工作表": mapping.sheet} if mapping.sheet else {})


def _head(key: str, kind: SheetKind) -> str:
    column = kind.named(key)
    return column.head if column else f"{key}(这里没有这一栏)"


def _choice(key: str, value: str, kind: SheetKind) -> str:
    column = kind.named(key)
    return dict(column.field.choices).get(value, value) if column else value


def _texts(told: Any) -> dict[str, str]:
    if told is None:
        return {}
    if not isinstance(told, dict) or len(told) > MOST or not all(isinstance(value, str) for value in told.values()):
        raise MappingRefused("栏目对应的内容不对:每一栏应对应一个栏目名。请重新对应。")
    return {str(head)[:200]: value[:200] for head, value in told.items() if value}


def plain(cell: Any) -> str:
    """A head as it is compared: without blanks, stars, width and case."""
    text = unicodedata.normalize("NFKC", str(cell or ""))
    return "".join(text.split()).replace("*", "").replace("(必填)", "").lower()
