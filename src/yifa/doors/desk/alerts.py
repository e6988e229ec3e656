"""监督: what the authority did or failed to do; every alert with its rule in open text, its answer, who verified."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yifa.doors.desk.asking import Actor, absent, form, page, verb
from yifa.doors.desk.permissions import ALERTS, CATALOGUE
from yifa.ground.identity.actor import can_see
from yifa.ground.identity.permission import NotAllowed, allow
from yifa.readers.watch.actions import ANSWER, VERIFY, AlertRefused, answer, false_alarm_rates, verify
from yifa.readers.watch.models import ANSWERS, Alert
from yifa.readers.watch.rule import RULES, Rule
from yifa.readers.watch.sight import alerts_in_sight
from yifa.records.cases.procedure import PROCEDURES
from yifa.ui.pages.naming import people
from yifa.ui.pages.paging import turn
from yifa.ui.pages.sight import titles
from yifa.ui.parts import AlertCard, Basis, Choice, Empty, Filter, FilterBar, Link, Severity

STATES = (("open", "未办结"), ("raised", "待答复"), ("answered", "待核实"), ("closed", "已办结"), ("all", "全部"))
SEVERITIES: dict[str, Severity] = {"error": "error", "warn": "warning", "info": "hint"}
FIRST_SHOWN = 20
STATE_WORDS = {"raised": "待答复", "answered": "待核实", "closed": "已办结"}


@dataclass(frozen=True)
class RuleCard:
    """A rule as anyone may read it. ``wrong`` of ``answered`` answers said it was a false alarm."""

    code: str
    name: str
    basis: str
    sentence: str
    fires_on: str
    silent_on: str
    looks_at: str
    applies: str
    severity: str
    wrong: int
    answered: int

    @property
    def rate(self) -> str:
        """Share of false alarms; a dash while nobody has answered."""
        return f"{self.wrong * 100 / self.answered:.0f}%" if self.answered else "—"


LOOKS_AT = {
    "case": "一件事项(办一步就看,每天再看一遍)",
    "clock": "一个期限(到期、将到期时看)",
    "population": "一批记录(定时看)",
}
GAPS = {"name": "〔事项或期限〕", "due": "〔到期日〕", "missing": "〔缺什么〕"}
"""How a rule's sentence reads while nothing has been put into it."""
SEVERITY_NAMES = {"error": "必须改正", "warn": "请核对", "info": "提示"}


