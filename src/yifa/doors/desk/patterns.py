"""高频与预警: which matters come again and again, where, and which counts leave their band. Never about people."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yifa.doors.desk.asking import Actor, page, query
from yifa.doors.desk.permissions import PATTERNS
from yifa.ground.calendar import today
from yifa.ground.identity.actor import in_area
from yifa.ground.places.codes import full, prefix_of
from yifa.ground.provisions import LAWBOOK
from yifa.readers.likeness.bands import Recurring, Series, recurring, series
from yifa.readers.likeness.declared import COUNTED, Counted
from yifa.readers.likeness.parameters import number
from yifa.records.cases.models import Case
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.sight import barred, cases_in_sight
from yifa.ui.pages.naming import divisions
from yifa.ui.parts import Basis, Cell, Choice, Empty, Filter, FilterBar, Link, Table

HEADS = ("事项", "地点", "件数", "其中未办结", "最近七天", "平常范围", "下一步")
SHOWN = 100
PARAMETERS = ("band_weeks", "band_rarity", "band_least", "recurring_days", "recurring_least")
FULL = 12
"""Digits of a village's code."""
TOPIC, PROPOSE = "special_topic", "propose"
"""The procedure of 专题, named and not imported: a house without it shows the page without that way."""

Running = dict[tuple[str, str], list[Case]]
"""Open 专题 by kind and item."""


@dataclass(frozen=True)
class Notice:
    """One count beyond its band: where, the sentence, the drawing, its numbers, the ways on."""

    title: str
    sentence: str
    code: str
    option: dict[str, Any]
    heads: tuple[str, ...]
    counts: tuple[int, ...]
    ways: tuple[Link, ...]


