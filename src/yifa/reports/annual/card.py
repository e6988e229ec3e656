"""The definition card (口径卡) of a figure: what it counts, over which records, by which article. Pure Python."""

from collections.abc import Mapping
from typing import Any

from yifa.reports.annual.evaluate import leaves_in

HOW = {
    "count": "逐条计数",
    "sum": "字段求和",
    "average": "字段平均",
    "stock": "期末在册数",
    "rate": "分子÷分母×100",
    "rest": "分母减分子",
}
NOUNS = {"case": "案件", "activity": "活动", "register": "名册", "document": "文书"}
COLUMNS = 4
PLUMBING = frozenset({"division", "organ", "kind", "procedure", "procedure_version", "withdrawn", "demo", "grid"})


def chinese_day(iso: str) -> str:
    """2024-01-05 -> 2024年1月5日: no leading zeros in documents."""
    year, month, day = iso[:10].split("-")
    return f"{int(year)}年{int(month)}月{int(day)}日"


def period_text(figure: Mapping[str, Any]) -> str:
    """The days that count: from and to, or the last day for what is in force."""
    leaf = next(leaves_in(figure["formula"]))
    if leaf["op"] == "stock":
        return f"{chinese_day(leaf['to'])}在册"
    return f"{chinese_day(leaf['from'])}至{chinese_day(leaf['to'])}"


def value_text(figure: Mapping[str, Any]) -> str:
    """The exact value with its unit, and both halves of a rate."""
    value = figure["value"]
    text = "没有基数，不计算" if value is None else f"{value}{figure['unit']}"
    if figure["numerator"] is not None and figure["denominator"] is not None:
        text += f"（{figure['numerator']}÷{figure['denominator']}）"
    return text


def conditions(figure: Mapping[str, Any]) -> str:
    """The declaration's filters in words."""
    return "；".join(map(str, figure["card"].get("conditions", [])))


def noun_of(source: str) -> str:
    """case:dispute -> 案件记录."""
    noun = source.partition(":")[0]
    return f"{NOUNS.get(noun, noun)}记录"


def source_text(figure: Mapping[str, Any]) -> str:
    halves = figure["card"].get("halves") or [figure["card"]]
    return str(figure["card"].get("source") or halves[0].get("source") or noun_of(figure["source"]))


def how(figure: Mapping[str, Any]) -> str:
    """The formula in words; a rest says of which rate."""
    text = str(figure["card"].get("formula") or HOW.get(figure["op"], figure["op"]))
    return f"{HOW['rest']}；比率的算法：{text}" if figure["rest"] else text


def basis_of(figure: Mapping[str, Any]) -> str:
    """The article, marked where nobody has checked it yet."""
    text = str(figure["card"].get("basis", ""))
    return text if figure["card"].get("verified", True) or not text or "待核" in text else f"{text}（待核）"


def card(figure: Mapping[str, Any], place: str) -> list[tuple[str, str]]:
    """(label, text) lines of the card, empty ones left out."""
    lines = [
        ("数值", value_text(figure)),
        ("口径", str(figure["card"].get("definition", ""))),
        ("算法", how(figure)),
        ("条件", conditions(figure)),
        ("限定", "；".join(figure["dims"].values())),
        ("期间", period_text(figure)),
        ("范围", f"{place}（区划 {figure['scope']}）及所辖"),
        ("计入日期", str(figure["card"].get("time", ""))),
        ("依据", basis_of(figure)),
        ("记录", f"{figure['rows']}条，取自{source_text(figure)}"),
        ("指标编号", figure["indicator"]),
        ("口径散列", figure["definition_hash"]),
    ]
    return [(label, text) for label, text in lines if text]


def sample_table(figure: Mapping[str, Any], samples: Mapping[str, Mapping[str, Any]]) -> list[list[str]]:
    """Header and first rows for a reader's eyes: the record's name and a few public fields that say something."""
    rows = [(subject, samples[subject]) for subject in figure["row_refs"] if subject in samples]
    if not rows:
        return []
    leaf = next(leaves_in(figure["formula"]))
    wanted = [leaf.get("when") or "valid_from", leaf.get("of"), *(row["field"] for row in leaf.get("where", []))]
    fields = [name for name in dict.fromkeys(wanted) if name and name not in PLUMBING]
    others = [name for name in rows[0][1] if name not in fields and name not in PLUMBING and name != "code"]
    fields = [*fields, *others][:COLUMNS]
    titles = figure["card"].get("titles", {})
    table = [["记录", "区划", *(titles.get(name, name) for name in fields)]]
    for subject, public in rows:
        cells = [shown(public.get(name)) for name in fields]
        table.append([record_name(subject), str(public.get("division", "")), *cells])
    return table


def record_name(subject: str) -> str:
    """case:500155117-… -> its code; register:17 -> 名册17."""
    noun, _, key = subject.partition(":")
    return key if noun == "case" else f"{NOUNS.get(noun, noun)}{key}"


def shown(value: Any) -> str:
    if value is None:
        return "—"
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)[:24]
