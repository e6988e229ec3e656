"""yifa setup, serve, watch: make the house ready, open it, keep its clocks."""

import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.core.management import call_command

from yifa.doors.cli.console import bars, messages, unable
from yifa.ground import ledger
from yifa.ground.identity.checks import unsafe_to_serve
from yifa.ground.places.fetch import DivisionsUnavailable, fetch_divisions
from yifa.ground.places.loading import load_divisions
from yifa.ground.places.models import Division
from yifa.ui.assets import AssetsUnavailable, fetch_assets


def divisions_folder() -> Path:
    return Path(settings.HOME) / "divisions"


def fetch() -> None:
    """Front-end packages and division files, from npm; nothing is fetched twice."""
    with bars() as progress:
        task = progress.add_task("取前端包和区划数据", total=2)
        try:
            fetch_assets()
            progress.advance(task)
            fetch_divisions(divisions_folder())
            progress.advance(task)
        except (AssetsUnavailable, DivisionsUnavailable) as wrong:
            unable(str(wrong))


def prepare() -> None:
    """Tables, keys, divisions, static files: everything a store needs, each only once."""
    with bars() as progress:
        task = progress.add_task("准备数据存储", total=4)
        call_command("migrate", verbosity=0, interactive=False)
        progress.advance(task)
        ledger.make_key()
        progress.advance(task)
        if not Division.objects.exists():
            load_divisions(divisions_folder())
        progress.advance(task)
        # made anew: files of a new version may bear an older date than the copies of the last one
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        progress.advance(task)


def set_up(
    fetch_only: Annotated[bool, typer.Option("--fetch-only", help="只取前端包和区划数据,不建数据存储")] = False,
) -> None:
    """取前端包和区划数据,建立数据存储和密钥。"""
    fetch()
    if not fetch_only:
        prepare()
        messages.print("已就绪。接着用 yifa serve 开门。")


def _taken(host: str, port: int) -> bool:
    """Whether somebody already answers there; two servers on one port would share the visitors by chance."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((host if host != "0.0.0.0" else "127.0.0.1", port)) == 0  # noqa: S104


def serve(
    host: Annotated[str, typer.Option(help="监听地址")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="端口")] = 8000,
    workers: Annotated[int, typer.Option(help="进程数")] = 1,
    with_watch: Annotated[bool, typer.Option("--watch/--no-watch", help="同时运行期限监督和账本封存")] = True,
) -> None:
    """开门服务。"""
    if _taken(host, port):
        unable(f"端口 {port} 已被别的程序占用。请先关掉它,或换一个端口,例如 --port {port + 1}。")
    prepare()
    unsafe = unsafe_to_serve()
    if unsafe:
        unable("这样开门不安全:" + " ".join(f"{fault.msg}{fault.hint or ''}" for fault in unsafe))
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
        "--static-path-route", "/static", "--static-path-mount", str(settings.STATIC_ROOT),
        "yifa.site.wsgi:application",
    ]  # fmt: skip
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    started = [subprocess.Popen(command)]  # noqa: S603
    if with_watch:
        started.append(subprocess.Popen([sys.executable, "-m", "yifa.site.program", "watch"]))
    messages.print(f"已开门:http://{host}:{port} (按 Ctrl+C 关门)")
    try:
        raise typer.Exit(started[0].wait())
    except KeyboardInterrupt:
        messages.print("已关门。")
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait()
