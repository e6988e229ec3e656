"""The main ways run on PostgreSQL too: the same tests, in a process of their own, on a throw-away server.

Chosen are those that write and read through the store: the engine, bulk loading, the kinds of record, the clock loop,
the ledger, scope, pages and the API. What speaks of SQLite itself (its file, its locks) is left out.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHOSEN = {
    "records": ("tests/records", "tests/ground/recorded", "tests/ground/ledger/test_record.py"),
    "watch": ("tests/readers/watch", "tests/domains/disputes/test_store.py", "tests/domains/disputes/test_journeys.py"),
    "doors": ("tests/doors/api", "tests/ui/test_case_pages.py", "tests/ui/test_register_pages.py",
              "tests/ui/test_activity_pages.py", "tests/doors/desk/test_desk_home.py",
              "tests/doors/desk/test_desk_alerts.py", "tests/doors/desk/test_desk_figures.py",
              "tests/doors/files/test_round_trip.py", "tests/doors/files/test_export.py"),
    "sweeps": ("tests/sweeps/test_attacks.py", "tests/sweeps/test_steps.py"),
}  # fmt: skip
SQLITE_ONLY = ("killed", "on_postgres", "sqlite", "full_disk", "statement2", "guards_are_back", "outside_a_transaction")
"""Words in names of tests that are about the embedded store, or that start a PostgreSQL of their own."""
SLOW = ("crooked", "swells", "code_is_shown", "formula", "everybody_without", "empty_form", "every_text", "columns")


@pytest.mark.postgres
@pytest.mark.parametrize("room", CHOSEN)
def test_the_same_tests_pass_on_postgresql(postgres_server, room):
    skipped = SQLITE_ONLY + (SLOW if room == "sweeps" else ())
    asked = [path for path in CHOSEN[room] if (ROOT / path).exists()]
    wanted = " and ".join(f"not {word}" for word in skipped)
    command = [
        sys.executable, "-m", "pytest", "-q", "--ds=settings_on_postgres", "-p", "no:cacheprovider", "--create-db",
        "--show-capture=no", "--tb=short", "-m", "not postgres and not browser", "-k", wanted, *asked,
    ]  # fmt: skip
    env = os.environ | {"YIFA_TEST_SOCKET": str(postgres_server)}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    assert " passed" in done.stdout
