"""The demo cast (演示人员): one plainly synthetic person per post and place, for demonstrations only.

Names carry 演示, passwords are printed, accounts are marked; production refuses to start while one is open.
"""

from django.conf import settings
from django.db import transaction

from yifa.ground.calendar import now, today
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.hashers import quick_hash
from yifa.ground.identity.models import Appointment, Organ, Person, Post
from yifa.ground.identity.posts import ADMIN_POSTS, POSTS
from yifa.ground.ledger import NewEntry, record_many
from yifa.ground.places.codes import full

Row = tuple[str, str, str, str, str]
"""login, name, post code, organ code, password."""

COUNTY_DIGITS = 6

# abbreviation -> name, for the place itself and for its county
PLACE_ORGANS = {
    "DZB": "党政综合办公室",
    "PAFZB": "平安法治办公室",
    "SFS": "司法所",
    "ZZZX": "综治中心",
    "RMTJ": "人民调解委员会",
    "ZHZF": "综合行政执法大队",
}
COUNTY_ORGANS = {"SFJ": "司法局", "XXZX": "信息中心"}

# post -> (surname, what follows it, organ)
WHO = {
    "clerk": ("李", "办事员", "PAFZB"),
    "mediator": ("王", "调解员", "RMTJ"),
    "mediation_head": ("吴", "主任", "RMTJ"),
    "justice_head": ("郑", "所长", "SFS"),
    "grid_member": ("冯", "网格员", "ZZZX"),
    "officer": ("赵", "执法员", "ZHZF"),
    "reviewer": ("孙", "审核员", "SFS"),
    "supervisor": ("钱", "监督员", "SFJ"),
    "leader": ("陈", "负责人", "DZB"),
    "report_editor": ("褚", "编辑", "PAFZB"),
    "sysadmin": ("卫", "系统管理员", "XXZX"),
    "secadmin": ("蒋", "安全管理员", "XXZX"),
    "auditor": ("沈", "审计管理员", "XXZX"),
}


class DemoOnly(RuntimeError):
    """Demo accounts were asked for outside a demonstration."""


@transaction.atomic
def make_cast(place_prefix: str, place_name: str) -> list[Row]:
    """Make the cast of one place, or find it again; the same call gives the same rows.

    ``place_prefix``: 6 or 9 digits; ``place_name``: e.g. “七星镇”. County posts cover the first six digits.
    Raises DemoOnly outside demo and test mode.
    """
    if not (settings.DEMO or settings.MODE == "test"):
        raise DemoOnly("演示账号只能在演示模式下建立。请设置 YIFA_MODE=demo，并使用单独的目录，勿用于正式数据。")
    organs = _organs(place_prefix, place_name)
    rows: list[Row] = []
    entries: list[NewEntry] = []
    by = Actor.system("demo").username
    for post in POSTS:
        surname, rest, short = WHO[post]
        county = short in COUNTY_ORGANS
        scope = place_prefix[:COUNTY_DIGITS] if county else place_prefix
        organ = organs[f"{scope}-{short}"]
        login, name = f"{post}@{place_prefix}", f"演示·{surname}{rest}"
        password = f"Yanshi-{post}-{place_prefix}"
        if _seat(login, name, password, post, organ, scope):
            entries.append(NewEntry("identity.appointed", f"person:{login}", by, {"post": post, "scope": scope}))
        rows.append((login, name, post, organ.code, password))
    record_many(entries)
    return rows


def _organs(place_prefix: str, place_name: str) -> dict[str, Organ]:
    county = place_prefix[:COUNTY_DIGITS]
    county_name = place_name if county == place_prefix else "所在区县"
    wanted = [(county, short, f"{county_name}{name}") for short, name in COUNTY_ORGANS.items()]
    wanted += [(place_prefix, short, f"{place_name}{name}") for short, name in PLACE_ORGANS.items()]
    found = (
        Organ.objects.get_or_create(
            code=f"{prefix}-{short}", defaults={"name": f"{name}（演示）", "division": full(prefix)}
        )[0]
        for prefix, short, name in wanted
    )
    return {organ.code: organ for organ in found}


def _seat(login: str, name: str, password: str, post: str, organ: Organ, scope: str) -> bool:
    """Make account and appointment where they are missing; True when new."""
    person, new = Person.objects.get_or_create(
        username=login,
        defaults={
            "name": name,
            "demo": True,
            "password": quick_hash(password),
            "password_changed_at": now(),
            "password_set_by_other": False,
        },
    )
    place, _ = Post.objects.get_or_create(organ=organ, code=post)
    if new:
        Appointment.objects.create(
            person=person,
            post=place,
            scope=scope,
            admin=post in ADMIN_POSTS,
            valid_from=today().replace(month=1, day=1),
        )
    return new
