"""A rule as a declaration, and what it finds (规则与结论).

A rule is open text: its code, how grave it is, what it means in Chinese, the ground it stands on, one text in which it
fires and one in which it must not. Both texts are run by the tests. What holds is a finding too: a reader sees which
identities were checked.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from yifa.ground.registry import Registry
from yifa.reports.reading.document import Document

if TYPE_CHECKING:
    from yifa.reports.reading.checking.context import Context

Severity = Literal["error", "warn", "info"]
Verdict = Literal["holds", "violates"]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule saw at a place of the text. ``severity``: milder than the rule's own, when the case is less sure."""

    start: int
    end: int
    message: str
    computed: str = ""
    verdict: Verdict = "violates"
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the result (检查结论). Offsets are in the document's text; ``computed`` shows the arithmetic."""

    file: str
    start: int
    end: int
    rule: str
    severity: Severity
    verdict: Verdict
    message: str
    computed: str = ""

    def as_json(self) -> dict[str, Any]:
        return {each.name: getattr(self, each.name) for each in fields(self)}


Look: TypeAlias = Callable[[Document, "Context"], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class CheckRule:
    """``fires``/``silent``: texts in which the rule must and must not find anything wrong; ``previous``: the unit's
    report of the year before, for rules that compare. ``words``: the rule can only fire where one of these stands
    (empty: anywhere)."""

    code: str
    severity: Severity
    meaning: str
    basis: str
    fires: str
    silent: str
    look: Look
    words: tuple[str, ...] = ()
    previous: str = ""


RULES: Registry[CheckRule] = Registry("检查规则")

WRITING = "文字、标点、版式的通行规范(GB/T 15834-2011《标点符号用法》、GB/T 9704-2012《党政机关公文格式》)"
ARITHMETIC = "数字应当相互印证:《统计法》第七条(真实、准确、完整)"
REPORTING = "《法治政府建设与责任落实督察工作规定》第二十三条至第二十五条"


def rule(
    code: str,
    severity: Severity,
    meaning: str,
    *,
    fires: str,
    silent: str,
    basis: str = WRITING,
    words: tuple[str, ...] = (),
    previous: str = "",
) -> Callable[[Look], Look]:
    """Declare the function below as a rule."""

    def declare(look: Look) -> Look:
        RULES.add(CheckRule(code, severity, meaning, basis, fires, silent, look, words, previous))
        return look

    return declare
