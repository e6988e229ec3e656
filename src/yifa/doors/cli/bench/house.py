"""Make a small house in YIFA_HOME for a bench: tables, keys, one clerk with a token; prints the token.

Run as a program of its own (``python -m yifa.doors.cli.bench.house``), so that the bench's own store stays untouched.
"""

import os
import sys

import django

PLACE = "500155117"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yifa.site.settings")
    django.setup()
    from django.core.management import call_command

    from yifa.ground import ledger
    from yifa.ground.identity.actions import issue_token
    from yifa.ground.identity.actor import Actor
    from yifa.ground.identity.cast import make_cast
    from yifa.ground.identity.models import Appointment

    call_command("migrate", verbosity=0, interactive=False)
    ledger.make_key()
    make_cast(PLACE, "测速镇")
    clerk = Appointment.objects.get(person__username=f"clerk@{PLACE}")
    token = issue_token(
        appointment=clerk, name="测速", permissions=["dispute.lodge", "order.receive"], by=Actor.system("bench")
    )
    sys.stdout.write(token)


if __name__ == "__main__":
    main()
