"""Every page there is, with an example of each, and who looks at it; what is no page, and why.

``record_pages`` and ``door_pages`` are two halves of one list, looked at by two modules: two workers share the time.
"""

from factories.matters import TOWN
from factories.world import EXPORT_KIND, HERE
from yifa.ground.ledger import seqs_of
from yifa.readers.watch.models import Alert
from yifa.records.cases.models import Handover
from yifa.records.documents.models import Document

ROOMS = ("ui", "requests", "desk", "files", "portal", "mobile")
CITIZEN = "citizen"
"""Somebody without account who has opened the order by its code and secret."""
VERBS = {
    "ui:elder", "ui:case-reveal", "ui:register-reveal", "ui:activity-reveal", "ui:activity-withdraw",
    "desk:logout", "desk:handover-return", "desk:verification", "desk:check-answers", "desk:check-removal",
    "desk:report-compilation", "files:confirm", "files:cancel", "files:go-on", "files:undo", "files:mapping-out",
    "portal:leave", "mobile:entries", "mobile:discards",
}  # fmt: skip
DOWNLOADS = {
    "ui:document-file", "desk:verifier", "desk:procedure-bpmn", "desk:report-file", "desk:check-comments",
    "desk:check-figures", "portal:check-comments", "portal:check-figures", "portal:paper", "files:template",
    "files:rejected", "files:mapping-file",
}  # fmt: skip
DATA = {
    "desk:figure-json", "desk:proof-json", "ui:map-data", "ui:map-ground", "portal:position", "portal:places-ground",
    "mobile:worker", "mobile:manifest", "mobile:today", "mobile:case-pack",
}  # fmt: skip
NO_PAGES = VERBS | DOWNLOADS | DATA
ELSEWHERE = {
    "desk:check", "desk:check-records",  # a report that somebody hands in: test_every_page_of_the_doors
    "files:mapping-in",  # a mapping's file that somebody hands in: test_every_page_of_the_doors
    "mobile:shell",  # one address, many screens, each looked at: tests/browser/test_phone_pages.py
}  # fmt: skip


def record_pages(world):
    """(person, address name, arguments, query) of the records' pages, and of what they rest on (依据)."""
    case, event, order = world.cases["dispute"], world.cases["event"], world.cases["order"]
    code, clock = case.code, case.clocks.first().pk
    committee, lecture = world.lines["mediation_committee"], world.lecture
    return [
        ("li", "ui:new", [], ""), ("li", "ui:search", [], "?q=排水"), ("li", "ui:search", [], "?q=没有这样的事"),
        ("li", "ui:cases", [], ""), ("zhou", "ui:cases", [], ""), ("li", "ui:map", [], "?view=all"),
        ("zhou", "ui:map", [], ""), ("li", "ui:case-new", ["dispute", "apply"], ""),
        ("li", "ui:case-new", ["centre_case", "register"], ""), ("li", "ui:case-new", ["petition", "register"], ""),
        ("li", "ui:case-new", ["hotline_ticket", "register"], ""),
        ("feng", "ui:case-new", ["grid_event", "report"], ""),
        ("li", "ui:case", [code], ""), ("li", "ui:case", [event.code], ""), ("li", "ui:case", [order.code], ""),
        ("li", "ui:case", [world.cases["petition"].code], ""), ("li", "ui:case", [world.cases["centre"].code], ""),
        ("chen", "ui:case", [order.code], ""), ("chen", "ui:case", [world.cases["topic"].code], ""),
        ("wang", "ui:case-step", [code, "follow_up"], ""), ("li", "ui:case-step", [event.code, "dispatch"], ""),
        ("li", "ui:case-step", [world.cases["centre"].code, "assess"], ""),
        ("li", "ui:case-step", [world.cases["petition"].code, "sort"], ""),
        ("li", "ui:case-likeness", [event.code], ""), ("li", "ui:case-secret", [order.code], ""),
        ("li", "ui:clock", [code, clock], ""), ("li", "ui:ledger-entry", [code, seqs_of(case.subject)[-1]], ""),
        ("li", "ui:case-evidence", [code], ""), ("li", "ui:registers", [], ""),
        ("li", "ui:register", ["mediation_committee"], ""), ("li", "ui:register", ["mediator"], ""),
        ("li", "ui:register", ["duty_roster"], ""), ("li", "ui:register-month", ["duty_roster"], "?month=2026-03"),
        ("zheng", "ui:register-new", ["mediation_committee"], ""), ("li", "ui:register-new", ["duty_roster"], ""),
        ("zheng", "ui:register-entry", ["mediation_committee", committee.pk], ""),
        ("zheng", "ui:register-amend", ["mediation_committee", committee.pk], ""),
        ("zheng", "ui:register-end", ["mediation_committee", committee.pk], ""),
        ("li", "ui:activities", [], ""), ("li", "ui:activity", ["meeting"], ""),
        ("li", "ui:activity-month", ["meeting"], "?month=2026-01"),
        ("li", "ui:activity-new", ["meeting"], ""), ("li", "ui:activity-entry", ["meeting", lecture.pk], ""),
        ("li", "ui:documents", [], ""), ("li", "ui:document", [Document.objects.first().pk], ""),
        ("li", "requests:grids", [], ""), ("li", "requests:grids", [], "?at=W"), ("li", "requests:grids", [], "?at=W1"),
        ("li", "desk:catalogue", [], ""), ("li", "desk:rules", [], ""), ("li", "desk:rule", ["clock.late"], ""),
        ("li", "desk:procedures", [], ""), ("li", "desk:procedure", ["dispute"], ""),
        ("li", "desk:procedure", ["hotline_ticket"], ""), ("shen", "desk:permissions", [], ""),
        ("li", "desk:law", [], ""), ("li", "desk:calendar", [], "?year=2026"), ("li", "desk:about", [], ""),
    ]  # fmt: skip


