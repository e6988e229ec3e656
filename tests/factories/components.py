"""System components: a test marked with one is skipped where it is missing, with its name in the reason.

With REQUIRE_ALL=1 (as in CI) nothing is skipped: a missing component, or any other skip, is a failure.
"""

import glob
import importlib.util
import os
import shutil

import pytest

REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"


def _postgres() -> bool:
    return bool(glob.glob("/usr/lib/postgresql/*/bin/initdb"))


COMPONENTS = {
    "browser": ("Chromium", lambda: shutil.which("chromium") or shutil.which("chromium-browser")),
    "postgres": ("PostgreSQL", _postgres),
    "office": ("LibreOffice Writer", lambda: shutil.which("soffice") and shutil.which("pdftoppm")),
    "cluster": ("PySpark 和 Java", lambda: importlib.util.find_spec("pyspark") and shutil.which("java")),
}


def pytest_collection_modifyitems(items):
    for marker, (name, present) in COMPONENTS.items():
        marked = [item for item in items if item.get_closest_marker(marker)]
        if marked and not present() and not REQUIRE_ALL:
            for item in marked:
                item.add_marker(pytest.mark.skip(reason=f"缺少{name}"))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    report = outcome.get_result()
    if REQUIRE_ALL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} 被跳过,而 REQUIRE_ALL=1 时不许跳过:{report.longrepr}"
