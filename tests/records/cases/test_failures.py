"""A full disk, a killed process, a locked store: no half-written case, and the ledger verifies afterwards."""

import os
import signal
import subprocess
import sys

import pytest
from django.db import OperationalError, connection

from yifa.ground import ledger
from yifa.records.cases import verbs
from yifa.records.cases.models import Case, StepTaken

WRITER = """
import sys
sys.path[:0] = {paths!r}
import django
django.setup()
from django.core.management import call_command
from factories.cast import Cast
from factories.procedures import walk
walk.__wrapped__() if hasattr(walk, "__wrapped__") else walk.__pytest_wrapped__.obj()
call_command("migrate", verbosity=0)
from yifa.ground import ledger
from yifa.records.cases import verbs
ledger.make_key()
print("ready", flush=True)
for number in range(100_000):
    case = verbs.open_case("test_walk", by=Cast().li, division="500155117000", organ="500155117-PAFZB",
                           data={{"title": "连续登记", "applicant_name": "测试甲"}})
    verbs.advance(case, "accept", by=Cast().li, data={{}})
    print(number, flush=True)
"""

CHECKER = """
import sys
sys.path[:0] = {paths!r}
import django
django.setup()
from factories.procedures import walk
walk.__wrapped__() if hasattr(walk, "__wrapped__") else walk.__pytest_wrapped__.obj()
from yifa.ground import ledger
from yifa.records.cases.models import Case, StepTaken
ledger.seal()
report = ledger.verify(deep=True)
loose = Case.objects.filter(steps=None).count()
print(Case.objects.count(), loose, [p.sentence for p in report.problems])
"""


def run(code, home):
    env = {**os.environ, "YIFA_HOME": str(home), "YIFA_MODE": "test", "DJANGO_SETTINGS_MODULE": "yifa.site.settings"}
    env.pop("YIFA_DATABASE", None)
    code = code.format(paths=[p for p in sys.path if p.endswith(("src", "tests"))])
    return subprocess.Popen([sys.executable, "-c", code], env=env, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("after", [3, 17])
def test_a_process_killed_in_mid_write_leaves_no_half_case(tmp_path, after):
    writer = run(WRITER, tmp_path)
    for line in writer.stdout:
        if line.strip() == str(after):
            break
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    count, loose, problems = run(CHECKER, tmp_path).communicate()[0].strip().split(" ", 2)
    assert int(count) > after and loose == "0" and problems == "[]"


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_refuses_the_whole_case(cast):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL 的磁盘由服务器管")
    options = {"by": cast.li, "division": "500155117000", "organ": "500155117-PAFZB"}
    verbs.open_case("test_walk", data={"title": "一"}, **options)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    long = {"title": "二", "applicant_name": "测" * 20_000}
    with pytest.raises(OperationalError, match="full"):
        for _ in range(200):
            verbs.open_case("test_walk", data=long, **options)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
    assert not Case.objects.filter(steps=None).exists()
    assert Case.objects.count() == StepTaken.objects.count()
    ledger.make_key()
    ledger.seal()
    assert ledger.verify(deep=True).ok
