"""What figures may be computed from: one source per declared kind, with the columns of its public half only.

``case:dispute``, ``register:mediator``, ``activity:training``, ``document:opinion``. Types come from the declarations
(a procedure's detail table, a kind's form), so that a snapshot is typed without anybody writing its columns down.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db import models

from yifa.ground.forms import Form, fields_of
from yifa.ground.identity.fields import SealedTextField
from yifa.ground.registry import UnknownDeclaration
from yifa.records.activities.kind import ACTIVITIES, ActivityKind
from yifa.records.activities.models import Activity
from yifa.records.cases.models import Case, detail_model
from yifa.records.cases.procedure import PROCEDURES, Procedure
from yifa.records.documents.kind import DOCUMENTS, DocumentKind
from yifa.records.documents.models import Document
from yifa.records.registers.kind import REGISTERS, RegisterKind
from yifa.records.registers.models import RegisterEntry

Kind = Literal["text", "int", "decimal", "date", "bool", "list"]
Held = Literal["own", "detail", "facts"]


class NotPublic(ValueError):
    """A declaration would let something into the snapshot that is personal or has no plain type."""


@dataclass(frozen=True)
class Column:
    """One public column. ``held``: in the record's own table, the domain's detail table or the facts.

    ``column``: the store's column (or the fact's name). ``moment``: stored as a moment, shown as its Chinese day.
    ``is_set``: true when the store's column is not null. ``labels``: (value, words) pairs for choices.
    """

    name: str
    title: str
    kind: Kind
    held: Held = "own"
    column: str = ""
    moment: bool = False
    is_set: bool = False
    labels: tuple[tuple[str, str], ...] = ()

    def say(self, value: Any) -> Any:
        """The value in the words of the form, or itself."""
        return dict(self.labels).get(value, value) if isinstance(value, str) else value


@dataclass(frozen=True)
class Source:
    """One kind of record as figures see it. ``begun``/``ended``: the dates that say since when it is there."""

    code: str
    name: str
    model: type[models.Model]
    selector: str
    kind: str
    columns: tuple[Column, ...]
    begun: str
    ended: str = ""
    detail: type[models.Model] | None = None

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)

    def subject(self, row: dict[str, Any]) -> str:
        """The record's name in the ledger, from a snapshot row."""
        noun = self.code.partition(":")[0]
        return f"{noun}:{row['code'] if noun == 'case' else row['_id']}"

    def shape(self) -> list[list[str]]:
        """Names and types, as data: a snapshot of another shape is not this one's."""
        return [[c.name, c.kind, c.held, c.column] for c in self.columns]


_HELD: dict[str, Container[object]] = {
    "case": PROCEDURES, "register": REGISTERS, "activity": ACTIVITIES, "document": DOCUMENTS,
}  # fmt: skip
PLACE = (Column("division", "区划", "text", column="division"), Column("organ", "机关", "text", column="organ"))


def source(code: str) -> Source:
    """The source by its code. Raises :class:`UnknownDeclaration` where no domain declared such a kind."""
    noun, _, kind = code.partition(":")
    if noun == "case" and kind in PROCEDURES:
        return _cases(PROCEDURES.get(kind))
    if noun == "register" and kind in REGISTERS:
        return _entries(REGISTERS[kind])
    if noun == "activity" and kind in ACTIVITIES:
        return _activities(ACTIVITIES[kind])
    if noun == "document" and kind in DOCUMENTS:
        return _documents(DOCUMENTS[kind])
    raise UnknownDeclaration(f"没有声明“{code}”这类记录")


def known(code: str) -> bool:
    noun, _, kind = code.partition(":")
    return noun in _HELD and kind in _HELD[noun]


def declared(code: str) -> Source | None:
    """The source by its code, or None where no domain declared such a kind."""
    return source(code) if known(code) else None


def sources() -> Iterator[Source]:
    """Every declared source."""
    yield from (_cases(each) for each in PROCEDURES)
    yield from (_entries(each) for each in REGISTERS)
    yield from (_activities(each) for each in ACTIVITIES)
    yield from (_documents(each) for each in DOCUMENTS)


