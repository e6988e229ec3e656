"""API tokens (接口令牌): issued once in clear, kept as a hash, revoked within seconds."""

import secrets
from collections.abc import Collection
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from yifa.ground.calendar import now
from yifa.ground.identity.access import limit
from yifa.ground.identity.actions.appointing import Target
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.models import ApiToken, Appointment
from yifa.ground.identity.permission import PERMISSIONS, demand
from yifa.ground.identity.tokens import digest_of, forget
from yifa.ground.ledger import record


@transaction.atomic
def issue_token(
    *, appointment: Appointment, name: str, permissions: Collection[str], by: Actor, days: int | None = None
) -> str:
    """A new token for one appointment, limited to ``permissions``; the text is returned once and never kept.

    ``name``: what it is for, e.g. “12345平台对接”. ``days``: at most, and by default, law/access.toml's token.max_days.
    """
    demand(by, "identity.issue_token", Target.of(appointment.person))
    unknown = sorted(code for code in permissions if code not in PERMISSIONS)
    if unknown or not permissions:
        raise ValidationError({"permissions": f"请从权限表中选择权限；不认识：{'、'.join(unknown) or '(空)'}"})
    most = limit("token.max_days")
    lasts = most if days is None else days
    if not 1 <= lasts <= most:
        raise ValidationError({"days": f"有效期须为1至{most}日。"})
    text = f"yifa_{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        digest=digest_of(text),
        appointment=appointment,
        name=name,
        permissions=sorted(permissions),
        created_by=by.username,
        expires_at=now() + timedelta(days=lasts),
    )
    data = {"token": token.pk, "permissions": token.permissions, "expires": token.expires_at.isoformat()}
    record("identity.token_issued", f"person:{appointment.person.username}", by=by.username, data=data)
    return text


@transaction.atomic
def revoke_token(*, token: ApiToken, by: Actor) -> None:
    """End a token; other processes follow within tokens.REMEMBER seconds."""
    person = token.appointment.person
    demand(by, "identity.revoke_token", Target.of(person))
    ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=now(), revoked_by=by.username)
    record("identity.token_revoked", f"person:{person.username}", by=by.username, data={"token": token.pk})
    transaction.on_commit(forget)
