"""The door to every page of the desk: one permission is asked, the view gets the Actor (进门)."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import Permission, allow
from yifa.ui.pages.asking import actor_for, asks_and_writes, reads, writes

View = Callable[..., HttpResponse]


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
                return refusal(request, decision.sentence)
            return view(request, actor, **which)

        door = method(opened)
        # The permission stays readable on the view: tests walk the addresses and compare.
        door.permission = permission  # type: ignore[attr-defined]
        return door

    return made


def refusal(request: HttpRequest, sentence: str) -> HttpResponse:
    """A refused page: what is missing and the way out."""
    return render(request, "desk/refused.html", {"title": "这一页不对您的岗位开放", "sentence": sentence}, status=403)


def absent(sentence: str = "没有找到,或者它不在您的管辖范围内。") -> Http404:
    return Http404(sentence)


def whole_number(text: str, otherwise: int = 0) -> int:
    """A number from an address; anything else falls back."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else otherwise


def query(**values: object) -> str:
    """``?a=1&b=2`` without empty values."""
    kept = {name: value for name, value in values.items() if value not in ("", None)}
    return f"?{urlencode(kept)}" if kept else ""


__all__ = ["Actor", "absent", "form", "page", "query", "refusal", "verb", "whole_number"]
