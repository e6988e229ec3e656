"""Where a matter came from and went to (移送去向): the cases of its file, as far as the viewer may see."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from yifa.ground.identity.actor import Actor
from yifa.records.cases.carrying import Leaf, file_of, place_in_queue, way_name
from yifa.records.cases.handing import ACCEPTED, RETURNED, receiving
from yifa.records.cases.models import Case
from yifa.records.cases.sight import cases_in_sight, documents_in_sight
from yifa.records.documents.models import Document
from yifa.records.documents.writing import DERIVED
from yifa.ui.pages.sight import names_in, without_names
from yifa.ui.parts import Link


@dataclass(frozen=True)
class Passed:
    """One case of the file as a line: what it is, where it stands, why it was handed there."""

    name: str
    state: str
    code: str = ""
    url: str = ""
    reason: str = ""
    depth: int = 0
    here: bool = False


@dataclass(frozen=True)
class File:
    """The file a case belongs to. ``code``: the first case's, printed on all; ``papers``: evidence of the others."""

    code: str
    lines: tuple[Passed, ...]
    papers: tuple[Link, ...]


def file_shown(case: Case, actor: Actor) -> File | None:
    """The file as the viewer may see it; None for a case that was never handed over."""
    leaves = file_of(case)
    if len(leaves) < 2:
        return None
    codes = [leaf.case.code for leaf in leaves if leaf.case]
    seen = set(cases_in_sight(actor).filter(code__in=codes).values_list("code", flat=True))
    # What came of a case out of sight is not told: a hotline order must not say “检举控告” of its caller.
    told = [leaf for leaf in leaves if leaf.handover is None or leaf.handover.case.code in seen]
    names = names_in(leaf.handover.case for leaf in told if leaf.handover)
    lines = tuple(_line(leaf, case, seen, names) for leaf in told)
    root = leaves[0].case
    code = root.code if root and root.code in seen else ""
    return File(code, lines, _evidence(case, sorted(seen - {case.code}), actor))


def _line(leaf: Leaf, here: Case, seen: set[str], names: Mapping[int, list[str]]) -> Passed:
    offer = leaf.handover
    reason = without_names(offer.reason, names.get(offer.case_id, [])) if offer else ""
    if leaf.case is None:
        return Passed(way_name(leaf.handover.procedure if leaf.handover else ""), _waits(leaf), reason=reason,
                      depth=leaf.depth)  # fmt: skip
    case = leaf.case
    name = way_name(case.procedure)
    if case.code not in seen:
        return Passed(name, "已接收,由接收单位依法办理", reason=reason, depth=leaf.depth)
    state = case.declared.state(case.state).name + (f"({case.outcome})" if case.outcome else "")
    url = reverse("ui:case", args=[case.code])
    return Passed(name, state, case.code, url, reason, leaf.depth, case.pk == here.pk)


def _waits(leaf: Leaf) -> str:
    offer = leaf.handover
    if offer is None or offer.state == ACCEPTED:
        return "已接收"
    if offer.state == RETURNED:
        return "已退回,理由见下"
    if receiving(offer) is None:
        return f"已排队第{place_in_queue(offer)}位,待该业务开通;同时按法定途径书面移送"
    return "待接收"


def _evidence(case: Case, others: list[str], actor: Actor) -> tuple[Link, ...]:
    """Files that lie in the other cases of the file: referred to, not copied."""
    rows: list[Document] = list(
        documents_in_sight(actor)
        .filter(about__in=[f"case:{code}" for code in others])
        .exclude(media_type=DERIVED)
        .order_by("id")
    )
    return tuple(Link(row.title, reverse("ui:document", args=[row.pk])) for row in rows)
