"""Figures with what they say (数字事实): subject, value, period, scope, section, indicator.

The order of work: find numerals, drop look-alikes, set each in its sentence, read negation, period and state, name its
subject and indicator, and last relate the figures of a passage to each other.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from yifa.reports.reading.document import Fact, Part, Section
from yifa.reports.reading.indicators import Context, Guess, assign
from yifa.reports.reading.lookalikes import Masks, is_figure, negates
from yifa.reports.reading.normalising import Repaired
from yifa.reports.reading.numerals import Numeral, find
from yifa.reports.reading.relations import related
from yifa.reports.reading.subjects import scope_of, subject_of

_SENTENCE_END = re.compile(r"[。!?;\n]|(?<=[^\d]),(?=[一二三四五六七八九]是)")
_CLAUSE = re.compile(r"[,。;:、()!?\n\t]")
_JOINS = re.compile("和|及|与|以及|并|或")
_ASIDE = re.compile(r"《[^《》]*》?|\([^()]*\)")
_YEAR = re.compile(r"(?<![\d《-])(20\d{2})年(?!度?(?:工作)?(?:计划|要点|行动))")
_LAST_YEAR = re.compile(r"去年|上年|上一年|往年同期")
# A sentence of a report hardly ever runs longer; what stands farther off says nothing of the figure.
_REACH = 500
_CHANGES = re.compile("(?:[下上]?[降升]|提高|提升|增长?|增加|减少?|压缩|缩短|下调|上调)(?:至|到|为)?")
_AT_LEAST = re.compile(r"(?:至少|不少于|不低于|不得少于)[^,。;、\d]{1,10}$")
_COMPARED = re.compile(r"(?:较|比|与|自|从|以|至|到|于)$")
_PLANNED = re.compile(
    r"拟|计划|力争|争取|预计|目标|将(?!近|信|人|案|其|法|行|矛|习|执|学|普|全|各|本|调|律|政|党|领|宪|企|群|问)|下一步|明年|今后"
)
_PLANNED_NOT = re.compile(
    r"(?:按照|根据|按|制定|完成|年度|列入|纳入)[^,。;]{0,12}(?:计划|目标)|计划生育|计划单列|目标责任|目标考核|将近"
)
_CUMULATIVE = re.compile(r"累计|截至|截止|现有|共有|已有|历年|至今|以来")


@dataclass(frozen=True, slots=True)
class Place:
    """One numeral in its surroundings, all offsets in the view.

    ``left``/``right``: the stretch that belongs to this numeral alone; ``sentence``: its bounds; ``clause``: where its
    clause begins.
    """

    numeral: Numeral
    left: int
    right: int
    clause: int
    sentence: tuple[int, int]


def facts_of(
    view: Repaired, sections: tuple[Section, ...], parts: tuple[Part, ...], year: int | None
) -> tuple[Fact, ...]:
    """Every figure that the text states, in order."""
    text, masks = view.text, Masks(view.text)
    numerals = [numeral for numeral in find(text) if is_figure(text, numeral, masks)]
    places = list(_places(text, numerals))
    skipped = [(section.start, section.end) for section in sections if section.kind == "web"]
    plan = next((part for part in parts if part.code == "plan" and part.found == "section"), None)
    facts: list[Fact] = []
    starts = [section.start for section in sections]
    for place in places:
        start, end = view.original(place.numeral.start, place.numeral.end)
        if any(low <= start < high for low, high in skipped):
            continue
        around = [each for each in sections[: bisect_right(starts, start)] if each.level and start < each.end]
        facts.append(_fact(view, place, around, plan, year, (start, end), facts[-1] if facts else None))
    return related(facts, text, view)


def _places(text: str, numerals: list[Numeral]) -> Iterator[Place]:
    """What stretch of its sentence each numeral may call its own: from the numeral before to the next punctuation."""
    edges = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    before: Place | None = None
    for index, numeral in enumerate(numerals):
        at = bisect_right(edges, numeral.start)
        low, high = edges[at - 1], edges[min(at, len(edges) - 1)]
        sentence = (max(low, numeral.start - _REACH), max(min(high, numeral.end + _REACH // 2), numeral.end))
        following = numerals[index + 1].start if index + 1 < len(numerals) else sentence[1]
        stop = _CLAUSE.search(text, numeral.end, sentence[1])
        if _JOINS.match(text, numeral.end):
            stop = None
            following = numeral.end
        right = min(stop.start() if stop else sentence[1], max(following, numeral.end))
        left = sentence[0]
        if before and before.numeral.end > left:
            left = _left(text, before, numeral)
        clause = max((match.end() for match in _CLAUSE.finditer(text, left, numeral.start)), default=left)
        before = Place(numeral, left, right, clause, sentence)
        yield before


def _left(text: str, before: Place, numeral: Numeral) -> int:
    """Where the words of a numeral begin when another stands before it in the sentence.

    After the other's own words; with it, where the two speak of one thing: 8场300余人次, 由9.8%降至6.1%, 12、15、8件.
    """
    between = text[before.numeral.end : numeral.start]
    bare = between.strip(",、共计约达近")
    if len(bare) <= 1 and (before.numeral.unit != numeral.unit or "分别" in text[before.left : before.numeral.start]):
        return before.left
    if numeral.shared or before.numeral.shared or _CHANGES.fullmatch(between):
        return before.left
    return before.numeral.end if before.right >= numeral.start else before.right


def _fact(
    view: Repaired,
    place: Place,
    around: list[Section],
    plan: Part | None,
    year: int | None,
    span: tuple[int, int],
    last: Fact | None,
) -> Fact:
    text, numeral = view.text, place.numeral
    own, after = text[place.left : numeral.start], text[numeral.end : place.right]
    clause = text[place.clause : numeral.start]
    negated = numeral.value == 1 and numeral.upper is None and negates(text[place.sentence[0] : numeral.start])
    planned = bool(plan and plan.start <= span[0] < plan.end)
    guess = _guess(view, place, around)
    subject = subject_of(own, clause, after, numeral.unit, last.subject if last else "")
    lead = text[place.sentence[0] : numeral.start]
    return Fact(
        start=span[0],
        end=span[1],
        text=view_text(view, span, numeral),
        subject=subject,
        value=Decimal(0) if negated else numeral.value,
        unit=numeral.unit,
        approx="exact" if negated else "at_least" if _AT_LEAST.search(clause) else numeral.approx,
        negated=negated,
        upper=numeral.upper,
        period=_period(lead, year, planned),
        status="planned" if planned or _is_planned(own) else "",
        cumulative=bool(_CUMULATIVE.search(own[-24:])),
        scope=scope_of(lead, own),
        section=around[-1].path if around else "",
        indicator=guess.indicator,
        confidence=guess.confidence,
    )


def view_text(view: Repaired, span: tuple[int, int], numeral: Numeral) -> str:
    """The figure as the view shows it; the document replaces it by its own words (see reader)."""
    return view.text[numeral.start : numeral.end]


def _guess(view: Repaired, place: Place, around: list[Section]) -> Guess:
    text, numeral = view.text, place.numeral
    paragraph = text.rfind("\n", 0, place.sentence[0] + (1 if place.sentence[0] else 0)) + 1
    low, high = place.sentence
    context = Context(
        sentence=text[low:high],
        left=place.left - low,
        start=numeral.start - low,
        end=numeral.end - low,
        right=max(place.right, numeral.end) - low,
        previous=text[max(paragraph, low - 120) : low],
        headings=tuple(section.title for section in around),
        unit=numeral.unit,
    )
    return assign(context)


def _period(lead: str, year: int | None, planned: bool) -> str:
    """The year a sentence names before the figure, unless it only compares with it; else that of the report."""
    lead = _ASIDE.sub("", lead)
    of_that_year = re.search(r"(20\d{2})年(?:度)?的$", lead)
    if of_that_year:
        return of_that_year[1]
    named = [match for match in _YEAR.finditer(lead) if not _COMPARED.search(lead[: match.start()])]
    if named:
        return named[-1][1]
    if year is None:
        return ""
    past = _LAST_YEAR.search(lead)
    if past and not _COMPARED.search(lead[: past.start()]) and not re.search("同期?比", lead):
        return str(year - 1)
    return str(year + 1) if planned else str(year)


def _is_planned(own: str) -> bool:
    near = own[-40:]
    return bool(_PLANNED.search(_PLANNED_NOT.sub("", near)))
