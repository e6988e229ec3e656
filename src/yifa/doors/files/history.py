"""Past imports and the one under way (导入记录): progress that may be left, going on after a stop, taking back."""

import re

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yifa.doors.files import job, runs, waiting
from yifa.doors.files.asking import page, refused, verb
from yifa.doors.files.columns import sheet_kinds
from yifa.doors.files.models import Import
from yifa.doors.files.pages import crumbs
from yifa.doors.files.permissions import IMPORT
from yifa.ground.identity.actor import Actor
from yifa.ui.pages.naming import people

SHOWN = 100
AGAIN_SECONDS = 2
CODE = re.compile(r"\d+(-[\dA-Z]+){4}")


@page(IMPORT)
def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The organ's imports, newest first."""
    rows = list(runs.mine(actor)[:SHOWN])
    names = {kind.path: kind.name for kind in sheet_kinds()}
    who = people({row.begun_by for row in rows})
    shown = [(row, names.get(row.kind, row.kind), who.get(row.begun_by, row.begun_by)) for row in rows]
    return render(request, "files/runs.html", {"rows": shown, "crumbs": crumbs(), "most": SHOWN})


@page(IMPORT)
def run(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """One import: how far it is, what came of it, what can be done about it."""
    row = _mine(actor, number)
    going = row.state in (Import.WAITING, Import.RUNNING)
    stopped = runs.killed(row) or row.state == Import.FAILED
    upload = waiting.find(row.token, actor.username) if row.token else None
    context = {
        "run": row, "name": next((kind.name for kind in sheet_kinds() if kind.path == row.kind), row.kind),
        "going": going and not stopped, "stopped": stopped, "percent": _percent(row), "crumbs": crumbs(),
        "held": upload, "may_go_on": stopped and upload is not None, "again": AGAIN_SECONDS,
        "who": people({row.begun_by}).get(row.begun_by, row.begun_by),
        "rejected": upload is not None and upload.has("rejected") and row.state == Import.DONE,
        "kept": [(*_named(row, what), why) for what, why in row.kept],
        "may_undo": row.state == Import.DONE and (row.written or row.moved),
    }  # fmt: skip
    answer = render(request, "files/run.html", context)
    if context["going"]:
        answer["Refresh"] = str(AGAIN_SECONDS)
    return answer


def _named(row: Import, what: str) -> tuple[str, str]:
    """A record that was not taken back, as people call it, and where it is; "" for a line that names none."""
    group, _, code = row.kind.partition("/")
    noun, _, number = what.rpartition(":")
    if group == "cases":
        return what, reverse("ui:case", args=[what]) if CODE.fullmatch(what) else ""
    if not noun:
        return what, ""
    view = "ui:register-entry" if group == "registers" else "ui:activity-entry"
    return f"第 {number} 号", reverse(view, args=[code, number])


def _percent(row: Import) -> int:
    return min(99, row.rows * 100 // row.total) if row.total else 0


def _mine(actor: Actor, number: int) -> Import:
    found = runs.mine(actor).filter(pk=number).first()
    if found is None:
        raise Http404("没有找到这次导入,或者它不是本单位的。")
    return found


@verb(IMPORT)
def go_on(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Begin a stopped import again; what is in stays and is not written twice."""
    row = _mine(actor, number)
    stopped = runs.killed(row) or row.state == Import.FAILED
    if not stopped or waiting.find(row.token, actor.username) is None:
        return refused(request, "这次导入不能接着导:它还在进行,或者上传的文件已经清除。请重新上传,不会重复登记。", 409)
    job.start(row.pk)
    return redirect("files:run", number=row.pk)


@verb(IMPORT)
def undo(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Take back what nobody has touched since."""
    try:
        row = runs.undo(number, by=actor, reason=request.POST.get("reason", ""))
    except runs.CannotUndo as wrong:
        return refused(request, str(wrong), 422)
    messages.success(request, row.message)
    return redirect("files:run", number=number)
