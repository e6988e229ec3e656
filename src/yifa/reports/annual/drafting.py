"""The default draft: our sentences for the figures a place reports, shortcomings read off the figures first.

Nothing is claimed that a figure does not show. The text keeps tokens, not numbers, so that it stays true
when records are corrected; which shortcomings to tell is decided by the values at the time of drafting.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from yifa.reports.annual.outline import OUTLINE
from yifa.reports.annual.places import Place
from yifa.reports.annual.plan import Expected, Plan
from yifa.reports.annual.resolve import Figure, Resolver
from yifa.reports.annual.sentences import Clause, Gap, Sentence, wording
from yifa.reports.annual.source import FigureSource
from yifa.reports.annual.tokens import TOKEN, Token, tokens_of

Sections = dict[str, str]
ORDINALS = "一二三四五六七八九十"
FULL = Decimal(100)


def default_draft(place: Place, year: int, plan: Plan, figures: FigureSource) -> Sections:
    """Text of every chapter (code -> text with tokens) for the figures of `plan`."""
    resolver = Resolver(figures, place.code, year, plan)
    words = place.words | {"year": str(year), "next_year": str(year + 1)}
    fill = filler(words)
    sections: Sections = {"preface": fill(wording().words["preface"])}
    for chapter in OUTLINE:
        text = "".join(
            compose(sentence, plan, year, fill) for sentence in wording().sentences if sentence.chapter == chapter.code
        )
        if text:
            sections[chapter.code] = text
    return sections | reflection(place, plan, resolver, sections, fill)


def filler(words: dict[str, str]) -> Callable[[str], str]:
    """Replaces {name} by its word; leaves tokens {{...}} alone."""

    def fill(text: str) -> str:
        for key, word in words.items():
            text = text.replace(f"{{{key}}}", word)
        return text

    return fill


def compose(sentence: Sentence, plan: Plan, year: int, fill: Callable[[str], str]) -> str:
    """One sentence with the clauses that the plan asks for, "" when it asks for none."""
    kept = [text for clause in sentence.clauses for text in clauses_for(clause, plan, year)]
    if not kept:
        return ""
    lead = f"{sentence.lead}，" if sentence.lead else ""
    return fill(lead + "，".join(kept) + "。")


def clauses_for(clause: Clause, plan: Plan, year: int) -> Iterator[str]:
    """The clause once for each entry of the plan on its indicator, narrowed and dated as the entry says."""
    needed = set(clause.indicators)
    for item in plan.expected:
        if item.indicator != clause.indicators[0]:
            continue
        if needed <= {other.indicator for other in plan.expected}:
            yield narrowed(clause, item, year)


def narrowed(clause: Clause, item: Expected, year: int) -> str:
    """The clause's text for one entry: its variant for the entry's dims, its tokens with dims and year."""
    keys = tuple(key for key, _ in item.dims)
    text = wording().variants.get((item.indicator, keys), clause.text)
    dated = f"{item.year}年" if item.year and item.year != year else ""
    if item.dims and text == clause.text:
        dated += f"（{'、'.join(value for _, value in item.dims)}）"
    for key, value in item.dims:
        text = text.replace(f"{{{key}}}", value)
    past = item.year if item.year != year else None
    return dated + TOKEN.sub(lambda match: str(Token(tokens_of(match.group())[0].indicator, item.dims, past)), text)


def reflection(
    place: Place, plan: Plan, resolver: Resolver, sections: Sections, fill: Callable[[str], str]
) -> Sections:
    """Shortcomings, causes, next year's work: what is unsolved first, then what is missing."""
    told = [gap for gap in wording().gaps if shows(gap, plan, resolver)]
    missing = any(figure.missing for figure in all_figures(plan, resolver))
    words = wording().words
    shortfalls = [gap.shortfall for gap in told] + ([words["gap_missing"]] if missing else [])
    remedies = [gap.remedy for gap in told] + ([words["next_missing"]] if missing else []) + [words["next_steady"]]
    causes = [words[key] for key in causes_of(told, missing)]
    found = {
        "shortcomings.gaps": listed(words["gaps_intro"], shortfalls) or words["gaps_none"],
        "shortcomings.causes": listed(words["causes_intro"], causes) or words["causes_none"],
        "next": listed(words["next_intro"], remedies),
        "other": words["other"],
        "leader": sections.get("leader", words["leader_missing"]),
    }
    return {code: fill(text) for code, text in found.items()}


def all_figures(plan: Plan, resolver: Resolver) -> list[Figure]:
    return [resolver.figure(item.token) for item in plan.expected]


def shows(gap: Gap, plan: Plan, resolver: Resolver) -> bool:
    """Do the figures of this place show the shortcoming? Only figures the place reports are asked."""
    expected = {item.indicator for item in plan.expected if not item.dims and item.year in (None, resolver.year)}
    if gap.indicator not in expected or (gap.whole and gap.whole not in expected):
        return False
    value = resolver.figure(Token(gap.indicator)).quantity
    if value.value is None:
        return False
    if gap.kind == "rate":
        return value.value < FULL or (value.numerator is not None and value.numerator != value.denominator)
    if gap.kind == "lag":
        whole = resolver.figure(Token(gap.whole)).quantity.value
        return whole is not None and value.value < whole
    return value.value > 0


def causes_of(told: list[Gap], missing: bool) -> list[str]:
    """Keys of the causes that the shortcomings themselves prove, each once."""
    found = []
    if any(gap.kind in ("rate", "lag") for gap in told):
        found.append("cause_gap")
    if any(gap.kind == "harm" for gap in told):
        found.append("cause_harm")
    return found + (["cause_missing"] if missing else [])


def listed(intro: str, items: list[str]) -> str:
    """“一是…；二是…。” after an introduction, one paragraph each; a single item without number; "" for none."""
    if not items:
        return ""
    if len(items) == 1:
        return f"{intro}\n{items[0]}。"
    marked = [f"{ORDINALS[index]}是{item}" if index < len(ORDINALS) else item for index, item in enumerate(items)]
    return intro + "\n" + "；\n".join(marked) + "。"
