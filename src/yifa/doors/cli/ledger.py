"""yifa ledger: verify the whole ledger, give one proof, seal what is new."""

from typing import Annotated

import typer

from yifa.doors.cli.console import FOUND, answer, bars, messages, unable
from yifa.ground import ledger

commands = typer.Typer(help="账本:校验、存在证明、封存")


@commands.command()
def verify(
    deep: Annotated[bool, typer.Option("--deep/--shallow", help="连同每条记录的摘要一起重算")] = True,
) -> None:
    """校验账本;有问题逐条说明,退出码 1。"""
    with bars() as progress:
        task = progress.add_task("校验账本", total=None)
        report = ledger.verify(deep=deep, progress=lambda *step: progress.advance(task))
    answer({"ok": report.ok, "problems": [vars_of(problem) for problem in report.problems]})
    for problem in report.problems:
        messages.print(f"[red]{problem.sentence}[/red]")
    if not report.ok:
        raise typer.Exit(FOUND)


def vars_of(problem: ledger.Problem) -> dict[str, object]:
    """A problem as plain data."""
    return {name: getattr(problem, name) for name in problem.__dataclass_fields__}


@commands.command()
def proof(seq: Annotated[str, typer.Argument(help="账本序号,或记录名称如 case:500155117-2026-JF-000123-7")]) -> None:
    """输出一条记录的存在证明,可由外人用独立校验脚本核对。"""
    number = int(seq) if seq.isdigit() else max(ledger.seqs_of(seq), default=0)
    if not number:
        unable(f"账本里没有“{seq}”。")
    try:
        answer(ledger.proof(number))
    except ledger.NoProof as absent:
        unable(str(absent))


@commands.command()
def seal() -> None:
    """封存新记录并签名。"""
    root = ledger.seal() or ledger.latest_root()
    if root is None:
        unable("账本还是空的,没有可以封存的记录。")
    answer({"size": root.size, "root": root.root, "key_id": root.key_id, "algorithm": root.algorithm})
