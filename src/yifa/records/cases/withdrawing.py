"""Taking an import back (撤销导入): matters that a file brought and nobody has gone on with; the rest is told with why.

What is taken back stays, with who, when and why, in a state of its own; its periods stop, its number becomes free, and
it counts in no figure. Who may register such a matter may take its registration back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from yifa.ground.calendar import Event, now
from yifa.ground.identity.actor import Actor
from yifa.ground.recorded.bulk import update_many
from yifa.records.cases.catching_up import bare_image, fill_and_keep, write_steps
from yifa.records.cases.digests import with_details
from yifa.records.cases.image import CaseImage
from yifa.records.cases.imported import WITHDRAW
from yifa.records.cases.models import Case, CaseClock, CaseLink, Handover, StepTaken
from yifa.records.cases.moves import check_form, check_permission, check_table, recompute, take
from yifa.records.cases.refusal import Refused
from yifa.records.cases.store import clock_image, clock_row
from yifa.records.documents.models import Document
from yifa.records.documents.writing import DERIVED

CLOCK_COLUMNS = ("events", "state", "due_at", "provisional", "stopped_at", "met")


@dataclass(frozen=True)
class Left:
    """One matter that stays, and why."""

    case: Case
    why: str


def withdraw_imports(versions: Mapping[int, int], *, by: Actor, reason: str) -> tuple[int, list[Left]]:
    """Take these matters back: (how many, the rest). ``versions``: key -> the version it had when it came in.

    Raises :class:`Refused` where the reason itself cannot be taken; then nothing is written.
    """
    at, left = now(), []
    with transaction.atomic():
        cases = list(with_details(Case.objects.select_for_update().filter(pk__in=versions).order_by("id")))
        gone_on, clocks, opened = _gone_on(cases), _clocks(cases), _opened(cases)
        moved, stopped = [], []
        for case in cases:
            try:
                _untouched(case, versions[case.pk], gone_on)
                image = bare_image(case)
                image.clocks = {row.code: clock_image(row) for row in clocks[case.pk]}
                taken = _withdrawn(case, image, opened[case.pk], by, reason, at)
            except Refused as refusal:
                left.append(Left(case, refusal.sentence))
                continue
            stopped += [clock_row(case, image.clocks[row.code], row) for row in clocks[case.pk]]
            moved.append((fill_and_keep(case, image), taken))
        if moved:
            write_steps(moved, by)
            update_many(stopped, CLOCK_COLUMNS)
            keys = [case.pk for case, _ in moved]
            Handover.objects.filter(case__in=keys, state="queued").update(
                state="returned", answered_at=at, answered_by=by.username
            )
            Case.objects.filter(pk__in=keys).update(source_key=None)
    return len(moved), left


def _untouched(case: Case, version: int, gone_on: Mapping[int, str]) -> None:
    """Raises :class:`Refused` where somebody has gone on with it since."""
    why = gone_on.get(case.pk, "")
    if case.version != version:
        why = f"导入以后办过别的步骤(现在是“{case.declared.state(case.state).name}”),请逐件办理。"
    if not why and not any(step.code == WITHDRAW for step in case.declared.steps):
        why = "这类事项不能成批撤销,请逐件办理。"
    if why:
        raise Refused("conflict", why)


def _withdrawn(case: Case, image: CaseImage, opened: str, by: Actor, reason: str, at: datetime) -> Any:
    procedure = case.declared
    step = procedure.step(WITHDRAW)
    check_table(procedure, image, step)
    check_permission(procedure.step(opened), image, by)
    taken = take(procedure, image, step, form=check_form(step, {"reason": reason}), by=by.username, at=at)
    for clock in image.clocks.values():
        if clock.state != "stopped":
            clock.events.append(Event(kind="stop", at=at, ground=step.name, by=by.username))
            recompute(clock)
            clock.stopped_at, clock.met = at, None  # a period that should never have run was neither kept nor missed
    return taken


def _gone_on(cases: list[Case]) -> dict[int, str]:
    """What was done with a matter that no step of its own tells of."""
    keys = {case.pk for case in cases}
    found = dict.fromkeys(
        Handover.objects.filter(case__in=keys, state="accepted").values_list("case", flat=True),
        "已移送别的单位并被接收,请逐件办理。",
    )
    ties = CaseLink.objects.filter(Q(case__in=keys) | Q(other__in=keys), undone_at=None).values_list("case", "other")
    found |= dict.fromkeys(keys & {key for pair in ties for key in pair}, "已与别的事项合并或关联,请逐件办理。")
    by_subject = {case.subject: case.pk for case in cases}
    files = Document.objects.filter(about__in=by_subject).exclude(media_type=DERIVED).values_list("about", flat=True)
    return found | dict.fromkeys((by_subject[one] for one in files), "卷里有后来上传的材料,请逐件办理。")


def _clocks(cases: Iterable[Case]) -> dict[int, list[CaseClock]]:
    """The last row of each period of each case."""
    held: dict[int, dict[str, CaseClock]] = defaultdict(dict)
    for row in CaseClock.objects.filter(case__in=[case.pk for case in cases]).order_by("id"):
        held[row.case_id][row.code] = row
    return defaultdict(list, {key: list(rows.values()) for key, rows in held.items()})


def _opened(cases: Iterable[Case]) -> dict[int, str]:
    rows = StepTaken.objects.filter(case__in=[case.pk for case in cases], number=1)
    return dict(rows.values_list("case", "code"))
