"""What a spreadsheet of each kind of record holds: one column per field of the declared form, plus a few of the row.

A sheet kind is named ``registers/mediator``, ``activities/training``, ``cases/dispute`` (the first opening step),
``cases/dispute.apply`` (another one), ``cases/dispute.history`` (the usual way from opening to the end, one day per
step) or ``cases/dispute.export`` (what another system's export tells). On the command line the plain code is enough
where it names one kind only.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from yifa.ground.forms import Form, FormField, fields_of
from yifa.ground.registry import UnknownDeclaration
from yifa.records.activities.kind import ACTIVITIES, ActivityKind
from yifa.records.cases.imported import INTAKES, RECORD, takes_exports
from yifa.records.cases.procedure import OPENING, PROCEDURES, STAYS, Procedure, Step
from yifa.records.registers.kind import REGISTERS, RegisterKind

Group = Literal["registers", "activities", "cases"]
GROUP_NAMES: dict[str, str] = {"registers": "名册", "activities": "活动", "cases": "事项"}
SINGULAR = {"register": "registers", "activity": "activities", "case": "cases"}
HISTORY, EXPORT = "history", "export"
WAY = 12
"""A history's longest way; longer ones are not handled row by row in a spreadsheet."""

KEY = FormField("key", "来源编号", "text", False, help="原系统或原台账里的编号,一行一个;没有可不填")
DIVISION = FormField("division", "所在区划", "text", False, help="区划代码或名称;不填就是您自己的管辖范围")
SINCE = FormField("valid_from", "有效自", "date", True, help="从哪一天起算,例如发证日、任命日")
UNTIL = FormField("valid_to", "有效至", "date", False, help="已终止的填终止日期,现在有效的不填")
HELD_ON = FormField("held_on", "举办日期", "date", True, help="活动举办的那一天")
OPENED = FormField("at", "登记时间", "datetime", True, help="收到或登记的时间,只写日期也可以")

NUMBER = FormField("key", "来源编号", "text", True, help="原系统里的编号,例如工单编号、事件编号")
RECEIVED = FormField("at", "受理时间", "datetime", True, help="原系统收到或登记的时间")
SETTLED_AT = FormField("closed_at", "办结时间", "datetime", False, help="已办结的必填")
UNDER_WAY = "open"


@dataclass(frozen=True)
class Column:
    """One column. ``step``: the step whose form asks for it in a history; ``own``: kept by the row, not the form."""

    field: FormField
    head: str
    own: bool = False
    step: str = ""

    def __hash__(self) -> int:
        """Rows are kept by column: heads differ within a sheet, and a text remembers its hash."""
        return hash(self.head)

    @property
    def key(self) -> str:
        """Its name in a saved mapping: heads may be reworded, field names stay."""
        name = f"@{self.field.name}" if self.own else self.field.name
        return f"{self.step}.{name}" if self.step else name


@dataclass(frozen=True)
class SheetKind:
    """One spreadsheet. ``who``: permission each row needs; ``steps``: for cases, those a row tells of, in order;
    ``form``: the one form of all but histories."""

    group: Group
    code: str
    record: str
    name: str
    basis: str
    purpose: str
    who: str
    columns: tuple[Column, ...]
    steps: tuple[Step, ...] = ()
    form: type[Form] | None = None

    exports: bool = False
    """What another system's export tells of a case; ``ends``: the fields of its result form."""
    ends: frozenset[str] = frozenset()

    @property
    def path(self) -> str:
        return f"{self.group}/{self.code}"

    def named(self, key: str) -> Column | None:
        """The column of a mapping's key (``@key``, ``title``, ``step.title``)."""
        return next((column for column in self.columns if column.key == key), None)

    @property
    def is_history(self) -> bool:
        return len(self.steps) > 1

    def column(self, name: str, step: str = "") -> int:
        """The place of a field's column, from 0; the first column when there is none."""
        own = not any(not c.own and c.field.name == name and c.step == step for c in self.columns)
        for place, column in enumerate(self.columns):
            if column.field.name == name and column.own == own and (column.step == step or (own and not step)):
                return place
        return 0


def sheet_kinds() -> Iterator[SheetKind]:
    """Every kind of record that has a template, compiled from the declarations."""
    for register in REGISTERS:
        yield of_register(register)
    for activity in ACTIVITIES:
        yield of_activity(activity)
    for procedure in PROCEDURES:
        yield from of_procedure(procedure)


def of_register(kind: RegisterKind) -> SheetKind:
    columns = _columns((KEY, DIVISION, SINCE, UNTIL), kind.form)
    return SheetKind(
        "registers", kind.code, kind.code, kind.name, kind.basis, kind.purpose, kind.keep, columns, form=kind.form
    )


def of_activity(kind: ActivityKind) -> SheetKind:
    columns = _columns((KEY, DIVISION, HELD_ON), kind.form)
    return SheetKind(
        "activities", kind.code, kind.code, kind.name, kind.basis, kind.purpose, kind.log, columns, form=kind.form
    )