@page(ALERTS)
def alert_list(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Failure first: what must be put right, then what to check; answered and closed ones on request."""
    state, rule, severity = (request.GET.get(name, "") for name in ("state", "rule", "severity"))
    rows = _filtered(alerts_in_sight(actor).select_related("case"), state or "open", rule, severity)
    split = not (severity or request.GET.get("after"))
    first = list(rows.filter(severity="error").order_by("-id")[:FIRST_SHOWN]) if split else []
    held = {row.pk for row in first}
    shown = turn(request, rows, ("-id",))
    called = titles(row.case for row in (*first, *shown.rows) if row.case)
    cards = [_opened(row, actor, called) for row in shown.rows if row.pk not in held]
    empty = Empty(
        "没有要处理的监督提示",
        "系统按公开的规则看政府自己的步骤和期限:逾期、缺文书、没有回访等会在这里提示。它不看群众。",
        (Link("看全部规则", reverse("desk:rules")),),
    )
    context = {
        "first": [_opened(row, actor, called) for row in first],
        "cards": cards,
        "pager": shown.pager,
        "bar": _bar(state or "open", rule, severity),
        "empty": None if cards or first else empty,
    }
    return render(request, "desk/alerts.html", context)


def _filtered(rows: Any, state: str, rule: str, severity: str) -> Any:
    if state == "open":
        rows = rows.exclude(state="closed")
    elif state in STATE_WORDS:
        rows = rows.filter(state=state)
    if rule:
        rows = rows.filter(rule=rule)
    if severity:
        rows = rows.filter(severity=severity)
    return rows


def _bar(state: str, rule: str, severity: str) -> FilterBar:
    rules = tuple(Choice(one.code, one.name) for one in RULES)
    return FilterBar(
        reverse("desk:alerts"),
        (
            Filter("state", "看哪些", "choice", tuple(Choice(*one) for one in STATES), state, False),
            Filter("rule", "规则", "choice", rules, rule),
            Filter("severity", "轻重", "choice", tuple(Choice(*one) for one in SEVERITY_NAMES.items()), severity),
        ),
    )


def _opened(row: Alert, actor: Actor, called: Mapping[int, str]) -> tuple[AlertCard, str, str]:
    """A card of the list, the alert's own page and the word on its button: what this person may do there."""
    wanted = {"raised": (ANSWER.code, "答复"), "answered": (VERIFY.code, "核实")}.get(row.state)
    word = wanted[1] if wanted and allow(actor, wanted[0], row) else "看"
    return _card(row, actor, called), reverse("desk:alert", args=[row.pk]), word


def _card(row: Alert, actor: Actor, called: Mapping[int, str]) -> AlertCard:
    """The alert as drawn; a matter that was closed to the reader since is not named. ``called``: titles by case."""
    case = row.case if row.case and can_see(actor, row.case) else None
    return AlertCard(
        row.sentence,
        RULES[row.rule].name if row.rule in RULES else row.rule,
        SEVERITIES.get(row.severity, "hint"),
        Basis(row.basis),
        row.raised_at,
        Link(called.get(case.pk, case.code), reverse("ui:case", args=[case.code])) if case else None,
        reverse("desk:rule", args=[row.rule]) if row.rule in RULES else "",
        answered=_answered(row),
    )


def _answered(row: Alert) -> str:
    if row.state == "raised":
        return ""
    said = dict(ANSWERS).get(row.answer, row.answer)
    return f"已答复:{said}。{row.grounds}" + ("(已核实)" if row.state == "closed" else "(待核实)")


@form(ALERTS)
def alert(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """One alert: what is wrong, the rule's open text, the answer; POST answers it."""
    row = _in_sight(actor, number)
    if request.method != "POST":
        return _alert_page(request, actor, row)
    try:
        answer(number, by=actor, kind=request.POST.get("answer", ""), grounds=request.POST.get("explanation", ""))
    except AlertRefused as refused:
        return _alert_page(request, actor, row, str(refused), 422)
    except NotAllowed as refused:
        return _alert_page(request, actor, row, refused.sentence, 403)
    messages.success(request, "已答复,等别的同事核实。")
    return redirect("desk:alert", number)


@verb(ALERTS)
def verification(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Confirm an answer, or send it back."""
    row = _in_sight(actor, number)
    try:
        verify(number, by=actor, holds=request.POST.get("holds") == "1")
    except AlertRefused as refused:
        return _alert_page(request, actor, row, str(refused), 422)
    except NotAllowed as refused:
        return _alert_page(request, actor, row, refused.sentence, 403)
    messages.success(request, "已核实。" if request.POST.get("holds") == "1" else "已退回,请重新答复。")
    return redirect("desk:alert", number)


def _in_sight(actor: Actor, number: int) -> Alert:
    row: Alert | None = alerts_in_sight(actor).select_related("case").filter(pk=number).first()
    if row is None:
        raise absent()
    return row


def _alert_page(request: HttpRequest, actor: Actor, row: Alert, refused: str = "", status: int = 200) -> HttpResponse:
    may_answer, may_verify = allow(actor, ANSWER.code, row), allow(actor, VERIFY.code, row)
    names = people({row.answered_by, row.verified_by})
    own = row.answered_by == actor.username
    context = {
        "alert": row,
        "card": _card(row, actor, titles([row.case] if row.case else [])),
        "state": STATE_WORDS.get(row.state, row.state),
        "rule": _rule_card(RULES[row.rule]) if row.rule in RULES else None,
        "answers": ANSWERS,
        "typed": request.POST,
        "refused": refused,
        "answered_by": names.get(row.answered_by, ""),
        "verified_by": names.get(row.verified_by, ""),
        "may_answer": bool(may_answer),
        "why_no_answer": may_answer.sentence,
        "may_verify": bool(may_verify) and not own,
        "why_no_verify": "答复的人不能核实自己的答复,请换一位同事核实。" if may_verify and own else may_verify.sentence,
    }
    return render(request, "desk/alert.html", context, status=status)


@page(CATALOGUE)
def rule_list(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every rule in open text, with its false-alarm rate: a rule is judged, too."""
    rates = false_alarm_rates()
    return render(request, "desk/rules.html", {"rules": [_rule_card(rule, rates) for rule in RULES]})


@page(CATALOGUE)
def rule(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    found = RULES.get(code)
    if found is None:
        raise absent(f"没有编号为“{code}”的规则。")
    return render(request, "desk/rules.html", {"rules": [_rule_card(found)], "one": True})


def _rule_card(rule: Rule, rates: dict[str, tuple[int, int]] | None = None) -> RuleCard:
    wrong, answered = (false_alarm_rates() if rates is None else rates).get(rule.code, (0, 0))
    applies = "、".join(PROCEDURES.get(code).name for code in rule.procedures if code in PROCEDURES) or "全部程序"
    return RuleCard(
        rule.code, rule.name, rule.basis, rule.sentence.format(**GAPS), rule.fires_on, rule.silent_on,
        LOOKS_AT[rule.looks_at], applies, SEVERITY_NAMES[rule.severity], wrong, answered,
    )  # fmt: skip
