"""Which records behind a figure stay shut to a person (只计总数): a total counts them, its rows do not list them.

The town's own totals stand in its annual report, so a post that may not read petitions still sees how many there were;
which ones, where and when, it may no more read here than in the lists.
"""

from yifa.ground.identity.actor import Actor
from yifa.readers.figures.indicator import Indicator
from yifa.readers.figures.meaning import components
from yifa.readers.figures.sources import known, source
from yifa.records.cases.procedure import PROCEDURES
from yifa.records.cases.sight import barred


def shut(actor: Actor | None) -> frozenset[str]:
    """Codes of the sources (``case:petition``, ``document:petition_opinion``) that the actor's post may not read."""
    if actor is None or actor.everywhere:
        return frozenset()
    closed = [PROCEDURES.get(code) for code in barred(actor)]
    papers = {kind for one in closed for step in one.steps for kind in (*step.produces, *step.needs)}
    return frozenset({f"case:{one.code}" for one in closed} | {f"document:{kind}" for kind in papers})


def counted_unseen(indicators: list[Indicator], actor: Actor) -> tuple[str, ...]:
    """Names of the kinds of record that these figures count and the actor may not open, in order."""
    closed = shut(actor)
    used = {part.source for one in indicators for part in components(one) if known(part.source)}
    return tuple(source(code).name for code in sorted(used & closed))
