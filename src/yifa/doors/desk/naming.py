"""Names that every page needs (名称): the place one works in. Division names do not change within a day."""

from functools import lru_cache

from yifa.ground.identity.actor import Actor
from yifa.ground.places.models import name_of

_KEPT = 4096


@lru_cache(maxsize=_KEPT)
def _known(scope: str) -> str:
    return name_of(scope)


def place_name(scope: str) -> str:
    """The division's name, or its code while divisions are not loaded; an empty scope has no name."""
    if not scope:
        return "(没有管辖范围)"
    found = _known(scope)
    if found == scope:
        # Not loaded yet: do not remember the gap.
        _known.cache_clear()
    return found


def place_of(actor: Actor) -> str:
    return place_name(actor.scope)
