"""One case (案卷): summary, parties masked, clocks, timeline, documents, and what the law allows next."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from yifa.ground.calendar.clock import local
from yifa.ground.forms import fields_of
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import allow
from yifa.ground.ids import qr_svg
from yifa.ground.ledger import entry_bytes, seqs_of
from yifa.readers.likeness.declared import DUPLICATES
from yifa.records.cases.image import CaseImage
from yifa.records.cases.imported import RECORD
from yifa.records.cases.models import Case, Party, StepTaken
from yifa.records.cases.moves import closed_by
from yifa.records.cases.procedure import STAYS, Procedure, Step
from yifa.records.cases.refusal import Refused
from yifa.records.cases.sight import barred
from yifa.records.cases.store import image_of
from yifa.records.documents.kind import DOCUMENTS
from yifa.records.documents.models import Document
from yifa.ui.clocks import chip, order, parted, why
from yifa.ui.fields import as_read
from yifa.ui.links import case_ways
from yifa.ui.pages.asking import actor_for, reads, sees
from yifa.ui.pages.leading import origin_of
from yifa.ui.pages.naming import day, divisions, masked, people, private_cell
from yifa.ui.pages.passing import file_shown
from yifa.ui.pages.sight import title, without_names
from yifa.ui.pages.ties import ties_of
from yifa.ui.parts import Basis, Entered, Link, Mask, Moment, NextStep

PLANNED = 6
PARTY_FIELDS = (("name", "姓名或名称"), ("phone", "电话"), ("id_no", "证件号"), ("address", "地址"))


@dataclass(frozen=True)
class PartyLine:
    role: str
    masks: tuple[Mask, ...]


def case_in_sight(request: HttpRequest, code: str) -> tuple[Case, Actor]:
    """The case and who asks. 404 outside the scope; 403 where the procedure limits who reads inside it."""
    actor = actor_for(request)
    case: Case = sees(Case.objects, actor, code=code)
    if case.procedure in barred(actor):
        raise Http404("没有找到,或者它不在您的管辖范围内。")
    if case.declared.read:
        decision = allow(actor, case.declared.read, case)
        if not decision:
            raise PermissionDenied(decision.sentence)
    return case, actor


def upload_kinds(case: Case) -> tuple[tuple[str, str], ...]:
    """(code, name) of the kinds that arrive as files: the domain's own without a template."""
    domain = case.declared.domain
    return tuple(
        (one.code, one.name) for one in DOCUMENTS if not one.lines and one.domain == domain and not one.with_step
    )


def upload_permission(case: Case, actor: Actor) -> str:
    """The permission under which this person puts files into the case: that of any step they may take; "" for none."""
    if not upload_kinds(case):
        return ""
    image = image_of(case)
    codes = dict.fromkeys(step.who for step in case.declared.by_hand if not step.opens)
    return next((code for code in codes if allow(actor, code, image)), "")


def of_somebody(procedure: Procedure) -> bool:
    """Whether such a matter is anybody's to follow; a topic (专题) or a plan is nobody's."""
    return any(step.party or step.parties for step in procedure.steps)


def handles(case: Case, image: CaseImage, actor: Actor) -> bool:
    """Whether this person handles the case: may take any step of it beyond the opening ones."""
    codes = dict.fromkeys(step.who for step in case.declared.by_hand if not step.opens)
    return any(allow(actor, code, image) for code in codes)


@reads
def case_page(request: HttpRequest, code: str) -> HttpResponse:
    case, actor = case_in_sight(request, code)
    return render(request, "ui/case.html", page_of(case, actor))


