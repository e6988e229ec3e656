"""Matters kept in another system until now (历史导入): entering a procedure without steps nobody saw. Pure Python.

An export tells when a matter came in, where it stands and how it ended; not who decided what on which day. So it enters
by a step of its own that says so, stands in states of its own, and starts no clock. ``continue_here`` takes it into the
procedure proper: from then on the house's steps and clocks apply, counted from the day the matter was received.
"""

from dataclasses import dataclass, replace
from typing import Any

from pydantic import model_validator

from yifa.ground.forms import Form, entry
from yifa.records.cases.procedure import OPENING, ClockDecl, PartySlot, Procedure, State, Step

RECORD, PROGRESS, CONTINUE, WITHDRAW = "import_record", "import_progress", "continue_here", "withdraw_import"
IMPORTED, SETTLED, WITHDRAWN = "imported", "imported_closed", "import_withdrawn"
TAKEN_BACK = State(WITHDRAWN, "已撤销导入", final=True, told="登记有误,已撤销")
STATES = (
    State(IMPORTED, "原系统办理中", told="在原受理系统办理中"),
    State(SETTLED, "原系统已办结", final=True, told="原受理系统已办结"),
    TAKEN_BACK,
)
SHARING = "政务数据共享条例(国务院令第809号)(待核)"
TITLE_LENGTH = 40
ASKED = ("confidential",)
"""What the person asked for, of every kind: like the house's own 要求保密, read from the opening step by the portal."""


class SourceForm(Form):
    """What every row of another system's export tells: which system, which number, its own word for the state.

    Neither the number nor the word for the state is personal data: an office gave the number to the file, as we give
    a case code, and callers quote it to be found; the word says where the office's work stands. Being no step's public
    facts, both stay sealed in the store and out of the ledger all the same.
    """

    source_system: str = entry("来源系统", max_length=40)
    source_no: str = entry("原系统编号", max_length=80)
    source_state: str = entry("原系统状态", default="", max_length=40)
    source_due: str = entry("原系统期限", default="", private=True, max_length=40, help="原系统写的期限,只作记录")
    title: str = entry("标题", default="", private=True, max_length=120)
    summary: str = entry("内容", default="", private=True, long=True, max_length=4000)
    confidential: bool = entry("要求保密", default=False, help="原系统有“是否保密”一栏的对应到这里")
    may_be_open: bool | None = entry(
        "可以公开", default=None, help="有“是否公开”一栏的对应到这里;不公开的按要求保密登记"
    )

    @model_validator(mode="before")
    @classmethod
    def called_something(cls, values: Any) -> Any:
        """Many exports have no title: the first words of the content, else the number, name the matter."""
        if isinstance(values, dict) and not values.get("title"):
            named = " ".join(str(values.get("summary") or "").split())[:TITLE_LENGTH]
            return {**values, "title": named or str(values.get("source_no") or "")}
        return values

    @model_validator(mode="before")
    @classmethod
    def kept_secret(cls, values: Any) -> Any:
        """Who does not want it shown has asked for secrecy, whichever of the two columns the other system has."""
        closed = isinstance(values, dict) and values.get("may_be_open") is False
        return {**values, "confidential": True} if closed else values


class ProgressForm(Form):
    """A later export's word for where the matter stands."""

    source_state: str = entry("原系统状态", max_length=40)


class ResultForm(Form):
    """How the other system says it ended."""

    source_state: str = entry("原系统状态", default="", max_length=40)
    outcome_told: str = entry("办理结果", default="", private=True, long=True, max_length=4000)


class WithdrawForm(Form):
    """Why an import is taken back."""

    reason: str = entry("撤销原因", private=True, max_length=200)


