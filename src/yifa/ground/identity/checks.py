"""Start-up checks (启动检查): an unsafe production start is refused, with a sentence per fault.

GB/T 22239-2019 8.1.4.2 (默认账户、多余账户), 8.1.4.1 (鉴别). They run with Django's checks at every command;
those that ask the store run in ``unsafe_to_serve()``, which the serve command calls.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.db import DatabaseError

from yifa.ground.identity.models import Appointment, Person
from yifa.ground.identity.posts import ADMIN_POSTS, post_name

WEAK_HASHERS = ("MD5", "Unsalted", "SHA1")


@register("yifa")
def settings_are_safe(app_configs: object = None, **rest: Any) -> list[CheckMessage]:
    """Faults in the settings; errors in production only."""
    if settings.MODE != "production":
        return []
    return list(_faults())


def _faults() -> Iterator[CheckMessage]:
    if settings.DEBUG:
        yield Error("正式环境不得打开 DEBUG。", hint="删去 DEBUG 设置。", id="identity.E001")
    if settings.DEMO:
        yield Error("正式环境不得使用演示模式。", hint="YIFA_MODE 只能取一个值。", id="identity.E002")
    hosts = set(settings.ALLOWED_HOSTS)
    if not hosts or hosts & {"*", "testserver", ""}:
        yield Error(
            "允许访问的域名未设置，或含 *、testserver。",
            hint="在 YIFA_HOSTS 中写明本单位的域名或地址，用逗号分开。",
            id="identity.E003",
        )
    if len(settings.SECRET_KEY) < 32 or settings.SECRET_KEY.startswith(("test-", "django-insecure")):
        yield Error("会话密钥太短或是测试用的。", hint="删去密钥文件后重新启动，会自动生成。", id="identity.E004")
    for path in _open_key_files(Path(settings.YIFA_KEY_DIR)):
        yield Error(f"密钥文件“{path.name}”可被他人读取。", hint=f"chmod 600 {path}", id="identity.E005")
    if any(weak in hasher for hasher in settings.PASSWORD_HASHERS for weak in WEAK_HASHERS):
        yield Error("口令散列算法太弱。", hint="使用 PBKDF2。", id="identity.E006")
    if not settings.AXES_ENABLED:
        yield Error("登录失败锁定已关闭。", hint="删去 AXES_ENABLED 设置。", id="identity.E007")
    if not settings.YIFA_SECOND_FACTOR_POSTS:
        yield Error("没有岗位要求双因素登录。", hint="在 YIFA_SECOND_FACTOR_POSTS 中列出岗位。", id="identity.E008")
    if not settings.SESSION_COOKIE_SECURE:
        yield Warning("登录信息可经未加密的连接传送。", hint="用 HTTPS 访问，并删去 YIFA_HTTPS=0。", id="identity.W001")


def _open_key_files(folder: Path) -> list[Path]:
    """Key files that group or others may read."""
    paths = sorted(folder.glob("*.key")) + sorted(folder.glob("*.pem"))
    return [path for path in paths if path.stat().st_mode & 0o044 and "pub" not in path.name]


def people_are_safe() -> list[CheckMessage]:
    """Faults among the accounts: demo accounts in production, and 三员 posts nobody holds."""
    if settings.MODE != "production":
        return []
    try:
        demo = Person.objects.filter(demo=True, locked_at__isnull=True).count()
        held = set(Appointment.objects.in_force().filter(admin=True).values_list("post__code", flat=True))
    except DatabaseError:
        return [Error("数据库还没有建好。", hint="先运行 yifa migrate。", id="identity.E010")]
    found: list[CheckMessage] = []
    if demo:
        found.append(
            Error(f"库中有{demo}个演示账号。", hint="正式环境请用新的数据库，或先停用演示账号。", id="identity.E011")
        )
    missing = [post_name(post) for post in sorted(ADMIN_POSTS - held)]
    if missing:
        found.append(Warning(f"还没有{'、'.join(missing)}。", hint="三员须由三人分别担任。", id="identity.W011"))
    return found


def unsafe_to_serve() -> list[CheckMessage]:
    """Errors that forbid serving; empty when it is safe. The serve command prints them and ends with 2."""
    return [fault for fault in (*settings_are_safe(), *people_are_safe()) if fault.is_serious()]
