"""The map of matters with ten thousand points: how soon its data answer, how small they are, whether it moves fluidly.

Each is a ratio of one run: against the same points told one by one, and against the same map with nothing on it.
"""

import gzip
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Thread
from time import perf_counter
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.test import Client

from yifa.doors.cli.bench.declare import Measured, bench, best
from yifa.doors.cli.bench.house import PLACE
from yifa.doors.cli.bench.listing import PageFailed
from yifa.ground import ledger
from yifa.ground.calendar import now
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.cast import make_cast
from yifa.ground.identity.models import Person
from yifa.records.cases.loading import History, Move, load_histories
from yifa.records.cases.models import Case

WEST, SOUTH, SIDE = 106.5, 29.5, 0.2
SEEN = f"seen={WEST},{SOUTH},{WEST + SIDE},{SOUTH + SIDE}"
ZOOMS = (11, 12, 13)
HOUSE = Actor.system("bench")
MANY, FEW = 10_000, 2_000
NOBODY = "/map/?view=all&since=2999-01-01"
FRAMES = """() => {
  window.frames_seen = [];
  let before = 0;
  const tick = (at) => { if (before) frames_seen.push(at - before); before = at; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""


class NoBrowser(RuntimeError):
    """The browser, or what drives it, is not installed here."""


@bench("map.data", "民情地图一次取数(一万件,服务器合并)对比逐件发送同样的事项", target=1, better="less")
def data(quick: bool, folder: Path) -> Measured:
    """Seconds of the map's whole answer ÷ of only reading and writing the same points one by one."""
    client, rounds = _laid(FEW if quick else MANY), 5 if quick else 20
    urls = [f"/map/data/?view=all&{SEEN}&zoom={zoom}" for zoom in ZOOMS]
    sizes = [len(_asked(client, url)) for url in urls]  # the very first answers open the store, too
    ours = sum(best(rounds, _timed(_asked, client, url)) for url in urls) / len(urls)
    base, whole = best(rounds, _timed(_one_by_one)), len(_one_by_one())
    note = f"每次 {ours * 1000:.0f} 毫秒,最多 {max(sizes) / 1024:.1f} KB;逐件发送要 {whole / 1024:.0f} KB(都是压缩后)"
    return Measured(ours / base, "倍", f"{base * 1000:.0f} 毫秒", note)


@bench("map.frames", "民情地图拖动、缩放时画面的间隔(一万件,95%)对比空白的地图", target=2, better="less")
def frames(quick: bool, folder: Path) -> Measured:
    """p95 of the time between frames while the map is dragged and zoomed ÷ the same with nothing on it, in turns."""
    client, rounds = _laid(FEW if quick else MANY), 1 if quick else 3
    full, bare = [], []
    with _served() as port, _browser() as browser:
        home = f"http://127.0.0.1:{port}"
        context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=home)
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": home}])
        for _ in range(rounds):
            full.append(_moved(context, "/map/?view=all"))
            bare.append(_moved(context, NOBODY))
    ours, base = min(full), min(bare)
    return Measured(ours / base, "倍", f"{base:.1f} 毫秒", f"95%的间隔不超过 {ours:.1f} 毫秒")


def _laid(count: int) -> Client:
    """A town with ``count`` located matters in it (laid once a store), and its clerk's client."""
    ledger.make_key()
    make_cast(PLACE, "测速镇")
    load_histories((_history(number) for number in range(count)), by=HOUSE)
    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    client.force_login(Person.objects.get(username=f"clerk@{PLACE}"), settings.AUTHENTICATION_BACKENDS[-1])
    return client


def _history(number: int) -> History:
    spot = {"lon": WEST + number * 7919 % 10007 / 10007 * SIDE, "lat": SOUTH + number * 6101 % 10009 / 10009 * SIDE}
    report = {"title": "测速", "category": "公共设施", "place": "测速路", **spot}
    move = Move("report", report, now() - timedelta(minutes=number), HOUSE)
    return History("grid_event", f"{PLACE}000", f"{PLACE}-ZZZX", (move,), f"map-{number}")


def _timed(run: Callable[..., Any], *given: Any) -> Callable[[], float]:
    def once() -> float:
        begin = perf_counter()
        run(*given)
        return perf_counter() - begin

    return once


def _asked(client: Client, url: str) -> bytes:
    answer = client.get(url, headers={"accept-encoding": "gzip"})
    if answer.status_code != 200:
        raise PageFailed(f"{url} 回答 {answer.status_code}")
    return answer.content


def _one_by_one() -> bytes:
    rows = Case.objects.filter(lon__isnull=False).order_by("-id").values_list("lon", "lat", "code", "state", "due_at")
    return gzip.compress(json.dumps([list(row) for row in rows], default=str).encode(), 6)


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the bench answers in JSON."""


@contextmanager
def _served() -> Iterator[int]:
    """This very process's site on a free port: the session's key is this process's own."""
    site = ThreadedWSGIServer(("127.0.0.1", 0), _Silent)
    site.set_app(StaticFilesHandler(get_wsgi_application()))
    Thread(target=site.serve_forever, daemon=True).start()
    try:
        yield int(site.server_port)
    finally:
        site.shutdown()
        site.server_close()


@contextmanager
def _browser() -> Iterator[Any]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        path = None
    if not path:
        raise NoBrowser("没有安装浏览器或它的驱动(apt install chromium;pip install playwright),这一项测不了。")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def _moved(context: Any, url: str) -> float:
    """p95 in milliseconds between two frames while a hand drags the map and turns the wheel."""
    tab = context.new_page()
    tab.goto(url)
    tab.wait_for_selector("#map[data-drawn]")
    if bool(tab.locator("#map .y-map-mark").count()) == (url == NOBODY):
        raise PageFailed(f"{url} 画的不是要测的地图")
    box = tab.locator("#map").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    tab.evaluate(FRAMES)
    for way in (1, -1, 1, -1):
        tab.mouse.move(x, y)
        tab.mouse.down()
        tab.mouse.move(x + way * 200, y + way * 80, steps=30)
        tab.mouse.up()
        tab.mouse.wheel(0, way * 240)
        tab.wait_for_timeout(400)
    seen = sorted(tab.evaluate("frames_seen"))
    tab.close()
    return float(seen[int(len(seen) * 0.95)])
