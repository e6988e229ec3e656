"""How much memory the demo needs at its fullest: loading, compiling and verifying, in a process of its own."""

import os
import resource
import subprocess
import sys
from pathlib import Path

from yifa.doors.cli.bench.declare import Measured, bench

QUICK_PLACE = "500231114"


@bench("memory.demo", "演示全过程的最大内存", target=1.5, better="less")
def demo(quick: bool, folder: Path) -> Measured:
    """Peak resident memory of ``yifa demo`` (all places; --quick: the smallest one), in GB."""
    home = folder / "home"
    home.mkdir()
    env = {**os.environ, "YIFA_HOME": str(home), "YIFA_MODE": "demo"}
    env.pop("YIFA_DATABASE", None)
    command = [sys.executable, "-m", "yifa.site.program", "demo", "--no-serve", "--out", str(folder / "reports")]
    command += ["--place", QUICK_PLACE] if quick else []
    with (folder / "demo.log").open("w") as log:
        subprocess.run(command, env=env, check=True, stdout=log, stderr=log)  # noqa: S603
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024 / 1024
    return Measured(peak, "GB", "无", "最小的一地" if quick else "五地")
