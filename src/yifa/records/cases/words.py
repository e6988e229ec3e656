"""Finding cases by words of their title (按名称查找): pairs of neighbouring characters, looked up in the store's own
full-text index.

A title is kept a second time as its pairs (路灯不亮 -> 路灯 灯不 不亮 亮). Any run of two or more characters of it is
found by the pairs of that run, whether or not a dictionary knows it as a word, and nothing has to be cut again when a
dictionary changes. Why not jieba: docs/adr/0041. The embedded store keeps the index in step by triggers, so that no
writer can forget it; PostgreSQL by the column itself.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, models

from yifa.ground.recorded.bulk import NotInTransaction

NEWEST = 10_000
"""The embedded store looks at so many hits, the newest first, before the rest of a list's conditions."""

FEW = 100
"""Up to so many new cases are told to the embedded store's index one by one."""

INDEX = "cases_casewords"
_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|[^\W\u3400-\u9fff\uf900-\ufaff]+")


def words_of(text: str) -> str:
    """The words under which a title is found, once each, in the order of the title."""
    found: dict[str, None] = {}
    for run in _runs(text):
        found.update(dict.fromkeys(_pairs(run) if _is_han(run) else (run,)))
        if _is_han(run):
            found[run[-1]] = None
    return " ".join(found)


def _runs(text: str) -> Iterator[str]:
    return (found.group() for found in _RUN.finditer(_plain(text)))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower().replace("_", " ")


def _is_han(run: str) -> bool:
    return not (run[0].isascii() or run[0] < "\u3400")


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)]


@dataclass(frozen=True)
class Sought:
    """What is looked for: ``words`` as typed. ``area`` (significant division prefix) and ``kind`` (procedure) narrow
    it, on either store; they never open anything: the scope itself is asked by the query that this is part of."""

    words: str
    area: str = ""
    kind: str = ""

    @property
    def terms(self) -> tuple[tuple[str, bool], ...]:
        """(word, whether it is only a beginning). A pair is whole; a single character or a foreign word may go on."""
        found: dict[tuple[str, bool], None] = {}
        for run in _runs(self.words):
            parts = _pairs(run) if _is_han(run) else []
            found.update(dict.fromkeys([(part, False) for part in parts] or [(run, True)]))
        return tuple(found)


class WordsField(models.TextField):
    """The words of a title: text beside which the embedded store keeps an FTS5 index, a tsvector on PostgreSQL."""

    def db_type(self, connection: Any) -> str | None:
        return "tsvector" if connection.vendor == "postgresql" else super().db_type(connection)


@WordsField.register_lookup
class Hold(models.Lookup):
    """``words__hold=Sought(…)``: every term of it. Nothing that can be looked for finds nothing."""

    lookup_name = "hold"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        if not self.rhs.terms:
            return "1 = 0", ()
        column, params = self.process_lhs(compiler, connection)
        table = column.rpartition(".")[0]
        if connection.vendor == "postgresql":
            narrowed = _narrowed(self.rhs)
            asked = [f"{column} @@ to_tsquery('simple', %s)", *(f'{table}."{name}" = %s' for name in narrowed)]
            return f"({' AND '.join(asked)})", (*params, tsquery(self.rhs), *narrowed.values())
        hits = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s ORDER BY rowid DESC LIMIT {NEWEST}"  # noqa: S608
        return f'{table}."id" IN ({hits})', (*params, match(self.rhs))


def tsquery(sought: Sought) -> str:
    return " & ".join(f"'{word}'{':*' if begins else ''}" for word, begins in sought.terms)


def match(sought: Sought) -> str:
    """The same as FTS5 reads it, with the place and the kind in it, so that a frequent word of another town's matters
    need not be gone through."""
    said = " AND ".join(f'"{word}"{"*" if begins else ""}' for word, begins in sought.terms)
    return f"words:({said})" + "".join(f' AND {name}:"{value}"' for name, value in _narrowed(sought).items())


def _narrowed(sought: Sought) -> dict[str, str]:
    """Column -> the value it must have. A village is looked for in its town: the index knows no smaller place."""
    column = {9: "town", 12: "town", 6: "county"}.get(len(sought.area))
    return ({column: sought.area[:9]} if column else {}) | ({"procedure": sought.kind} if sought.kind else {})


_TRIGGERS = {
    "insert": "AFTER INSERT ON cases_case BEGIN {add} END",
    "delete": "AFTER DELETE ON cases_case BEGIN {drop} END",
    "update": "AFTER UPDATE OF words, procedure, division ON cases_case WHEN old.words IS NOT new.words "
    "OR old.procedure IS NOT new.procedure OR old.division IS NOT new.division BEGIN {drop} {add} END",
}
_COLUMNS = ("words", "town", "county", "procedure")


def lay(editor: Any) -> None:
    """Make the index of the store at hand from what its rows hold; used by migrations, again whenever a later one
    makes the table anew (SQLite drops a table's triggers with it)."""
    if editor.connection.vendor == "postgresql":
        editor.execute("CREATE INDEX case_words ON cases_case USING gin (words)")
        return
    names = ", ".join(_COLUMNS)
    editor.execute(
        f"CREATE VIRTUAL TABLE {INDEX} USING fts5({names}, content='cases_case', content_rowid='id', detail='column', "
        "tokenize=\"unicode61 tokenchars '_'\")"
    )
    editor.execute(f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')")  # noqa: S608
    add = f"INSERT INTO {INDEX}(rowid, {names}) VALUES (new.id, {_values('new')});"  # noqa: S608
    drop = f"INSERT INTO {INDEX}({INDEX}, rowid, {names}) VALUES ('delete', old.id, {_values('old')});"  # noqa: S608
    for name, text in _TRIGGERS.items():
        editor.execute(f"CREATE TRIGGER {INDEX}_{name} {text.format(add=add, drop=drop)}")


@contextmanager
def at_once(count: int) -> Iterator[None]:
    """The index takes the cases inserted in the block, ``count`` of them, together at its end.

    A trigger makes the embedded store copy every page a row touches, in case the row fails, and the index write out
    what it holds before each row: three quarters of what a row costs. So it is put aside for a batch, inside the
    caller's transaction: nobody else can write before it is back, and a block that fails takes everything back.
    Putting aside changes the schema, which every other connection then reads anew, so a few rows are not worth it.
    """
    if connection.vendor == "postgresql" or count <= FEW:
        yield
        return
    if not connection.in_atomic_block:
        raise NotInTransaction("成批登记必须在事务里进行,请先打开 transaction.atomic()。")
    trigger = f"{INDEX}_insert"
    names = ", ".join(_COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = %s", [trigger])
        made = cursor.fetchone()[0]
        cursor.execute("SELECT coalesce(max(id), 0) FROM cases_case")
        last = cursor.fetchone()[0]
        cursor.execute(f"DROP TRIGGER {trigger}")
        yield
        cursor.execute(
            f"INSERT INTO {INDEX}(rowid, {names}) SELECT id, {names} FROM cases_case WHERE id > %s ORDER BY id",  # noqa: S608 (names of our own tables)
            [last],
        )
        cursor.execute(made)


def _values(row: str) -> str:
    return ", ".join(f"{row}.{name}" for name in _COLUMNS)


def lift(editor: Any) -> None:
    """Take the index away."""
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP INDEX IF EXISTS case_words")
        return
    for name in _TRIGGERS:
        editor.execute(f"DROP TRIGGER IF EXISTS {INDEX}_{name}")
    editor.execute(f"DROP TABLE IF EXISTS {INDEX}")
