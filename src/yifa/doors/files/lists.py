"""Every list that leaves the house (各类导出): cases, registers, activities, documents, alerts, figures, their rows."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Q, QuerySet

from yifa.doors.files import figures
from yifa.doors.files.listing import CHUNK, Listing, Value, Wanted, day, in_chunks, mark, shown
from yifa.ground.forms import FormField, fields_of
from yifa.ground.identity.permission import allow
from yifa.ground.identity.scope import area
from yifa.ground.registry import UnknownDeclaration
from yifa.readers.watch.models import Alert
from yifa.readers.watch.rule import RULES
from yifa.readers.watch.sight import alerts_in_sight
from yifa.records.activities.kind import ACTIVITIES, ActivityKind
from yifa.records.activities.models import Activity
from yifa.records.cases.models import Case, CaseDetail, Party, detail_model
from yifa.records.cases.procedure import PROCEDURES, Procedure
from yifa.records.cases.sight import cases_in_sight, documents_in_sight
from yifa.records.documents.kind import DOCUMENTS
from yifa.records.documents.models import Document
from yifa.records.registers.kind import REGISTERS, RegisterKind
from yifa.records.registers.models import RegisterEntry
from yifa.ui.pages.naming import divisions, masked
from yifa.ui.pages.sight import titles

Rows = Iterator[tuple[Value, ...]]
PLACE = ("区划代码", "所在地")
SEVERITIES = {"error": "错误", "warn": "警告", "info": "提示"}
ALERT_STATES = {"raised": "待答复", "answered": "已答复", "verified": "已核实", "closed": "已关闭"}


def narrowed(rows: Any, wanted: Wanted) -> QuerySet[Any]:
    """Rows in sight, narrowed to the place asked for: the one way every list begins."""
    found: QuerySet[Any] = rows.filter(area(wanted.place)) if wanted.place else rows
    return found


def registers(kind: RegisterKind, wanted: Wanted) -> Listing:
    fields = fields_of(kind.form)
    rows = narrowed(RegisterEntry.objects.visible_to(wanted.by), wanted).filter(kind=kind.code)
    if wanted.year:
        rows = rows.filter(valid_from__year__lte=wanted.year)
        rows = rows.filter(Q(valid_to=None) | Q(valid_to__year__gte=wanted.year))
    heads = ("编号", *PLACE, "有效自", "有效至", *(field.title for field in fields), "标记")

    def made(chunk: list[RegisterEntry]) -> Rows:
        names = divisions(row.division for row in chunk)
        for row in chunk:
            own = (row.subject, row.division, names[row.division], row.valid_from, row.valid_to)
            yield (*own, *_formed(row, fields, kind.public), mark(row))

    return Listing(f"registers/{kind.code}", kind.name, wanted, heads, rows.count(), in_chunks(rows, made))


def activities(kind: ActivityKind, wanted: Wanted) -> Listing:
    fields = fields_of(kind.form)
    rows = narrowed(Activity.objects.visible_to(wanted.by), wanted).filter(kind=kind.code)
    rows = rows.filter(held_on__year=wanted.year) if wanted.year else rows
    heads = ("编号", *PLACE, "举办日期", *(field.title for field in fields), "撤销登记", "标记")

    def made(chunk: list[Activity]) -> Rows:
        names = divisions(row.division for row in chunk)
        for row in chunk:
            own = (row.subject, row.division, names[row.division], row.held_on)
            withdrawn = "已撤销" if row.withdrawn_at else ""
            yield (*own, *_formed(row, fields, kind.public), withdrawn, mark(row))

    return Listing(f"activities/{kind.code}", kind.name, wanted, heads, rows.count(), in_chunks(rows, made))


def _formed(row: Any, fields: tuple[FormField, ...], public: tuple[str, ...]) -> tuple[Value, ...]:
    values = row.values()
    return tuple(shown(field, values.get(field.name), public=field.name in public) for field in fields)


CASE_HEADS = (
    "案号", "名称", "种类", "现在", *PLACE, "办理机关", "来源", "网格", "登记时间", "到期时间", "办结时间", "结果",
    "当事人",
)  # fmt: skip


def cases(procedure: Procedure, wanted: Wanted) -> Listing:
    rows = narrowed(cases_in_sight(wanted.by), wanted).filter(procedure=procedure.code)
    rows = rows.filter(opened_at__year=wanted.year) if wanted.year else rows
    fields = detail_fields(procedure)
    heads = (*CASE_HEADS, *(field.title for field in fields), "标记")

    def readable(case: Case) -> bool:
        return not procedure.read or bool(allow(wanted.by, procedure.read, case))

    def made(chunk: list[Case]) -> Rows:
        return _case_rows([case for case in chunk if readable(case)], procedure, fields)

    count = sum(map(readable, rows.iterator(chunk_size=CHUNK))) if procedure.read else rows.count()
    return Listing(f"cases/{procedure.code}", procedure.name, wanted, heads, count, in_chunks(rows, made))


def _case_rows(chunk: list[Case], procedure: Procedure, fields: tuple[FormField, ...]) -> Rows:
    keys = [case.pk for case in chunk]
    names = divisions(case.division for case in chunk)
    details: dict[int, CaseDetail] = {}
    if procedure.detail and fields:
        details = {one.case_id: one for one in detail_model(procedure.detail).objects.filter(case__in=keys)}  # type: ignore[attr-defined]
    parties: dict[int, list[str]] = {}
    for party in Party.objects.filter(case__in=keys).order_by("id"):
        parties.setdefault(party.case_id, []).append(f"{party.role}{masked('name', party.name)}")
    hidden, called = title_is_private(procedure), titles(chunk)
    for case in chunk:
        detail = details.get(case.pk)
        own = (
            case.code, masked("title", case.title) if hidden else called[case.pk], procedure.name, _state(case),
            case.division, names[case.division], case.organ, case.channel, case.grid, day(case.opened_at),
            day(case.due_at), day(case.closed_at), case.outcome, ";".join(parties.get(case.pk, ())),
        )  # fmt: skip
        yield (*own, *(shown(f, getattr(detail, f.name, None), public=True) for f in fields), mark(case))


def _state(case: Case) -> str:
    return case.declared.state(case.state).name


def title_is_private(procedure: Procedure) -> bool:
    """A title that any opening form calls personal is personal; one that no form asks for is made by the house."""
    fields = [field for step in procedure.opening_steps for field in fields_of(step.form) if field.name == "title"]
    return any(field.private for field in fields)


def detail_fields(procedure: Procedure) -> tuple[FormField, ...]:
    """The typed columns declared public, with the titles that the forms give them."""
    if not procedure.detail:
        return ()
    asked = {field.name: field for step in procedure.steps for field in fields_of(step.form)}
    found = []
    for name in procedure.public:
        column: Any = detail_model(procedure.detail)._meta.get_field(name)
        held = asked.get(name) or FormField(name, str(column.verbose_name), _kind(column.get_internal_type()), False)
        if not held.private:
            found.append(held)
    return tuple(found)


def _kind(column: str) -> Any:
    if "Integer" in column:
        return "int"
    return {"DateField": "date", "DecimalField": "decimal", "BooleanField": "bool"}.get(column, "text")


def documents(code: str, wanted: Wanted) -> Listing:
    kind = DOCUMENTS[code]
    rows = narrowed(documents_in_sight(wanted.by), wanted).filter(kind=kind.code)
    rows = rows.filter(dated__year=wanted.year) if wanted.year else rows
    heads = ("编号", "文书", *PLACE, "文号", "日期", "属于", "内容摘要值", "标记")

    def made(chunk: list[Document]) -> Rows:
        names = divisions(row.division for row in chunk)
        for row in chunk:
            place = (row.division, names[row.division])
            yield (row.subject, kind.name, *place, row.number, row.dated, row.about, row.content_digest, mark(row))

    return Listing(f"documents/{kind.code}", kind.name, wanted, heads, rows.count(), in_chunks(rows, made))


def alerts(wanted: Wanted) -> Listing:
    """Raised alerts. The grounds people wrote stay inside: free text may name someone."""
    rows = narrowed(alerts_in_sight(wanted.by), wanted)
    rows = rows.filter(raised_at__year=wanted.year) if wanted.year else rows
    heads = ("规则", "名称", "程度", "提示", "依据", "对象", *PLACE, "办理机关", "提示时间", "状态", "答复", "答复时间")

    def made(chunk: list[Alert]) -> Rows:
        names = divisions(row.division for row in chunk)
        for row in chunk:
            rule = RULES.get(row.rule)
            yield (
                row.rule, rule.name if rule else row.rule, SEVERITIES.get(row.severity, row.severity), row.sentence,
                row.basis, row.subject, row.division, names[row.division], row.organ, day(row.raised_at),
                ALERT_STATES.get(row.state, row.state), row.get_answer_display(), day(row.answered_at),
            )  # fmt: skip

    return Listing("alerts/", "监督提示", wanted, heads, rows.count(), in_chunks(rows, made))


GROUPS: dict[str, Callable[[str, Wanted], Listing]] = {
    "registers": lambda code, wanted: registers(REGISTERS[code], wanted),
    "activities": lambda code, wanted: activities(ACTIVITIES[code], wanted),
    "cases": lambda code, wanted: cases(PROCEDURES.get(code), wanted),
    "documents": documents,
    "alerts": lambda code, wanted: alerts(wanted),
    "figures": lambda code, wanted: figures.rows(wanted) if code == "rows" else figures.figures(wanted),
}


def listing(group: str, code: str, wanted: Wanted) -> Listing:
    """The list under an address. Raises UnknownDeclaration, NothingToExport."""
    if group not in GROUPS:
        raise UnknownDeclaration(f"没有“{group}”这类列表")
    return GROUPS[group](code, wanted)


def list_kinds() -> Iterator[tuple[str, str]]:
    """(path, name) of everything that can be exported."""
    yield from ((f"registers/{kind.code}", kind.name) for kind in REGISTERS)
    yield from ((f"activities/{kind.code}", kind.name) for kind in ACTIVITIES)
    yield from ((f"cases/{kind.code}", kind.name) for kind in PROCEDURES)
    yield from ((f"documents/{kind.code}", kind.name) for kind in DOCUMENTS)
    yield from (("alerts/", "监督提示"), ("figures/", "数字"), ("figures/rows", "数字的明细"))
