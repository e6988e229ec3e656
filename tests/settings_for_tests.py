"""The site's settings in test mode, in a throw-away home; nothing outside it is touched."""

import os
import tempfile
from pathlib import Path

os.environ["YIFA_MODE"] = "test"
os.environ.setdefault("YIFA_HOME", str(Path(tempfile.gettempdir()) / f"yifa-tests-{os.getuid()}"))
Path(os.environ["YIFA_HOME"]).mkdir(parents=True, exist_ok=True)

from yifa.site.settings import *  # noqa: E402, F403

if DATABASES["default"]["ENGINE"].startswith("yifa.site.sqlite"):  # noqa: F405
    # pytest-django knows only Django's own engine by name; with -n it would make a file name of the whole path.
    DATABASES["default"].setdefault("TEST", {})["NAME"] = ":memory:"  # noqa: F405