def _cases(procedure: Procedure) -> Source:
    states = tuple((state.code, state.name) for state in procedure.states)
    own = (
        Column("code", "编号", "text", column="code"),
        *PLACE,
        Column("procedure_version", "程序版本", "text", column="procedure_version"),
        Column("state", "状态", "text", column="state", labels=states),
        Column("channel", "来源渠道", "text", column="channel"),
        Column("grid", "网格", "text", column="grid"),
        Column("outcome", "结果", "text", column="outcome"),
        Column("opened_on", "登记日期", "date", column="opened_at", moment=True),
        Column("closed_on", "办结日期", "date", column="closed_at", moment=True),
    )
    detail = detail_model(procedure.detail) if procedure.detail else None
    titles = {f.name: f.title for step in procedure.steps for f in fields_of(step.form)}
    typed = tuple(_detail_column(detail, name, titles) for name in procedure.public) if detail else ()
    return Source(
        f"case:{procedure.code}", procedure.name, Case, "procedure", procedure.code,
        _once(own, typed), "opened_on", "closed_on", detail,
    )  # fmt: skip


def _entries(kind: RegisterKind) -> Source:
    own = (
        *PLACE,
        Column("valid_from", "有效起", "date", column="valid_from"),
        Column("valid_to", "有效止", "date", column="valid_to"),
        Column("withdrawn", "已撤销登记", "bool", column="withdrawn_at", is_set=True),
    )
    columns = _once(own, _fact_columns(kind.form, kind.public))
    return Source(
        f"register:{kind.code}", kind.name, RegisterEntry, "kind", kind.code, columns, "valid_from", "valid_to"
    )


def _activities(kind: ActivityKind) -> Source:
    own = (
        *PLACE,
        Column("held_on", "举办日期", "date", column="held_on"),
        Column("withdrawn", "已撤销登记", "bool", column="withdrawn_at", is_set=True),
    )
    columns = _once(own, _fact_columns(kind.form, kind.public))
    return Source(f"activity:{kind.code}", kind.name, Activity, "kind", kind.code, columns, "held_on")


def _documents(kind: DocumentKind) -> Source:
    own = (
        *PLACE,
        Column("about", "所属事项", "text", column="about"),
        Column("number", "文号", "text", column="number"),
        Column("dated", "落款日期", "date", column="dated"),
        Column("replaced", "已被替换", "bool", column="replaced_by_id", is_set=True),
    )
    return Source(f"document:{kind.code}", kind.name, Document, "kind", kind.code, own, "dated")


def _once(own: tuple[Column, ...], more: tuple[Column, ...]) -> tuple[Column, ...]:
    """A record's own columns win over facts of the same name, as in ``public_half``."""
    taken = {column.name for column in own}
    return (*own, *(column for column in more if column.name not in taken))


_FORM_KINDS: dict[str, Kind] = {
    "text": "text", "textarea": "text", "choice": "text", "int": "int", "decimal": "decimal", "date": "date",
    "datetime": "date", "bool": "bool", "multi": "list",
}  # fmt: skip


def _fact_columns(form: type[Form], public: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(
        Column(f.name, f.title, _FORM_KINDS[f.kind], "facts", f.name, moment=f.kind == "datetime", labels=f.choices)
        for f in fields_of(form)
        if f.name in public and not f.private
    )


_FIELD_KINDS: "tuple[tuple[type[models.Field[Any, Any]], Kind], ...]" = (
    (models.BooleanField, "bool"),
    (models.IntegerField, "int"),
    (models.DecimalField, "decimal"),
    (models.DateField, "date"),
    (models.JSONField, "list"),
    (models.CharField, "text"),
    (models.TextField, "text"),
)


def _detail_column(detail: type[models.Model], name: str, titles: Mapping[str, str]) -> Column:
    """A column of the detail table, under the title that the step's form gives it."""
    field = detail._meta.get_field(name)
    if isinstance(field, SealedTextField) or not isinstance(field, models.Field):
        raise NotPublic(f"“{detail._meta.label}.{name}”是个人信息,不能列为公开")
    for known_field, kind in _FIELD_KINDS:
        if isinstance(field, known_field):
            labels = tuple((str(value), str(words)) for value, words in field.flatchoices)
            moment = isinstance(field, models.DateTimeField)
            return Column(
                name,
                titles.get(name, str(field.verbose_name)),
                kind,
                "detail",
                str(field.column),
                moment=moment,
                labels=labels,
            )
    raise NotPublic(f"“{detail._meta.label}.{name}”没有可以统计的类型")