@dataclass(frozen=True)
class Result:
    """One way a matter may have ended elsewhere. ``words``: what exports call it; ``stamps``/``sets``: as of a step."""

    code: str
    name: str
    outcome: str
    words: tuple[str, ...] = ()
    form: type[ResultForm] = ResultForm
    public: tuple[str, ...] = ()
    stamps: tuple[str, ...] = ()
    sets: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Intake:
    """What a procedure takes from exports. ``who``: permission code; ``resumes``: the state a matter goes on in;
    ``stamps``: date columns that mean the day of registration; ``like``: the opening steps whose periods run for what
    is taken over, every opening step's where none is named."""

    who: str
    form: type[SourceForm]
    results: tuple[Result, ...]
    resumes: str
    public: tuple[str, ...] = ()
    parties: tuple[PartySlot, ...] = ()
    stamps: tuple[str, ...] = ()
    like: tuple[str, ...] = ()


INTAKES: dict[str, Intake] = {}
"""By procedure code; filled as procedures are declared importable."""


def importable(procedure: Procedure, intake: Intake) -> Procedure:
    """The same procedure with the states and steps of 历史导入; its first clocks count from the day of receipt."""
    basis = f"{SHARING};{procedure.basis}"
    who, here = intake.who, (IMPORTED,)
    steps = (
        Step(
            RECORD, "历史导入登记", (OPENING,), IMPORTED, who, basis, intake.form, (*intake.public, *ASKED),
            parties=intake.parties, stamps=intake.stamps, from_file=True, told="由原受理系统登记",
        ),
        Step(PROGRESS, "原系统进展", here, IMPORTED, who, basis, ProgressForm, from_file=True, inner=True),
        *(_result(one, who, basis) for one in intake.results),
        Step(CONTINUE, "转入本系统办理", here, intake.resumes, who, basis, told="已转入本系统继续办理"),
        Step(
            WITHDRAW, "撤销导入", (IMPORTED, SETTLED), WITHDRAWN, who, basis, WithdrawForm, outcome="撤销导入",
            from_file=True, inner=True,
        ),
    )  # fmt: skip
    INTAKES[procedure.code] = intake
    like = frozenset(intake.like or (step.code for step in procedure.opening_steps))
    clocks = tuple(_resumed(clock, like) for clock in procedure.clocks)
    return replace(procedure, states=(*procedure.states, *STATES), steps=(*procedure.steps, *steps), clocks=clocks)


def recallable(procedure: Procedure) -> Procedure:
    """The same procedure with the state and step of 撤销导入: what a file of our own template brought and nobody has
    gone on with may be taken back, wherever it stands. Who may register it may do so."""
    states = tuple(state.code for state in procedure.states if state.code != WITHDRAWN)
    if takes_exports(procedure):
        steps = tuple(replace(one, source=states) if one.code == WITHDRAW else one for one in procedure.steps)
        return replace(procedure, steps=steps)
    opening = procedure.opening_steps[0]
    step = Step(
        WITHDRAW, "撤销导入", states, WITHDRAWN, opening.who, opening.basis, WithdrawForm, outcome="撤销导入",
        from_file=True, inner=True,
    )  # fmt: skip
    return replace(procedure, states=(*procedure.states, TAKEN_BACK), steps=(*procedure.steps, step))


def may_be_taken_back(procedure: Procedure) -> bool:
    """Whether matters of it may stand in 已撤销导入, so that figures must leave them out."""
    return any(step.code == WITHDRAW for step in procedure.steps)


def _result(one: Result, who: str, basis: str) -> Step:
    return Step(
        one.code, one.name, (IMPORTED,), SETTLED, who, basis, one.form, one.public, stamps=one.stamps, sets=one.sets,
        outcome=one.outcome, from_file=True, told="原受理系统已办结",
    )  # fmt: skip


def _resumed(clock: ClockDecl, like: frozenset[str]) -> ClockDecl:
    """A period that runs from the opening also runs for what is taken over, from the same day."""
    if like.isdisjoint(clock.starts_on):
        return clock
    return replace(clock, starts_on=(*clock.starts_on, CONTINUE), since_opening=(*clock.since_opening, CONTINUE))


def takes_exports(procedure: Procedure) -> bool:
    """Whether tables of other systems may be brought into this procedure."""
    return any(step.code == RECORD for step in procedure.steps)
