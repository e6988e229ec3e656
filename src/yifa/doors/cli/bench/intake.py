"""Intake of a dispute and of an order with everything on, against a bare endpoint with two inserts, in turns."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from yifa.doors.cli.bench.declare import Measured, bench
from yifa.doors.cli.bench.load import Load, send, server
from yifa.doors.cli.bench.server_of_postgres import postgres

EMBEDDED: Mapping[str, str] = {}
"""What the environment must say for the embedded store: nothing."""
DISPUTE: dict[str, Any] = {
    "division": "500155117000",
    "organ": "500155117-PAFZB",
    "data": {
        "title": "测速:邻里排水",
        "dispute_type": "邻里",
        "applicant_name": "演示甲",
        "respondent_name": "演示乙",
        "summary": "雨水流向邻家院落,双方就排水沟走向有争执。",
    },
}
ORDER: dict[str, Any] = {
    "division": "500155117000",
    "organ": "500155117-ZZZX",
    "data": {
        "title": "测速:路灯不亮",
        "channel": "电话",
        "kind": "求助",
        "content": "村口的路灯坏了三天,夜里出行不便。",
        "place": "演示村一组",
        "caller_name": "演示甲",
        "caller_phone": "13800000000",
    },
}
BARE = {"title": "测速:邻里排水", "kind": "dispute", "text": "雨水流向邻家院落。"}


@bench("intake", "矛盾纠纷登记(令牌、表单、守卫、期限、账本全开)对比裸接口两次插入", target=0.5, better="more")
def intake(quick: bool, folder: Path) -> Measured:
    """A dispute that was found."""
    return compared(quick, folder, "/api/v1/dispute/cases/screen", DISPUTE)


@bench("intake.order", "诉求工单登记(令牌、表单、守卫、期限、账本全开)对比裸接口两次插入", target=0.5, better="more")
def order(quick: bool, folder: Path) -> Measured:
    """An order that comes in by telephone."""
    return compared(quick, folder, "/api/v1/hotline_ticket/cases/register", ORDER)


@bench("intake.order.postgresql", "诉求工单登记(PostgreSQL)对比裸接口两次插入", target=0.5, better="more")
def order_on_postgres(quick: bool, folder: Path) -> Measured:
    """The same order on the other store; the bare endpoint writes to the same server."""
    with postgres() as env:
        return compared(quick, folder, "/api/v1/hotline_ticket/cases/register", ORDER, env)


def compared(
    quick: bool, folder: Path, path: str, body: dict[str, Any], store: Mapping[str, str] = EMBEDDED
) -> Measured:
    """Requests per second of ours ÷ of the bare endpoint as Django comes; rounds in turns, the best of each. The note
    tells the harder comparison too: the bare endpoint with its connections kept open, as ours are."""
    requests, rounds = (600, 1) if quick else (3000, 3)
    home, bare = folder / "intake-home", folder / "intake-bare"
    for own in (home, bare):
        own.mkdir()
    env = {**os.environ, "YIFA_HOME": str(home), "YIFA_MODE": "test", "YIFA_BENCH_BARE": str(bare)}
    env.pop("YIFA_DATABASE", None)
    env |= store
    python = [sys.executable, "-m"]
    token = subprocess.run(  # noqa: S603
        [*python, "yifa.doors.cli.bench.house"], env=env, check=True, capture_output=True, text=True
    ).stdout
    subprocess.run([sys.executable, "-c", "import yifa.doors.cli.bench.bare"], env=env, check=True)
    sides = (
        ("yifa.doors.cli.bench.bare:application", env, "/api/lodge", BARE, "bench"),
        ("yifa.doors.cli.bench.bare:application", {**env, "YIFA_BENCH_KEPT": "1"}, "/api/lodge", BARE, "bench"),
        ("yifa.site.wsgi:application", env, path, body, token),
    )
    loads: list[list[Load]] = [[] for _ in sides]
    for _ in range(rounds):
        for found, (module, own_env, address, sent, key) in zip(loads, sides, strict=True):
            with server(module, own_env, folder / "server.log") as port:
                send(port, address, sent, key, requests=80)
                found.append(send(port, address, sent, key, requests=requests))
    stock, kept, mine = (max(each, key=lambda load: load.per_second) for each in loads)
    note = (
        f"登记 {mine.per_second:,.0f} 件/秒,p95 {mine.p95_ms:.0f} 毫秒;裸接口也保持连接时 {kept.per_second:,.0f} 次/秒,"
        f"是它的 {mine.per_second / kept.per_second:.2f} 倍"
    )
    return Measured(mine.per_second / stock.per_second, "倍", f"{stock.per_second:,.0f} 次/秒", note)
