"""The loop: find clocks that turned, raise alerts once, tell whose matter it is. One bad row never stops it.

1. ``find_flips``: running clocks past their due moment (index scan), each written as a Flip exactly once.
2. ``process_flips``: each Flip is claimed by a guarded update, then becomes an Alert and a Notice.
3. ``look_at_cases``: cases with new steps since the last tick, and once a day every open or lately closed case.
4. ``look_at_places``: once a day every township at work, with the rules that look at many matters together.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q

from yifa.ground.calendar import TZ, Period, due, now
from yifa.ground.calendar.clock import day_of
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.models import Organ
from yifa.ground.ledger import record
from yifa.ground.places.codes import prefix_of
from yifa.ground.places.models import Division
from yifa.ground.provisions import LAWBOOK, ProvisionError
from yifa.ground.registry import UnknownDeclaration
from yifa.readers.watch.models import Alert, Cursor, Flip, Notice
from yifa.readers.watch.rule import RULES, Rule
from yifa.readers.watch.turns import Turns
from yifa.records.cases.models import Case, CaseClock, Handover, StepTaken
from yifa.records.cases.store import clock_image, image_of

TURNS = Turns()
log = structlog.get_logger("yifa.watch")
BATCH = 500
RETRY_HOURS = 1
POISONS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, ProvisionError, UnknownDeclaration)
"""What a broken row or declaration can raise; a store that fails is not among them and stops the tick."""


@dataclass
class Tick:
    """What one round of the loop did."""

    flips: int = 0
    alerts: int = 0
    failures: int = 0
    looked_at: int = 0


def tick(*, by: Actor | None = None) -> Tick:
    """One round. Safe to run in several processes at once."""
    by = by or Actor.system("watch")
    done = Tick()
    done.flips = find_flips()
    process_flips(done, by=by)
    look_at_cases(done, by=by)
    look_at_places(done, by=by)
    return done


def find_flips() -> int:
    """Write a Flip for every running clock that is past its end or near it, each only once.

    Only clocks that bind the authority: a party who lets a time of its own pass has done nothing wrong.
    """
    present = now()
    soon = _soon(present)
    found = 0
    ours = CaseClock.objects.filter(state="running", duty="authority")
    for kind, rows in (
        ("late", ours.filter(due_at__lt=present)),
        ("soon", ours.filter(due_at__gte=present, due_at__lte=soon)),
    ):
        known = Flip.objects.filter(clock=OuterRef("pk"), kind=kind, due_at=OuterRef("due_at"))
        for clock in rows.filter(~Exists(known)).order_by("due_at")[:BATCH]:
            found += _flip(clock, kind, present)
    return found


def _flip(clock: CaseClock, kind: str, present: datetime) -> int:
    if clock.due_at is None:
        return 0
    try:
        with TURNS.turn():
            Flip.objects.create(clock=clock, kind=kind, due_at=clock.due_at, at=present)
    except IntegrityError:
        return 0  # another process saw it turn first
    return 1


def _soon(present: datetime) -> datetime:
    rule = LAWBOOK.get("watch.soon", on=day_of(present))
    return due(present, Period(rule.value, rule.unit)).at  # type: ignore[arg-type]


def process_flips(done: Tick, *, by: Actor) -> None:
    """Turn waiting flips into alerts. A flip that cannot be processed is put off, its failure kept and logged."""
    present = now()
    waiting = Flip.objects.filter(processed_at=None).filter(Q(try_after=None) | Q(try_after__lte=present))
    for flip in waiting.select_related("clock__case").order_by("at", "id")[:BATCH]:
        try:
            with TURNS.turn():
                if Flip.objects.filter(pk=flip.pk, processed_at=None).update(processed_at=present):
                    done.alerts += _tell_of_clock(flip, by=by)
        except POISONS as failure:
            done.failures += 1
            put_off = present + timedelta(hours=RETRY_HOURS)
            Flip.objects.filter(pk=flip.pk).update(try_after=put_off, failure=type(failure).__name__)
            log.error("flip_failed", flip=flip.pk, failure=type(failure).__name__)


def _tell_of_clock(flip: Flip, *, by: Actor) -> int:
    clock = flip.clock
    if clock.state != "running" or clock.due_at != flip.due_at:
        return 0  # done or moved in the meantime
    rule = RULES["clock.late" if flip.kind == "late" else "clock.soon"]
    image = clock_image(clock)
    words = {"name": clock.name, "due": f"{flip.due_at.astimezone(TZ):%Y-%m-%d %H:%M}"}
    return _raise(rule, About.of(clock.case), f"{clock.code}:{flip.due_at:%Y%m%d%H%M}", words, image.basis, by=by)


def look_at_cases(done: Tick, *, by: Actor) -> None:
    """Ask every case rule about the cases that changed, and once a day about all that may have grown stale."""
    cursor, _ = Cursor.objects.get_or_create(name="cases")
    present = now()
    steps = list(StepTaken.objects.filter(id__gt=cursor.step).order_by("id").values_list("id", "case_id")[:BATCH])
    changed = {case for _, case in steps}
    changed |= set(Handover.objects.filter(opened_code__in=_codes(changed)).values_list("case_id", flat=True))
    if steps:
        cursor.step = steps[-1][0]
    _look(Case.objects.filter(pk__in=changed), done, present, by=by)
    if cursor.swept_on != day_of(present):  # whatever is still waiting to be looked at after a large import
        recent = Q(closed_at=None) | Q(closed_at__gte=present - timedelta(days=RETENTION_DAYS))
        _look(Case.objects.filter(recent).exclude(pk__in=changed), done, present, by=by)
        cursor.swept_on = day_of(present)
    cursor.save()


def _codes(cases: set[int]) -> Any:
    """Codes of these cases: where a matter was handed over, the case it came from is looked at with it."""
    return Case.objects.filter(pk__in=cases).values("code")


RETENTION_DAYS = 120
"""How long after closing the daily sweep still looks at a case; a technical window, not a period of law."""


def _look(cases: Any, done: Tick, present: datetime, *, by: Actor) -> None:
    rules = [rule for rule in RULES if rule.looks_at == "case"]
    watched = {code for rule in rules for code in rule.procedures}
    everywhere = any(not rule.procedures for rule in rules)
    if not everywhere:
        cases = cases.filter(procedure__in=watched)
    for case in _in_turns(cases):
        done.looked_at += 1
        try:
            _ask(rules, case, done, present, by=by)
        except POISONS as failure:
            done.failures += 1
            log.error("case_failed", case=case.code, failure=type(failure).__name__)


def _in_turns(cases: Any) -> Iterator[Case]:
    """The cases by number, a batch read to its end before the first of it is handed out: SQLite refuses a write
    (“database is locked”, at once) on a connection that is still reading while somebody else has written."""
    last = 0
    while batch := list(cases.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield from batch
        last = batch[-1].pk


def _ask(rules: list[Rule], case: Case, done: Tick, present: datetime, *, by: Actor) -> None:
    image = image_of(case)
    law = law_of(case)
    for rule in rules:
        if rule.procedures and case.procedure not in rule.procedures:
            continue
        answer = rule.fires(image, law, present)
        if answer:
            missing = "、".join(answer) if isinstance(answer, list) else ""
            words = {"name": f"{case.declared.name} {case.code}", "missing": missing}
            with TURNS.turn():
                done.alerts += _raise(rule, About.of(case), missing, words, rule.basis, by=by)


TOWNSHIP, TOWN_DIGITS, CODE_DIGITS = 4, 9, 12


def look_at_places(done: Tick, *, by: Actor) -> None:
    """Ask the rules over a population about every township at work, once a day; one that fails does not stop the
    others."""
    cursor, _ = Cursor.objects.get_or_create(name="places")
    present = now()
    if cursor.swept_on == day_of(present):
        return
    rules = [rule for rule in RULES if rule.looks_at == "population"]
    for place in townships_at_work():
        for rule in rules:
            try:
                done.alerts += _ask_place(rule, place, present, by=by)
            except POISONS as failure:
                done.failures += 1
                log.error("place_failed", place=place, rule=rule.code, failure=type(failure).__name__)
    cursor.swept_on = day_of(present)
    cursor.save()


def townships_at_work() -> list[str]:
    """Codes of the townships where an organ sits or a matter lies. The store knows all 41,000 of the country; where
    nobody works there is nothing to look at and nobody to tell."""
    organs = Organ.objects.order_by().values_list("division", flat=True)
    towns = Case.objects.order_by("town").values_list("town", flat=True).distinct()
    at_work = {code[:TOWN_DIGITS] for code in organs} | set(towns)
    codes = [town.ljust(CODE_DIGITS, "0") for town in at_work]
    return sorted(Division.objects.filter(level=TOWNSHIP, code__in=codes).values_list("code", flat=True))


def _ask_place(rule: Rule, place: str, present: datetime, *, by: Actor) -> int:
    def law(code: str) -> Any:
        return LAWBOOK.get(code, on=day_of(present), division=place).value

    about = About(f"place:{place}", place, f"{prefix_of(place)}-{rule.told}")
    # A rule over a township may read for seconds. On SQLite a transaction is the only writer's turn: nobody else's
    # entry may wait for the reading, so each finding is written by itself when all are known.
    found = list(rule.fires(prefix_of(place), law, present))
    return sum(_raise_alone(rule, about, one.what, one.words, by=by) for one in found)


def law_of(case: Case) -> Callable[..., Any]:
    """``law(code)`` for rules: the value in force on the day the case was opened, at its place."""

    def law(code: str, since: datetime | None = None) -> Any:
        rule = LAWBOOK.get(code, on=day_of(case.opened_at), division=case.division)
        if since is None:
            return rule.value
        return due(since, Period(rule.value, rule.unit)).at  # type: ignore[arg-type]

    return law


@dataclass(frozen=True)
class About:
    """What an alert is about: a case, or a place as a whole."""

    subject: str
    division: str
    organ: str
    secrecy: str = ""
    handler: str = ""
    case: Case | None = None

    @classmethod
    def of(cls, case: Case) -> "About":
        return cls(case.subject, case.division, case.organ, case.secrecy, case.handler, case)


def _raise_alone(rule: Rule, about: About, what: str, words: Mapping[str, str], *, by: Actor) -> int:
    with TURNS.turn():
        return _raise(rule, about, what, words, rule.basis, by=by)


def _raise(rule: Rule, about: About, what: str, words: Mapping[str, str], basis: str, *, by: Actor) -> int:
    """One alert per rule, subject and matter; raising it again does nothing. Told in the same transaction."""
    key = f"{rule.code}|{about.case.code if about.case else about.subject}|{what}"[:160]
    if Alert.objects.filter(key=key).exists():
        return 0
    try:
        with transaction.atomic():
            alert = Alert.objects.create(
                rule=rule.code, severity=rule.severity, sentence=rule.sentence.format(**words)[:400], basis=basis,
                subject=about.subject, case=about.case, key=key, division=about.division, organ=about.organ,
                secrecy=about.secrecy, handler=about.handler, raised_at=now(),
            )  # fmt: skip
    except IntegrityError:
        return 0  # another process raised it first
    Notice.objects.create(alert=alert, organ=about.organ, handler=about.handler, told_at=now())
    record("watch.alert_raised", about.subject, by=by, data={"rule": rule.code, "alert": alert.pk})
    return 1


__all__ = ["Tick", "find_flips", "law_of", "look_at_cases", "look_at_places", "process_flips", "tick"]
