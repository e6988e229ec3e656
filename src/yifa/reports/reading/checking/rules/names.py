"""Fixed terms, and names that one text writes in two ways (用语与名称)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.data import load
from yifa.reports.reading.checking.rule import Hit, Severity, rule
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.document import Document

_QUOTED = re.compile(r"[“\"]([^“”\"\n]{3,12})[”\"]")
_JOINT = re.compile(r"[+与和、·及]")


@cache
def _terms() -> tuple[tuple[re.Pattern[str], tuple[str, ...], dict[str, Any]], ...]:
    return tuple((re.compile(entry["pattern"]), tuple(entry["cues"].split()), entry) for entry in load("terms")["term"])


@cache
def _variants() -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(each["right"]), re.compile(each["pattern"]), each["name"]) for each in load("terms")["variant"]
    )


@rule(
    "term_nonstandard",
    "error",
    "法律和中央文件已有固定用语,写成了别的",
    basis="各用语的出处见资料 terms.toml 各条",
    fires=frame("推进法制政府建设,开展培训3场。"),
    silent=frame("推进法治政府建设,落实行政机关负责人出庭应诉制度,开展培训3场。"),
)
def terms(document: Document, context: Context) -> Iterator[Hit]:
    for pattern, cues, entry in _terms():
        if not any(cue in context.text for cue in cues):
            continue
        for index, match in enumerate(pattern.finditer(context.text)):
            severity: Severity = entry["severity"] if index == 0 else "info"
            yield Hit(*match.span(), f"规范用语是“{entry['right']}”({entry['basis']})。", severity=severity)


@rule(
    "name_inconsistent",
    "warn",
    "同一机构、平台的名称前后不一",
    fires=frame("推广“网格+警务”模式。\n依托“网格与警务”模式化解纠纷30起。"),
    silent=frame("推广“网格+警务”模式,依托“网格+警务”模式化解纠纷30起。"),
)
def names(document: Document, context: Context) -> Iterator[Hit]:
    for right, pattern, name in _variants():
        if right.search(context.text):
            for match in pattern.finditer(context.text):
                yield Hit(*match.span(), f"同文又写作“{name}”,名称不一致。")
    yield from _quoted(context)


def _quoted(context: Context) -> Iterator[Hit]:
    """Quoted names alike but for what joins their halves; the form used first is taken as the name."""
    spelled: dict[tuple[str, ...], list[re.Match[str]]] = defaultdict(list)
    for match in _QUOTED.finditer(context.text):
        if len(_JOINT.findall(match[1])) == 1 and not match[1].startswith(("+", "与")):
            spelled[tuple(_JOINT.split(match[1]))].append(match)
    for matches in spelled.values():
        forms = Counter(match[1] for match in matches)
        if len(forms) < 2 or any(len(half) < 2 for half in _JOINT.split(matches[0][1])):
            continue
        first = matches[0][1]
        for match in matches:
            if match[1] != first:
                yield Hit(match.start(), match.end(), f"前文写作“{first}”,此处写作“{match[1]}”。")
