"""A matter as the person whose it is may read it (办理进度): steps in their words, who holds it, until when and why.

Nothing of inner steps, of other people, of staff; of a confidential matter nothing but where it stands.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.urls import reverse

from yifa.ground.calendar.clock import day_of
from yifa.ground.forms import fields_of
from yifa.ground.identity.models import Appointment, Organ
from yifa.ground.provisions import LAWBOOK
from yifa.records.cases.carrying import way_name
from yifa.records.cases.following import MATERIAL, PARTY, handled_as
from yifa.records.cases.linking import main_of, merged_into
from yifa.records.cases.models import Case, CaseClock, Handover, Party, StepTaken
from yifa.records.cases.procedure import PROCEDURES, Asking, Procedure, State, Step
from yifa.records.documents.kind import DOCUMENTS
from yifa.records.documents.models import Document
from yifa.ui.clocks import chip, order
from yifa.ui.fields import as_read
from yifa.ui.pages.case_file import usual
from yifa.ui.pages.sight import title, without_names
from yifa.ui.parts import Basis, ClockChip, Entered, Moment

MOST_LEGS = 8
AHEAD = 3


@dataclass(frozen=True)
class Leg:
    """One matter of the journey. ``own``: the follower's own; of any other only the progress is told."""

    case: Case
    own: bool
    name: str
    state: str
    done: bool
    unit: str
    why: str
    moments: tuple[Moment, ...]
    clocks: tuple[ClockChip, ...]
    papers: tuple[Document, ...] = ()
    ways: tuple["Way", ...] = ()

    @property
    def running(self) -> tuple[ClockChip, ...]:
        """What is still to come, and what the authority missed."""
        return tuple(one for one in self.clocks if one.state in ("running", "soon", "late", "paused"))

    @property
    def over(self) -> tuple[ClockChip, ...]:
        return tuple(one for one in self.clocks if one.state in ("met", "stopped"))


@dataclass(frozen=True)
class Way:
    """What the person may still do outside the procedure: in their words, with its article; ``asks`` where here."""

    title: str
    sentence: str
    basis: Basis
    asks: Asking | None = None


def journey(case: Case) -> tuple[Leg, ...]:
    """The matter and where it went from there, in order: merged into another, or handed to another body of work."""
    legs = [_leg(case, 0, own=True, why="")]
    seen, merged = {case.pk}, False
    here = case
    while len(legs) < MOST_LEGS:
        following, why = _onward(here)
        if following is None or following.pk in seen:
            break
        merged = merged or why == MERGED
        own = not merged and _same_person(case, following)
        # Whose it is not is not told that it became an accusation, nor that anything is kept apart: 第30条.
        if following.secrecy and not own:
            break
        legs.append(_leg(following, len(legs), own=own, why=why))
        seen.add(following.pk)
        here = following
    return tuple(legs)


def where(legs: tuple[Leg, ...]) -> Leg:
    """The part of the journey that goes on now: the last one that is not over, else the last. A matter that came back
    to be handled again is not over because the way it was sent is."""
    return next((leg for leg in reversed(legs) if not leg.done), legs[-1])


MERGED = "已和先前反映的同一件事合并办理,下面是那一件的进度。"


def _onward(case: Case) -> tuple[Case | None, str]:
    main = main_of(case)
    if main is not None:
        return main, MERGED
    held = Handover.objects.filter(case=case).exclude(opened_code="").order_by("-id").first()
    if held is None:
        return None, ""
    onward = Case.objects.filter(code=held.opened_code).first()
    return onward, f"已转到“{way_name(held.procedure)}”继续办理。"


def _same_person(case: Case, other: Case) -> bool:
    """A matter that was handed on stays the person's own where they are a party of it, by name and phone. What lies
    behind a merged one never is: another person of the same name would do."""
    mine = {(one.name, one.phone) for one in case.parties.all()}
    return any((one.name, one.phone) in mine for one in other.parties.all())


def confidential(case: Case) -> bool:
    """Whether nothing of the content is shown, even to the holder of the secret: kept apart by law, or asked for."""
    first = case.steps.order_by("number").first()
    entered = first.facts if first else {}
    return bool(case.secrecy or entered.get("confidential") or entered.get("anonymous"))


