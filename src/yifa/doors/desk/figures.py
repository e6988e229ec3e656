"""Figures (数字): the list, one figure with its card, trend and subdivisions, and its rows."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yifa.doors.desk import figuring
from yifa.doors.desk.asking import Actor, absent, page
from yifa.doors.desk.figuring import Question
from yifa.doors.desk.naming import place_name
from yifa.doors.desk.permissions import FIGURES
from yifa.doors.desk.pulse import bars
from yifa.ground.identity.actor import in_area
from yifa.ground.places.codes import PlaceCodeError, full, prefix_of
from yifa.ground.places.models import Division
from yifa.readers.figures.indicator import INDICATORS, Indicator
from yifa.readers.figures.meaning import components
from yifa.readers.figures.period import UnknownPeriod, span
from yifa.readers.figures.shut import counted_unseen
from yifa.readers.figures.sources import known, source
from yifa.readers.figures.values import RowRef, Value, as_json
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.documents.kind import DOCUMENTS
from yifa.records.registers.kind import REGISTERS
from yifa.ui.pages.naming import divisions
from yifa.ui.parts import Basis, Cell, Choice, Empty, Filter, FilterBar, Pager, Table

PAGE = 50
NAMED = 4
DOMAINS = (
    ("disputes", "矛盾纠纷"), ("requests", "诉求工单"), ("enforcement", "行政执法"), ("decisions", "文件与决策"),
    ("redress", "复议应诉"), ("openness", "公开与服务"), ("outreach", "普法"), ("village", "村级治理"),
    ("accountability", "责任落实"), ("", "其他"),
)  # fmt: skip

KINDS: dict[str, Any] = {"case": PROCEDURES, "activity": ACTIVITIES, "register": REGISTERS, "document": DOCUMENTS}


@dataclass(frozen=True)
class Line:
    """One figure of the list."""

    name: str
    figure: Any
    definition: str
    basis: Basis


@page(FIGURES)
def figure_list(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every declared figure of one place and period, by body of work; those without records last."""
    scope, period = asked_scope(request, actor), asked_period(request)
    wanted = [each for each in INDICATORS if not each.implied]
    values = figuring.fresh().values(wanted, scope, period, actor=actor) if scope else []
    groups = [(name, *_lines(values, code)) for code, name in DOMAINS]
    context = {
        "groups": [group for group in groups if group[1] or group[2]],
        "bar": choices(reverse("desk:figures"), actor, scope, period),
        "period": figuring.period_text(period),
        "unseen": _unseen([INDICATORS[value.indicator] for value in values if not value.missing], actor),
        "place": place_name(scope),
        "empty": Empty("还没有任何数字", "各业务声明了指标、登记了记录之后,数字会自己出现在这里,不用填报。"),
    }
    return render(request, "desk/figures.html", context)


def _lines(values: list[Value], domain: str) -> tuple[list[Line], list[Line]]:
    own = [value for value in values if _domain(INDICATORS[value.indicator]) == domain]
    return [_line(value) for value in own if not value.missing], [_line(value) for value in own if value.missing]


def _line(value: Value) -> Line:
    indicator = INDICATORS[value.indicator]
    return Line(value.name, figuring.chip(value), indicator.definition, Basis(indicator.basis, indicator.verified))


def _domain(indicator: Indicator) -> str:
    """The body of work a figure's records belong to; a rate stands with its numerator."""
    while indicator.kind == "rate":
        indicator = INDICATORS[indicator.numerator]
    noun, _, kind = indicator.source.partition(":")
    if not known(indicator.source):
        return ""
    domain: str = _declared(noun, kind).domain
    return domain if domain in dict(DOMAINS) else ""


def _declared(noun: str, kind: str) -> Any:
    return KINDS[noun].get(kind)


