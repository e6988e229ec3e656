"""Every command of ``yifa`` in one list; a door brings its own, the site only hangs them up."""

import typer

from yifa.doors.cli import (
    accounts,
    bench_demo,
    bench_reading,
    calendar,
    checking,
    demonstration,
    figures,
    keeping,
    ledger,
    procedures,
    reading,
    report,
    running,
    suggesting,
    watching,
)
from yifa.doors.cli.bench.command import bench
from yifa.doors.cli.handbook.command import handbook
from yifa.doors.files import commands as files

program = typer.Typer(
    help="依法:案件走法定程序,期限依法计算,年报的每个数字都能打开到记录。", no_args_is_help=True, add_completion=False
)
program.command("setup")(running.set_up)
program.command("demo")(demonstration.demo)
program.command("serve")(running.serve)
program.command("watch")(watching.watch)
program.command("figures")(figures.figures)
program.command("trace")(figures.trace)
program.add_typer(accounts.commands, name="account")
program.add_typer(report.commands, name="report")
program.command("verify")(report.verify)
program.add_typer(ledger.commands, name="ledger")
program.add_typer(procedures.commands, name="procedures")
program.add_typer(calendar.commands, name="calendar")
program.command("import")(files.import_file)
program.command("export")(files.export)
program.add_typer(suggesting.commands, name="suggest")
program.command("backup")(keeping.backup)
program.command("restore")(keeping.restore)
program.command("read")(reading.read)
program.command("check")(checking.check)
program.command("compare")(checking.compare)
program.command("bench")(bench)
program.command("handbook")(handbook)
program.command("bench-read")(bench_reading.bench_read)
program.command("bench-demo")(bench_demo.bench_demo)
