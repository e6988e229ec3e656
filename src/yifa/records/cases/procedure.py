"""Declaring a procedure: states, steps, clocks, documents, who may. Frozen, pure Python, no Django.

The table of moves *is* the list of steps: a step names the states it leads from and the state it leads to.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from yifa.ground.forms import Form
from yifa.ground.registry import UnknownDeclaration
from yifa.records.registers.kind import IncompleteDeclaration

if TYPE_CHECKING:
    from yifa.records.cases.image import CaseImage

STEP_COLUMNS = frozenset({"number", "step", "at", "by", "source", "target", "documents"})
"""What the row itself says of a step; a public form field of the same name would vanish behind it."""

OPENING = ""
"""The state before a case exists; a step from it opens one."""
Duty = Literal["authority", "party", "receiver", "court"]
BOUND: dict[str, str] = {"authority": "机关", "party": "当事人", "receiver": "承办单位", "court": "法院"}
"""Whom a period binds. Only the authority can be late: a party or a receiving unit that lets its own time pass has
given up what it could have done in it (申请复查、提出异议)."""
KEPT, MISSED = "按期", "逾期"
STAYS = "="
"""The target of a step that changes nothing of where a case stands (补充材料、评价、督办)."""

MERGED = "merged"
"""Kind of tie: this one is handled with the other; both callers are told."""


@dataclass(frozen=True)
class State:
    """One state of a case (participle). ``final``: no duty is left. ``told``: what the person whose matter it is
    reads while it stands so (查办件); the name where none is given. ``kept``: the organ that keeps the matter acts
    next, whatever unit it was given to."""

    code: str
    name: str
    final: bool = False
    told: str = ""
    kept: bool = False


@dataclass(frozen=True)
class PartySlot:
    """Form fields ``<prefix>_name``, ``_id_no``, ``_phone``, ``_address`` become a party in this role."""

    prefix: str
    role: str


@dataclass(frozen=True)
class Guard:
    """A lawful condition of a step. ``holds(image, form, law)`` sees the case as it stands, the filled form and
    ``law(code)``, the dated legal value in force for this case. ``sentence`` says what is wrong and the way out;
    ``answer`` what the house knows already in this very matter (the unit on the list, the level by the criteria)."""

    code: str
    sentence: str
    basis: str
    holds: Callable[["CaseImage", Any, Callable[[str], Any]], bool]
    answer: Callable[["CaseImage", Any, Callable[[str], Any]], str] | None = None


@dataclass(frozen=True)
class Lookup:
    """What a list says of this matter: the entry in force, at the case's place or above it, whose field ``by[0]``
    equals the form field or detail column ``by[1]``. Guards see it in ``image.found[register]``; ``fills``: (field of
    the entry, column of the detail) that the step takes over, empty where no entry was found."""

    register: str
    by: tuple[str, str]
    fills: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Step:
    """A move from one of several states to another, or to none (``STAYS``).

    ``who``: permission code. ``form``: the one payload model. ``public``: its fields fit for figures.
    ``stamps``: date columns of the detail set to the step's day; ``sets``: detail columns set to a value.
    ``produces``: document kinds made with the step; ``needs``: kinds that must already lie in the file.
    ``outcome``: written on the case. ``sets`` may name the case's own columns too (secrecy, grid …).
    ``hands_to``: procedure code offered a Handover; ``hands_by``: the form field whose value chooses it, and
    (value, procedure) pairs — a value that is not listed hands over nothing.
    ``links``: the form field that holds the code of another case this one is tied to; ``link_kind`` says how;
    ``unlinks``: takes the last tie of that kind back.
    ``gathers``: the form field that holds the codes of other cases that are tied to this one (专题); ``releases``: the
    field with the codes of those that are let go again.
    ``party``: the person whose matter it is may take it through the portal with code and secret.
    ``mine``: who takes the step becomes the handler (承办人).
    ``told``: what that person reads of it; ``inner``: not shown to them at all; ``shows``: fields of the form whose
    answers that person reads (答复、理由); nothing else that was entered is theirs to see.
    ``looks_up``: lists that are asked before the guards. ``prefills``: form fields that begin with what the case
    already says: columns of the same name, or (form field, column). ``carries``: a step that every case merged into
    this one takes with it, in the same transaction and with the same entry, where the table lets it.
    ``keeps``: (form field, detail column) pairs: an answer that is kept under another name than its own, because the
    same question asked at another step has a column of its own (告知日期 of 受理 and of 延期).
    ``from_file``: only a table of another system brings it (历史导入); no page, portal or API offers it.
    ``signs``: the paper that people sign with this step, on screen where they may; ``signed``: (who signs, the form
    field that says they did) pairs.
    """

    code: str
    name: str
    source: tuple[str, ...]
    target: str
    who: str
    basis: str
    form: type[Form] = Form
    public: tuple[str, ...] = ()
    guards: tuple[Guard, ...] = ()
    parties: tuple[PartySlot, ...] = ()
    stamps: tuple[str, ...] = ()
    sets: tuple[tuple[str, Any], ...] = ()
    produces: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    outcome: str = ""
    hands_to: str = ""
    primary: bool = False
    hands_by: tuple[str, tuple[tuple[str, str], ...]] | None = None
    links: str = ""
    link_kind: str = ""
    unlinks: bool = False
    gathers: str = ""
    releases: str = ""
    party: bool = False
    told: str = ""
    inner: bool = False
    from_file: bool = False
    mine: bool = False
    signs: str = ""
    signed: tuple[tuple[str, str], ...] = ()
    shows: tuple[str, ...] = ()
    looks_up: tuple[Lookup, ...] = ()
    prefills: tuple[str | tuple[str, str], ...] = ()
    carries: str = ""
    keeps: tuple[tuple[str, str], ...] = ()

    @property
    def begins_with(self) -> tuple[tuple[str, str], ...]:
        """(form field, detail column) pairs of ``prefills``."""
        return tuple((one, one) if isinstance(one, str) else one for one in self.prefills)

    def hands_over(self, form: Any) -> str:
        """The procedure that is offered this matter when the step is taken with this form, or ""."""
        if self.hands_to or self.hands_by is None:
            return self.hands_to
        name, ways = self.hands_by
        return dict(ways).get(str(getattr(form, name, "")), "")

    @property
    def may_hand_over(self) -> tuple[str, ...]:
        """Every procedure this step can hand a matter to."""
        chosen = tuple(code for _, code in self.hands_by[1]) if self.hands_by else ()
        return (self.hands_to, *chosen) if self.hands_to else chosen

    @property
    def opens(self) -> bool:
        return OPENING in self.source

    def leads(self, state: str) -> str:
        """The state a case in ``state`` stands in after this step."""
        return state if self.target == STAYS else self.target


@dataclass(frozen=True)
class ClockDecl:
    """A lawful period. ``provision`` names the dated value in law/*.toml; the rest names steps.

    ``extended_by``: step -> provision that gives the length of the extension; ``on_expire`` says what follows.
    ``at_least``: a period the public must have in full, never shortened (征求意见、公示).
    ``where``: (detail column, values) that must all match for the clock to start; many statutes set the period by
    the kind of matter (医疗纠纷三十个工作日、劳动争议十五日).
    ``inner``: between units only, not shown to the person whose matter it is (查办件).
    ``tells``: the detail column that says how it ended, ``KEPT`` or ``MISSED``, for figures.
    ``since_opening``: of the steps it starts on, those from which it counts as of the day the matter was opened.
    """

    code: str
    name: str
    provision: str
    starts_on: tuple[str, ...]
    stops_on: tuple[str, ...]
    pauses_on: tuple[str, ...] = ()
    resumes_on: tuple[str, ...] = ()
    extended_by: tuple[tuple[str, str], ...] = ()
    restarts_on: tuple[str, ...] = ()
    at_least: bool = False
    duty: Duty = "authority"
    on_expire: str = ""
    where: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    since_opening: tuple[str, ...] = ()
    tells: str = ""
    inner: bool = False


@dataclass(frozen=True)
class Asking:
    """A new matter that the person may bring: procedure, opening step, what the button says, and the form field that
    takes the number of the matter it follows ("" for none)."""

    procedure: str
    step: str
    title: str
    number: str = ""


@dataclass(frozen=True)
class Remedy:
    """What the law leaves the person whose matter it is to do outside this procedure while it stands so (救济途径).

    ``provision``: the sentence for them, dated data with its article in law/*.toml; ``states``: where it is told;
    ``where``: (detail column, values) that must all match; ``asks``: what they may bring here, where they may.
    """

    provision: str
    states: tuple[str, ...]
    where: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    asks: Asking | None = None


@dataclass(frozen=True)
class Procedure:
    """One lawful procedure. ``letters`` go into case codes; ``detail`` is the typed one-to-one model's label.

    ``public``: columns of the detail that may reach snapshots and figures.
    ``later``: those of them that came after the first cases of this version: an empty one is left out of a case's
    digest, so that the ledger's digests of older cases stay what they were.
    ``remedies``: what the person may still do where the matter has left this procedure, so that no page ends blind.
    ``follow_up``: the steps that count as going back to the parties; ``followed_up``: the outcomes after which one of
    them is owed (none named: after any).
    ``received_by``: short name of the organ of the place that takes in what the public sends (e.g. ``ZZZX``);
    "" where the public cannot open such a matter itself.
    ``hears``: (answer, step) pairs: the step the house takes here when a handover of such a case is ``accepted`` or
    ``returned``, where the table lets it.
    ``shows``: form fields that the person whose matter it is reads of every step that is not inner (答复、理由、单位).
    ``by_lot``: the numbers of its codes are drawn, not counted, so that nobody who holds one knows how many there are.
    """

    code: str
    name: str
    domain: str
    letters: str
    basis: str
    version: str
    states: tuple[State, ...]
    steps: tuple[Step, ...]
    clocks: tuple[ClockDecl, ...] = ()
    detail: str = ""
    public: tuple[str, ...] = ()
    read: str = ""
    follow_up: tuple[str, ...] = ()
    followed_up: tuple[str, ...] = ()
    purpose: str = ""
    received_by: str = ""
    hears: tuple[tuple[str, str], ...] = ()
    shows: tuple[str, ...] = ()
    by_lot: bool = False
    later: tuple[str, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    _by_code: dict[str, Step] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        for value, what in (
            (self.code, "代码"),
            (self.name, "名称"),
            (self.domain, "领域"),
            (self.letters, "字母代码"),
            (self.basis, "依据"),
            (self.version, "版本"),
            (self.states, "状态"),
            (self.steps, "步骤"),
        ):
            if not value:
                raise IncompleteDeclaration(f"程序“{self.name or self.code}”缺少{what}")
        self._check_steps()
        self._check_clocks()
        strange = {state for one in self.remedies for state in one.states} - {s.code for s in self.states}
        if strange:
            raise IncompleteDeclaration(f"程序“{self.name}”的救济途径用了没有声明的状态“{'、'.join(sorted(strange))}”")

    def _check_steps(self) -> None:
        states = {s.code for s in self.states} | {OPENING}
        for step in self.steps:
            if not (step.name and step.who and step.basis):
                raise IncompleteDeclaration(f"程序“{self.name}”的步骤“{step.code}”缺少名称、权限或依据")
            for state in (*step.source, step.target):
                if state not in states and (state != STAYS or step.opens):
                    raise IncompleteDeclaration(f"步骤“{step.name}”用了没有声明的状态“{state}”")
            if STEP_COLUMNS & set(step.public):
                clash = "、".join(sorted(STEP_COLUMNS & set(step.public)))
                raise IncompleteDeclaration(f"步骤“{step.name}”的公开栏目不能叫“{clash}”,这个名字由系统使用")
            self._check_ties(step)
            self._check_signing(step)
            if step.code in self._by_code:
                raise IncompleteDeclaration(f"程序“{self.name}”的步骤“{step.code}”声明了两次")
            self._by_code[step.code] = step
        for _, code in self.hears:
            self.step(code)
        if not any(step.opens for step in self.steps):
            raise IncompleteDeclaration(f"程序“{self.name}”没有登记(开案)步骤")

    def _check_ties(self, step: Step) -> None:
        chosen = step.hands_by[0] if step.hands_by else ""
        paired = (name for name, _ in (*step.keeps, *step.begins_with))
        for name in (step.links, step.gathers, step.releases, chosen, *step.shows, *paired):
            if name and name not in step.form.model_fields:
                raise IncompleteDeclaration(f"步骤“{step.name}”的表单没有“{name}”这一栏")
        if (step.links or step.unlinks or step.gathers or step.releases) and not step.link_kind:
            raise IncompleteDeclaration(f"步骤“{step.name}”没有说明怎样关联")

    def _check_signing(self, step: Step) -> None:
        for _, name in step.signed:
            if name and name not in step.form.model_fields:
                raise IncompleteDeclaration(f"步骤“{step.name}”的表单没有“{name}”这一栏")
        if step.signed and not step.signs:
            raise IncompleteDeclaration(f"步骤“{step.name}”没有说明签的是哪份文书")

    def _check_clocks(self) -> None:
        for clock in self.clocks:
            named = (*clock.starts_on, *clock.stops_on, *clock.pauses_on, *clock.resumes_on, *clock.restarts_on)
            for code in (*named, *(step for step, _ in clock.extended_by)):
                if code not in self._by_code:
                    raise IncompleteDeclaration(f"期限“{clock.name}”用了没有声明的步骤“{code}”")

    def step(self, code: str) -> Step:
        try:
            return self._by_code[code]
        except KeyError:
            raise UnknownDeclaration(f"程序“{self.name}”没有步骤“{code}”") from None

    def target_name(self, step: Step) -> str:
        """Where the step leads, in words."""
        return "状态不变" if step.target == STAYS else self.state(step.target).name

    def source_names(self, step: Step) -> str:
        """From where the step leads, in words."""
        if {state.code for state in self.states} - {step.target} <= set(step.source):
            return "任何状态"
        return "、".join("(新登记)" if one == OPENING else self.state(one).name for one in step.source)

    def state(self, code: str) -> State:
        return next(s for s in self.states if s.code == code)

    def clock(self, code: str) -> ClockDecl:
        return next(c for c in self.clocks if c.code == code)

    def steps_from(self, state: str) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if state in step.source)

    @property
    def by_hand(self) -> tuple[Step, ...]:
        """The steps people take; the others come with a table of another system."""
        return tuple(step for step in self.steps if not step.from_file)

    @property
    def opening_steps(self) -> tuple[Step, ...]:
        """The steps by which people open a case; what only a file brings is not among them."""
        return tuple(step for step in self.by_hand if step.opens)


class ProcedureRegistry:
    """Procedures by code and version; the one added last is the current version."""

    def __init__(self) -> None:
        self._versions: dict[str, dict[str, Procedure]] = {}

    def add(self, procedure: Procedure) -> Procedure:
        versions = self._versions.setdefault(procedure.code, {})
        held = versions.get(procedure.version)
        if held is not None and held != procedure:
            raise IncompleteDeclaration(f"程序“{procedure.code}”的版本{procedure.version}声明了两次")
        versions[procedure.version] = procedure
        return procedure

    def get(self, code: str, version: str = "") -> Procedure:
        """The named version, or the current one. Raises :class:`UnknownDeclaration`."""
        versions = self._versions.get(code)
        if not versions or (version and version not in versions):
            raise UnknownDeclaration(f"没有代码为“{code}”的程序" + (f"(版本{version})" if version else ""))
        return versions[version] if version else list(versions.values())[-1]

    def __iter__(self) -> Any:
        return iter([self.get(code) for code in sorted(self._versions)])

    def __contains__(self, code: object) -> bool:
        return code in self._versions


PROCEDURES = ProcedureRegistry()
