"""The door to every page of files (进门): one permission is asked, the view gets the Actor."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yifa.ground.identity.permission import Permission, allow
from yifa.ui.pages.asking import actor_for, asks_and_writes, reads, writes

View = Callable[..., Any]


def page(permission: Permission) -> Callable[[View], View]:
    """A page that only shows."""
    return _door(permission, reads)


def form(permission: Permission) -> Callable[[View], View]:
    """A page that shows a form and takes it."""
    return _door(permission, asks_and_writes)


def verb(permission: Permission) -> Callable[[View], View]:
    """A verb: POST only."""
    return _door(permission, writes)


def _door(permission: Permission, method: Callable[[View], View]) -> Callable[[View], View]:
    def made(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, **which: Any) -> HttpResponse:
            actor = actor_for(request)
            decision = allow(actor, permission.code)
            if not decision:
                return refused(request, decision.sentence)
            return view(request, actor, **which)

        asked = wraps(view)(method(opened))
        asked.permission = permission  # type: ignore[attr-defined]
        return asked

    return made


def refused(request: HttpRequest, sentence: str, status: int = 403) -> HttpResponse:
    """What is missing, and the way out: only where the permission is, another post helps."""
    return render(request, "files/refused.html", {"sentence": sentence, "barred": status == 403}, status=status)
