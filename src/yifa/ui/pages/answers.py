"""Reading what a form page sent (所填内容): the place, a day, the version the person saw."""

from datetime import date

from django.http import HttpRequest

from yifa.ground.forms import FormErrors
from yifa.ground.identity.actor import Actor, in_area
from yifa.ui.pages.sheet import OWN, Refusal, Sheet, own


def chosen_place(request: HttpRequest, actor: Actor) -> str:
    """The division chosen, 12 digits; FormErrors unless it lies in the actor's area."""
    division = request.POST.get(f"{OWN}division", "")
    if not in_area(division, actor.scope):
        raise FormErrors({"division": "请选一个您管辖范围内的地方。"})
    return division


def chosen_day(request: HttpRequest, box: str, title: str) -> date:
    """The day in a box; FormErrors under the box's name without the page's prefix."""
    try:
        return date.fromisoformat(request.POST.get(box, ""))
    except ValueError:
        raise FormErrors({box.removeprefix(OWN): f"{title}应当是日期,例如2026-03-14。"}) from None


def seen_version(request: HttpRequest) -> int | None:
    """The version of the record that the person was looking at."""
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else None


def source_of(page: Sheet, actor: Actor) -> str:
    """The page's key as the row's own: sending a page twice enters one row."""
    return f"screen:{actor.username}:{page.hidden['key']}"[:120]


def on_its_boxes(refusal: Refusal, page: Sheet) -> Refusal:
    """The refusal with errors of place and day beside the boxes that ask for them."""
    return Refusal(**{**refusal.__dict__, "errors": own(refusal.errors, page.fields)})
