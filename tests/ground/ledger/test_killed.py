"""kill -9 at every write: after a restart nothing is half written and the ledger verifies."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WRITER = Path(__file__).with_name("writer.py")


def start(home, stage):
    env = os.environ | {"YIFA_MODE": "test", "YIFA_HOME": str(home), "YIFA_DATABASE": ""}
    env["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    return subprocess.Popen([sys.executable, WRITER, stage], env=env, stdout=subprocess.PIPE, text=True)


def finish(process):
    said, _ = process.communicate()
    assert process.returncode == 0
    return said.split()


@pytest.mark.parametrize(
    ("stage", "survived"),
    [("change written", 3), ("entry written", 3), ("root written", 4), ("witness not written", 4)],
)
def test_a_killed_writer_leaves_whole_entries_or_none(tmp_path, stage, survived):
    finish(start(tmp_path, "prepare"))
    writer = start(tmp_path, stage)
    assert writer.stdout.readline() == "stopped\n"
    writer.kill()
    writer.communicate()
    assert finish(start(tmp_path, "count")) == ["True", str(survived), str(survived), str(survived)]
