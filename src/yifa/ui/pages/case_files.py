"""Papers out and evidence in (文书下载与证据上传): the files of a case; each is a row in the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yifa.ground.forms import FormErrors, FormField
from yifa.ground.identity.actions.revealing import reveal
from yifa.ground.identity.permission import NotAllowed
from yifa.records.cases.models import Case
from yifa.records.documents.evidence import EvidenceDamaged, EvidenceRefused, attach
from yifa.records.documents.filetypes import sniff
from yifa.records.documents.models import Document
from yifa.records.documents.rendering import NoSource, document_bytes
from yifa.records.documents.writing import DERIVED
from yifa.ui.pages import sheet as sheets
from yifa.ui.pages.asking import asks_and_writes, writes
from yifa.ui.pages.case_file import case_in_sight, upload_kinds, upload_permission
from yifa.ui.pages.documents import document_in_sight, page_of
from yifa.ui.pages.sight import title
from yifa.ui.parts import Link


@dataclass(frozen=True)
class Paper:
    """A document as the reveal action reads it: its file is the personal data that is looked at."""

    row: Document

    @property
    def subject(self) -> str:
        return self.row.subject

    @property
    def private(self) -> Mapping[str, str]:
        return {"file": self.row.title}

    @property
    def division(self) -> str:
        return self.row.division

    @property
    def organ(self) -> str:
        return self.row.organ

    @property
    def secrecy(self) -> str:
        return self.row.secrecy


@writes
def document_file(request: HttpRequest, document: int) -> HttpResponse:
    """Hand out the file; papers name people, so taking one is a look with a reason, kept in the ledger."""
    row, actor = document_in_sight(request, document)
    try:
        content = document_bytes(row)
        reveal(of=Paper(row), field="file", reason=request.POST.get("reason", ""), by=actor)
    except NotAllowed as refusal:
        said = sheets.Refusal("不能下载", refusal.sentence, 403)
    except ValidationError as short:
        said = sheets.Refusal("没有下载", short.messages[0], 422)
    except (EvidenceDamaged, NoSource) as broken:
        said = sheets.Refusal("没有下载", str(broken), 409)
    else:
        return file_answer(row, content)
    return render(request, "ui/document.html", page_of(row, actor) | {"refusal": said}, status=said.status)


def file_answer(row: Document, content: bytes | None = None) -> HttpResponse:
    """The file as a download. Raises :class:`EvidenceDamaged`, :class:`NoSource`."""
    content = document_bytes(row) if content is None else content
    ending = "docx" if row.media_type == DERIVED else sniff(lambda: content or b"").ending
    name = f"{row.title}.{ending}"
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer


def _uploads(case: Case) -> tuple[FormField, ...]:
    """Kinds that arrive as files: those of the procedure's domain without a template of their own."""
    kinds = upload_kinds(case)
    return (
        FormField("kind", "是什么材料", "choice", True, kinds, default=kinds[0][0]),
        FormField("title", "名称", "text", False, help="例如:现场照片、村委会证明。不写当事人的姓名和电话。"),
    )


@asks_and_writes
def case_evidence(request: HttpRequest, code: str) -> HttpResponse:
    """Attach one file to a case: sniffed, kept under its digest, in the ledger."""
    case, actor = case_in_sight(request, code)
    permission = upload_permission(case, actor)
    if not permission:
        raise PermissionDenied("这件事项现在不由您办理,或者这类事项不收材料。")
    back = Link("不传了,返回案件", reverse("ui:case", args=[case.code]))
    page = sheets.Sheet(
        title="上传证据材料",
        fields=_uploads(case),
        submit="上传",
        back=back,
        crumbs=(Link("事项", reverse("ui:cases")), Link(title(case), back.url)),
        file="照片、扫描件、录音录像或文档,不超过50MB。原件的摘要值会记入台账,以后改动过看得出来。",
    )
    if request.method != "POST":
        return sheets.show(request, page)
    try:
        kind = _chosen_kind(request, case)
        file = request.FILES.get("file")
        if file is None:
            raise FormErrors({"file": "请选择要上传的文件。"})
        attach(file, about=case, kind=kind, by=actor, permission=permission, title=request.POST.get("title", ""))
    except EvidenceRefused as refusal:
        said = sheets.Refusal(sheets.TITLES["form"], "", 422, errors={"file": str(refusal)})
        return sheets.refused(request, page, said)
    except sheets.REFUSALS as refusal:
        return sheets.refused(request, page, sheets.explain(refusal))
    messages.success(request, "已上传,摘要值已记入台账")
    return redirect("ui:case", code)


def _chosen_kind(request: HttpRequest, case: Case) -> str:
    chosen = request.POST.get("kind", "")
    if chosen not in dict(upload_kinds(case)):
        raise FormErrors({"kind": "请选择是什么材料。"})
    return chosen
