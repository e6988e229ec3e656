"""yifa procedures: every declared procedure as JSON; yifa procedures bpmn CODE: its flow chart."""

import sys
from typing import Annotated

import typer

from yifa.doors.cli.console import answer, unable
from yifa.ground.calendar import today
from yifa.ground.registry import UnknownDeclaration
from yifa.records.cases.bpmn import bpmn
from yifa.records.cases.listing import as_data
from yifa.records.cases.procedure import PROCEDURES

commands = typer.Typer(help="程序:状态、步骤、期限、文书、守卫条件", invoke_without_command=True)


@commands.callback()
def listed(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="以 JSON 输出(默认就是)")] = True,
    division: Annotated[str, typer.Option(help="按该区划的地方规定给出期限")] = "",
) -> None:
    """列出全部程序。"""
    if context.invoked_subcommand is None:
        answer([as_data(procedure, on=today(), division=division) for procedure in PROCEDURES])


@commands.command("bpmn")
def flow_chart(code: Annotated[str, typer.Argument(help="程序代码")]) -> None:
    """输出 BPMN 2.0 流程图。"""
    try:
        sys.stdout.write(bpmn(PROCEDURES.get(code)))
    except UnknownDeclaration as unknown:
        unable(str(unknown))
