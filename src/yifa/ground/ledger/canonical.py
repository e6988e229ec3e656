"""One value, one byte string: the canonical JSON that is hashed, and the digests of records.

Rules (docs/adr/0010): keys sorted by code point, no spaces, UTF-8, no escapes but the necessary ones,
no floats. Decimals become the shortest plain digits, moments become Chinese time, so that a value read
back from the store gives the bytes it gave when it was written.
"""

import json
import re
import secrets
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from yifa.ground.calendar import TZ
from yifa.ground.ledger.hashing import hash_function, hash_name

MAYBE_FLOAT = re.compile(r"(?:^|[:\[,])-?\d+[.eE]")


class NotCanonical(ValueError):
    """The value has no canonical form (float, naive moment, bytes, unknown type)."""


def _plain_decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise NotCanonical(f"账本不收非数：{value}。")
    return format(value.normalize() + 0, "f")


def _plain(value: object) -> object:
    """What JSON does not know, as text; called by the encoder for such values only."""
    if isinstance(value, Decimal):
        return _plain_decimal(value)
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise NotCanonical(f"账本不收没有时区的时刻：{value.isoformat()}。")
        return value.astimezone(TZ).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise NotCanonical(f"账本不收 {type(value).__name__} 类型的值，请先转成文字、整数或 Decimal。")


def _refuse_float(text: str) -> object:
    raise NotCanonical(f"账本不收浮点数（{text}），请用 Decimal 或整数。")


_encode = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_plain
).encode


def canonical_text(obj: object) -> str:
    """The canonical JSON of ``obj`` as text; raises :class:`NotCanonical`."""
    try:
        text = _encode(obj)
    except (TypeError, ValueError) as error:
        if isinstance(error, NotCanonical):
            raise
        raise NotCanonical(f"这个值写不成账本的规范格式：{error}。") from error
    # The C encoder writes floats without asking; cheap searches find candidates, parsing tells them
    # from digits inside a text. Every float has a point or a signed exponent.
    if ("." in text or "e-" in text or "e+" in text) and MAYBE_FLOAT.search(text):
        json.loads(text, parse_float=_refuse_float)
    return text


def canonical(obj: object) -> bytes:
    """The canonical JSON of ``obj``: bytes to hash; raises :class:`NotCanonical`."""
    try:
        return canonical_text(obj).encode()
    except UnicodeEncodeError as error:
        raise NotCanonical("文字里有残缺的字符，无法写入账本。") from error


def new_salt() -> bytes:
    """16 random bytes, one salt per record; erasing it makes the record's digest unguessable for good."""
    return secrets.token_bytes(16)


def private_digest(private: Mapping[str, Any], salt: bytes) -> str:
    """Hex H(salt + canonical(private)): what stands for personal data in the ledger."""
    return hash_function(hash_name())(salt + canonical(private)).hex()


def digest(public: Mapping[str, Any], private: Mapping[str, Any], salt: bytes) -> str:
    """Hex digest of a record. The public half can be shown to a stranger and checked without the private one."""
    halves = {"private": private_digest(private, salt), "public": public}
    return hash_function(hash_name())(canonical(halves)).hex()