def waiting(case: Case) -> str:
    """A handover that nobody has answered yet, as a sentence; "" for none."""
    held = Handover.objects.filter(case=case, state="queued").order_by("-id").first()
    if held is None:
        return ""
    if held.procedure in PROCEDURES:
        return f"已移送,等“{way_name(held.procedure)}”接收登记。"
    return f"已导向“{way_name(held.procedure)}”。那边怎么办不在这里登记,这里看不到后面的进度,请向那边的机关询问。"


def _leg(case: Case, number: int, *, own: bool, why: str) -> Leg:
    procedure, open_ = case.declared, not confidential(case)
    unit = unit_of(case)
    steps = list(case.steps.order_by("number"))
    names = _everybody(case)
    who = doers(case, ((step.by, step.at) for step in steps))
    shows = own and open_
    attached: Counter[int] = _attached(case) if shows else Counter()
    told = tuple(
        _with_material(one, attached[step.number])
        for step in steps
        if (one := moment(procedure, step, who[step.by, step.at], names, shows=shows))
    )
    return Leg(
        case, own, title(case) if own and open_ else procedure.name, words(procedure.state(case.state)),
        procedure.state(case.state).final, unit, why, (*told, *ahead(case)), clocks_of(case, number),
        papers_of(case) if own and open_ else (), ways_of(case) if own and open_ else (),
    )  # fmt: skip


def ways_of(case: Case) -> tuple[Way, ...]:
    """The declared remedies that fit where the matter stands, by the law it began under."""
    held, on = case.detail, day_of(case.opened_at)
    found = []
    for one in case.declared.remedies:
        fits = all(getattr(held, column, None) in values for column, values in one.where)
        if case.state in one.states and fits:
            rule = LAWBOOK.get(one.provision, on=on, division=case.division)
            found.append(Way(rule.name, str(rule.value), Basis(rule.basis, rule.verified), one.asks))
    return tuple(found)


def _everybody(case: Case) -> list[str]:
    """Everybody's name in what was said of a matter: one reply goes to all whose matters were merged."""
    main = handled_as(case)
    parties = Party.objects.filter(case__in=[case, main, *merged_into(main)])
    return [party.name for party in parties]


def words(state: State) -> str:
    return state.told or state.name


def called(step: Step) -> str:
    return step.told or step.name


def moment(procedure: Procedure, step: StepTaken, who: str, names: Iterable[str], *, shows: bool) -> Moment | None:
    """One step as told to the person, or None for what is not theirs to see. What they said themselves on the way
    they read again, whatever it was; not what they opened with, which holds numbers of cards and telephones."""
    move = procedure.step(step.code)
    if move.inner:
        return None
    own = step.by == PARTY.username and not move.opens
    shown = set(move.form.model_fields) if own else {*move.shows, *procedure.shows}
    values = {**step.facts, **step.private} if shows else {}
    entered = tuple(
        Entered(one.title, without_names(as_read(one, values[one.name]), names))
        for one in fields_of(move.form)
        if one.name in shown and values.get(one.name) not in (None, "", [])
    )
    return Moment(called(move), step.at, who, entered=entered)


def _attached(case: Case) -> Counter[int]:
    """How many papers and pictures the person attached, by the number of the step."""
    rows = Document.objects.filter(about=case.subject, kind=MATERIAL.code)
    return Counter(int(facts.get("step", 1)) for facts in rows.values_list("facts", flat=True))


def _with_material(told: Moment, count: int) -> Moment:
    return replace(told, entered=(*told.entered, Entered("附了材料", f"{count} 份"))) if count else told


