"""The restore drill: backup, an empty home, restore; the ledger verifies and personal data can be opened again."""

import json
import os
import subprocess
import sys

import pytest

MAKE = """
import sys
sys.path[:0] = {paths!r}
import django
django.setup()
from django.core.management import call_command
from yifa.ground import ledger
from yifa.ground.identity.actor import Actor
from yifa.records.cases import verbs
call_command("migrate", verbosity=0)
ledger.make_key()
by = Actor.system("test")
data = dict(title="演示排水", dispute_type="邻里", applicant_name="演示甲", respondent_name="演示乙", summary="演示")
for number in range(3):
    verbs.open_case("dispute", by=by, division="500155117000", organ="500155117-PAFZB", data=data, step="screen")
ledger.seal()
"""

READ = """
import sys
sys.path[:0] = {paths!r}
import django
django.setup()
from yifa.records.cases.models import Case, Party
print(Case.objects.count(), sorted(set(p.name for p in Party.objects.all())))
"""


@pytest.fixture
def at(tmp_path):
    def run(home, *words, code=""):
        env = {**os.environ, "YIFA_HOME": str(tmp_path / home), "YIFA_MODE": "test",
               "DJANGO_SETTINGS_MODULE": "yifa.site.settings"}  # fmt: skip
        env.pop("YIFA_DATABASE", None)
        (tmp_path / home).mkdir(exist_ok=True)
        paths = [p for p in sys.path if p.endswith("src")]
        command = ["-c", code.format(paths=paths)] if code else ["-m", "yifa.site.program", *words]
        return subprocess.run([sys.executable, *command], env=env, capture_output=True, text=True)

    return run


def test_what_was_backed_up_comes_back_whole(at, tmp_path):
    assert at("old", code=MAKE).returncode == 0
    file = str(tmp_path / "beifen.tar.gz")
    assert at("old", "backup", file).returncode == 0
    assert os.stat(file).st_mode & 0o077 == 0  # the keys are inside
    restored = at("new", "restore", file)
    assert restored.returncode == 0, restored.stderr
    assert json.loads(restored.stdout)["ledger_ok"] is True
    assert at("new", code=READ).stdout.strip() == "3 ['演示乙', '演示甲']"


def test_a_backup_never_overwrites_and_a_restore_never_mixes(at, tmp_path):
    at("old", code=MAKE)
    file = str(tmp_path / "beifen.tar.gz")
    at("old", "backup", file)
    again = at("old", "backup", file)
    assert again.returncode == 2 and "已经存在" in again.stderr
    over = at("old", "restore", file)
    assert over.returncode == 2 and "空目录" in over.stderr


def test_a_file_that_is_no_backup_is_refused(at, tmp_path):
    (tmp_path / "x.tar.gz").write_bytes(b"not a backup")
    refused = at("empty", "restore", str(tmp_path / "x.tar.gz"))
    assert refused.returncode == 2 and "不是完整的备份" in refused.stderr
