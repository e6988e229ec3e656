"""The list page of a clerk whose town has ten thousand matters: 95 of 100 answers within a tenth of a second."""

from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter

from django.conf import settings
from django.test import Client

from yifa.doors.cli.bench.declare import Measured, bench
from yifa.doors.cli.bench.house import PLACE
from yifa.doors.cli.bench.intake import DISPUTE
from yifa.ground import ledger
from yifa.ground.calendar import TZ, now
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.cast import make_cast
from yifa.ground.identity.models import Person
from yifa.records.cases.loading import History, Move, load_histories

PAGES = ("/cases/", "/cases/?procedure=dispute")


class PageFailed(RuntimeError):
    """The page did not answer with 200."""


@bench("list.page", "一万件事项的列表页(95%的请求)", target=100, better="less")
def page(quick: bool, folder: Path) -> Measured:
    """p95 in milliseconds of the first pages of the list, through the whole stack but the socket."""
    rows, rounds = (2_000, 20) if quick else (10_000, 100)
    ledger.make_key()
    make_cast(PLACE, "测速镇")
    load_histories((_history(number) for number in range(rows)), by=Actor.system("bench"))
    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    client.force_login(Person.objects.get(username=f"clerk@{PLACE}"), settings.AUTHENTICATION_BACKENDS[-1])
    for path in PAGES:  # the very first answer compiles templates and opens the store
        _once(client, path)
    times = sorted(_once(client, PAGES[number % len(PAGES)]) for number in range(rounds))
    return Measured(
        times[int(rounds * 0.95)] * 1000, "毫秒", "无", f"{rows:,} 件,中位 {times[rounds // 2] * 1000:.0f} 毫秒"
    )


def _once(client: Client, path: str) -> float:
    begin = perf_counter()
    answer = client.get(path)
    seconds = perf_counter() - begin
    if answer.status_code != 200:
        raise PageFailed(f"{path} 回答 {answer.status_code}")
    return seconds


def _history(number: int) -> History:
    at = datetime(now().year, 1, 5, 9, tzinfo=TZ) + timedelta(minutes=number % 40_000)
    move = Move("screen", DISPUTE["data"], at, Actor.system("bench"))  # type: ignore[arg-type]
    return History("dispute", f"{PLACE}000", f"{PLACE}-PAFZB", (move,), f"bench-{number}")
