"""Guessing a mapping from a head row (猜栏目): words first, then the words of ``words.toml``; a person confirms it."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from yifa.doors.files.columns import UNDER_WAY, Column, SheetKind
from yifa.doors.files.heads import Grouped, title_of
from yifa.doors.files.mapping import Mapping, plain
from yifa.records.cases.imported import INTAKES

SHORTEST_PART = 3
"""A known word inside a longer head (``诉求人联系电话(必填)``) counts from this length on."""

GROUP_ENDS = ("基本信息", "基本情况", "信息", "情况", "内容")


@cache
def words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


@cache
def total_words() -> frozenset[str]:
    return frozenset(words()["total_words"])


def heads_of(column: Column) -> tuple[str, ...]:
    """What a column may be called, the surest first."""
    own = (column.head, column.field.title)
    others = () if column.step else words()["heads"].get(column.key, ())
    return tuple(dict.fromkeys(plain(head) for head in (*own, *others)))


@cache
def _groups() -> dict[str, str]:
    """Plain name of a group of heads -> what its columns' names begin with, "" where it is the staff's."""
    return {plain(name): begins for begins, names in words()["groups"].items() for name in names}


def spoken(head: Any) -> tuple[str, ...]:
    """What a head may be called, the surest first: “群众信息/姓名” is also 诉求人姓名, and 姓名 after all; the last is
    the name without its group, "" where that could be anybody's."""
    if not isinstance(head, Grouped):
        return (plain(head),)
    group, leaf = plain(head.group), plain(head.leaf)
    bare = next((group.removesuffix(end) for end in GROUP_ENDS if group.endswith(end) and group != end), group)
    begins = _groups().get(group)
    somebody_else = begins == "" and leaf in words()["of_people"]
    return plain(head), f"{bare}{leaf}", f"{begins or bare}{leaf}", "" if somebody_else else leaf


def guessed(kind: SheetKind, heads: Iterable[Any]) -> dict[str, str]:
    """Their head -> our column's key, each at most once: exact words in the order of sureness, then contained ones."""
    titles = {title_of(head): spoken(head) for head in heads if plain(head)}
    found: dict[str, str] = {}
    ranked = [(rank, column, word) for column in kind.columns for rank, word in enumerate(heads_of(column))]
    for same in (_is_called, _is_part):
        for _, column, word in sorted(ranked, key=lambda one: one[0]):
            if column.key in found.values():
                continue
            head = next((head for head, names in titles.items() if head not in found and same(word, names)), None)
            if head is not None:
                found[head] = column.key
    return found


def of_people(head: Any) -> bool:
    """Whether a head says that people's own data stand below it (姓名、电话、住址)."""
    name = plain(head.leaf if isinstance(head, Grouped) else head)
    return any(name.endswith(word) for word in words()["of_people"])


def _is_called(word: str, names: tuple[str, ...]) -> bool:
    return word in names


def _is_part(word: str, names: tuple[str, ...]) -> bool:
    """A known word inside a head, or inside what it is called without its group."""
    return len(word) >= SHORTEST_PART and word in names[-1]


def translation(kind: SheetKind, column: Column, given: Iterable[str]) -> dict[str, str]:
    """Their words -> our values, of those that are understood."""
    known = translations(kind, column)
    return {word: known[plain(word)] for word in given if plain(word) in known}


def translations(kind: SheetKind, column: Column) -> dict[str, str]:
    """Every word (plain) that is understood as a value of a choice column; of yes and no, what this column calls so."""
    known: dict[str, str] = {}
    if column.field.kind == "bool":
        said = words()["values"].get(column.key, {})
        return {plain(word): answer for answer in said for word in said[answer]}
    for code, label in column.field.choices:
        others = words()["values"].get(column.key, {}).get(code, ())
        known |= {plain(word): code for word in (*others, label, code)}
    if kind.exports and column.key == "@state":
        known |= {plain(word): UNDER_WAY for word in words()["open_words"]}
        known |= {plain(word): one.code for one in INTAKES[kind.record].results for word in one.words}
    return known


def mapping_from(kind: SheetKind, source: str, heads: Iterable[Any], sheet: str = "") -> Mapping:
    """The guess as a mapping."""
    return Mapping(source, kind.path, guessed(kind, heads), sheet=sheet)
