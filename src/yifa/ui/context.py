"""What every page needs (页面背景): the bar, who is looking and from where, demo band, elder mode."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from yifa.ground.identity.actor import Actor
from yifa.ground.places.codes import full
from yifa.ground.places.models import Division
from yifa.ui.navigation import Entry, entries
from yifa.ui.pages.asking import actor_for
from yifa.ui.pages.comfort import ELDER_COOKIE


@dataclass(frozen=True)
class Site:
    demo: bool
    elder: bool
    matters: bool
    bar: tuple[Entry, ...]
    account: tuple[Entry, ...]
    person: str
    place: str
    path: str


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``{{ site }}`` in every template."""
    user = getattr(request, "user", None)
    known = bool(user and user.is_authenticated)
    actor = actor_for(request) if known else Actor.public()
    return {
        "site": Site(
            demo=bool(getattr(settings, "DEMO", False)),
            elder=request.COOKIES.get(ELDER_COOKIE) == "1",
            matters=actor.handles_matters,
            bar=entries(request.path, matters=actor.handles_matters) if known else (),
            account=entries(request.path, "account") if known else (),
            person=actor.name if known else "",
            place=place_name(actor.scope),
            path=request.get_full_path(),
        )
    }


def place_name(scope: str) -> str:
    """The name of a scope's division, remembered for the day: it stands on every page."""
    if not scope:
        return ""
    held: str | None = cache.get(f"place:{scope}")
    if held is None:
        held = Division.objects.filter(code=full(scope)).values_list("name", flat=True).first() or ""
        cache.set(f"place:{scope}", held, 24 * 3600)
    return held
