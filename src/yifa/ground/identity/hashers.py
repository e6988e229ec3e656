"""How passwords are kept: salted PBKDF2 with SM3 (商用密码), Django's own shape with another hash.

Governance §12.3, design line “password store = salted PBKDF2-HMAC-SM3”.
"""

import hashlib
from typing import Any

from django.contrib.auth.hashers import PBKDF2PasswordHasher


def _sm3(data: bytes = b"") -> Any:
    return hashlib.new("sm3", data)


class Sm3PasswordHasher(PBKDF2PasswordHasher):
    """PBKDF2-HMAC-SM3. Needs an OpenSSL with SM3; ``sm3_available`` tells."""

    algorithm = "pbkdf2_sm3"
    # About a third of a second a try: SM3 has no help from the processor, so fewer rounds cost an attacker as much.
    iterations = 600_000
    digest = staticmethod(_sm3)


def sm3_available() -> bool:
    """Whether this Python's OpenSSL has SM3."""
    return "sm3" in hashlib.algorithms_available


def quick_hash(password: str) -> str:
    """A hash of one round, for published demo passwords only: a demo makes dozens of accounts at start."""
    return PBKDF2PasswordHasher().encode(password, "yanshiyanshiyanshiyanshi", iterations=1)
