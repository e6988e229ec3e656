"""yifa check, yifa compare: what is wrong in reports that others wrote; what one report shares with another."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from yifa.doors.cli.console import UNABLE, bars, messages, unable
from yifa.reports.reading.checking.engine import check as check_document
from yifa.reports.reading.checking.folder import copied
from yifa.reports.reading.checking.folder import findings as copied_findings
from yifa.reports.reading.checking.outputs import commented, facts_workbook, json_lines
from yifa.reports.reading.checking.rule import Finding
from yifa.reports.reading.document import Document, ReadError
from yifa.reports.reading.reader import files_in, read_file

_WORDS = {"error": "[red]错误[/red]", "warn": "[yellow]疑点[/yellow]", "info": "[dim]提示[/dim]"}
Files = Annotated[list[Path], typer.Argument(help="要检查的文件或文件夹(.txt .html .docx .pdf)", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="每行一条结论(JSON),核对相符的也在内")]


def check(
    files: Files,
    as_json: AsJson = False,
    previous: Annotated[Path | None, typer.Option("--previous", help="同一单位上一年度的报告,用来对照")] = None,
    against_store: Annotated[bool, typer.Option("--against-store", help="与本系统的记录核对")] = False,
    place: Annotated[str, typer.Option("--place", help="区划代码;不写就用读出来的")] = "",
    year: Annotated[int, typer.Option("--year", help="年度;不写就用读出来的")] = 0,
    docx: Annotated[Path | None, typer.Option("--docx", help="写成带 Word 批注的 .docx(只检查一个文件时)")] = None,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", help="把数字事实写成 .xlsx")] = None,
) -> None:
    """检查报告:算术、年度、结构、法律名称、残留、笔误、个人信息;相符的也报出来。"""
    before = _one(previous) if previous else None
    failed = False
    documents: list[Document] = []
    for path, document in _read(files):
        if document is None:
            failed = True
            continue
        found = check_document(document, before)
        if against_store:
            found = sorted([*found, *_recorded(document, place, year)], key=lambda each: (each.start, each.end))
        _tell(document, found, as_json)
        if docx:
            original = path.read_bytes() if path.suffix.lower() == ".docx" else None
            docx.write_bytes(commented(document, found, original))
        if xlsx:
            documents.append(document)
    if xlsx:
        xlsx.write_bytes(facts_workbook(documents))
    if failed:
        raise typer.Exit(UNABLE)


def compare(
    folder: Annotated[Path, typer.Argument(help="放报告的文件夹", show_default=False)],
    as_json: AsJson = False,
    higher: Annotated[list[Path] | None, typer.Option("--higher", help="上级文件,其中的表述不算雷同")] = None,
    least: Annotated[int, typer.Option("--least", min=20, help="至少多少字相同才报")] = 60,
) -> None:
    """比对一个文件夹里的报告:哪些段落在不同单位之间相同。"""
    if not folder.is_dir():
        unable(f"没有文件夹 {folder}。")
    read = list(_read([folder]))
    documents = [document for _, document in read if document is not None]
    allowed = [_one(path).text for path in higher or ()]
    passages = copied(documents, allowed, least)
    if as_json:
        for line in json_lines(copied_findings(documents, passages)):
            sys.stdout.write(line + "\n")
    else:
        said = Console(highlight=False, soft_wrap=True)
        for each in passages:
            one, other = documents[each.left], documents[each.right]
            said.print(f"{one.file} {each.left_span}  =  {other.file} {each.right_span}  {each.length}字", markup=False)
            said.print("    " + each.excerpt.replace("\n", " ")[:80], markup=False)
        said.print(f"比对 {len(documents)} 份报告,相同的段落 {len(passages)} 处。")
    if len(documents) < len(read) or not read:
        raise typer.Exit(UNABLE)


def _read(files: Iterable[Path]) -> Iterator[tuple[Path, Document | None]]:
    """Each file with its document, or with None where it could not be read and the reason was said on stderr."""
    wanted = list(files_in(list(files)))
    if not wanted:
        unable("没有可读的文件(可读 .txt .html .docx .pdf)。")
    with bars() if len(wanted) > 3 else nullcontext() as progress:
        task = progress.add_task("检查报告", total=len(wanted)) if progress else None
        for path in wanted:
            try:
                yield path, read_file(path)
            except ReadError as wrong:
                messages.print(f"读不了 {path}:{wrong}", style="red", markup=False)
                yield path, None
            if progress and task is not None:
                progress.advance(task)


def _one(path: Path) -> Document:
    try:
        return read_file(path)
    except ReadError as wrong:
        unable(f"读不了 {path}:{wrong}")


def _recorded(document: Document, place: str, year: int) -> list[Finding]:
    """Stated against recorded. The store's rooms load only when asked for: checking alone starts without them."""
    from yifa.ground.identity.actor import Actor
    from yifa.ground.places.codes import PlaceCodeError, prefix_of
    from yifa.reports.reading.checking.store import differences, findings

    code, when = place or document.place_code, year or document.year
    if not code or not when:
        unable(f"{document.file}:读不出区划代码或年度,请写 --place 和 --year。")
    try:
        scope = prefix_of(code)
    except PlaceCodeError as wrong:
        unable(str(wrong))
    return list(findings(document, differences(document, scope=scope, year=when, by=Actor.system("cli"))))


def _tell(document: Document, found: list[Finding], as_json: bool) -> None:
    if as_json:
        for line in json_lines(found):
            sys.stdout.write(line + "\n")
        return
    said = Console(highlight=False, soft_wrap=True)
    wrong = [each for each in found if each.verdict == "violates"]
    said.print(
        f"{document.title or document.file}  不符 {len(wrong)}  相符 {len(found) - len(wrong)}",
        style="bold",
        markup=False,
    )
    for each in wrong:
        quoted = json.dumps(document.text[each.start : each.end][:30], ensure_ascii=False)
        shown = f" [{each.computed}]" if each.computed else ""
        said.print(f"  {_WORDS[each.severity]} {each.start}-{each.end} ", end="")
        said.print(f"{quoted} {each.message}{shown}", markup=False)


alone = typer.Typer(add_completion=False)
alone.command("check")(check)
alone.command("compare")(compare)
