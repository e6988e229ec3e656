"""Running every rule over one document (检查)."""

from collections.abc import Iterable
from itertools import islice

from yifa.reports.reading.checking import rules as _declared  # noqa: F401  (imports declare the rules)
from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.rule import RULES, CheckRule, Finding
from yifa.reports.reading.document import Document

_MOST = 300
_GRAVITY = {"error": 0, "warn": 1, "info": 2}


def check(document: Document, previous: Document | None = None, only: Iterable[str] = ()) -> list[Finding]:
    """What is wrong and what was checked and holds, in the order of the text, the same thing said once.

    A rule is heard at most 300 times in one document. ``previous``: the unit's report of an earlier year, to compare
    with. ``only``: codes of rules, all when empty.
    """
    context = Context(document, previous)
    wanted = [RULES[code] for code in only] or list(RULES)
    found = {
        (each.start, each.end, each.rule, each.message): each
        for one in wanted
        for each in islice(_run(one, context), _MOST)
    }
    return sorted(found.values(), key=lambda each: (each.start, each.end, _GRAVITY[each.severity], each.rule))


def _run(one: CheckRule, context: Context) -> Iterable[Finding]:
    if one.words and not any(word in context.text for word in one.words):
        return
    document = context.document
    for hit in one.look(document, context):
        severity = "info" if hit.verdict == "holds" else hit.severity or one.severity
        yield Finding(document.file, hit.start, hit.end, one.code, severity, hit.verdict, hit.message, hit.computed)
