"""One page per procedure: states, steps, who, documents, guards, clocks with their values, flow chart."""

from yifa.doors.cli.handbook.flow import flow_chart
from yifa.doors.cli.handbook.marking import UNVERIFIED, anchor, code, facts, form, heading, plain, table
from yifa.ground.calendar import today
from yifa.ground.forms import fields_of
from yifa.ground.identity.permission import PERMISSIONS
from yifa.ground.provisions import LAWBOOK, Provision, ProvisionError
from yifa.records.cases.moves import document_name
from yifa.records.cases.procedure import BOUND, ClockDecl, Procedure, Step

UNITS = {"wd": "个工作日", "d": "日", "mo": "个月", "h": "小时"}


def page(procedure: Procedure) -> str:
    """The whole page as Markdown."""
    about = facts(
        ("依据", plain(procedure.basis)), ("版本", plain(procedure.version)), ("代码", code(procedure.code)),
        ("案号字母", code(procedure.letters)), ("阅读权限", who(procedure.read) if procedure.read else ""),
    )  # fmt: skip
    states = table(
        ("状态", "代码", "终结"), ((plain(s.name), code(s.code), "是" if s.final else "") for s in procedure.states)
    )
    parts = [
        heading(1, procedure.name, "procedure", procedure.code), plain(procedure.purpose), about,
        heading(2, "流程图"), f'<div class="wide">{flow_chart(procedure)}</div>\n',
        f"\n可用流程图软件打开:[{procedure.code}.bpmn]({procedure.code}.bpmn)\n",
        heading(2, "期限"), _clocks(procedure), heading(2, "状态"), states, heading(2, "步骤"),
        *(_step(procedure, step) for step in procedure.steps), *_remedies(procedure),
    ]  # fmt: skip
    return "\n".join(parts)


def _step(procedure: Procedure, step: Step) -> str:
    about = facts(
        ("从", plain(procedure.source_names(step))), ("到", plain(procedure.target_name(step))),
        ("依据", plain(step.basis)),
        ("谁可以办", who(step.who)), ("生成文书", papers(step.produces)), ("卷内须已有", papers(step.needs)),
        ("结果", plain(step.outcome)), ("移送", "、".join(code(one) for one in step.may_hand_over)),
    )  # fmt: skip
    guards = table(("不符合时的提示", "依据"), ((plain(guard.sentence), plain(guard.basis)) for guard in step.guards))
    told = f"\n法定条件:\n{guards}" if guards else ""
    title = f"{step.name}({step.code})"
    return heading(3, title, "step", f"{procedure.code}.{step.code}") + about + told + form(step.form, step.public)


def papers(codes: tuple[str, ...]) -> str:
    return "、".join(f"[{plain(document_name(one))}](../documents.md#{anchor('document', one)})" for one in codes)


def who(permission: str) -> str:
    """Who may, as the permission's own sentences."""
    held = PERMISSIONS.get(permission)
    if held is None:
        return code(permission)
    ways = ";或者".join(",且".join(each.sentence for each in way) for way in held.any_of)
    return f"{plain(held.name)}({plain(ways)})"


def _clocks(procedure: Procedure) -> str:
    names = {step.code: step.name for step in procedure.steps}
    titles = {one.name: one.title for step in procedure.steps for one in fields_of(step.form)}
    rows = [
        (
            plain(clock.name), value_of(clock.provision), _named(clock.starts_on, names),
            _named(clock.stops_on, names), _named(clock.pauses_on, names),
            "、".join(f"{plain(names[step])}(延{value_of(rule)})" for step, rule in clock.extended_by),
            BOUND[clock.duty], _conditions(clock, titles),
        )
        for clock in procedure.clocks
    ]  # fmt: skip
    heads = ("期限", "法定时长", "起算", "停止", "中止", "延长", "约束谁", "适用")
    return table(heads, rows) or "\n没有声明期限。\n"


def _remedies(procedure: Procedure) -> tuple[str, ...]:
    """What the page of the person tells where the procedure ends, as dated data with its article."""
    if not procedure.remedies:
        return ()
    rows = (
        (plain("、".join(procedure.state(state).name for state in one.states)), value_of(one.provision))
        for one in procedure.remedies
    )
    return heading(2, "当事人还可以怎么办"), table(("什么时候", "告诉当事人的话"), rows)


def _named(codes: tuple[str, ...], names: dict[str, str]) -> str:
    return plain("、".join(names[one] for one in codes))


def _conditions(clock: ClockDecl, titles: dict[str, str]) -> str:
    where = ";".join(f"{titles.get(column, column)}为{'、'.join(map(_word, values))}" for column, values in clock.where)
    return plain(";".join(part for part in (where, "不得缩短" if clock.at_least else "", clock.on_expire) if part))


def value_of(provision: str) -> str:
    """A provision's national value in force today, its article, and 待核 where nobody has checked it."""
    try:
        rule = LAWBOOK.get(provision, on=today())
    except ProvisionError:
        return f"(缺:{plain(provision)})"
    link = f"[{plain(rule.basis)}](../law.md#{anchor('law', provision)})"
    return f"{measured(rule)},{link}{'' if rule.verified else UNVERIFIED}"


def measured(rule: Provision) -> str:
    """A value with its unit."""
    match rule.value:
        case bool():
            text = "是" if rule.value else "否"
        case list() | tuple():
            text = "、".join(f"{one}{UNITS.get(rule.unit, '')}" for one in rule.value)
        case _:
            text = f"{rule.value}{UNITS.get(rule.unit, rule.unit)}"
    return plain(text)


def _word(value: str | bool) -> str:
    return value if isinstance(value, str) else "是" if value else "否"
