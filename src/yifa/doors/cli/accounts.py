"""yifa account: the first organs, people and posts of a house, set up by whoever runs the machine.

Every verb is the identity room's own action, with its ledger row; the first password is shown once and must be changed
at the first log-in.
"""

import secrets
from typing import Annotated

import typer
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from yifa.doors.cli.console import answer, unable
from yifa.ground.identity import actions
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.models import Appointment, Organ, Person
from yifa.ground.identity.posts import POSTS, post_name
from yifa.ground.places.codes import PlaceCodeError, full

commands = typer.Typer(help="机构、人员、岗位:建立、任命、重置口令、锁定", no_args_is_help=True)
OPERATOR = Actor.system("cli")
Login = Annotated[str, typer.Argument(help="登录名,如 lixiaoming")]


@commands.command("posts")
def posts() -> None:
    """列出全部岗位。"""
    answer([{"code": code, "name": post_name(code)} for code in POSTS])


@commands.command("list")
def listed() -> None:
    """列出机构和在任人员(不含个人信息以外的内容)。"""
    held = Appointment.objects.filter(valid_to=None).select_related("person", "post").order_by("id")
    answer(
        {
            "organs": [
                {"code": o.code, "name": o.name, "division": o.division} for o in Organ.objects.order_by("code")
            ],
            "people": [
                {"login": a.person.username, "post": a.post_code, "organ": a.organ_code, "scope": a.scope} for a in held
            ],
        }
    )


@commands.command("organ")
def organ(
    code: Annotated[str, typer.Argument(help="机构代码:区划有效前缀-简称,如 500155117-SFS")],
    name: Annotated[str, typer.Argument(help="机构名称,如 七星镇司法所")],
) -> None:
    """建立一个机构。"""
    try:
        made = actions.add_organ(code=code, name=name, division=full(code.split("-")[0]), by=OPERATOR)
    except (PlaceCodeError, ValidationError) as wrong:
        unable(_said(wrong))
    except IntegrityError:
        unable(f"机构 {code} 已经有了。")
    answer({"organ": made.code, "name": made.name, "division": made.division})


@commands.command("person")
def person(login: Login, name: Annotated[str, typer.Argument(help="姓名")]) -> None:
    """建立一个账号,给出首次口令(只显示一次,首次登录必须修改)。"""
    first = first_password()
    try:
        actions.add_person(username=login, name=name, password=first, by=OPERATOR)
    except ValidationError as wrong:
        unable(_said(wrong))
    except IntegrityError:
        unable(f"登录名 {login} 已经有人用了,请换一个。")
    answer({"login": login, "first_password": first})


@commands.command("appoint")
def appoint(
    login: Login,
    post: Annotated[str, typer.Argument(help="岗位代码,见 yifa account posts")],
    organ_code: Annotated[str, typer.Argument(help="机构代码")],
    scope: Annotated[str, typer.Option(help="管辖范围(区划有效前缀),不写就是机构自己的区划")] = "",
) -> None:
    """任命:给一个人一个岗位。"""
    found = Organ.objects.filter(code=organ_code).first()
    if found is None:
        unable(f"没有机构 {organ_code},请先用 yifa account organ 建立。")
    try:
        held = actions.appoint(person=_person(login), post=post, organ=found, scope=scope, by=OPERATOR)
    except (actions.CannotAppoint, PlaceCodeError, ValidationError) as wrong:
        unable(_said(wrong))
    answer({"login": login, "post": held.post_code, "organ": held.organ_code, "scope": held.scope})


@commands.command("reset")
def reset(login: Login) -> None:
    """重置口令(只显示一次,登录后必须修改)。"""
    first = first_password()
    actions.reset_password(person=_person(login), new=first, by=OPERATOR)
    answer({"login": login, "first_password": first})


@commands.command("lock")
def lock(login: Login, reason: Annotated[str, typer.Option(help="锁定的原因")]) -> None:
    """锁定账号,会话和令牌立即失效。"""
    actions.lock(person=_person(login), reason=reason, by=OPERATOR)
    answer({"login": login, "locked": True})


def first_password() -> str:
    """Long, mixed, and readable over the telephone: four groups with a capital, a digit and a dash."""
    groups = [secrets.token_hex(2) for _ in range(4)]
    return "-".join(["Y" + groups[0], *groups[1:], str(secrets.randbelow(90) + 10)])


def _person(login: str) -> Person:
    found = Person.objects.filter(username=login).first()
    if found is None:
        unable(f"没有登录名 {login}。")
    return found


def _said(wrong: Exception) -> str:
    return " ".join(wrong.messages) if isinstance(wrong, ValidationError) else str(wrong)
