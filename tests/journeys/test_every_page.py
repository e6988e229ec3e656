"""Every page there is, for whoever may open it: not wider than a phone, legible, in order for aids (WCAG 2.2 AA).

A new address belongs into PAGES (with an example) or NO_PAGES (a verb, a download); the first test holds that.
"""

import json
from datetime import date

import pytest
from django.urls import get_resolver, reverse
from factories.browser import PHONE, read, send
from factories.complaint import ACCEPTED, COMPLAINT, SESSION, TERMS

from yifa.domains.disputes import actions
from yifa.ground.ledger import seal, seqs_of
from yifa.readers.watch.loop import tick
from yifa.readers.watch.models import Alert
from yifa.records.activities.actions import Deed, log
from yifa.records.cases.models import Handover
from yifa.records.documents.models import Document
from yifa.records.registers.actions import Line, enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TOWN, HERE, OFFICE = "500155117", "500155117000", "500155117-PAFZB"
ROOMS = ("ui", "desk", "files", "portal")
NO_PAGES = {
    "ui:elder", "ui:case-reveal", "ui:register-reveal", "ui:activity-reveal", "ui:activity-withdraw",
    "ui:document-file",
    "desk:logout", "desk:handover-return", "desk:verification", "desk:figure-json", "desk:proof-json", "desk:verifier",
    "desk:procedure-bpmn", "desk:report-compilation", "desk:report-file",
    "desk:check-answers", "desk:check-comments", "desk:check-figures", "desk:check-removal",
    "portal:check-comments", "portal:check-figures",
    "files:template", "files:confirm", "files:cancel", "files:rejected", "files:found",
}  # fmt: skip
CHECKED = {"desk:check", "desk:check-records"}
"""Pages about a report that somebody hands in: looked at in a test of their own."""
REPORT = """测试镇2024年法治政府建设年度报告

一、2024年度推进法治政府建设的主要举措和成效
全年排查矛盾纠纷120件,化解110件,化解率97.04%。开展普法宣传12场,参加群众3000余人次。
"""
COMMITTEE = {
    "name": "演示村调委会", "level": "村(居)", "members": 5, "women": 2,
    "elected_on": "2025-03-01", "term_ends": "2028-02-28",
    "head_name": "演示主任", "phone": "13800001111",
}  # fmt: skip
MEETING = {"title": "演示会议", "meeting_type": "法治政府工作", "body": "测试镇", "decisions": "演示议定。"}
AXE = """async (rules) => {
  const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
  return found.violations.filter((one) => ["serious", "critical"].includes(one.impact)).map((one) => ({
    rule: one.id, where: one.nodes.slice(0, 3).map((node) => node.target.join(" ") + " " +
    (node.any[0] ? node.any[0].message : ""))}));
}"""
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SHADES = {"type": "rule", "values": ["color-contrast"]}


def lodge(by, title):
    data = {**COMPLAINT, "title": title}
    return actions.lodge(by=by, division=HERE, organ=OFFICE, data=data)


@pytest.fixture
def world(house, cast, people, clock):
    """One of everything: a late dispute with its papers, a handover, a committee, a lecture, an alert, a proof."""
    clock(2026, 1, 5)
    case = lodge(cast.li, "演示村东排水纠纷")
    for verb, by, data in (
        ("accept", cast.li, ACCEPTED), ("mediate", cast.wang, SESSION), ("agree_in_writing", cast.wang, TERMS),
        ("sign", cast.wang, {"committee_sealed": True}), ("take_effect", cast.wang, {}),
    ):  # fmt: skip
        getattr(actions, verb)(case, by=by, data=data)
    second = lodge(cast.li, "演示欠款纠纷")
    diverted = {"way_out": "行政调解", "to_organ": "测试镇平安法治办公室", "reason": "演示:属行政调解。"}
    actions.hand_to_administrative(second, by=cast.li, data=diverted)
    waiting = lodge(cast.li, "演示村西围墙纠纷")
    actions.accept(waiting, by=cast.li, data=ACCEPTED)
    committee = enter(Line("mediation_committee", HERE, OFFICE, COMMITTEE, date(2026, 1, 1)), by=cast.zheng)
    lecture = log(Deed("meeting", HERE, OFFICE, date(2026, 1, 4), MEETING), by=cast.li)
    clock(2026, 3, 2)
    tick()
    seal()
    return {"case": case, "committee": committee, "lecture": lecture}


