"""Taking a step (办一步) and revealing personal data (查看): the verbs of a case page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from yifa.ground.forms import fields_of
from yifa.ground.identity.actor import actors_of, in_area
from yifa.ground.identity.models import Person
from yifa.records.cases.models import Case
from yifa.records.cases.moves import closed_by, document_name
from yifa.records.cases.procedure import Step
from yifa.records.cases.refusal import Refused
from yifa.records.cases.store import image_of
from yifa.records.cases.verbs import advance
from yifa.ui.fields import typed
from yifa.ui.pages import likeness
from yifa.ui.pages import sheet as sheets
from yifa.ui.pages.answers import seen_version
from yifa.ui.pages.asking import asks_and_writes, known, writes
from yifa.ui.pages.case_file import case_in_sight, known_of, page_of, party_key, step_key
from yifa.ui.pages.revealing import revealed
from yifa.ui.pages.sight import title
from yifa.ui.parts import Basis, Link


@asks_and_writes
def case_step(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """One step's form; POST takes the step. ``version`` is the case as the person saw it."""
    case, actor = case_in_sight(request, code)
    move = known(lambda: case.declared.step(step))
    page = _sheet(case, move, request.POST.get("key") or sheets.fresh_key())
    page = likeness.with_history(page, likeness.of_step(case, move, actor))
    if request.method != "POST":
        if closed := closed_by(case.declared, image_of(case), move, actor):
            return sheets.show(request, replace(page, refusal=_with_way_out(sheets.explain(closed), case)))
        return sheets.show(request, replace(page, values={**page.values, **likeness.prefilled(request, page.fields)}))
    data = typed(page.fields, request.POST)
    if likeness.only_looks(request):
        return sheets.show(request, replace(page, values={**data, **likeness.adopted(request, page.fields)}))
    try:
        _must_know(data.get("handler"), case, move)
        advance(
            case, step, by=actor, data=data,
            version=seen_version(request), idempotency_key=page.hidden["key"],
        )  # fmt: skip
    except sheets.REFUSALS as refusal:
        return sheets.refused(request, page, _with_way_out(sheets.explain(refusal), case))
    messages.success(request, f"已办:{move.name}")
    return redirect("ui:case", code)


def _must_know(handler: object, case: Case, move: Step) -> None:
    """A slip in the login name of who is to handle the case would leave nobody who can take the next step."""
    name = str(handler or "").strip()
    if not name:
        return
    person = Person.objects.filter(username=name).first()
    if person and any(hat.handles_matters and in_area(case.division, hat.scope) for hat in actors_of(person)):
        return
    sentence = f"本地没有登录名为“{name}”的在任人员。请填承办人的登录名(不是姓名);不知道的可以不填,或问系统管理员。"
    raise Refused("form", sentence, move.basis, {"handler": sentence})


def _with_way_out(refusal: sheets.Refusal, case: Case) -> sheets.Refusal:
    """Table and conflict refusals lead back to the case as it stands now."""
    if refusal.status != 409:
        return refusal
    link = Link("先看看现在办到哪一步", reverse("ui:case", args=[case.code]))
    return sheets.Refusal(**{**refusal.__dict__, "way_out": link})


def _sheet(case: Case, move: Step, key: str) -> sheets.Sheet:
    made = "、".join(document_name(kind) for kind in move.produces)
    return sheets.Sheet(
        title=move.name,
        fields=fields_of(move.form),
        submit=move.name,
        back=Link("不办了,返回案件", reverse("ui:case", args=[case.code])),
        crumbs=(Link("事项", reverse("ui:cases")), Link(title(case), reverse("ui:case", args=[case.code]))),
        basis=Basis(move.basis),
        about=tuple(line for line in (f"办完会生成:{made}。" if made else "",) if line),
        values=_already_known(case, move),
        hidden={"version": str(case.version), "key": key},
    )


def _already_known(case: Case, move: Step) -> dict[str, Any]:
    """What the form begins with: what the case already says."""
    held = {name: getattr(case.detail, column, None) for name, column in move.begins_with}
    return {name: value for name, value in held.items() if value not in (None, "")}


@dataclass(frozen=True)
class Personal:
    """The personal data of a whole case as the reveal action reads it: parties and what steps entered."""

    case: Case
    private: Mapping[str, Any]

    @property
    def subject(self) -> str:
        return self.case.subject

    @property
    def division(self) -> str:
        return self.case.division

    @property
    def organ(self) -> str:
        return self.case.organ

    @property
    def secrecy(self) -> str:
        return self.case.secrecy

    @property
    def handler(self) -> str:
        return self.case.handler


def personal_of(case: Case) -> Personal:
    private: dict[str, Any] = {}
    for party in case.parties.all():
        private |= {party_key(party, name): getattr(party, name) for name, _ in known_of(party)}
    for step in case.steps.all():
        private |= {step_key(step, name): value for name, value in step.private.items()}
    return Personal(case, private)


@writes
def case_reveal(request: HttpRequest, code: str) -> HttpResponse:
    """Show one masked value once; who, when and why go into the ledger."""
    case, actor = case_in_sight(request, code)
    return revealed(request, personal_of(case), actor, lambda shown: page_of(case, actor, shown), "ui/case.html")
