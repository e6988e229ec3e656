"""How often one address may ask (限流): a token bucket each, wide enough for a village behind one address.

Kept in the cache only, under a keyed hash: neither the address nor who asked what is ever stored.
"""

import ipaddress
from dataclasses import dataclass
from math import ceil

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from yifa.ground.calendar import now

_V6_NETWORK = 64


@dataclass(frozen=True)
class Bucket:
    """``holds``: how many one address may do at once; ``a_second``: how many come back each second."""

    holds: int
    a_second: float


BUCKETS = {
    # An office or a village of many people.
    "check": Bucket(60, 0.5),
    # A meeting in the village hall: all of them ask within a quarter of an hour from one address.
    "ask": Bucket(120, 0.1),
    "follow": Bucket(120, 0.2),
}


def wait(request: HttpRequest, bucket: str = "check") -> int:
    """Take one from the address's bucket. 0: go ahead; else the seconds until one is there again."""
    held = BUCKETS[bucket]
    mark = "" if bucket == "check" else f"{bucket}:"
    key = f"portal:{mark}" + salted_hmac("portal.rationing", address_of(request)).hexdigest()[:32]
    moment = now().timestamp()
    left, at = cache.get(key, (float(held.holds), moment))
    left = min(float(held.holds), left + max(0.0, moment - at) * held.a_second)
    if left < 1:
        return max(1, ceil((1 - left) / held.a_second))
    cache.set(key, (left - 1, moment), ceil(held.holds / held.a_second))
    return 0


def address_of(request: HttpRequest) -> str:
    """The address that asks; behind ``YIFA_PROXY_HOPS`` proxies, what the outermost of them saw. IPv6 by network."""
    seen = str(request.META.get("REMOTE_ADDR", ""))
    hops = int(getattr(settings, "YIFA_PROXY_HOPS", 0))
    forwarded = [one.strip() for one in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",") if one.strip()]
    if 0 < hops <= len(forwarded):
        seen = forwarded[-hops]
    try:
        address = ipaddress.ip_address(seen)
    except ValueError:
        return seen
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, _V6_NETWORK), strict=False))
    return str(address)
