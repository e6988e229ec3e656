"""Gathering (纳入): many cases tied to one that looks at them together (专题), and let go again by a date.

The tie belongs to each gathered case (``case`` → ``other``); its own procedure, clocks and outcome go on untouched.
"""

import re
from typing import Any

from yifa.ground.calendar import now
from yifa.ground.identity.actor import Actor
from yifa.records.cases.image import Taken
from yifa.records.cases.models import Case, CaseLink
from yifa.records.cases.procedure import Step
from yifa.records.cases.refusal import Refused
from yifa.records.cases.sight import cases_in_sight

_BETWEEN = re.compile(r"[\s,,、;;]+")


def gather(case: Case, step: Step, taken: Taken, *, by: Actor) -> dict[str, Any]:
    """Tie or let go the cases whose codes the form names; what the ledger row says of it. Raises :class:`Refused`."""
    name = step.gathers or step.releases
    codes = codes_in(str({**taken.facts, **taken.private}.get(name) or ""))
    if not codes:
        return {}
    if step.releases:
        return _released(case, step, codes, by)
    found = {row.code: row for row in cases_in_sight(by).filter(code__in=codes).exclude(pk=case.pk)}
    missing = [code for code in codes if code not in found]
    if missing:
        raise _refused(step, name, f"没有找到{'、'.join(missing)},或者不在您的管辖范围内。请核对案号。")
    held = _held(step, list(found.values()))
    elsewhere = [f"{row.case.code}(已在{row.other.code})" for row in held if row.other_id != case.pk]
    if elsewhere:
        raise _refused(step, name, f"一件事项同时只能纳入一个:{'、'.join(elsewhere)}。请先从那里移出。")
    fresh = set(found) - {row.case.code for row in held}
    CaseLink.objects.bulk_create(
        [
            CaseLink(case=found[code], other=case, kind=step.link_kind, at=taken.at, by=taken.by)
            for code in codes
            if code in fresh
        ]
    )
    return {"gathered": sorted(fresh), "tie": step.link_kind}


def codes_in(text: str) -> list[str]:
    """The codes in a text, in order and once each, whatever stands between them."""
    return list(dict.fromkeys(code for code in _BETWEEN.split(text.upper()) if code))


def _held(step: Step, cases: list[Case]) -> list[CaseLink]:
    rows = CaseLink.objects.filter(case__in=[one.pk for one in cases], kind=step.link_kind, undone_at=None)
    return list(rows.select_related("case", "other"))


def _released(case: Case, step: Step, codes: list[str], by: Actor) -> dict[str, Any]:
    rows = CaseLink.objects.filter(other=case, case__code__in=codes, kind=step.link_kind, undone_at=None)
    held = set(rows.values_list("case__code", flat=True))
    missing = [code for code in codes if code not in held]
    if missing:
        raise _refused(step, step.releases, f"{'、'.join(missing)}本来就没有纳入,不用移出。")
    rows.update(undone_at=now(), undone_by=by.username)
    return {"released": sorted(held), "tie": step.link_kind}


def _refused(step: Step, field: str, sentence: str) -> Refused:
    return Refused("form", sentence, step.basis, {field: sentence})


def gathered(case: Case, kind: str) -> Any:
    """The cases tied to this one now, as a query; the caller still asks what is in sight."""
    return Case.objects.filter(links__other=case, links__kind=kind, links__undone_at=None)
