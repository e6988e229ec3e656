"""Links that a door hangs above the lists (列表上的入口): export, Excel template, import.

``ui`` may not know the doors, so a door adds its own:
``LIST_LINKS.add(ListLink("export", "导出Excel", "download", "files:export", ("cases", "registers", "activities")))``:
the address is reversed with the group and the kind's code.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from yifa.ground.registry import Registry
from yifa.records.cases.models import Case
from yifa.ui.parts import Link


@dataclass(frozen=True)
class ListLink:
    """``on``: the groups of lists that show it: cases, registers, activities, documents, or empty (no kind)."""

    code: str
    text: str
    icon: str
    view: str
    on: tuple[str, ...]


LIST_LINKS: Registry[ListLink] = Registry("列表入口")


@dataclass(frozen=True)
class CaseWay:
    """A page about a case that a door adds to the case's own page. ``address`` gives it, or "" where it has none."""

    code: str
    procedure: str
    text: str
    icon: str
    address: Callable[[Case], str]


CASE_WAYS: Registry[CaseWay] = Registry("案件入口")


def case_ways(case: Case) -> tuple[Link, ...]:
    """The pages about this case beyond its own."""
    found = [(one, one.address(case)) for one in CASE_WAYS if one.procedure == case.procedure]
    return tuple(Link(one.text, url, one.icon) for one, url in found if url)


def list_links(group: str, kind: str) -> tuple[Link, ...]:
    """The links of one list; those whose page does not exist are left out."""
    found = []
    for one in LIST_LINKS:
        if group in one.on:
            try:
                found.append(Link(one.text, reverse(one.view, args=[group, kind]), one.icon))
            except NoReverseMatch:
                continue
    return tuple(found)
