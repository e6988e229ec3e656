"""yifa import, yifa export: spreadsheets in and out from the command line. JSON to stdout, bars to stderr.

``--as LOGIN`` acts as that person, within that person's permissions and area; without it the house itself acts.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Annotated, Any, NoReturn

import typer
from django.conf import settings
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from yifa.doors.files.blank import write_template
from yifa.doors.files.columns import SINGULAR, SheetKind, named_kind, sheet_kinds
from yifa.doors.files.drafts import Setting
from yifa.doors.files.foreign import mapping_for
from yifa.doors.files.importing import bring_in, look
from yifa.doors.files.listing import NothingToExport, asked
from yifa.doors.files.lists import list_kinds, listing
from yifa.doors.files.mapping import Mapping, MappingRefused, check, read_text
from yifa.doors.files.packages import COMMAND_LINE, Unreadable
from yifa.doors.files.places import Places
from yifa.doors.files.rejected import Rejects
from yifa.doors.files.writing import Format
from yifa.doors.files.writing import export as write_out
from yifa.ground.identity.actor import Actor, actor_of
from yifa.ground.identity.models import Person
from yifa.ground.identity.permission import NotAllowed
from yifa.ground.places.codes import full
from yifa.ground.registry import UnknownDeclaration
from yifa.readers.figures.engine import OutOfScope

REFUSED, UNABLE = 1, 2
messages = Console(stderr=True, highlight=False)

As = Annotated[str, typer.Option("--as", help="以这个账号的身份和权限办理;不写则由系统办理")]


def import_file(
    kind: Annotated[str, typer.Argument(help="记录种类,如 mediator、training、dispute;yifa export kinds 列出全部")],
    file: Annotated[Path, typer.Argument(help=".xlsx 或 .csv 文件")],
    division: Annotated[str, typer.Option("--division", help="没有写区划的行归到哪里,如 500155117")] = "",
    whole: Annotated[bool, typer.Option("--all-or-nothing", help="有一处错误就一行也不进")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只检查,不写入")] = False,
    rejected: Annotated[Path | None, typer.Option("--rejected", help="把退回的行连同原因写到这个 .xlsx")] = None,
    source: Annotated[str, typer.Option("--source", help="其他系统的导出:来源系统的名称,如 市12345平台")] = "",
    mapping: Annotated[Path | None, typer.Option("--mapping", help="栏目对应文件(.json);不写则按表头猜")] = None,
    acting: As = "",
) -> None:
    """把表格导入为记录。好的先进、坏的退回,每处错误指明单元格;再次导入不会重复。"""
    if not file.is_file():
        _unable(f"没有找到文件 {file}。")
    setting = _setting(division, acting)
    try:
        chosen = named_kind(kind)
        setting = replace(setting, mapping=_mapping(file, chosen, source, mapping))
        with _bar(f"导入{chosen.name}") as advance, Rejects.into(rejected) as rejects:
            keep = rejects.add if rejects else None
            if dry_run:
                outcome = look(file, chosen, setting, limits=COMMAND_LINE, progress=advance, on_bad=keep)
            else:
                outcome = bring_in(
                    file, chosen, setting, whole=whole, limits=COMMAND_LINE, progress=advance, on_bad=keep
                )
    except (Unreadable, UnknownDeclaration, MappingRefused, OSError) as wrong:
        _unable(str(wrong))
    _answer({"kind": chosen.path, **outcome.as_data(), "dry_run": dry_run})
    if outcome.refused:
        nothing = ",所以一行也没有写入" if whole and not dry_run else ""
        messages.print(f"[red]有{outcome.refused}行被退回{nothing},原因见 errors。[/red]")
        raise typer.Exit(REFUSED)


def _mapping(file: Path, kind: SheetKind, source: str, saved: Path | None) -> Mapping | None:
    """The mapping of a file, or the guess from the head of another system's export."""
    if saved is not None:
        found = read_text(saved.read_text(encoding="utf-8"))
        check(found, kind)
        return found
    if not kind.exports:
        return None
    if not source:
        _unable("导入其他系统的导出表,请用 --source 写明来源系统的名称,例如 --source 市12345平台。")
    return mapping_for(file, kind, source, COMMAND_LINE)