def page_of(case: Case, actor: Actor, shown: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Everything the case page prints. ``shown``: private values revealed for this one answer."""
    procedure, image = case.declared, image_of(case)
    steps = list(case.steps.order_by("number"))
    names = people({case.handler, case.created_by, *(step.by for step in steps)})
    papers = list(Document.objects.visible_to(actor).filter(about=case.subject).order_by("dated", "id"))
    clocks = sorted(case.clocks.order_by("id"), key=order)
    running, ended = parted(chip(row, reverse("ui:clock", args=[case.code, row.pk])) for row in clocks)
    return {
        "case": case,
        "title": title(case),
        "secret_url": reverse("ui:case-secret", args=[case.code])
        if of_somebody(procedure) and handles(case, image, actor)
        else "",
        "upload_url": reverse("ui:case-evidence", args=[case.code]) if upload_permission(case, actor) else "",
        "alike_url": _alike_url(case),
        "ties": ties_of(case, actor),
        "ways": case_ways(case),
        "procedure": procedure,
        "state": procedure.state(case.state),
        "qr": mark_safe(qr_svg(case.code)),  # noqa: S308  drawn from a code, not from what people type
        "facts": (*_facts(case, names), *_elsewhere(steps)),
        "parties": _parties(case, shown or {}),
        "clocks": running,
        "ended": ended,
        "moments": (*_moments(case, procedure, steps, names, papers, shown or {}), *_planned(procedure, case)),
        "steps": next_steps(case, procedure, image, actor),
        "papers": [(paper, reverse("ui:document", args=[paper.pk])) for paper in papers],
        "basis": Basis(procedure.basis),
        "file": file_shown(case, actor),
        "origin": origin_of(case, actor),
    }


def _alike_url(case: Case) -> str:
    """Where likely duplicates of an open matter are looked for; "" where none are."""
    wanted = case.closed_at is None and case.procedure in DUPLICATES
    return reverse("ui:case-likeness", args=[case.code]) if wanted else ""


def _facts(case: Case, names: Mapping[str, str]) -> tuple[Entered, ...]:
    place = divisions([case.division]).get(case.division, case.division)
    pairs = (
        ("来源", case.channel),
        ("发生在", place),
        ("网格", case.grid),
        ("承办人", names.get(case.handler, "")),
        ("登记", day(case.opened_at)),
        ("办结", day(case.closed_at)),
        ("结果", case.outcome),
    )
    return tuple(Entered(title, text) for title, text in pairs if text)


def _elsewhere(steps: list[StepTaken]) -> tuple[Entered, ...]:
    """Which system it comes from and its number there: what a caller quotes."""
    told = next(({**step.facts, **step.private} for step in steps if step.code == RECORD), {})
    pairs = (("来源系统", told.get("source_system")), ("原系统编号", told.get("source_no")))
    return tuple(Entered(title, str(text)) for title, text in pairs if text)


def _parties(case: Case, shown: Mapping[str, str]) -> list[PartyLine]:
    url = reverse("ui:case-reveal", args=[case.code])
    return [
        PartyLine(party.role, tuple(_party_mask(party, name, title, url, shown) for name, title in known_of(party)))
        for party in case.parties.order_by("id")
    ]


def known_of(party: Party) -> list[tuple[str, str]]:
    """(field, title) of what is known of a party."""
    return [(name, title) for name, title in PARTY_FIELDS if getattr(party, name)]


def _party_mask(party: Party, name: str, title: str, url: str, shown: Mapping[str, str]) -> Mask:
    key = party_key(party, name)
    return Mask(title, masked(name, getattr(party, name)), f"{url}?what={key}", shown.get(key, ""))


def party_key(party: Party, name: str) -> str:
    return f"party-{party.pk}-{name}"


def step_key(step: StepTaken, name: str) -> str:
    return f"step-{step.number}-{name}"


def _moments(
    case: Case,
    procedure: Procedure,
    steps: list[StepTaken],
    names: Mapping[str, str],
    papers: list[Document],
    shown: Mapping[str, str],
) -> list[Moment]:
    marks = ledger_marks(case)
    parties = [party.name for party in case.parties.all()]
    made: dict[int, list[Link]] = {}
    for paper in papers:
        number = int(paper.facts.get("step", 0))
        made.setdefault(number, []).append(Link(paper.title, reverse("ui:document", args=[paper.pk])))
    return [
        Moment(
            step.name,
            step.at,
            names.get(step.by, step.by),
            note=typed_on(step),
            entered=_entered(case, procedure, step, shown, parties),
            documents=tuple(made.get(step.number, ())),
            ledger_seq=marks.get(step.number),
            ledger_url=reverse("ui:ledger-entry", args=[case.code, marks[step.number]]) if step.number in marks else "",
        )
        for step in steps
    ]


def typed_on(step: StepTaken) -> str:
    """For a step that was typed on a phone without network: when. The time above it is the arrival."""
    if step.entered_at is None:
        return ""
    return f"现场填写于{local(step.entered_at):%Y-%m-%d %H:%M}(手机时间),上面是送达时间,期限按送达时间算。"


def _entered(
    case: Case, procedure: Procedure, step: StepTaken, shown: Mapping[str, str], parties: list[str]
) -> tuple[Entered, ...]:
    """The form as entered; personal data masked with its eye, the parties' names masked in free text too."""
    values = {**step.facts, **step.private}
    url = reverse("ui:case-reveal", args=[case.code])
    found = []
    for field in fields_of(procedure.step(step.code).form):
        if values.get(field.name) in (None, "", []):
            continue
        key = step_key(step, field.name)
        if field.private:
            cell = private_cell(field, values[field.name], f"{url}?what={key}")
            mask = Mask(cell.title, cell.masked, cell.url, shown.get(key, ""))
            found.append(Entered(field.title, cell.masked, True, mask))
        else:
            found.append(Entered(field.title, without_names(as_read(field, values[field.name]), parties)))
    return tuple(found)


def ledger_marks(case: Case) -> dict[int, int]:
    """Step number -> number of the ledger row that holds it."""
    marks = {}
    for seq, entry in entry_bytes(seqs_of(case.subject)):
        step = (json.loads(entry).get("data") or {}).get("step")
        if isinstance(step, int):
            marks[step] = seq
    return marks


def usual(procedure: Procedure, steps: list[Step]) -> Step | None:
    """The step usually taken next: the one declared primary, else the first that neither pauses, hands over
    nor takes back a tie (解除并单)."""
    pausing = {code for clock in procedure.clocks for code in clock.pauses_on}
    plain = [
        step
        for step in steps
        if step.code not in pausing
        and not (step.may_hand_over or step.unlinks)
        and step.target not in (*step.source, STAYS)
    ]
    return next((step for step in steps if step.primary), plain[0] if plain else None)


def _planned(procedure: Procedure, case: Case) -> list[Moment]:
    """The usual way from here to the end, dashed."""
    found: list[Moment] = []
    state, been = case.state, {case.state, STAYS}
    while len(found) < PLANNED and not procedure.state(state).final:
        step = usual(procedure, [one for one in procedure.by_hand if state in one.source and one.target not in been])
        if step is None:
            break
        found.append(Moment(step.name, planned=True))
        state = step.target
        been.add(state)
    return found


def next_steps(case: Case, procedure: Procedure, image: CaseImage, actor: Actor) -> tuple[NextStep, ...]:
    """Every later step of the procedure: open ones as buttons, closed ones with the reason; of a matter that has
    ended only the steps that lead out of its end (公安机关退回). What the person whose matter it is does themselves
    (评价、要求重办) is never the next step of the house, and not told to those who may not write it down for them; nor
    is what comes with a step of another matter (主单已答复)."""
    ended = procedure.state(case.state).final
    later = [step for step in procedure.by_hand if not step.opens and (not ended or case.state in step.source)]
    closed = {step.code: closed_by(procedure, image, step, actor) for step in later}
    again = {step.code for step in later if step.target == STAYS and image.took(step.code)}
    carried = {step.carries for step in procedure.steps}
    ours = [step for step in later if not step.party and step.code not in carried]
    first = usual(procedure, [step for step in ours if not closed[step.code] and step.code not in again])
    return tuple(
        NextStep(
            step.name,
            reverse("ui:case-step", args=[case.code, step.code]),
            open=not closed[step.code],
            primary=step is first,
            reason=_reason(procedure, step, case.state, closed[step.code]),
            basis=step.basis if closed[step.code] else "",
            later=case.state not in step.source,
            theirs=step.party,
        )
        for step in later
        if not (step.party and closed[step.code])
    )


def _reason(procedure: Procedure, step: Step, state: str, closed: Refused | None) -> str:
    """A step of another state needs no more than the name of that state."""
    if state in step.source:
        return closed.sentence if closed else ""
    states = "、".join(f"“{procedure.state(code).name}”" for code in step.source)
    return f"到了{states}才能办。"


@reads
def clock_page(request: HttpRequest, code: str, clock: int) -> HttpResponse:
    """“为什么是这天”: fit to be printed and handed to the party."""
    case, _ = case_in_sight(request, code)
    row = case.clocks.filter(pk=clock).first()
    if row is None:
        raise Http404("这件事项没有这个期限。")
    names = people(event.get("by", "") for event in row.events)
    return render(
        request, "ui/clock.html", {"case": case, "title": title(case), "why": why(row, names), "clock_name": row.name}
    )


@reads
def ledger_entry(request: HttpRequest, code: str, seq: int) -> HttpResponse:
    """The ledger row behind a step, as it is hashed, and how a stranger checks it."""
    case, _ = case_in_sight(request, code)
    if seq not in seqs_of(case.subject):
        raise Http404("这件事项没有这条台账。")
    ((_, entry),) = entry_bytes([seq])
    told = json.dumps(json.loads(entry), ensure_ascii=False, indent=2, sort_keys=True)
    return render(request, "ui/ledger_entry.html", {"case": case, "title": title(case), "seq": seq, "entry": told})
