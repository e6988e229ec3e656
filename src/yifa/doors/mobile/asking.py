"""The door of the phone's requests: data in, data out; no page, no redirect (进门)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from yifa.doors.mobile.permissions import PHONE
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.models import Person
from yifa.ground.identity.permission import allow
from yifa.ui.pages.asking import actor_for

View = Callable[..., HttpResponse]
LOG_IN = "登录已过期,内容都还在本机。请重新登录,登录后自动送出。"
LOCKED = "这个账号已停用,本机带出的内容已锁上。没有送出的还在,账号恢复后登录就会送出。"


def answer(body: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})


def refusal(status: int, sentence: str, **more: Any) -> JsonResponse:
    """One refusal: {sentence, …}; the sentence is Chinese and says what to do."""
    return answer({"sentence": sentence, **more}, status)


def gives(view: View) -> View:
    """A request that only reads."""
    return _door(require_GET(view))


def takes(view: View) -> View:
    """A request that writes."""
    return _door(require_POST(view))


def _locked_out(request: HttpRequest) -> bool:
    """Whether the session is of a person who was locked since: the phone is lost, and what it carries must shut."""
    person = request.session.get(SESSION_KEY)
    return person is not None and Person.objects.filter(pk=person, locked_at__isnull=False).exists()


def _door(view: View) -> View:
    @wraps(view)
    @never_cache
    def opened(request: HttpRequest, **which: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            locked = _locked_out(request)
            return refusal(401, LOCKED if locked else LOG_IN, locked=locked)
        actor: Actor = actor_for(request)
        decision = allow(actor, PHONE.code)
        if not decision:
            return refusal(403, f"{decision.sentence}。掌上给网格员、调解员和经办人员用,请改用工作台。")
        return view(request, actor=actor, **which)

    opened.permission = PHONE  # type: ignore[attr-defined]  # tests walk the addresses and compare
    return opened
