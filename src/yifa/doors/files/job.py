"""The process that writes a large file (后台导入): ``python -m yifa.doors.files.job 7``.

Each chunk is one transaction, and what is in is known by its number: killed and started again it completes, and nothing
is written twice.
"""

import os
import subprocess
import sys

import django


def start(number: int) -> None:
    """Begin the writing of import ``number`` in a process of its own; the page may be left."""
    subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "yifa.doors.files.job", str(number)], start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yifa.site.settings")
    django.setup()
    from yifa.doors.files.working import work

    work(int(sys.argv[1]))


if __name__ == "__main__":
    main()
