"""The number a matter has in another system (原系统编号): how it is kept in ``source_key``, and found again by it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models

from yifa.ground.identity.vault import fingerprint

LONGEST_SOURCE, LONGEST_KEY = 24, 48
SHORTEST, LONGEST = 4, 80
"""What may be such a number when somebody looks for one: “12” names nothing, and stands in every village's ledger."""

SOURCES: list[Callable[[], Iterable[str]]] = []
"""Where the names of other systems are known; filled at start-up by whoever takes their files."""


def source_key(source: str, organ: str, number: str) -> str:
    """Names the matter for good: system, organ and number; long ones by their keyed fingerprint."""
    if not _long(source, number):
        return f"from:{source}:{organ}:{number}"
    return f"from:{organ}:{_print(source, number)}"


def _long(source: str, number: str) -> bool:
    return len(source) > LONGEST_SOURCE or len(number) > LONGEST_KEY


def _print(source: str, number: str) -> str:
    return fingerprint(f"{source}|{number}", "files.source")


def endings(words: str) -> list[str]:
    """What the source key of a matter with this number ends in; nothing for what is no such number."""
    number = words.strip()
    if not (SHORTEST <= len(number) <= LONGEST and any(sign.isdigit() for sign in number)):
        return []
    sources = {source for told in SOURCES for source in told() if source}
    return [number, *(_print(source, number) for source in sorted(sources) if _long(source, number))]


class SourceNumber(models.Func):
    """The end of a source key, behind the system and the organ: ``from:SYSTEM:ORGAN:NUMBER``, ``file:ORGAN:NUMBER``.

    Written without parameters: the embedded store uses an index of an expression only where the question spells it
    letter for letter like the index. The first five signs are the same length of both.
    """

    output_field = models.CharField(max_length=120)
    _AFTER = "SUBSTR({0}, {1}({0}, ':') + 1)"

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, template=self._spelt("INSTR"), **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, template=self._spelt("STRPOS"), **more)

    def _spelt(self, position: str) -> str:
        after = self._AFTER.format("SUBSTR(%(expressions)s, 6)", position)
        return self._AFTER.format(after, position)
