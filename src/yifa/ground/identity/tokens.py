"""Reading an API token: one indexed look-up, remembered for a few seconds."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from yifa.ground.calendar import now
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.models import ApiToken

REMEMBER = timedelta(seconds=3)
"""A revoked token or a locked account stops within this time in every process."""

NOTE_USE = timedelta(minutes=5)
"""The time of last use is written at most so often: intake must not pay a write for it."""

_MOST = 1000


@dataclass(frozen=True, slots=True)
class _Known:
    actor: Actor
    until: datetime


_known: dict[str, _Known] = {}


def forget() -> None:
    """Drop what is remembered in this process."""
    _known.clear()


def digest_of(text: str) -> str:
    """What the store keeps. A token is 256 random bits, so one SHA-256 without salt is enough."""
    return hashlib.sha256(text.encode()).hexdigest()


def actor_for_token(text: str) -> Actor | None:
    """The actor behind a token, or None: unknown, expired, revoked, locked or no longer in post."""
    digest, moment = digest_of(text), now()
    known = _known.get(digest)
    if known is not None and moment < known.until:
        return known.actor
    row = _find(digest)
    actor = _actor(row, moment) if row is not None else None
    if row is None or actor is None:
        _known.pop(digest, None)
        return None
    if row.last_used_at is None or moment - row.last_used_at > NOTE_USE:
        ApiToken.objects.filter(pk=row.pk).update(last_used_at=moment)
    if len(_known) >= _MOST:
        _known.clear()
    _known[digest] = _Known(actor, min(moment + REMEMBER, row.expires_at))
    return actor


def _find(digest: str) -> ApiToken | None:
    return ApiToken.objects.select_related("appointment__post", "appointment__person").filter(digest=digest).first()


def _actor(row: ApiToken, moment: datetime) -> Actor | None:
    held = row.appointment
    ended = held.valid_to is not None and held.valid_to < moment.date()
    if row.revoked_at is not None or row.expires_at <= moment or held.valid_from > moment.date() or ended:
        return None
    if not held.person.is_active:
        return None
    return Actor(
        held.person.username,
        held.person.name,
        frozenset({held.post_code}),
        held.organ_code,
        held.scope,
        only=frozenset(row.permissions),
    )
