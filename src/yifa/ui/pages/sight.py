"""Where a person stands, and how a case is called without naming people. What is in sight: records/cases/sight.py."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yifa.ground.identity.actor import Actor
from yifa.ground.ids import mask_name
from yifa.ground.places.codes import full
from yifa.records.cases.models import Case, Party


@dataclass(frozen=True)
class Here:
    """A place a permission is asked about before a row exists."""

    division: str
    organ: str
    secrecy: str = ""
    handler: str = ""


def here(actor: Actor) -> Here | None:
    """The actor's own place and organ; None without an area."""
    return Here(full(actor.scope), actor.organ) if actor.scope else None


def titles(cases: Iterable[Case]) -> Mapping[int, str]:
    """Case titles by key with the parties' names masked: “张*与李*相邻通行纠纷”. One query."""
    rows = list(cases)
    names = names_in(rows)
    return {row.pk: without_names(row.title, names.get(row.pk, [])) or row.declared.name for row in rows}


def names_in(cases: Iterable[Case]) -> dict[int, list[str]]:
    """The parties' names by key of their case, to be masked in what is written about it. One query."""
    names: dict[int, list[str]] = {}
    for party in Party.objects.filter(case__in=[row.pk for row in cases]):
        names.setdefault(party.case_id, []).append(party.name)
    return names


def title(case: Case) -> str:
    """One case's title with the parties' names masked; the procedure's name where it has none."""
    return titles([case])[case.pk]


def without_names(text: str, names: Iterable[str]) -> str:
    """Text in which each of these people's names is masked, the longest first."""
    for name in sorted((one for one in names if len(one) > 1), key=len, reverse=True):
        text = text.replace(name, mask_name(name))
    return text
