"""Coming in and going out (登录与账号): log-in, second factor, enrolment, new password, hats. Each page one verb."""

from dataclasses import dataclass

import django_otp
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from yifa.doors.desk.asking import Actor, form, whole_number
from yifa.doors.desk.naming import place_name
from yifa.doors.desk.permissions import HOME
from yifa.ground.identity.access import limit
from yifa.ground.identity.actions import change_password, confirm_second_factor, enrol_second_factor
from yifa.ground.identity.actor import actors_of
from yifa.ground.identity.forms import CodeForm, LogInForm, PasswordForm
from yifa.ground.identity.models import Organ, Person
from yifa.ground.identity.posts import post_name
from yifa.ground.identity.second_factor import Enrolment, confirmed
from yifa.ground.identity.sessions import LogInRefused, NoSuchHat, pass_second_factor, sign_in, sign_out, wear
from yifa.ui.pages.asking import actor_for

WHY = {
    "idle": "好久没有操作,为安全已退出,请重新登录。",
    "long": "登录时间已满,请重新登录。",
    "second-factor": "您的岗位须再用手机上的动态口令确认身份。",
    "password": "口令是他人设置的,或者已到期,请先换成自己的新口令。",
}
"""Why a person was sent here; anything else in the address says nothing."""

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Hat:
    """One appointment as the choice shows it."""

    number: int
    posts: str
    organ: str
    place: str
    worn: bool


def onward(request: HttpRequest) -> str:
    """Where the person wanted to go, if it is one of our own pages."""
    target = request.POST.get("next") or request.GET.get("next") or "/"
    own = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if own else "/"


def asked_because(request: HttpRequest) -> str:
    return WHY.get(request.GET.get("why", ""), "")


@sensitive_post_parameters("password")
@never_cache
@GET_POST
def log_in(request: HttpRequest) -> HttpResponse:
    """Log-in name and password. A wrong name and a wrong password read the same."""
    if request.method != "POST":
        known = request.user.is_authenticated
        return redirect(onward(request)) if known else _log_in_page(request, LogInForm())
    entry = LogInForm(request.POST)
    if not entry.is_valid():
        return _log_in_page(request, entry, status=422)
    try:
        sign_in(request, username=entry.cleaned_data["username"], password=entry.cleaned_data["password"])
    except LogInRefused as refused:
        locked = bool(getattr(request, "axes_locked_out", False))
        return _log_in_page(request, entry, refused=refused.sentence, status=429 if locked else 403)
    return redirect(onward(request))


def _log_in_page(request: HttpRequest, entry: Form, *, refused: str = "", status: int = 200) -> HttpResponse:
    context = {
        "entry": entry, "refused": refused, "because": asked_because(request), "next": onward(request),
        "tries": limit("lockout.account_failures"), "minutes": limit("lockout.minutes"),
    }  # fmt: skip
    return render(request, "desk/log_in.html", context, status=status)


@never_cache
@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    sign_out(request)
    return redirect("desk:login")


@never_cache
@GET_POST
def second_factor(request: HttpRequest) -> HttpResponse:
    """Six digits from the phone; whoever has no authenticator yet enrols one first."""
    person = request.user
    if not isinstance(person, Person):
        return redirect("desk:login")
    if confirmed(person) is None:
        return enrolment(request)
    entry = CodeForm(request.POST if request.method == "POST" else None)
    wrong = ""
    if entry.is_valid():
        if pass_second_factor(request, code=entry.cleaned_data["code"]):
            return redirect(onward(request))
        wrong = "动态口令不对,或者刚才试得太快。请等手机上换出新的六位数字再输入。"
    context = {"entry": entry, "refused": wrong, "because": asked_because(request), "next": onward(request)}
    return render(request, "desk/second_factor.html", context, status=200 if request.method != "POST" else 422)


