"""The early notice of requests (早期提醒): a count of matters leaves its usual band. About matters and places only."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from yifa.ground.calendar.clock import day_of
from yifa.ground.identity.actor import Actor
from yifa.ground.places.codes import full
from yifa.ground.places.models import Division
from yifa.readers.likeness.bands import series
from yifa.readers.likeness.declared import COUNTED
from yifa.readers.watch.rule import Finding, Rule


def counts_beyond(place: str, law: Callable[[str], Any], now: datetime) -> Iterator[Finding]:
    """Every item and place of a township that is beyond its band, told once a week; matters of limited secrecy are
    not counted, so that the notice may be read by everybody there."""
    anybody = Actor("", "监督", frozenset({"clerk"}), scope=place)
    week = f"{day_of(now):%G-%V}"
    names = dict(Division.objects.within(place).values_list("code", "name"))
    for declared in COUNTED:
        for one in series(declared, anybody, day_of(now)):
            if one.beyond:
                where = names.get(full(one.place), one.place)
                usual = f"平常每七天{one.band.low}到{one.band.high}件"
                yield Finding(
                    f"{declared.procedure}:{one.place}:{one.item}:{week}",
                    {"name": f"{where}·{one.item}", "missing": f"最近七天{declared.name}{one.latest}件,{usual}"},
                )


NOTICES = (
    Rule(
        code="requests.count_beyond",
        name="件数超出平常",
        severity="info",
        basis="国办2025意见(高频共性问题未诉先办、风险早期预警);平常范围的算法见“高频与预警”",
        looks_at="population",
        sentence="“{name}”突然变多:{missing}。请到“高频与预警”看看是不是同一个原因;确是的,可以立为专题。",
        fires_on="某村公共设施类事件此前八段(每段七天)平均每段2件,最近七天9件。",
        silent_on="同一村平均20件,最近七天27件:多了7件,但这样的起伏本来就会有。",
        fires=counts_beyond,
        told="ZZZX",
    ),
)
