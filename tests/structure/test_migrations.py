"""Migrations say what the models say, and every one of ours can be taken back."""

import os
import subprocess
import sys

import pytest
from django.core.management import call_command

BACK_AND_FORTH = """
import django
django.setup()
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.db import connection
call_command("migrate", verbosity=0)
ours = sorted({label for label, _ in MigrationLoader(connection).disk_migrations
               if django.apps.apps.get_app_config(label).name.startswith("yifa.")})
for label in ours:
    call_command("migrate", label, "zero", verbosity=0)
print(len(ours), [t for t in connection.introspection.table_names() if t.split("_")[0] in ours])
call_command("migrate", verbosity=0)
"""


@pytest.mark.django_db
def test_no_model_change_waits_for_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_all_of_ours_go_forward_back_and_forward_again(tmp_path):
    env = {**os.environ, "YIFA_HOME": str(tmp_path), "YIFA_MODE": "test"}
    env |= {"DJANGO_SETTINGS_MODULE": "yifa.site.settings"}
    env.pop("YIFA_DATABASE", None)
    done = subprocess.run([sys.executable, "-c", BACK_AND_FORTH], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    count, left = done.stdout.strip().split(" ", 1)
    assert int(count) >= 12 and left == "[]"
