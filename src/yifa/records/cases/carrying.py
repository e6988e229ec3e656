"""What goes along with a handover (随移送带入): parties, facts, place, source code; and the file it makes (一案一码).

The receiving form is filled from what the source case knows, so that nobody asks the person a second time. The cases
that a matter went through are one file under the code of the first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from yifa.ground.forms import FormField, fields_of
from yifa.ground.identity.actor import SECRECY_OPEN
from yifa.ground.identity.models import Organ
from yifa.ground.registry import UnknownDeclaration
from yifa.records.cases.models import Case, Handover, Party
from yifa.records.cases.procedure import PROCEDURES, Procedure, Step

_ALIKE = (
    ("summary", "detail", "content"),
    ("place", "address"),
    ("people", "petitioners"),
)
"""Fields of different forms that ask for the same thing."""
_OWN = ("title", "grid", "lon", "lat")
"""Columns of the case itself: what stands there now, not what was first entered."""
_PARTY_PARTS = ("name", "id_no", "phone", "address")
DEEPEST = 12
"""Handovers followed in either direction; a guard against a circle, not a limit of law."""


def carried(offer: Handover, move: Step) -> dict[str, Any]:
    """Field name of the receiving form -> what the source case knows. Holds personal data: show it masked."""
    source = offer.case
    known = _known(source)
    known |= _from_where(source)
    found: dict[str, Any] = {}
    for field in fields_of(move.form):
        value = _fit(field, known)
        if value not in (None, "", []):
            found[field.name] = value
    found |= _parties(source, move)
    return found


def _known(source: Case) -> dict[str, Any]:
    """What the opening step told, and the case's own columns over it."""
    first = source.steps.order_by("number").first()
    entered = {**first.facts, **first.private} if first else {}
    own = {name: getattr(source, name) for name in _OWN}
    return {**entered, **{name: value for name, value in own.items() if value not in (None, "")}}


def _from_where(source: Case) -> dict[str, Any]:
    """Channel, sending body and code, as the receiving forms ask for them."""
    organ = Organ.objects.filter(code=source.organ).first()
    return {
        "channel": source.declared.name,
        "passed_on_by": source.declared.name,
        "from_organ": organ.name if organ else source.organ,
        "source_code": source.code,
        "source_channel": source.channel,
    }


def _fit(field: FormField, known: Mapping[str, Any]) -> Any:
    """The value for this field, if the form would take it."""
    names = next((group for group in _ALIKE if field.name in group), (field.name,))
    value = next((known[name] for name in (field.name, *names) if known.get(name) not in (None, "")), None)
    if value is None or not field.choices:
        return value
    allowed = [choice for choice, _ in field.choices]
    if value in allowed:
        return value
    # A body of work is called by a part of its name: “综治中心” for “综治中心事项”.
    within = [choice for choice in allowed if len(choice) > 1 and choice in str(value)]
    return max(within, key=len, default=known.get("source_channel") if field.name == "channel" else None)


def _parties(source: Case, move: Step) -> dict[str, str]:
    """The parties of the source in the slots of the receiving form: same role first, then in their order."""
    waiting = list(source.parties.order_by("id"))
    names = {field.name for field in fields_of(move.form)}
    found: dict[str, str] = {}
    for slot in move.parties:
        party = next((one for one in waiting if one.role == slot.role), waiting[0] if waiting else None)
        if party is None:
            break
        waiting.remove(party)
        found |= _party(slot.prefix, party, names)
    return found


def _party(prefix: str, party: Party, names: set[str]) -> dict[str, str]:
    pairs = {f"{prefix}_{part}": getattr(party, part) for part in _PARTY_PARTS}
    return {name: value for name, value in pairs.items() if value and name in names}


def source_of(case: Case) -> Handover | None:
    """The accepted handover that this case was opened by, or None."""
    found: Handover | None = Handover.objects.filter(opened_code=case.code).select_related("case").first()
    return found


def root_of(case: Case) -> Case:
    """The first case of the file: its code is printed on everything that follows (一案一码)."""
    for _ in range(DEEPEST):
        came = source_of(case)
        if came is None:
            return case
        case = came.case
    return case


@dataclass(frozen=True)
class Leaf:
    """One case of a file and the handover that led to it; ``case`` is None while nobody has accepted it."""

    handover: Handover | None
    case: Case | None
    depth: int


def file_of(case: Case) -> tuple[Leaf, ...]:
    """The whole file, the first case first, each followed by what came of it."""
    found: list[Leaf] = []
    _follow(Leaf(None, root_of(case), 0), found)
    return tuple(found)


def _follow(leaf: Leaf, found: list[Leaf]) -> None:
    found.append(leaf)
    if leaf.case is None or leaf.depth >= DEEPEST:
        return
    offers = list(leaf.case.handovers.order_by("id"))
    codes = [offer.opened_code for offer in offers if offer.opened_code]
    opened = {row.code: row for row in Case.objects.filter(code__in=codes)} if codes else {}
    for offer in offers:
        offer.case = leaf.case
        _follow(Leaf(offer, opened.get(offer.opened_code), leaf.depth + 1), found)


_CLASSES = "①②③④⑤⑥"
"""A route of a petition begins with its class; the way itself is called without it."""


def way_name(code: str) -> str:
    """What a procedure is called, also while nobody has built it: then by the word a step hands it over under."""
    try:
        return str(PROCEDURES.get(code).name)
    except UnknownDeclaration:
        return next((word for procedure in PROCEDURES for word in _words(procedure, code)), code)


def _words(procedure: Procedure, code: str) -> list[str]:
    ways = [one for step in procedure.steps if step.hands_by for one in step.hands_by[1]]
    return [word.lstrip(_CLASSES) for word, to in ways if to == code]


def place_in_queue(offer: Handover) -> int:
    """Which place it has among those of its county that wait for the same body of work; the oldest is first. Secret
    ones are not counted for anybody: the place of one accusation would tell how many others there are."""
    county = offer.division[:6]
    same = Handover.objects.filter(procedure=offer.procedure, state="queued", division__startswith=county)
    same = same.filter(Q(case__secrecy=SECRECY_OPEN) | Q(pk=offer.pk))
    return int(same.filter(pk__lte=offer.pk).count())
