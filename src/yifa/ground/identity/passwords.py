"""Password rules (口令规则) as Django validators; the numbers are in law/access.toml."""

import unicodedata
from datetime import timedelta

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError

from yifa.ground.calendar import now
from yifa.ground.identity.access import limit
from yifa.ground.identity.models import Person
from yifa.ground.identity.posts import ADMIN_POSTS


def classes_of(password: str) -> int:
    """How many of the four classes stand in it: lower case, upper case, digits, anything else."""
    kinds = {
        "小写" if each.islower() else "大写" if each.isupper() else "数字" if each.isdigit() else "符号"
        for each in password
        if unicodedata.category(each)[0] != "C"
    }
    return len(kinds)


class LongEnough:
    """At least so many characters; more for the three administrators."""

    def validate(self, password: str, user: Person | None = None) -> None:
        admin = user is not None and user.pk is not None and not ADMIN_POSTS.isdisjoint(user.post_codes())
        least = limit("password.min_length_admin" if admin else "password.min_length")
        if len(password) < least:
            who = "管理员口令" if admin else "口令"
            raise ValidationError(f"{who}至少{least}位，现在是{len(password)}位，请加长。", code="too_short")

    def get_help_text(self) -> str:
        return f"至少{limit('password.min_length')}位，管理员至少{limit('password.min_length_admin')}位。"


class MixedEnough:
    """Several classes of characters."""

    def validate(self, password: str, user: Person | None = None) -> None:
        least = limit("password.min_classes")
        if classes_of(password) < least:
            raise ValidationError(
                f"口令须包含小写字母、大写字母、数字、符号中的至少{least}种，请补充。", code="too_plain"
            )

    def get_help_text(self) -> str:
        return f"包含小写字母、大写字母、数字、符号中的至少{limit('password.min_classes')}种。"


class NotTheLoginName:
    """Does not hold the login name; a name of two or three letters would stand in too many words."""

    SHORT = 3

    def validate(self, password: str, user: Person | None = None) -> None:
        if user is not None and len(user.username) > self.SHORT and user.username.lower() in password.lower():
            raise ValidationError("口令不能包含登录名，请换一个。", code="holds_login_name")

    def get_help_text(self) -> str:
        return "不包含登录名。"


class NotUsedLately:
    """Not the present password, nor one of the last few."""

    def validate(self, password: str, user: Person | None = None) -> None:
        if user is None or user.pk is None:
            return
        count = limit("password.history")
        used = user.password_history.order_by("-at", "-pk").values_list("password", flat=True)[:count]
        if any(check_password(password, held) for held in dict.fromkeys([user.password, *used]) if held):
            raise ValidationError(f"不能与最近{count}次用过的口令相同，请换一个。", code="used_lately")

    def get_help_text(self) -> str:
        return f"不与最近{limit('password.history')}次用过的口令相同。"


def must_change_password(person: Person) -> bool:
    """The password was set by somebody else, or is older than the rule allows."""
    if person.password_set_by_other or person.password_changed_at is None:
        return True
    return now() - person.password_changed_at >= timedelta(days=limit("password.max_age"))
