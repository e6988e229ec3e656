"""Documents (文书与证据): what is in sight, one paper with its digest."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yifa.ground.identity.actor import Actor
from yifa.records.cases.sight import cases_in_sight, documents_in_sight
from yifa.records.documents.kind import DOCUMENTS
from yifa.records.documents.models import Document
from yifa.ui.links import list_links
from yifa.ui.pages.asking import actor_for, reads, sees
from yifa.ui.pages.history import history
from yifa.ui.pages.naming import divisions, people
from yifa.ui.pages.paging import newest, turn
from yifa.ui.pages.sight import title
from yifa.ui.parts import Basis, Cell, Choice, Empty, Entered, Filter, FilterBar, Link, Table

HEADS = ("日期", "名称", "文号", "属于", "所在地")


@reads
def document_list(request: HttpRequest) -> HttpResponse:
    """Papers in sight, the newest first."""
    actor = actor_for(request)
    words, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    rows = documents_in_sight(actor)
    if kind:
        rows = rows.filter(kind=kind)
    if words:
        rows = newest(rows, Q(title__contains=words) | Q(number__contains=words))
    page = turn(request, rows)
    places = divisions(row.division for row in page.rows)
    kinds = tuple(Choice(one.code, one.name) for one in DOCUMENTS)
    context = {
        "heading": "文书",
        "table": Table("文书", HEADS, tuple(_cells(row, places) for row in page.rows), ("文号", "所在地")),
        "pager": page.pager,
        "bar": FilterBar(reverse("ui:documents"), (Filter("kind", "种类", "choice", kinds, kind),), words, "名称或文号",
                         list_links("documents", kind) if kind else ()),
        "empty": None if page.rows or words or kind else _empty(),
    }  # fmt: skip
    return render(request, "ui/document_list.html", context)


def _empty() -> Empty:
    return Empty(
        "还没有文书",
        "文书随办件步骤生成:例如登记时生成登记表,达成协议时生成调解协议书。在案件里办一步,文书就会到这里。",
    )


def _cells(row: Document, places: Any) -> tuple[Cell, ...]:
    about = about_link(row.about)
    return (
        Cell(row.dated.isoformat(), short=True),
        Cell(row.title, reverse("ui:document", args=[row.pk])),
        Cell(row.number),
        Cell(about.text, about.url, code=True) if about else Cell(),
        Cell(places[row.division]),
    )


def about_link(subject: str) -> Link | None:
    """What a paper belongs to, as a link; the target asks the scope again."""
    noun, _, name = subject.partition(":")
    return Link(name, reverse("ui:case", args=[name])) if noun == "case" and name else None


@reads
def document_page(request: HttpRequest, document: int) -> HttpResponse:
    """One paper: what it is, whose, its digest, and what replaced it."""
    row, actor = document_in_sight(request, document)
    return render(request, "ui/document.html", page_of(row, actor))


def document_in_sight(request: HttpRequest, document: int) -> tuple[Document, Actor]:
    """The paper and who asks; 404 outside the scope, and where the case it belongs to may not be read."""
    actor = actor_for(request)
    row: Document = sees(Document.objects, actor, pk=document)
    about = about_link(row.about)
    if about and not cases_in_sight(actor).filter(code=about.text).exists():
        raise Http404("没有找到,或者它不在您的管辖范围内。")
    return row, actor


def page_of(row: Document, actor: Actor) -> dict[str, Any]:
    """Everything the paper's page prints."""
    kind = row.declared
    about = about_link(row.about)
    case = cases_in_sight(actor).filter(code=about.text).first() if about else None
    facts = (
        Entered("日期", row.dated.isoformat()),
        Entered("文号", row.number or "—"),
        Entered("所在地", divisions([row.division])[row.division]),
        Entered("制作人", people([row.created_by]).get(row.created_by, row.created_by)),
        Entered("内容摘要值", row.content_digest),
    )
    return {
        "row": row,
        "facts": facts,
        "basis": Basis(kind.basis) if kind else None,
        "about": Link(title(case), about.url) if case and about else None,
        "history": history(row.subject),
        "file_url": reverse("ui:document-file", args=[row.pk]),
    }