@page(PATTERNS)
def pattern_list(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What is unusual first, then what comes often, each count open to its rows."""
    kind = request.GET.get("procedure", "")
    declared = [one for one in countable(actor) if kind in ("", one.procedure)]
    day = today()
    held = {one.code: series(one, actor, day) for one in declared}
    often = [line for one in declared for line in recurring(one, actor, day)]
    beyond = [one for lines in held.values() for one in lines if one.beyond]
    names = places([*(one.place for one in beyond), *(one.place for one in often)])
    running = running_topics(actor)
    context = {
        "notices": [notice(n, one, names, day, running) for n, one in enumerate(beyond)],
        "table": _table(often[:SHOWN], held, names, actor, day, running),
        "more": max(len(often) - SHOWN, 0),
        "bar": _bar(actor, kind),
        "explained": explained(actor, sum(len(lines) for lines in held.values())),
        "days": number("recurring_days", actor.scope),
        "least": number("recurring_least", actor.scope),
        "usual": _usual(),
        "empty": _empty(),
    }
    return render(request, "desk/patterns.html", context)


def countable(actor: Actor) -> list[Counted]:
    """The bodies of work whose matters are counted and which this post may read."""
    closed = barred(actor)
    return [one for one in COUNTED if one.procedure not in closed] if actor.scope else []


def places(codes: list[str]) -> dict[str, str]:
    """Names of places, by code or prefix."""
    whole = {code: full(code) for code in codes}
    names = divisions(whole.values())
    return {code: names.get(twelve, code) for code, twelve in whole.items()}


def _bar(actor: Actor, kind: str) -> FilterBar:
    kinds = tuple(Choice(one.procedure, one.name) for one in countable(actor))
    return FilterBar(reverse("desk:patterns"), (Filter("procedure", "哪一类", "choice", kinds, kind),))


def _usual() -> Empty:
    return Empty("最近七天没有超出平常的", "各类事项在各地的件数都在平常范围内。范围怎么算,见本页下方。")


def _empty() -> Empty:
    text = "同一事项在同一地方反复发生,会列在这里,可以立为专题,从根子上解决。事项登记后自动统计,不用另外填报。"
    return Empty("近期没有反复发生的事项", text, (Link("看全部事项", reverse("ui:cases")),))


def _table(
    often: list[Recurring],
    held: dict[str, list[Series]],
    names: dict[str, str],
    actor: Actor,
    day: date,
    running: Running,
) -> Table:
    lately = {(code, one.item, one.place): one for code, lines in held.items() for one in lines}
    rows = tuple(
        _row(one, lately.get((one.declared.code, one.item, one.place)), names[one.place], actor, day, running)
        for one in often
    )
    return Table("高频事项", HEADS, rows, ("平常范围",))


def _row(
    one: Recurring, lately: Series | None, place: str, actor: Actor, day: date, running: Running
) -> tuple[Cell, ...]:
    since = day - timedelta(days=number("recurring_days", actor.scope) - 1)
    url = rows_url(one.declared, one.item, one.place, since, day)
    week = rows_url(one.declared, one.item, one.place, day - timedelta(days=6), day)
    topic = way_to_topic(one.declared, one.item, one.place, since, day, running)
    return (
        Cell(one.item, under=one.declared.name),
        Cell(place),
        Cell(f"{one.count:,}", url, number=True),
        Cell(f"{one.open:,}", number=True),
        Cell(f"{lately.latest:,}" if lately else "0", week if lately and lately.latest else "", number=True),
        Cell(f"{lately.band.low}到{lately.band.high}件" if lately else "—", short=True),
        Cell(topic.text, topic.url) if topic else Cell("看明细", url),
    )


def rows_url(declared: Counted, item: str, place: str, since: date, until: date) -> str:
    """The rows behind a count."""
    asked = {
        "procedure": declared.procedure, "item": item, "place": place, "since": since.isoformat(),
        "until": until.isoformat(),
    }  # fmt: skip
    return reverse("desk:pattern-rows") + query(**asked)


def running_topics(actor: Actor) -> Running:
    """The open 专题 in sight, newest first, by kind and item."""
    found: dict[tuple[str, str], list[Case]] = {}
    if TOPIC in PROCEDURES:
        for topic in cases_in_sight(actor).filter(procedure=TOPIC, closed_at=None).order_by("-id")[:SHOWN]:
            held: Any = topic.detail
            if held:
                found.setdefault((held.kind, held.item), []).append(topic)
    return found


def way_to_topic(declared: Counted, item: str, place: str, since: date, until: date, running: Running) -> Link | None:
    """To the open 专题 that covers this place already, else to the form that proposes one."""
    whole = full(place)
    for topic in running.get((declared.name, item), ()):
        if in_area(whole, prefix_of(topic.division)):
            return Link("看专题", reverse("ui:case", args=[topic.code]))
    url = topic_url(declared, item, place, since, until)
    return Link("立为专题", url) if url else None


def topic_url(declared: Counted, item: str, place: str, since: date, until: date) -> str:
    """The form that proposes a 专题, filled in with what was counted; "" where the house has none."""
    if TOPIC not in PROCEDURES:
        return ""
    asked = {
        "at-division": full(place), "kind": declared.name, "item": item, "since": since.isoformat(),
        "until": until.isoformat(),
    }  # fmt: skip
    return reverse("ui:case-new", args=[TOPIC, PROPOSE]) + query(**asked)


def figures_of_topic(topic: Case) -> str:
    """The figures of a 专题: the matters it was proposed for."""
    held: Any = topic.detail
    declared = next((one for one in COUNTED if held and one.name == held.kind), None)
    if declared is None:
        return ""
    prefix = prefix_of(topic.division)
    return rows_url(declared, held.item, topic.division if len(prefix) == FULL else prefix, held.since, held.until)


def notice(place_on_page: int, one: Series, names: dict[str, str], day: date, running: Running) -> Notice:
    """A count beyond its band in plain words."""
    first = day - timedelta(days=6)
    place, before = names.get(one.place, one.place), len(one.counts) - 1
    sentence = (
        f"最近七天({first:%m-%d}至{day:%m-%d})登记{one.latest}件;此前{before}段(每段七天)平均每段{one.band.mean:.1f}件,"
        f"照平常应在{one.band.low}到{one.band.high}件之间。请看看是不是同一个原因。"
    )
    heads = tuple(f"{day - timedelta(weeks=n, days=6):%m-%d}起" for n in reversed(range(len(one.counts))))
    topic = way_to_topic(one.declared, one.item, one.place, first, day, running)
    rows = Link("看这些事项", rows_url(one.declared, one.item, one.place, first, day))
    ways = (rows, topic) if topic else (rows,)
    return Notice(
        f"{place} · {one.item}", sentence, f"beyond-{place_on_page}", drawing(one, heads), heads, one.counts, ways
    )


def drawing(one: Series, heads: tuple[str, ...]) -> dict[str, Any]:
    """An ECharts option: a bar for each seven days, the usual band behind them."""
    area = [{"name": "平常范围", "yAxis": one.band.low}, {"yAxis": one.band.high}]
    return {
        "xAxis": {"type": "category", "data": list(heads)},
        "yAxis": {"type": "value", "minInterval": 1, "max": max(*one.counts, one.band.high) + 1},
        "series": [
            {
                "name": "登记件数", "type": "bar", "data": list(one.counts),
                "markArea": {"silent": True, "itemStyle": {"opacity": 0.35}, "data": [area]},
            }
        ],
    }  # fmt: skip


@dataclass(frozen=True)
class Explained:
    """How the band is made, with its parameters as data, and how many would leave it by chance."""

    watched: int
    weeks: int
    rarity: int
    by_chance: str
    parameters: tuple[tuple[str, str, Basis], ...]


def explained(actor: Actor, watched: int) -> Explained:
    """What the page says of its own method."""
    rarity = number("band_rarity", actor.scope)
    rules = [LAWBOOK.get(f"likeness.{code}", on=today(), division=full(actor.scope)) for code in PARAMETERS]
    lines = tuple((one.name, f"{one.value}{_unit(one.unit)}", Basis(one.basis, one.verified)) for one in rules)
    return Explained(watched, number("band_weeks", actor.scope), rarity, f"{watched / rarity:.1f}", lines)


def _unit(unit: str) -> str:
    return {"d": "日"}.get(unit, unit)
