"""Logging in and out, and the rules of a session (登录与会话): idle exit, longest stay, second factor, new password.

GB/T 22239-2019 8.1.4.1 b) (登录连接超时自动退出), d) (双因素). The desk's pages call these functions.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

import django_otp
from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from yifa.ground.calendar import now
from yifa.ground.identity.access import limit
from yifa.ground.identity.actor import Actor, actors_of
from yifa.ground.identity.lockout import locked_sentence
from yifa.ground.identity.models import Person
from yifa.ground.identity.passwords import must_change_password
from yifa.ground.identity.second_factor import confirmed, needs_second_factor
from yifa.ground.ledger import record

SINCE, SEEN, HAT = "since", "seen", "hat"

# The last-seen time is written at most so often: reading a page must not cost a write.
NOTE_SEEN = 60


class LogInRefused(Exception):
    """Wrong name or password, locked, or too many tries; ``sentence`` does not tell which account exists."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NoSuchHat(LookupError):
    """The person holds no such appointment."""


def sign_in(request: HttpRequest, *, username: str, password: str) -> Person:
    """First factor. Starts a fresh session; raises LogInRefused."""
    person = authenticate(request, username=username.strip().lower(), password=password)
    if not isinstance(person, Person):
        if getattr(request, "axes_locked_out", False):
            raise LogInRefused(locked_sentence())
        raise LogInRefused("登录名或口令不对，或账号已停用。请重新输入，或找系统管理员。")
    with transaction.atomic():
        login(request, person)
        request.session[SINCE] = request.session[SEEN] = _seconds()
        record("identity.signed_in", f"person:{person.username}", by=person.username)
    return person


def pass_second_factor(request: HttpRequest, *, code: str) -> bool:
    """Second factor: six digits from the phone. A wrong code slows the next try down."""
    person = request.user
    device = confirmed(person) if isinstance(person, Person) else None
    if device is None or not device.verify_token(code.strip()):
        return False
    django_otp.login(request, device)
    return True


def sign_out(request: HttpRequest) -> None:
    """End the session and everything it kept."""
    username = request.user.get_username()
    with transaction.atomic():
        logout(request)
        if username:
            record("identity.signed_out", f"person:{username}", by=username)


def wear(request: HttpRequest, *, hat: int) -> Actor:
    """Act in another of one's appointments from now on (切换任职)."""
    hats = actors_of(request.user) if isinstance(request.user, Person) else ()
    if not 0 <= hat < len(hats):
        raise NoSuchHat("您没有这项任职。")
    request.session[HAT] = hat
    return hats[hat]


@dataclass(frozen=True)
class Stop:
    """Why a request may not go on: where to go instead, and the reason as a word and a sentence."""

    url: str
    why: str
    sentence: str


class SessionRules:
    """Middleware, after OTPMiddleware: sets ``request.actor`` and ``request.hats``, and enforces the rules.

    A page is redirected to where the rule can be met; a request for JSON gets 401 or 403 with the sentence.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        hats: tuple[Actor, ...] = ()
        actor = Actor.public()
        # Anonymous visitors of the portal cost no session and no query.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and isinstance(request.user, Person):
            stop = _too_long(request)
            if stop is not None:
                sign_out(request)
                return _turn_away(request, stop)
            hats = actors_of(request.user)
            actor = _worn(request, hats)
            stop = None if _is_open(request.path) else _unmet(request, hats)
            if stop is not None:
                return _turn_away(request, stop)
        request.actor, request.hats = actor, hats  # type: ignore[attr-defined]
        return self.get_response(request)


def _worn(request: HttpRequest, hats: tuple[Actor, ...]) -> Actor:
    if not hats:
        return Actor(request.user.get_username(), str(getattr(request.user, "name", "")))
    hat = request.session.get(HAT, 0)
    return hats[hat] if hat < len(hats) else hats[0]


def _seconds() -> int:
    return int(now().timestamp())


def _too_long(request: HttpRequest) -> Stop | None:
    """Idle or logged in for too long; otherwise notes that the session is in use."""
    moment = _seconds()
    seen, since = request.session.get(SEEN), request.session.get(SINCE)
    if seen is None or since is None:
        request.session[SINCE] = request.session[SEEN] = moment
        return None
    if moment - seen >= limit("session.idle_minutes") * 60:
        return Stop(settings.LOGIN_URL, "idle", f"超过{limit('session.idle_minutes')}分钟没有操作，请重新登录。")
    if moment - since >= limit("session.absolute_hours") * 3600:
        return Stop(settings.LOGIN_URL, "long", f"登录已满{limit('session.absolute_hours')}小时，请重新登录。")
    if moment - seen >= NOTE_SEEN:
        request.session[SEEN] = moment
    return None


def _unmet(request: HttpRequest, hats: tuple[Actor, ...]) -> Stop | None:
    """What the account still owes before it may work."""
    person: Person = request.user  # type: ignore[assignment]
    verified = getattr(person, "is_verified", lambda: False)()
    if not verified and any(needs_second_factor(hat.posts) for hat in hats):
        return Stop(settings.YIFA_SECOND_FACTOR_URL, "second-factor", "您的岗位须再用手机动态口令确认身份。")
    if must_change_password(person):
        return Stop(settings.YIFA_PASSWORD_URL, "password", "口令是他人设置的或已到期，请先换成自己的新口令。")
    return None


def _is_open(path: str) -> bool:
    doors = (settings.LOGIN_URL, settings.YIFA_LOGOUT_URL, settings.YIFA_SECOND_FACTOR_URL, settings.YIFA_PASSWORD_URL)
    return path.startswith(settings.STATIC_URL) or path in doors


def _turn_away(request: HttpRequest, stop: Stop) -> HttpResponse:
    target = f"{stop.url}?{urlencode({'why': stop.why, 'next': request.get_full_path()})}"
    if request.headers.get("HX-Request"):
        # 204 keeps the fragment as it is while the browser goes to the page.
        return HttpResponse(status=204, headers={"HX-Redirect": target})
    if "application/json" in request.headers.get("Accept", ""):
        status = 401 if stop.url == settings.LOGIN_URL else 403
        return HttpResponse(stop.sentence, status=status, content_type="text/plain; charset=utf-8")
    return HttpResponseRedirect(target)
