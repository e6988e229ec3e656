"""The ledger's hash: SM3 (GB/T 32905-2016, 商用密码) by default, SHA-256 by the setting YIFA_LEDGER_HASH."""

import hashlib
from collections.abc import Callable
from functools import cache

from django.conf import settings

Hash = Callable[[bytes], bytes]
ALGORITHMS = ("sm3", "sha256")


class UnknownHash(ValueError):
    """The setting names a hash that the ledger does not know."""


def hash_name() -> str:
    """“sm3” or “sha256”, as the site is set up."""
    name = str(getattr(settings, "YIFA_LEDGER_HASH", "sm3"))
    if name not in ALGORITHMS:
        raise UnknownHash(f"账本散列算法只能是 sm3 或 sha256，设置 YIFA_LEDGER_HASH 写的是“{name}”，请改正后再启动。")
    return name


@cache
def hash_function(name: str) -> Hash:
    """bytes -> 32-byte digest. SM3 has no constructor of its own in hashlib, and looking it up by name
    for each row costs as much as hashing it: one empty state is kept and copied."""
    if name == "sha256":
        return lambda data: hashlib.sha256(data).digest()
    empty = hashlib.new(name)

    def sm3(data: bytes) -> bytes:
        state = empty.copy()
        state.update(data)
        return state.digest()

    return sm3