def of_procedure(procedure: Procedure) -> Iterator[SheetKind]:
    """One sheet per opening step, and one for whole histories where a usual way to an end exists."""
    for place, step in enumerate(procedure.opening_steps):
        code = procedure.code if place == 0 else f"{procedure.code}.{step.code}"
        columns = _columns((KEY, DIVISION, OPENED), step.form)
        name = f"{procedure.name}({step.name})"
        yield SheetKind(
            "cases", code, procedure.code, name, step.basis, procedure.purpose, step.who, columns, (step,), step.form
        )
    if takes_exports(procedure):
        yield of_export(procedure)
    way = usual_way(procedure)
    if len(way) > 1:
        name = f"{procedure.name}(全过程)"
        purpose = "已经办过的事项:按办理顺序逐步填写,办到哪一步就填到哪一步,后面的时间留空。"
        code = f"{procedure.code}.{HISTORY}"
        yield SheetKind("cases", code, procedure.code, name, procedure.basis, purpose, way[0].who, _of_way(way), way)


SAID_OTHERWISE = ("source_system", "source_no", "source_state")
"""Fields of an export's form that the row says by its own columns or the mapping by its name."""


def of_export(procedure: Procedure) -> SheetKind:
    """The sheet of another system's export: when it came in, where it stands, how it ended."""
    record, intake = procedure.step(RECORD), INTAKES[procedure.code]
    choices = ((UNDER_WAY, "办理中"), *((one.code, one.name) for one in intake.results))
    state = FormField("state", "办理状态", "choice", False, choices, help="不填的,有办结时间就算已办结")
    told = [field for field in fields_of(intake.form) if field.name not in SAID_OTHERWISE]
    ends = {field.name: field for one in intake.results for field in fields_of(one.form)}
    ends = {name: field for name, field in ends.items() if name not in SAID_OTHERWISE}
    own = [Column(field, _head(field), own=True) for field in (NUMBER, DIVISION, RECEIVED, SETTLED_AT, state)]
    columns = _distinct([*own, *(Column(field, _head(field)) for field in (*told, *ends.values()))])
    purpose = "其他系统导出的旧数据:只登记导出表里写明的,不补编步骤,不算期限;以后再导新的导出表,状态随之更新。"
    return SheetKind(
        "cases", f"{procedure.code}.{EXPORT}", procedure.code, f"{procedure.name}(其他系统导出)", record.basis, purpose,
        record.who, columns, (record,), exports=True, ends=frozenset(ends),
    )  # fmt: skip


def usual_way(procedure: Procedure) -> tuple[Step, ...]:
    """From the first opening step to an end: the primary move of each state, else the first that leads on."""
    way = [procedure.opening_steps[0]]
    been = {OPENING, STAYS, way[0].target}
    while not procedure.state(way[-1].target).final and len(way) < WAY:
        onward = [step for step in procedure.by_hand if way[-1].target in step.source and step.target not in been]
        step = next((one for one in onward if one.primary), onward[0] if onward else None)
        if step is None:
            break
        way.append(step)
        been.add(step.target)
    return tuple(way)


def _of_way(way: tuple[Step, ...]) -> tuple[Column, ...]:
    columns = [Column(KEY, KEY.title, own=True), Column(DIVISION, DIVISION.title, own=True)]
    for place, step in enumerate(way):
        day = replace(OPENED, title=f"{step.name}·时间", required=place == 0, help=f"办“{step.name}”的时间")
        columns.append(Column(day, day.title, own=True, step=step.code))
        for field in fields_of(step.form):
            shown = replace(field, title=f"{step.name}·{field.title}", required=field.required and place == 0)
            columns.append(Column(shown, _head(shown), step=step.code))
    return _distinct(columns)


def _columns(own: tuple[FormField, ...], form: type[Form]) -> tuple[Column, ...]:
    kept = [Column(field, _head(field), own=True) for field in own]
    return _distinct([*kept, *(Column(field, _head(field)) for field in fields_of(form))])


def _head(field: FormField) -> str:
    return f"{field.title}({field.unit})" if field.unit else field.title


def _distinct(columns: list[Column]) -> tuple[Column, ...]:
    """Two columns never share a head: the row's own one, or the later one, says more."""
    seen: dict[str, int] = {}
    for column in columns:
        seen[column.head] = seen.get(column.head, 0) + 1
    found: list[Column] = []
    for column in columns:
        if seen[column.head] > 1 and (column.own or any(c.head == column.head for c in found)):
            word = "本条记录" if column.own else column.field.name
            column = replace(column, head=f"{column.head}【{word}】")
        found.append(column)
    return tuple(found)


def sheet_kind(group: str, code: str) -> SheetKind:
    """The kind under an address. Raises UnknownDeclaration."""
    found = next((kind for kind in sheet_kinds() if kind.group == group and kind.code == code), None)
    if found is None:
        raise UnknownDeclaration(f"没有代码为“{code}”的导入模板")
    return found


def name_of(path: str) -> str:
    """The Chinese name of the kind under a path; of one that is not declared here, the path is all that is known."""
    return next((kind.name for kind in sheet_kinds() if kind.path == path), path)


def named_kind(word: str) -> SheetKind:
    """The kind a person named: ``mediator``, ``register:mediator`` or ``registers/mediator``."""
    group, _, code = word.replace("/", ":").rpartition(":")
    group = SINGULAR.get(group, group)
    found = [kind for kind in sheet_kinds() if kind.code == code and group in ("", kind.group)]
    if len(found) == 1:
        return found[0]
    if found:
        ways = "、".join(kind.path for kind in found)
        raise UnknownDeclaration(f"“{word}”不止一种,请写明是哪一种:{ways}")
    raise UnknownDeclaration(f"没有代码为“{word}”的记录种类。用 yifa export kinds 可以列出全部。")
