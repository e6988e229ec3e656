"""Following a matter without account (查办件): a code, a secret, and the steps that are the person's own.

The secret is shown once; the store keeps a keyed hash. Wrong guesses are counted per matter and make the next one
wait, so that nobody finds a matter by trying; an unknown code and a wrong secret are answered alike.
"""

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare

from yifa.ground.calendar import now
from yifa.ground.identity.access import limit
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.vault import fingerprint
from yifa.ground.ledger import record
from yifa.records.cases.linking import main_of
from yifa.records.cases.models import Case, Following, StepTaken
from yifa.records.cases.procedure import Step
from yifa.records.cases.refusal import Refused
from yifa.records.cases.verbs import advance

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""No 0 O 1 I L: the secret is read aloud and copied by hand."""
LENGTH = 10
WRONG = "案号或查询码不对,或者试得太多。请核对后再试;连续输错的,请过一会儿再试,或到受理窗口凭证件查询。"
PARTY = Actor.system("party")
"""The person whose matter it is, let in by the secret; the ledger names them so and not by name."""


def give_secret(case: Case, *, by: Actor) -> str:
    """A new secret for this matter, shown this once; an earlier one stops working."""
    secret = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    with transaction.atomic():
        Following.objects.update_or_create(
            case=case,
            defaults={"secret": _hash(case.code, secret), "given_at": now(), "failures": 0, "failed_at": None},
        )
        record("cases.secret_given", case.subject, by=by, data={})
    return secret


def _hash(code: str, secret: str) -> str:
    return fingerprint(f"{code}\0{''.join(secret.split()).upper()}", "following")


def followed(code: str, secret: str) -> Case:
    """The matter behind code and secret. Raises :class:`Refused`, in one sentence whatever was wrong."""
    held = Following.objects.select_related("case").filter(case__code="".join(code.split()).upper()).first()
    if held is None:
        raise Refused("absent", WRONG)
    if _must_wait(held) or not constant_time_compare(held.secret, _hash(held.case.code, secret)):
        Following.objects.filter(pk=held.pk).update(failures=F("failures") + 1, failed_at=now())
        raise Refused("absent", WRONG)
    if held.failures:
        Following.objects.filter(pk=held.pk).update(failures=0, failed_at=None)
    return held.case


def _must_wait(held: Following) -> bool:
    """After some wrong guesses each further one waits; a guess made too early counts as wrong, whatever it was."""
    if held.failed_at is None or held.failures < limit("following.failures"):
        return False
    return now() < held.failed_at + timedelta(minutes=limit("following.minutes"))


def handled_as(case: Case) -> Case:
    """The matter whose progress is told: the one it was merged into, else itself."""
    return main_of(case) or case


def open_to_party(case: Case) -> tuple[Step, ...]:
    """The steps the person may take now, from the declared table."""
    return tuple(step for step in case.declared.steps_from(case.state) if step.party)


def take_as_party(case: Case, step: str, *, data: Mapping[str, Any], idempotency_key: str | None = None) -> StepTaken:
    """Take one of the person's own steps. The caller has asked for the secret. Raises :class:`Refused`."""
    move = case.declared.step(step)
    if not move.party:
        raise Refused("permission", f"“{move.name}”不能在网上由当事人办理。", move.basis)
    return advance(case, step, by=PARTY, data=data, idempotency_key=idempotency_key)
