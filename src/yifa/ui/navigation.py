"""The left bar (左栏): every room that has a first screen adds one entry at start-up; order is fixed here.

``ui`` may not know the doors above it, so a door declares its own entry:
``NAV.add(NavItem("todo", "待办", "todo", 10, "desk:home"))``. An entry whose page does not exist is not drawn.
"""

from dataclasses import dataclass
from typing import Literal

from django.urls import NoReverseMatch, reverse

from yifa.ground.registry import Registry

# 待办 | 事项 | 地图 | 活动 | 名册 | 文书 | 数字 | 监督 | 年报
ORDER = {
    "todo": 10,
    "cases": 20,
    "map": 25,
    "activities": 30,
    "registers": 40,
    "documents": 50,
    "figures": 60,
    "patterns": 65,
    "watch": 70,
    "reports": 80,
}


@dataclass(frozen=True)
class NavItem:
    """One entry. ``view`` is a URL name; ``place`` says left bar or the account corner; ``post`` makes it a verb.

    ``matters``: only for whoever handles matters; the three administrators would be turned away there.
    """

    code: str
    name: str
    icon: str
    view: str
    place: Literal["bar", "account"] = "bar"
    post: bool = False
    matters: bool = False

    @property
    def order(self) -> int:
        return ORDER.get(self.code, 90)


@dataclass(frozen=True)
class Entry:
    """An entry as drawn on one page."""

    name: str
    icon: str
    url: str
    here: bool
    post: bool


NAV: Registry[NavItem] = Registry("导航项")


def entries(path: str, place: str = "bar", *, matters: bool = True) -> tuple[Entry, ...]:
    """The entries whose pages exist, in the fixed order; ``here`` marks the deepest one that holds ``path``."""
    found = []
    for item in sorted(NAV, key=lambda one: one.order):
        if item.place == place and (matters or not item.matters) and (url := _address(item.view)):
            found.append((item, url))
    here = max((url for _, url in found if _holds(url, path)), key=len, default="")
    return tuple(Entry(item.name, item.icon, url, url == here, item.post) for item, url in found)


def _address(view: str) -> str:
    try:
        return reverse(view)
    except NoReverseMatch:
        return ""


def _holds(url: str, path: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))