def pages(world):
    """(person, address name, arguments, query) of every page."""
    case, committee, lecture = world["case"], world["committee"], world["lecture"]
    code, clock = case.code, case.clocks.first().pk
    figure = "mediation.success"
    return [
        ("li", "ui:new", [], ""), ("li", "ui:search", [], "?q=排水"), ("li", "ui:search", [], "?q=没有这样的事"),
        ("li", "ui:cases", [], ""), ("zhou", "ui:cases", [], ""), ("li", "ui:case-new", ["dispute", "apply"], ""),
        ("li", "ui:case", [code], ""), ("wang", "ui:case-step", [code, "follow_up"], ""),
        ("li", "ui:clock", [code, clock], ""), ("li", "ui:ledger-entry", [code, seqs_of(case.subject)[-1]], ""),
        ("li", "ui:case-evidence", [code], ""), ("li", "ui:registers", [], ""),
        ("li", "ui:register", ["mediation_committee"], ""), ("li", "ui:register", ["mediator"], ""),
        ("zheng", "ui:register-new", ["mediation_committee"], ""),
        ("zheng", "ui:register-entry", ["mediation_committee", committee.pk], ""),
        ("zheng", "ui:register-amend", ["mediation_committee", committee.pk], ""),
        ("zheng", "ui:register-end", ["mediation_committee", committee.pk], ""),
        ("li", "ui:activities", [], ""), ("li", "ui:activity", ["meeting"], ""),
        ("li", "ui:activity-new", ["meeting"], ""), ("li", "ui:activity-entry", ["meeting", lecture.pk], ""),
        ("li", "ui:documents", [], ""), ("li", "ui:document", [Document.objects.first().pk], ""),
        ("li", "desk:home", [], ""), ("wei", "desk:home", [], ""), ("qian", "desk:home", [], ""),
        ("zheng", "desk:reviews", [], ""), ("li", "desk:handover", [Handover.objects.get().pk], ""),
        (None, "desk:login", [], ""), ("li", "desk:password", [], ""), ("li", "desk:second-factor", [], ""),
        ("li", "desk:enrolment", [], ""), ("li", "desk:hats", [], ""), ("li", "desk:figures", [], "?period=2026"),
        ("qian", "desk:figure", [figure], "?period=2026"), ("li", "desk:rows", [figure], "?period=2026"),
        ("li", "desk:proof", [case.subject], ""), ("li", "desk:alerts", [], ""),
        ("li", "desk:alert", [Alert.objects.first().pk], ""), ("chu", "desk:reports", [], ""),
        ("chu", "desk:report", [TOWN, 2026], ""), ("zhao", "desk:report", [TOWN, 2026], ""),
        ("chu", "desk:report-preview", [TOWN, 2026], ""), ("chu", "desk:report-progress", [TOWN, 2026], ""),
        ("li", "desk:catalogue", [], ""), ("li", "desk:rules", [], ""), ("li", "desk:rule", ["clock.late"], ""),
        ("li", "desk:procedures", [], ""), ("li", "desk:procedure", ["dispute"], ""),
        ("shen", "desk:permissions", [], ""), ("li", "desk:law", [], ""), ("li", "desk:calendar", [], "?year=2026"),
        ("li", "desk:about", [], ""), ("li", "desk:checks", [], ""), ("li", "desk:check-rules", [], ""),
        (None, "portal:check", [], ""),
        (None, "portal:check-rules", [], ""), ("li", "files:home", [], ""),
        ("li", "files:import", ["registers", "mediation_committee"], ""),
        ("li", "files:export", ["registers", "mediation_committee"], ""),
    ]  # fmt: skip


def addresses(patterns, room=""):
    for one in patterns:
        if hasattr(one, "url_patterns"):
            yield from addresses(one.url_patterns, one.app_name or room)
        elif room in ROOMS:
            yield f"{room}:{one.name}"


def test_every_address_is_looked_at_or_known_to_be_no_page(world):
    looked_at = {name for _, name, _, _ in pages(world)} | CHECKED
    assert looked_at | NO_PAGES == set(addresses(get_resolver().url_patterns))


def test_every_page_is_legible_fits_a_phone_and_serves_aids(world, seat, people, axe):
    tabs, wrong = {}, []
    for person, name, arguments, query in pages(world):
        tab = tabs.get(person) or seat(getattr(people, person) if person else None, "/basis/about/")
        tabs[person] = tab
        path = reverse(name, args=arguments) + query
        wrong += [(person, path, said) for said in flaws(tab, path, axe)]
    assert not wrong, json.dumps(wrong, ensure_ascii=False, indent=1)


def test_a_checked_report_is_legible_fits_a_phone_and_serves_aids(world, seat, people, axe):
    tab = seat(people.chu, reverse("desk:checks"))
    report = {"name": "报告.txt", "mimeType": "text/plain", "buffer": REPORT.encode()}
    tab.set_input_files('main input[type="file"] >> nth=0', report)
    send(tab)
    shown = tab.url
    assert "97.04%" in read(tab)
    wrong = [(path, said) for path in (shown, f"{shown}records/") for said in flaws(tab, path, axe)]
    assert not wrong, json.dumps(wrong, ensure_ascii=False, indent=1)


def flaws(tab, path, axe):
    """What is wrong with one page: in the light, in the dark, in large letters, on a phone."""
    tab.emulate_media(color_scheme="light", reduced_motion="reduce")
    tab.set_viewport_size({"width": 1280, "height": 800})
    del tab.complaints[:]
    answer = tab.goto(path)
    if answer.status != 200:
        return [f"状态 {answer.status}"]
    found = list(tab.complaints)
    tab.evaluate(axe)
    found += tab.evaluate(AXE, ALL)
    tab.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += [{"dark": one} for one in tab.evaluate(AXE, SHADES)]
    tab.evaluate("document.documentElement.classList.add('y-elder')")
    found += [{"elder, dark": one} for one in tab.evaluate(AXE, SHADES)]
    for width, mode in ((1280, "elder"), (PHONE, "elder phone"), (PHONE, "phone")):
        tab.set_viewport_size({"width": width, "height": 800})
        if mode == "phone":
            tab.evaluate("document.documentElement.classList.remove('y-elder')")
        held = tab.evaluate("document.documentElement.scrollWidth")
        found += [f"{mode}: 宽 {held}"] if held > width else []
    return found
