"""Showing a masked value once (查看一次): the same answer for every kind of record."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from yifa.ground.identity.actions.revealing import HoldsPersonalData, NoSuchField, reveal
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import NotAllowed
from yifa.ui.pages.sheet import Refusal

Page = Callable[[Mapping[str, str]], dict[str, Any]]


def revealed(request: HttpRequest, row: HoldsPersonalData, actor: Actor, page: Page, template: str) -> HttpResponse:
    """The record's page with one value in clear, or with the reason why not; ``?what=`` names the value."""
    what = request.GET.get("what", "")
    try:
        shown = reveal(of=row, field=what, reason=request.POST.get("reason", ""), by=actor)
    except NoSuchField as none:
        raise Http404(str(none)) from None
    except NotAllowed as refusal:
        said = Refusal("不能查看", refusal.sentence, 403)
    except ValidationError as short:
        said = Refusal("没有显示", short.messages[0], 422)
    else:
        return render(request, template, page({what: shown}))
    return render(request, template, page({}) | {"refusal": said}, status=said.status)
