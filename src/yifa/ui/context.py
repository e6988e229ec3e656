"""What every page needs (页面背景): the bar, who is looking and from where, demo band, elder mode."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from yifa.ui.navigation import Entry, entries

ELDER_COOKIE = "yifa_elder"


@dataclass(frozen=True)
class Site:
    demo: bool
    elder: bool
    bar: tuple[Entry, ...]
    account: tuple[Entry, ...]
    person: str
    place: str
    path: str


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``{{ site }}`` in every template."""
    user = getattr(request, "user", None)
    known = bool(user and user.is_authenticated)
    return {
        "site": Site(
            demo=bool(getattr(settings, "DEMO", False)),
            elder=request.COOKIES.get(ELDER_COOKIE) == "1",
            bar=entries(request.path) if known else (),
            account=entries(request.path, "account") if known else (),
            person=getattr(user, "name", "") or (user.get_username() if user and known else ""),
            place=getattr(user, "place_name", "") if known else "",
            path=request.get_full_path(),
        )
    }
