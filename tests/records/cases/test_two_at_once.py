"""Two people, one case, at the same moment, on the embedded store: one step is written, the other is told."""

import os
import subprocess
import sys
from pathlib import Path

SRC = Path(__file__).parents[3] / "src"
RACE = """
import sys, threading
sys.path.insert(0, {src!r})
import django
django.setup()
from django.core.management import call_command
from django.db import connection, connections
from yifa.ground import ledger
from yifa.ground.identity.actor import Actor
from yifa.records.cases import verbs
from yifa.records.cases.models import Case, StepTaken
from yifa.records.cases.refusal import Refused

call_command("migrate", verbosity=0)
ledger.make_key()
by = Actor.system("test")
data = dict(title="演示排水", dispute_type="邻里", applicant_name="演示甲", respondent_name="演示乙", summary="演示")
moves = [("submit", {{}}), ("prevent", {{"measures": "演示:当面说开。"}})]
told = []

def act(code, step, entry, gate):
    gate.wait()
    try:
        verbs.advance(code, step, by=by, data=entry, version=1)
        told.append("written")
    except Refused as refusal:
        told.append(refusal.why)
    finally:
        connections.close_all()

for number in range(6):
    case = verbs.open_case("dispute", by=by, division="500155117000", organ="500155117-PAFZB", data=data, step="screen")
    gate = threading.Barrier(2)
    people = [threading.Thread(target=act, args=(case.code, *move, gate)) for move in moves]
    [one.start() for one in people]
    [one.join() for one in people]
ledger.seal()
steps = StepTaken.objects.count()
print(told.count("written"), told.count("conflict"), steps, ledger.verify(deep=True).ok)
"""


def test_one_is_written_and_the_other_is_told(tmp_path):
    env = os.environ | {"YIFA_HOME": str(tmp_path), "YIFA_MODE": "test", "DJANGO_SETTINGS_MODULE": "yifa.site.settings"}
    env.pop("YIFA_DATABASE", None)
    run = subprocess.run(
        [sys.executable, "-c", RACE.format(src=str(SRC))], env=env, capture_output=True, text=True, check=False
    )
    assert run.stdout.split() == ["6", "6", "12", "True"], run.stdout + run.stderr[-2000:]
