"""Who asks, and the one row they ask for: the door every generic page goes through."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yifa.ground.identity.actor import Actor, actor_of
from yifa.ground.identity.scope import ScopedQuerySet
from yifa.ground.registry import UnknownDeclaration

HAT = "hat"
"""Session key: which of several appointments the person acts in."""

View = Callable[..., HttpResponse]
D = TypeVar("D")


def actor_for(request: HttpRequest) -> Actor:
    """The Actor of this request, read once."""
    held: Actor | None = getattr(request, "_yifa_actor", None)
    if held is None:
        hat = request.session.get(HAT, 0) if hasattr(request, "session") else 0
        held = actor_of(request.user, int(hat))
        request._yifa_actor = held  # type: ignore[attr-defined]
    return held


def reads(view: View) -> View:
    """A page that only shows; for people with an account, never kept by a cache."""
    return _page(require_GET(view))


def writes(view: View) -> View:
    """A verb: POST only."""
    return _page(require_POST(view))


def asks_and_writes(view: View) -> View:
    """A form: GET shows it, POST does it."""
    return _page(require_http_methods(["GET", "HEAD", "POST"])(view))


def _page(view: View) -> View:
    return wraps(view)(never_cache(login_required(view)))


def sees(rows: ScopedQuerySet[Any], actor: Actor, **which: Any) -> Any:
    """The one row in sight, or 404: outside the scope nothing exists."""
    row = rows.visible_to(actor).filter(**which).first()
    if row is None:
        raise Http404("没有找到,或者它不在您的管辖范围内。")
    return row


def declared(registry: Any, code: str) -> Any:
    """The declaration behind an address, or 404."""
    return known(lambda: registry[code])


def known(look: Callable[[], D]) -> D:
    """What ``look`` finds among the declarations, or 404."""
    try:
        return look()
    except UnknownDeclaration as unknown:
        raise Http404(str(unknown)) from None