def export(
    kind: Annotated[
        str, typer.Argument(help="记录种类,或 figures 数字、rows 明细、alerts 提示、template 模板、kinds 全部种类")
    ],
    of: Annotated[str, typer.Argument(help="template 后面写记录种类")] = "",
    place: Annotated[str, typer.Option("--place", help="只要这个区划及所辖,如 500155117")] = "",
    year: Annotated[int, typer.Option("--year", help="只要这一年")] = 0,
    indicator: Annotated[str, typer.Option("--indicator", help="rows 要写明指标,如 dispute.resolved")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="写到哪个文件,.xlsx 或 .csv")] = None,
    acting: As = "",
) -> None:
    """把列表导出为 .xlsx 或 .csv(个人信息遮蔽,记入账本);export template KIND 导出空白的导入模板。"""
    if kind == "kinds":
        _answer([{"kind": path, "name": name} for path, name in _all_kinds()])
        return
    if out is None:
        _unable("请用 --out 写明文件名,例如 --out 名册.xlsx。")
    try:
        if kind == "template":
            _template(named_kind(of), out, _setting(place, acting).places)
        else:
            _list(kind, out, asked(_actor(acting), place=place, year=year, indicator=indicator))
    except (UnknownDeclaration, NothingToExport, NotAllowed, OutOfScope, OSError) as wrong:
        _unable(str(wrong))


def _template(kind: SheetKind, out: Path, places: Places) -> None:
    if out.suffix.lower() != ".xlsx":
        _unable("模板是 .xlsx 工作簿,请把文件名改为 .xlsx 结尾。")
    with _whole_or_none(out) as to:
        write_template(kind, to, places=places)
    _answer({"file": str(out), "kind": kind.path, "name": kind.name, "columns": [c.head for c in kind.columns]})


def _list(kind: str, out: Path, wanted: Any) -> None:
    format = _format(out)
    group, code = _list_named(kind)
    chosen = listing(group, code, wanted)
    with _bar(f"导出{chosen.name}", chosen.count) as advance, _whole_or_none(out) as to:
        count = write_out(chosen, format, to, progress=advance)
    _answer({"file": str(out), "kind": chosen.path, "rows": count, "scope": wanted.place})


def _format(out: Path) -> Format:
    match out.suffix.lower():
        case ".xlsx":
            return "xlsx"
        case ".csv":
            return "csv"
    _unable("只能导出 .xlsx 或 .csv,请改文件名的结尾。")


def _list_named(word: str) -> tuple[str, str]:
    """(group, code) of a list: ``rows``, ``alerts``, ``mediator``, ``register:mediator``, ``cases/dispute``."""
    if word in ("alerts", "figures"):
        return word, ""
    if word == "rows":
        return "figures", "rows"
    group, _, code = word.replace("/", ":").rpartition(":")
    group = {**SINGULAR, "document": "documents"}.get(group, group)
    parted = [path.split("/") for path, _ in list_kinds()]
    found = [f"{one}/{own}" for one, own in parted if own == code and group in ("", one)]
    if len(found) != 1:
        why = f"“{word}”不止一种,请写明:{'、'.join(found)}" if found else f"没有代码为“{word}”的列表"
        raise UnknownDeclaration(f"{why}。yifa export kinds 列出全部。")
    head, _, tail = found[0].partition("/")
    return head, tail


def _all_kinds() -> Iterator[tuple[str, str]]:
    yield from list_kinds()
    yield from ((f"template {kind.path}", kind.name) for kind in sheet_kinds())


def _setting(division: str, acting: str) -> Setting:
    by = _actor(acting)
    try:
        home = full(division) if division else ""
        places = Places(by, home)
        if home:
            places.find(home)
    except ValueError as wrong:
        _unable(str(wrong))
    return Setting(by, places, demo=bool(settings.DEMO))


def _actor(acting: str) -> Actor:
    if not acting:
        return Actor.system("cli")
    person = Person.objects.filter(username=acting).first()
    if person is None:
        _unable(f"没有账号“{acting}”。")
    return actor_of(person)


def _answer(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")


def _unable(sentence: str) -> NoReturn:
    messages.print(f"[red]办不了:[/red]{sentence}")
    raise typer.Exit(UNABLE)


@contextmanager
def _whole_or_none(out: Path) -> Iterator[IO[bytes]]:
    """A killed export leaves no half file under the name asked for."""
    partial = out.with_name(f".{out.name}.partial")
    try:
        with partial.open("wb") as file:
            yield file
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def _bar(title: str, total: int | None = None) -> Iterator[Any]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=messages, transient=not messages.is_terminal) as progress:
        task = progress.add_task(title, total=total)
        yield lambda count: progress.advance(task, count)