def door_pages(world):
    """(person, address name, arguments, query) of the pages of the doors: desk, files, portal."""
    figure, order = "mediation.success", world.cases["order"]
    counted = "?procedure=grid_event&item=公共设施&place=500155117201&since=2026-01-01&until=2026-03-02"
    ask = ["hotline_ticket", "ask"]
    return [
        ("li", "desk:home", [], ""), ("wei", "desk:home", [], ""), ("qian", "desk:home", [], ""),
        ("chen", "desk:home", [], ""), ("zheng", "desk:reviews", [], ""), ("li", "desk:handovers", [], ""),
        ("li", "desk:handover", [Handover.objects.first().pk], ""), (None, "desk:login", [], ""),
        ("li", "desk:password", [], ""), ("li", "desk:second-factor", [], ""), ("li", "desk:enrolment", [], ""),
        ("li", "desk:hats", [], ""), ("li", "desk:figures", [], "?period=2026"),
        ("qian", "desk:figure", [figure], "?period=2026"), ("li", "desk:rows", [figure], "?period=2026"),
        ("li", "desk:proof", [world.cases["dispute"].subject], ""), ("li", "desk:alerts", [], ""),
        ("li", "desk:alert", [Alert.objects.first().pk], ""), ("li", "desk:patterns", [], ""),
        ("zhou", "desk:patterns", [], ""), ("li", "desk:pattern-rows", [], counted),
        ("li", "desk:pattern-rows", [], ""),
        ("chu", "desk:reports", [], ""), ("chu", "desk:report", [TOWN, 2026], ""),
        ("zhao", "desk:report", [TOWN, 2026], ""), ("chu", "desk:report-preview", [TOWN, 2026], ""),
        ("chu", "desk:report-progress", [TOWN, 2026], ""),
        ("li", "desk:checks", [], ""), ("li", "desk:check-rules", [], ""),
        ("li", "files:home", [], ""), ("li", "files:import", ["registers", "mediation_committee"], ""),
        ("li", "files:import", EXPORT_KIND, ""), ("li", "files:columns", [world.uploads["columns"]], ""),
        ("li", "files:found", [world.uploads["found"]], ""), ("li", "files:found", [world.uploads["done"]], ""),
        ("li", "files:runs", [], ""), ("li", "files:run", [world.run], ""), ("li", "files:mappings", [], ""),
        ("li", "files:export", ["registers", "mediation_committee"], ""),
        (None, "portal:check", [], ""), (None, "portal:check-rules", [], ""), (None, "portal:home", [], ""),
        (None, "portal:place", ask, ""), (None, "portal:ask", [*ask, HERE], ""),
        (None, "portal:ask", ["accusation", "report", HERE], ""), (None, "portal:find", [], ""),
        (None, "portal:found", [HERE], ""), (None, "portal:places", [], ""), (None, "portal:follow", [], ""),
        (None, "portal:follow", [], f"?code={order.code}"), (CITIZEN, "portal:matter", [], ""),
        (CITIZEN, "portal:step", [0, "rate"], ""), (CITIZEN, "portal:clock", [0, 0], ""),
    ]  # fmt: skip
