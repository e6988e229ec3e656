"""Every test runs in test mode, in a throw-away home; nothing outside it is touched."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("YIFA_MODE", "test")
os.environ.setdefault("YIFA_HOME", str(Path(tempfile.gettempdir()) / f"yifa-tests-{os.getuid()}-{os.getpid()}"))
