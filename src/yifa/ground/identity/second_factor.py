"""The second factor (动态口令, 双因素): who needs one, and how it is enrolled. GB/T 22239-2019 8.1.4.1 d)."""

import base64
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings

from yifa.ground.identity.models import Authenticator, Person
from yifa.ground.ids import qr_svg

ISSUER = "yifa"


@dataclass(frozen=True)
class Enrolment:
    """What is shown once: the key for typing, the address behind the QR picture, the picture (SVG)."""

    authenticator: Authenticator
    key: str
    uri: str
    qr: str


def needs_second_factor(posts: Collection[str]) -> bool:
    """Whether these posts need one here (``YIFA_SECOND_FACTOR_POSTS``)."""
    return not frozenset(settings.YIFA_SECOND_FACTOR_POSTS).isdisjoint(posts)


def new_enrolment(person: Person) -> Enrolment:
    """A fresh secret, unconfirmed until a right code comes back; earlier unconfirmed ones go."""
    Authenticator.objects.filter(user=person, confirmed=False).delete()
    secret = secrets.token_bytes(20)
    device = Authenticator.objects.create(user=person, name="动态口令", confirmed=False, secret=secret.hex())
    key = base64.b32encode(secret).decode().rstrip("=")
    label = quote(f"{ISSUER}:{person.username}")
    uri = f"otpauth://totp/{label}?secret={key}&issuer={ISSUER}&digits=6&period={Authenticator.STEP}"
    return Enrolment(device, key, uri, qr_svg(uri))


def confirmed(person: Person) -> Authenticator | None:
    """The person's authenticator in use."""
    found: Authenticator | None = Authenticator.objects.filter(user=person, confirmed=True).order_by("-pk").first()
    return found