@page(FIGURES)
def figure(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """One figure: “这个数怎么来的?”."""
    question = asked(request, actor, code)
    engine = figuring.fresh()
    value = engine.value(question.indicator, question.scope, question.period, actor=actor)
    months = engine.monthly(question.indicator, question.scope, question.period, actor=actor)
    lines = engine.by_subdivision(question.indicator, question.scope, question.period, actor=actor)
    names = divisions(full(line.division) for line in lines)
    heads, by_month = _months(question.indicator, months)
    context = {
        "indicator": question.indicator,
        "value": value,
        "card": figuring.card(question, value),
        "rows_url": question.url("desk:rows"),
        "month_heads": heads,
        "months": by_month,
        "option": _trend(question.indicator, months),
        "lines": [(_place(line, names), figuring.chip(line.value, _below(question, line))) for line in lines],
        "bar": choices(question.url().partition("?")[0], actor, question.scope, question.period),
        "json_url": question.url("desk:figure-json"),
        "unseen": _unseen([question.indicator], actor),
    }
    return render(request, "desk/figure.html", context)


def _place(line: Any, names: Any) -> str:
    name = names.get(full(line.division), line.division)
    return f"{name}(本级)" if line.own else str(name)


def _below(question: Question, line: Any) -> str:
    """A subdivision opens its own figure; what the higher division registered itself opens its rows."""
    below = Question(question.indicator, line.division, question.period, line.own)
    return below.url("desk:rows" if line.own else "desk:figure")


def _trend(indicator: Indicator, months: list[Value]) -> dict[str, Any] | None:
    """The chart of a period with more than one month. Of a rate its two halves are drawn: a month may settle what an
    earlier month took in, so that the rate of a single month says little."""
    if len([month for month in months if not month.missing]) < 2:
        return None
    heads = [month.period for month in months]
    if indicator.kind != "rate":
        return bars(heads, [(indicator.name, [month.value or 0 for month in months])])
    top, bottom = components(indicator)
    return bars(
        heads,
        [
            (bottom.name, [month.denominator or 0 for month in months]),
            (top.name, [month.numerator or 0 for month in months]),
        ],
    )


def _months(indicator: Indicator, months: list[Value]) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """The table beneath: (heads, rows of month, chip and for a rate both halves)."""
    if indicator.kind != "rate":
        return (indicator.name,), [(month.period, figuring.chip(month), ()) for month in months]
    top, bottom = components(indicator)
    halves = [tuple(figuring.grouped(n or 0) for n in (month.denominator, month.numerator)) for month in months]
    rows = [(month.period, figuring.chip(month), half) for month, half in zip(months, halves, strict=True)]
    return (indicator.name, bottom.name, top.name), rows


@page(FIGURES)
def figure_json(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """The figure with its trace as data, for whoever wants to compute it again."""
    question = asked(request, actor, code)
    value = figuring.fresh().value(question.indicator, question.scope, question.period, actor=actor)
    trace = {"definition_hash": value.trace.definition_hash, "snapshot_hash": value.trace.snapshot_hash}
    body = json.dumps({**as_json(value), **trace}, ensure_ascii=False, indent=1, default=str)
    return HttpResponse(body, content_type="application/json; charset=utf-8")


@page(FIGURES)
def rows(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """The records behind a figure, a page at a time; each opens its record and its ledger proof."""
    question = asked(request, actor, code)
    part = request.GET.get("part", "")
    part = part if part in figuring.PARTS and question.indicator.kind == "rate" else ""
    after = _cursor(request.GET.get("after", ""))
    found = figuring.listed(question, actor, part=part, after=after, limit=PAGE + 1)
    shown = found[:PAGE]
    more = question.url("desk:rows", part=part, after=shown[-1].cursor) if len(found) > PAGE else ""
    first = question.url("desk:rows", part=part) if after else ""
    unseen = _unseen([question.indicator], actor)
    context = {
        "indicator": question.indicator,
        "part": figuring.PARTS.get(part, ""),
        "question": question,
        "figure_url": question.url(),
        "period": figuring.period_text(question.period),
        "place": place_name(question.scope),
        "table": _row_table(shown, question),
        "pager": Pager(len(shown), "", first, more),
        "unseen": unseen,
        "empty": _no_rows(unseen) if not shown else None,
        "tabs": _tabs(question, part),
    }
    return render(request, "desk/rows.html", context)


def _no_rows(unseen: str) -> Empty:
    if unseen:
        return Empty("明细不对您的岗位开放", f"{unseen}要核对明细,请找有权办理这类事项的岗位。")
    return Empty("没有记录", "这个范围和期间里没有计入这个数的记录。")


def _unseen(indicators: list[Indicator], actor: Actor) -> str:
    """The sentence that says whose matters are counted although this reader may not open them; "" for none."""
    names = counted_unseen(indicators, actor)
    if not names:
        return ""
    told = "、".join(names[:NAMED]) + (f"等 {len(names)} 类" if len(names) > NAMED else "")
    return f"含您无权打开的事项({told}):只计入总数,明细里不列。"


def _cursor(text: str) -> str:
    source_code, _, last = text.partition("|")
    return text if last.isdecimal() and known(source_code) else ""


def _tabs(question: Question, part: str) -> list[tuple[str, str, bool]]:
    if question.indicator.kind != "rate":
        return []
    order = (("rest", "未达到的(先看)"), ("numerator", "分子"), ("denominator", "分母"), ("", "全部"))
    return [(name, question.url("desk:rows", part=code), code == part) for code, name in order]


def _row_table(rows: list[RowRef], question: Question) -> Table:
    names = divisions(row.division for row in rows)
    amount = any(row.amount != 1 for row in rows)
    heads = ("记录", "种类", "日期", "区划", *(("计入的量",) if amount else ()), "台账证明")
    kinds = {row.source: source(row.source).name for row in rows}
    return Table(
        f"{question.indicator.name}的明细",
        heads,
        tuple(_row(row, names, kinds, amount) for row in rows),
        ("种类",),
    )


def _row(row: RowRef, names: Any, kinds: dict[str, str], amount: bool) -> tuple[Cell, ...]:
    return (
        Cell(row.code, record_url(row), code=True),
        Cell(kinds[row.source]),
        Cell(row.date.isoformat() if row.date else "—"),
        Cell(names.get(row.division, row.division)),
        *((Cell(figuring.grouped(row.amount), number=True),) if amount else ()),
        Cell("看证明", reverse("desk:proof", args=[row.subject])),
    )


def record_url(row: RowRef) -> str:
    """The page of the record itself."""
    noun, _, kind = row.source.partition(":")
    match noun:
        case "case":
            return reverse("ui:case", args=[row.code])
        case "document":
            return reverse("ui:document", args=[row.id])
    return reverse(f"ui:{noun}-entry", args=[kind, row.id])


def asked(request: HttpRequest, actor: Actor, code: str) -> Question:
    """The figure, place and period of an address; 404 for anything out of sight."""
    if code not in INDICATORS:
        raise absent(f"没有编号为“{code}”的指标。")
    scope = asked_scope(request, actor)
    if not scope:
        raise absent()
    return Question(INDICATORS[code], scope, asked_period(request), request.GET.get("own") == "1")


def asked_scope(request: HttpRequest, actor: Actor) -> str:
    """The division of an address, the actor's own by default; 404 beyond it."""
    text = request.GET.get("scope") or actor.scope
    if not text:
        return ""
    try:
        scope = prefix_of(text)
    except PlaceCodeError:
        raise absent("没有这个区划。") from None
    if not in_area(full(scope), actor.scope):
        raise absent()
    return scope


def asked_period(request: HttpRequest) -> str:
    text = request.GET.get("period") or figuring.periods()[0]
    try:
        return str(span(text))
    except UnknownPeriod as unknown:
        raise absent(str(unknown)) from None


def choices(url: str, actor: Actor, scope: str, period: str) -> FilterBar:
    """Place and period above a figure page; places down to townships."""
    below = Division.objects.within(actor.scope).filter(level__lte=4).order_by("code").values_list("code", "name")[:200]
    places = [Choice(prefix_of(code), name) for code, name in below]
    if not any(one.value == scope for one in places):
        places.insert(0, Choice(scope, place_name(scope)))
    years = figuring.periods()
    chosen = years if period in years else (period, *years)
    spans = tuple(Choice(one, figuring.period_text(one)) for one in chosen)
    return FilterBar(
        url,
        (
            Filter("scope", "区划", "choice", tuple(places), scope, False),
            Filter("period", "期间", "choice", spans, period, False),
        ),
    )
