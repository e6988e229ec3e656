"""Revealing masked personal data (查看被遮蔽的个人信息): one field, one reason, one ledger row.

个人信息保护法 第6条 (目的明确), 第51条 (操作权限); every look is a row the auditor can read.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db import transaction

from yifa.ground.identity.access import limit
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.models import Reveal
from yifa.ground.identity.permission import demand
from yifa.ground.ledger import new_salt, private_digest, record


class ReasonTooShort(ValidationError):
    """No real reason was given."""


class NoSuchField(LookupError):
    """The record keeps no such personal data; the message is Chinese."""


class HoldsPersonalData(Protocol):
    """A record: ``subject`` as in the ledger, ``private`` its personal half, and where and whose it is."""

    @property
    def subject(self) -> str: ...
    @property
    def private(self) -> Mapping[str, Any]: ...


@transaction.atomic
def reveal(*, of: HoldsPersonalData, field: str, reason: str, by: Actor) -> str:
    """The clear value of one masked field.

    The reason is kept sealed (it may name people) and the ledger holds its salted digest.
    Raises NotAllowed, ReasonTooShort, NoSuchField; then nothing is shown and nothing written.
    """
    demand(by, "identity.reveal", of)
    reason = reason.strip()
    least = limit("reveal.min_reason")
    if len(reason) < least:
        raise ReasonTooShort(f"请写明为办什么事查看，至少{least}个字。")
    value = of.private.get(field)
    if value is None:
        raise NoSuchField(f"此件没有“{field}”这项个人信息。")
    kept = Reveal.objects.create(subject=of.subject, field=field, by=by.username, reason=reason, salt=new_salt())
    data = {"field": field, "reveal": kept.pk, "reason": private_digest({"reason": reason}, bytes(kept.salt))}
    record("identity.revealed", of.subject, by=by.username, data=data)
    return str(value)