@never_cache
@GET_POST
def enrolment(request: HttpRequest) -> HttpResponse:
    """Bind a phone: GET explains, POST without a code shows the picture, POST with the code confirms it."""
    person = request.user
    if not isinstance(person, Person):
        return redirect("desk:login")
    verified = getattr(person, "is_verified", lambda: False)()
    if confirmed(person) is not None and not verified:
        # A thief with the password alone must not replace the phone.
        return redirect("desk:second-factor")
    actor = actor_for(request)
    if request.method != "POST":
        return _enrolment_page(request, CodeForm(), bound=verified)
    if "code" not in request.POST:
        return _enrolment_page(request, CodeForm(), shown=enrol_second_factor(person=person, by=actor))
    return _confirm(request, person, actor)


def _confirm(request: HttpRequest, person: Person, actor: Actor) -> HttpResponse:
    entry = CodeForm(request.POST)
    if not entry.is_valid():
        return _enrolment_page(request, entry, status=422, waiting=True)
    try:
        device = confirm_second_factor(person=person, code=entry.cleaned_data["code"], by=actor)
    except ValidationError as wrong:
        return _enrolment_page(request, entry, refused=" ".join(wrong.messages), status=422, waiting=True)
    # The code just checked is the second factor of this session, too.
    django_otp.login(request, device)
    messages.success(request, "手机已绑定。以后登录时输入口令,再输入手机上的六位数字。")
    return redirect(onward(request))


def _enrolment_page(
    request: HttpRequest,
    entry: Form,
    *,
    shown: Enrolment | None = None,
    refused: str = "",
    bound: bool = False,
    waiting: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "entry": entry, "shown": shown, "refused": refused, "bound": bound, "asks_code": waiting or shown is not None,
        "because": asked_because(request), "next": onward(request),
    }  # fmt: skip
    return render(request, "desk/enrolment.html", context, status=status)


@sensitive_post_parameters("old", "new", "again")
@never_cache
@GET_POST
def password(request: HttpRequest) -> HttpResponse:
    """The owner's new password, with the rules in front of the eyes; every other session ends."""
    person = request.user
    if not isinstance(person, Person):
        return redirect("desk:login")
    entry = PasswordForm(request.POST if request.method == "POST" else None)
    if entry.is_valid():
        try:
            change_password(
                person=person, old=entry.cleaned_data["old"], new=entry.cleaned_data["new"], by=actor_for(request)
            )
        except ValidationError as wrong:
            _tell(entry, wrong)
        else:
            return _keep_session(request, person)
    context = {"entry": entry, "because": asked_because(request), "next": onward(request), "rules": _rules()}
    return render(request, "desk/password.html", context, status=422 if request.method == "POST" else 200)


def _tell(entry: PasswordForm, wrong: ValidationError) -> None:
    """Put the action's sentences beside the box they speak of."""
    if hasattr(wrong, "error_dict"):
        for name, said in wrong.message_dict.items():
            entry.add_error(name, said)
    else:
        entry.add_error("new", wrong.messages)


def _keep_session(request: HttpRequest, person: Person) -> HttpResponse:
    update_session_auth_hash(request, person)
    messages.success(request, "口令已更换。在其他电脑、手机上的登录都已退出。")
    return redirect(onward(request))


def _rules() -> list[str]:
    return [*password_validators_help_texts(), f"{limit('password.max_age')}天内须更换一次。"]


@form(HOME)
def hats(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Choose among several appointments (以哪个岗位办事)."""
    if request.method == "POST":
        try:
            chosen = wear(request, hat=whole_number(request.POST.get("hat", ""), -1))
        except NoSuchHat as unknown:
            return render(request, "desk/hats.html", {"hats": _hats(request, actor), "refused": unknown}, status=422)
        messages.success(request, f"现在以“{_posts(chosen)}”的身份办事。")
        return redirect("desk:home")
    return render(request, "desk/hats.html", {"hats": _hats(request, actor)})


def _hats(request: HttpRequest, actor: Actor) -> list[Hat]:
    worn = actors_of(request.user) if isinstance(request.user, Person) else ()
    names = dict(Organ.objects.filter(code__in=[one.organ for one in worn]).values_list("code", "name"))
    return [
        Hat(number, _posts(one), names.get(one.organ, one.organ), place_name(one.scope), one == actor)
        for number, one in enumerate(worn)
    ]


def _posts(actor: Actor) -> str:
    return "、".join(sorted(post_name(code) for code in actor.posts))