def doers(case: Case, done: Iterable[tuple[str, datetime]]) -> dict[tuple[str, datetime], str]:
    """(login, moment) -> who that is to the person: themselves, or the organ of that day, never a name of staff.
    A step stays with whom it was done by, wherever the matter and the clerk went since."""
    wanted = set(done)
    posts = Appointment.objects.filter(person__username__in={login for login, _ in wanted}).order_by("valid_from")
    rows = list(posts.values_list("person__username", "valid_from", "valid_to", "post__organ__name"))
    keeper = _keeper(case)

    def named(login: str, day: date) -> str:
        held = [
            organ for who, first, last, organ in rows if who == login and first <= day and (not last or day <= last)
        ]
        return "您" if login == PARTY.username else next(reversed(held), keeper)

    return {(login, at): named(login, day_of(at)) for login, at in wanted}


def ahead(case: Case) -> tuple[Moment, ...]:
    """The usual way on from here, dashed; nothing of inner steps, nor of a matter that another one is handled for."""
    if main_of(case) is not None:
        return ()
    procedure, state, been = case.declared, case.state, {case.state}
    found: list[Moment] = []
    while len(found) < AHEAD and not procedure.state(state).final:
        ways = [one for one in procedure.by_hand if state in one.source and one.target not in been and not one.party]
        step = usual(procedure, [one for one in ways if one.target in {each.code for each in procedure.states}])
        if step is None:
            break
        open_ways = [one.name for one in ways if not one.inner]
        if not step.primary and len(open_ways) > 1 and state == case.state:
            # nobody has decided yet: naming one of them would announce the decision
            return (Moment("或".join(f"“{name}”" for name in open_ways[:2]), planned=True),)
        if not step.inner:
            found.append(Moment(step.name, planned=True))
        state = step.target
        been.add(state)
    return tuple(found)


def clock_rows(case: Case) -> list[CaseClock]:
    """The lawful periods that are the person's business: not those between units or that only inner steps start."""
    inner = {step.code for step in case.declared.steps if step.inner}
    shown = {clock.code for clock in case.declared.clocks if not (clock.inner or set(clock.starts_on) <= inner)}
    return sorted((row for row in case.clocks.order_by("id") if row.code in shown), key=order)


def clocks_of(case: Case, leg: int | None = None) -> tuple[ClockChip, ...]:
    """The clocks as chips; each opens its reckoning where ``leg`` says which part of the journey it is.

    What binds the party binds the person who reads it.
    """
    found = []
    for number, row in enumerate(clock_rows(case)):
        one = chip(row, "" if leg is None else reverse("portal:clock", args=[leg, number]))
        found.append(replace(one, name=f"{row.name}(您的期限)") if row.duty == "party" else one)
    return tuple(found)


UNPROVED = (
    "标着“待核”的,所依据的条文本系统还没有和正式文本核对,或者没有写明具体天数,日期以后可能更正;更正时会写明原因。"
)
OWN_VALUE = "写着“为本系统取值”的,法律没有规定具体天数,是本系统先定的数,不是法定期限,办理单位可以定得更短。"


def plainly(said: Iterable[tuple[str, bool]]) -> tuple[str, ...]:
    """What the marks beside these periods mean, for those that are there: (article, whether it was checked)."""
    rows = list(said)
    unproved = any("待核" in basis or not verified for basis, verified in rows)
    own = any("本系统取值" in basis for basis, _ in rows)
    return ((UNPROVED,) if unproved else ()) + ((OWN_VALUE,) if own else ())


def papers_of(case: Case) -> tuple[Document, ...]:
    """The papers of the matter that are addressed to the person."""
    kinds = [kind.code for kind in DOCUMENTS if kind.to_party]
    return tuple(Document.objects.filter(about=case.subject, kind__in=kinds).order_by("dated", "id"))


def unit_of(case: Case) -> str:
    """Who holds it now: the unit it was given to, unless nobody was or the organ that keeps it acts next."""
    given = getattr(case.detail, "unit", "") if case.detail else ""
    return _keeper(case) if case.declared.state(case.state).kept else given or _keeper(case)


def _keeper(case: Case) -> str:
    return Organ.objects.filter(code=case.organ).values_list("name", flat=True).first() or "受理单位"


__all__ = [
    "Leg",
    "ahead",
    "clock_rows",
    "clocks_of",
    "doers",
    "journey",
    "papers_of",
    "plainly",
    "unit_of",
    "waiting",
    "where",
    "words",
]
