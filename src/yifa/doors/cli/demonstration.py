"""yifa demo: five real places with synthetic records, their reports compiled and verified, then the desk."""

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer
from django.conf import settings
from rich.progress import Progress, TaskID
from rich.table import Table

from yifa.doors.cli.console import FOUND, bars, messages, unable
from yifa.doors.cli.demo import LoadedPlace, load_demo
from yifa.doors.cli.running import fetch, prepare, serve
from yifa.ground.identity.actor import Actor
from yifa.readers.likeness.suggesting import stale, train
from yifa.readers.watch.loop import tick
from yifa.reports.annual.build import NotOurs, only_ours, swap
from yifa.reports.annual.publishing import publish, stands
from yifa.reports.annual.store import StoreFigures
from yifa.reports.annual.verify import verify_dir
from yifa.reports.annual.verify.problem import Problem

OPERATOR = Actor.system("demo")
REPORTS = Path("build") / "reports"


@dataclass(frozen=True)
class Line:
    """One row of the table the demo ends with."""

    place: LoadedPlace
    figures: int
    traced: int
    seconds: float
    root: str
    problems: tuple[Problem, ...]


def demo(
    serve_after: Annotated[bool, typer.Option("--serve/--no-serve", help="最后开门服务")] = True,
    port: Annotated[int, typer.Option(help="端口")] = 8000,
    place: Annotated[list[str] | None, typer.Option("--place", help="只要这一地(区划代码,可写多个)")] = None,
    out: Annotated[Path, typer.Option("--out", help="年报写到哪个目录")] = REPORTS,
) -> None:
    """载入五地的演示数据,编制并核验年报,列表,然后开门。"""
    if not settings.DEMO:
        unable("演示只能在演示模式下运行,请用 yifa demo 启动,不要设 YIFA_MODE。")
    _apart_from_home(out)
    fetch()
    prepare()
    with bars() as progress:
        places = _load(place, progress)
        figures = StoreFigures()
        lines = [_report(one, out, figures, progress) for one in places]
        _find_what_is_late(progress)
        _learn(places, progress)
    _print_cast(places)
    _print_table(lines, out)
    if any(line.problems for line in lines):
        raise typer.Exit(FOUND)
    if serve_after:
        serve(host="127.0.0.1", port=port, workers=1, with_watch=True)


def _apart_from_home(out: Path) -> None:
    """The home keeps keys, evidence and the desk's reports: nothing is written over them."""
    if out.resolve().is_relative_to(Path(settings.HOME).resolve()):
        unable(f"{out} 在数据目录(YIFA_HOME)里面,年报写在那里会盖掉已有的内容。请用 --out 另指一个目录。")


def _load(codes: list[str] | None, progress: Progress) -> list[LoadedPlace]:
    tasks: dict[str, TaskID] = {}

    def told(name: str, done: int, total: int) -> None:
        if name not in tasks:
            tasks[name] = progress.add_task(f"载入演示数据 {name}", total=total)
        progress.update(tasks[name], completed=done, total=total)

    places = load_demo(codes, told)
    known = "、".join(place.name for place in places if not place.fresh)
    if known:
        messages.print(f"{known}的演示数据早已载入,不再重复载入。", markup=False, soft_wrap=True)
    return places


def _report(place: LoadedPlace, out: Path, figures: StoreFigures, progress: Progress) -> Line:
    """The place's report, compiled and verified; one that still stands is only verified again."""
    task = progress.add_task(f"编制并核验年报 {place.name}", total=2)
    begun, folder = perf_counter(), out / f"{place.code}-{place.year}"
    problems = verify_dir(folder) if stands(place.code, place.year, folder, figures) else None
    if problems is None or problems:
        _publish(place, folder, figures)
        progress.advance(task)
        problems = verify_dir(folder)
    progress.update(task, completed=2)
    _show_on_desk(folder)
    trace = json.loads((folder / "trace.json").read_text("utf-8"))
    traced, root = len(trace["figures"]), trace["root"]["root"]
    seconds = perf_counter() - begun + place.seconds
    return Line(place, traced + len(trace["missing"]), traced, seconds, root, tuple(problems))


def _publish(place: LoadedPlace, folder: Path, figures: StoreFigures) -> None:
    try:
        publish(place.code, place.year, folder, by=OPERATOR, figures=figures)
    except NotOurs as foreign:
        unable(f"{foreign}(用 --out 指定)。")


def _show_on_desk(folder: Path) -> None:
    """The desk offers what lies in the home's own folder: a copy of its own, so that nobody who tries out
    ``yifa verify`` by changing a digit in ``build/reports`` changes what the desk hands out."""
    shelf = settings.HOME / "reports" / folder.name
    if shelf.resolve() == folder.resolve():
        return
    try:
        only_ours(shelf)
    except NotOurs as foreign:
        unable(f"{foreign},或把那些文件移走后再试。")
    copy = Path(tempfile.mkdtemp(prefix=f".{shelf.name}-", dir=_made(shelf.parent)))
    copy.chmod(0o755)
    shutil.copytree(folder, copy, dirs_exist_ok=True)
    swap(copy, shelf)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _find_what_is_late(progress: Progress) -> None:
    """Rounds of the watch, so that the desk opens on what is late."""
    task = progress.add_task("查找逾期和突增", total=None)
    while (done := tick()).flips:
        progress.advance(task, done.flips)
    found = progress.tasks[-1].completed
    progress.update(task, total=found, completed=found)


def _learn(places: list[LoadedPlace], progress: Progress) -> None:
    """Suggestions for the demo's desks, from their own histories; each once a day."""
    codes = {place.code for place in places}
    waiting = [(suggestion, scope) for suggestion, scope in stale() if scope in codes]
    task = progress.add_task("学习派单和归类建议", total=len(waiting))
    for suggestion, scope in waiting:
        train(suggestion, scope)
        progress.advance(task)
    progress.update(task, completed=len(waiting))


def _print_cast(places: list[LoadedPlace]) -> None:
    """Plain lines, whatever the width of the window: a shortened password helps nobody."""
    messages.print("演示账号(仅限演示;登录名 姓名 密码):", markup=False)
    for place in places:
        messages.print(f"  {place.name}", markup=False)
        for login, name, _post, _organ, password in place.cast:
            messages.print(f"    {login}  {name}  {password}", markup=False, soft_wrap=True)


def _print_table(lines: list[Line], out: Path) -> None:
    table = Table(title=f"年报({out})", title_justify="left")
    for column in ("地方", "年度", "数字", "可溯源", "缺", "秒", "账本根", "核验"):
        table.add_column(column, justify="right" if column in ("数字", "可溯源", "缺", "秒") else "left")
    for line in lines:
        checked = "通过" if not line.problems else f"{len(line.problems)}处不符:{line.problems[0]}"
        table.add_row(
            line.place.name, str(line.place.year), str(line.figures), str(line.traced),
            str(line.figures - line.traced), f"{line.seconds:.1f}", line.root[:16] + "…", checked,
        )  # fmt: skip
    messages.print(table)
