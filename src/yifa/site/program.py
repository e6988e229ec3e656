"""The program ``yifa``: one command line assembled from what each door offers."""

import os
import sys
from pathlib import Path
from typing import NoReturn

from yifa.site.mode import begin_demo


def main() -> None:
    """Start Django, then hand over to the commands. Errors of set-up are said in Chinese, exit 2."""
    if sys.argv[1:2] == ["read"]:
        _read()  # needs no store: a report is read before Django would have started
    if sys.argv[1:2] in (["check"], ["compare"]) and "--against-store" not in sys.argv:
        _check()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yifa.site.settings")
    try:
        if sys.argv[1:2] == ["demo"]:
            begin_demo(Path(os.environ.get("YIFA_HOME", "var")).resolve())
        import django

        django.setup()
        from yifa.ground.memory import settle
        from yifa.site.commands import program
    except (OSError, ValueError) as wrong:
        sys.stderr.write(f"启动不了:{wrong}\n")
        sys.exit(2)
    settle()
    program()


def _read() -> NoReturn:
    from yifa.doors.cli.reading import alone

    alone(sys.argv[2:], prog_name="yifa read")
    sys.exit(0)


def _check() -> NoReturn:
    from yifa.doors.cli.checking import alone

    alone(sys.argv[1:], prog_name="yifa")
    sys.exit(0)


if __name__ == "__main__":
    main()
