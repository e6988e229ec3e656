"""A form on a page (表单页): boxes, what was typed, what was refused, and the words around it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yifa.ground.calendar import today
from yifa.ground.forms import FormErrors, FormField
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import NotAllowed
from yifa.ground.places.codes import full
from yifa.ground.places.models import Division
from yifa.records.activities.actions import ActivityRefused
from yifa.records.cases.refusal import Refused
from yifa.records.registers.actions import EntryRefused
from yifa.records.registers.kind import POSITION
from yifa.ui.fields import typed
from yifa.ui.parts import Basis, Link

OWN = "at-"
"""Prefix of the page's own boxes (where, on which day), so that they never meet a form's field."""
MOST_PLACES = 400

TITLES = {
    "table": "现在不能办这一步",
    "permission": "您不能办这一步",
    "form": "有几处需要改正,内容还没有保存",
    "guard": "还不符合法定条件,没有写入",
    "conflict": "别人先办了一步,您的这一步没有写入",
    "absent": "没有找到这件事项",
}


@dataclass(frozen=True)
class Refusal:
    """Why nothing was written: a title, the sentence, the article, the status, one sentence per box."""

    title: str
    sentence: str
    status: int
    basis: str = ""
    way_out: Link | None = None
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """One form page. ``hidden``: version and idempotency key; ``about``: lines above the button; ``file``: asks for
    a file under that name, with this hint."""

    title: str
    fields: tuple[FormField, ...]
    submit: str
    back: Link
    crumbs: tuple[Link, ...] = ()
    basis: Basis | None = None
    about: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    hidden: Mapping[str, str] = field(default_factory=dict)
    refusal: Refusal | None = None
    file: str = ""

    @property
    def located(self) -> bool:
        """The form asks for a position, so that the page brings a map to pick it on."""
        return any(one.name in ("lat", POSITION) for one in self.fields)


def show(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    refusal = sheet.refusal
    context = {"sheet": sheet, "errors": refusal.errors if refusal else {}}
    return render(request, "ui/sheet.html", context, status=refusal.status if refusal else 200)


def refused(request: HttpRequest, sheet: Sheet, refusal: Refusal) -> HttpResponse:
    """The same page with the reason on top and every typed word kept."""
    return show(request, replace(sheet, refusal=refusal, values=typed(sheet.fields, request.POST)))


REFUSALS = (Refused, FormErrors, NotAllowed, EntryRefused, ActivityRefused)


def explain(refusal: Exception) -> Refusal:
    """Any of ``REFUSALS`` as a page says it: 403, 404, 409 or 422 with the Chinese sentence."""
    match refusal:
        case Refused():
            return Refusal(TITLES[refusal.why], refusal.sentence, refusal.status, refusal.basis, errors=refusal.fields)
        case FormErrors():
            return Refusal(TITLES["form"], "", 422, errors=refusal.errors)
        case NotAllowed():
            return Refusal(TITLES["permission"], refusal.sentence, 403)
    stale = "刚被别人改过" in str(refusal)
    return Refusal(TITLES["conflict"] if stale else TITLES["guard"], str(refusal), 409 if stale else 422)


def fresh_key() -> str:
    """An idempotency key: sending the page twice writes once."""
    return uuid.uuid4().hex


def place_field(actor: Actor, title: str = "发生在") -> FormField:
    """Where it happened or is: the divisions below the actor's own, the own one first."""
    home = full(actor.scope)
    rows = Division.objects.within(actor.scope).order_by("code").values_list("code", "name")[:MOST_PLACES]
    choices = tuple(rows) or ((home, home),)
    return FormField(f"{OWN}division", title, "choice", True, choices, default=home)


def day_field(name: str, title: str, help: str = "") -> FormField:
    return FormField(f"{OWN}{name}", title, "date", True, default=today(), help=help)


def own(errors: Mapping[str, str], fields: tuple[FormField, ...]) -> dict[str, str]:
    """Errors of the page's own boxes under the names the boxes bear."""
    names = {one.name for one in fields}
    return {f"{OWN}{name}" if f"{OWN}{name}" in names else name: text for name, text in errors.items()}
