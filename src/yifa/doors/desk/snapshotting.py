"""The process that takes a snapshot beside the pages (在旁更新数字): ``python -m yifa.doors.desk.snapshotting``.

A thread of the server took the pages' turn on the interpreter: with a million matters they answered in 400 ms for as
long as the snapshot was being taken, instead of 100.
"""

import os
import subprocess
import sys

import django

LAST_IN_THE_QUEUE = 10
"""How far it steps back behind the pages for the processor (nice)."""


def take_beside() -> None:
    """Take a snapshot in a process of its own and wait for it. Raises :class:`subprocess.CalledProcessError`."""
    subprocess.run([sys.executable, "-m", "yifa.doors.desk.snapshotting"], check=True, stdin=subprocess.DEVNULL)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yifa.site.settings")
    os.nice(LAST_IN_THE_QUEUE)
    django.setup()
    from yifa.readers.figures.snapshot import take

    take()


if __name__ == "__main__":
    main()
