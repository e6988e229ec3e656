"""yifa read: reports that others wrote, as sourced facts; one bad file never stops a folder."""

import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Any

import typer

from yifa.doors.cli.console import UNABLE, bars, messages
from yifa.reports.reading.document import Document, ReadError, plain
from yifa.reports.reading.reader import files_in, read_file

Files = Annotated[list[Path], typer.Argument(help="要读的文件或文件夹(.txt .html .docx .pdf)", show_default=False)]
COLUMNS = (
    "file", "report_unit", "level", "place_code", "year", "kind", "section", "subject", "text", "value", "upper",
    "unit", "approx", "negated", "period", "status", "cumulative", "scope", "indicator", "confidence", "relation",
    "start", "end", "paragraph", "run", "page",
)  # fmt: skip


def read(
    files: Files,
    as_json: Annotated[bool, typer.Option("--json", help="每行一个数字事实(JSON),带 file")] = False,
    out: Annotated[Path | None, typer.Option("--out", help="把全部数字写入 .xlsx 或 .parquet")] = None,
) -> None:
    """读报告:标题、单位、年度、章节和每一个数字(位置、数值、单位、指标)。"""
    if out and out.suffix.lower() not in (".xlsx", ".parquet"):
        messages.print("[red]办不了:[/red]--out 只认 .xlsx 和 .parquet")
        raise typer.Exit(UNABLE)
    rows: list[dict[str, Any]] = []
    failed = 0
    for document in _documents(files):
        if isinstance(document, Document):
            rows.extend(_rows(document) if out else ())
            _show(document, as_json, quiet=out is not None)
        else:
            failed += 1
    if out:
        _write(out, rows)
        messages.print(f"{len(rows)} 个数字写入 {out}")
    if failed:
        raise typer.Exit(UNABLE)


def _documents(files: list[Path]) -> Iterator[Document | None]:
    """Each file's document, or None where it could not be read and the reason was said on stderr."""
    wanted = list(files_in(files))
    if not wanted:
        messages.print("[red]没有可读的文件[/red](可读 .txt .html .docx .pdf)")
        yield None
    with bars() if len(wanted) > 3 else nullcontext() as progress:
        task = progress.add_task("读报告", total=len(wanted)) if progress else None
        for path in wanted:
            try:
                yield read_file(path)
            except ReadError as wrong:
                messages.print(f"[red]读不了 {path}:[/red]{wrong}", highlight=False)
                yield None
            if progress and task is not None:
                progress.advance(task)


def _show(document: Document, as_json: bool, quiet: bool) -> None:
    if as_json:
        for row in _rows(document):
            sys.stdout.write(json.dumps(plain(row), ensure_ascii=False, default=plain) + "\n")
    elif not quiet:
        _table(document)


def _rows(document: Document) -> Iterator[dict[str, Any]]:
    """One row a figure, with what is known of its document and its place in the file."""
    whose = {
        "file": document.file, "kind": document.kind, "report_unit": document.unit, "level": document.level,
        "place_code": document.place_code, "year": document.year,
    }  # fmt: skip
    for fact in document.facts:
        place = document.where(fact.start)
        at = {"paragraph": place.paragraph, "run": place.run, "page": place.page} if place else {}
        yield {**whose, **fact.as_json(), **{key: number for key, number in at.items() if number >= 0}}


def _table(document: Document) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    console.print(f"[bold]{document.title or Path(document.file).name}[/bold]")
    console.print(
        f"{document.kind}  {document.unit or '单位不明'}  {document.year or '年度不明'}  {document.published}"
    )
    for part in document.parts:
        found = {"section": "有专节", "inside": "文中提到", "missing": "缺"}[part.found]
        console.print(f"  {found:<6}{part.name}")
    table = Table("章节", "事项", "原文", "数值", "单位", "年度", "指标")
    for fact in document.facts:
        value = str(plain(fact.value))
        table.add_row(fact.section, fact.subject, fact.text, value, fact.unit, fact.period, fact.indicator or "")
    console.print(table)
    for note in document.notes:
        console.print(f"[dim]{note}[/dim]")


def _write(out: Path, rows: list[dict[str, Any]]) -> None:
    """The facts of all files as one table. Text cells stay text: a formula in a report is never one in Excel."""
    flat = [[_cell(row.get(column)) for column in COLUMNS] for row in rows]
    if out.suffix.lower() == ".parquet":
        import pyarrow as pa
        import pyarrow.parquet as parquet

        columns: list[list[Any]] = [[row[at] for row in flat] for at in range(len(COLUMNS))]
        numbers = {"value", "upper", "confidence"}
        whole = {"year", "start", "end", "paragraph", "run", "page"}
        arrays = [
            pa.array(column, pa.float64() if name in numbers else pa.int64() if name in whole else None)
            for name, column in zip(COLUMNS, columns, strict=True)
        ]
        parquet.write_table(pa.table(dict(zip(COLUMNS, arrays, strict=True))), out)
        return
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("数字")
    sheet.append(list(COLUMNS))
    for row in flat:
        sheet.append([_safe(cell) for cell in row])
    book.save(out)


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def _safe(cell: Any) -> Any:
    if not isinstance(cell, str):
        return cell
    text = "".join(character for character in cell if character >= " " or character in "\n\t")
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


alone = typer.Typer(add_completion=False)
alone.command("read")(read)
