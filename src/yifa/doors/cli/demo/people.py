"""Who enters what: the demo cast's hats by post, for a place and, without accounts, for the place next door."""

from functools import cache

from yifa.ground.identity.actor import Actor
from yifa.ground.identity.cast import WHO

POST_OF_ORGAN = {"ZHZF": "officer", "RMTJ": "justice_head", "SFS": "justice_head"}
"""Who writes an organ's registers and activities; all other organs have their clerk."""


@cache
def hat(prefix: str, post: str) -> Actor:
    """The demo person in this post of this place, as ``identity.cast`` seats them."""
    surname, rest, organ = WHO[post]
    return Actor(f"{post}@{prefix}", f"演示·{surname}{rest}", frozenset({post}), f"{prefix}-{organ}", prefix)


@cache
def hat_for(organ: str) -> Actor:
    """Who writes for an organ ("500155117-SFS")."""
    prefix, _, short = organ.partition("-")
    return hat(prefix, POST_OF_ORGAN.get(short, "clerk"))
