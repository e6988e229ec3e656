"""Search (查找): one box over cases, registers, activities and documents, each through the same scope as its list."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yifa.ground.identity.actor import Actor
from yifa.records.activities.kind import ACTIVITIES
from yifa.records.activities.models import Activity
from yifa.records.cases.sight import cases_in_sight, documents_in_sight
from yifa.records.documents.models import Document
from yifa.records.registers.kind import REGISTERS
from yifa.records.registers.models import RegisterEntry
from yifa.ui.pages.asking import actor_for, reads
from yifa.ui.pages.narrowing import found
from yifa.ui.pages.paging import SEARCHED, newest
from yifa.ui.pages.sight import titles
from yifa.ui.parts import Link

MOST = 10
LABELS = 5_000
"""Names in registers and activities are looked for in the newest rows of each."""


@reads
def search(request: HttpRequest) -> HttpResponse:
    """At most ten of each; a whole case code leads straight to its case."""
    actor, words = actor_for(request), request.GET.get("q", "").strip()
    groups = _groups(actor, words) if words else []
    cases = groups[0][1] if groups else []
    if len(cases) == 1 and cases[0][1] == words.upper():
        return redirect(cases[0][0].url)
    context = {"words": words, "groups": [one for one in groups if one[1]], "most": MOST, "searched": SEARCHED}
    return render(request, "ui/search.html", context)


def _groups(actor: Actor, words: str) -> list[tuple[str, list[tuple[Link, str]]]]:
    return [
        ("事项", _cases(actor, words)),
        ("名册", _labelled(RegisterEntry.objects.visible_to(actor), REGISTERS, words, "ui:register-entry")),
        ("活动", _labelled(Activity.objects.visible_to(actor), ACTIVITIES, words, "ui:activity-entry")),
        ("文书", [_paper(row) for row in newest(documents_in_sight(actor), title__contains=words)[:MOST]]),
    ]


def _cases(actor: Actor, words: str) -> list[tuple[Link, str]]:
    rows = list(found(cases_in_sight(actor), words, actor).order_by("-id")[:MOST])
    called = titles(rows)
    return [(Link(called[row.pk], reverse("ui:case", args=[row.code])), row.code) for row in rows]


def _paper(row: Document) -> tuple[Link, str]:
    return Link(row.title, reverse("ui:document", args=[row.pk])), row.number or row.dated.isoformat()


def _labelled(rows: Any, kinds: Any, words: str, view: str) -> list[tuple[Link, str]]:
    """The newest rows whose public label holds the words; personal labels are sealed and cannot be searched."""
    hits: list[tuple[Link, str]] = []
    for key, code, facts in rows.order_by("-id").values_list("pk", "kind", "facts")[:LABELS]:
        kind = kinds.get(code)
        label = str(facts.get(kind.label, "")) if kind else ""
        if words in label:
            hits.append((Link(label, reverse(view, args=[code, key])), kind.name))
            if len(hits) == MOST:
                break
    return hits
