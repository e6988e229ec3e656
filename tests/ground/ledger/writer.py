"""A process to be killed: writes changes with their entries, and stops for ever at the stage named.

python writer.py prepare | KILLED-STAGE | count      (YIFA_HOME names the store)
"""

import sys
import threading

import django
from django.conf import settings

from yifa.site.settings import DATABASES, HOME

settings.configure(DATABASES=DATABASES, INSTALLED_APPS=["yifa.ground.ledger"], USE_TZ=True, YIFA_KEY_DIR=HOME / "keys")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from yifa.ground.ledger import record, seal, sealing, verify  # noqa: E402


def stop(*_):
    print("stopped", flush=True)
    threading.Event().wait()


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone() if cursor.description else None


def write(stage=""):
    with transaction.atomic():
        sql("INSERT INTO change DEFAULT VALUES")
        if stage == "change written":
            stop()
        record("change.made", "change:1", by="clerk")
        if stage == "entry written":
            stop()


def seal_and_stop(stage):
    if stage == "root written":
        whole = sealing._seal_batch
        sealing._seal_batch = lambda *given: (whole(*given), stop())
    elif stage == "witness not written":
        sealing.write_witness = stop
    seal()


def main(stage):
    if stage == "prepare":
        call_command("migrate", verbosity=0)
        sql("CREATE TABLE change (id integer PRIMARY KEY)")
        write()
        seal()
        write()
    elif stage == "count":
        write()
        seal()
        report = verify()
        print(report.ok, sql("SELECT count(*) FROM change")[0], report.entries, report.sealed)
    else:
        write(stage)
        seal_and_stop(stage)


main(sys.argv[1])
