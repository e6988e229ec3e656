"""How well the rules find what people found (量度): precision and recall against findings marked by hand.

A finding marked by hand counts as found when one of ours overlaps its place and is of a compatible kind. Recall: over
the errors and warnings marked; precision: over our errors and warnings, each of which must meet a marked slip of any
severity. What was marked as holding must stay silent.
"""

import json
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from yifa.reports.reading.checking.engine import check
from yifa.reports.reading.checking.rule import Finding
from yifa.reports.reading.reader import read_text

# Kinds that name the same slip from two sides. A kind is always compatible with itself.
_FAMILIES = (
    {"typo", "grammar_broken", "missing_char", "extra_char", "duplicated_char", "missing_punctuation"},
    {"typo", "grammar_broken", "broken_sequence", "repeated_sentence"},
    {"wrong_punctuation", "missing_punctuation", "halfwidth_punctuation", "list_separator_inconsistent"},
    {"html_residue", "unclosed_bracket", "markdown_residue", "word_residue", "draft_note"},
    {"missing_mandatory_section", "empty_section", "numbered_whole"},
    {"missing_cause_analysis", "heading_content_mismatch"},
    {"missing_signature_or_date", "missing_date"},
    {"rate_without_base", "missing_key_figure", "universal_claim_without_number", "missing_outcome_figure"},
    {"ratio_identity", "ratio_rounding_feasible", "rate_above_whole"},
    {"sum_identity", "subset_bound", "complement_identity"},
    {"scope_overlap_unclear", "figure_restated_differently", "plausibility_bound"},
    {"wrong_law_name", "repealed_law", "wrong_plan_years", "reference_title_mismatch"},
    {"term_nonstandard", "name_inconsistent"},
    {"wrong_year", "wrong_year_in_heading", "title_year_consistent", "plan_year_follows_report_year"},
    {"future_in_results", "planned_not_done"},
    {"relative_period_ambiguous", "relative_period_resolved_by_title"},
    {"wrong_topic_pasted", "other_unit_name", "other_level"},
    {"personal_name_present", "private_name_present"},
    {"single_item_list", "numbering_gap"},
)  # fmt: skip


def compatible(kind: str, other: str) -> bool:
    return kind == other or any(kind in family and other in family for family in _FAMILIES)


@dataclass(frozen=True, slots=True)
class Score:
    """``recall``/``precision``: 0..1. ``holds``: marked as holding; ``silent``: of these, left alone; ``told``: of
    these, reported by us as holding too. ``missed``/``alarms``/``loud``: what to look at. ``rate``: documents read and
    checked in a second of one core."""

    recall: float
    precision: float
    marked: int
    found: int
    ours: int
    right: int
    holds: int
    silent: int
    told: int
    rate: float
    missed: tuple[str, ...] = ()
    alarms: tuple[str, ...] = ()
    loud: tuple[str, ...] = ()
    by_kind: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def measure(gold: Path, seeds: Path) -> Score:
    """``gold``: lint.jsonl (or the folder that holds it); ``seeds``: the folder of the texts it marks."""
    path = gold / "lint.jsonl" if gold.is_dir() else gold
    marks = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = {name: (seeds / name).read_bytes().decode("utf-8") for name in sorted({mark["seed"] for mark in marks})}
    ours = {name: check(read_text(text, file=name)) for name, text in texts.items()}
    return score(marks, ours, _rate(texts))


def _rate(texts: Mapping[str, str]) -> float:
    """Documents of these a second, read and checked, after the first pass has warmed up."""
    begun = time.process_time()
    for name, text in texts.items():
        check(read_text(text, file=name))
    return len(texts) / (time.process_time() - begun)


def score(marks: Iterable[Mapping[str, Any]], ours: Mapping[str, list[Finding]], rate: float = 0.0) -> Score:
    """The marks of several texts against our findings by text."""
    marks = list(marks)
    slips = [mark for mark in marks if mark["verdict"] == "violates"]
    grave = [mark for mark in slips if mark["severity"] != "info"]
    holds = [mark for mark in marks if mark["verdict"] == "holds"]
    wrong = {name: [each for each in found if each.verdict == "violates"] for name, found in ours.items()}
    loudly = {name: [each for each in found if each.severity != "info"] for name, found in wrong.items()}
    found = [mark for mark in grave if any(_meets(each, mark) for each in loudly[mark["seed"]])]
    alarms = [
        each
        for name, findings in loudly.items()
        for each in findings
        if not any(_meets(each, mark) for mark in slips if mark["seed"] == name)
    ]
    loud = [mark for mark in holds if any(_meets(each, mark) for each in wrong[mark["seed"]])]
    told = sum(any(each.verdict == "holds" and _overlap(each, mark) for each in ours[mark["seed"]]) for mark in holds)
    total = sum(map(len, loudly.values()))
    missed = [mark for mark in grave if mark not in found]
    return Score(
        recall=len(found) / len(grave) if grave else 1.0,
        precision=(total - len(alarms)) / total if total else 1.0,
        marked=len(grave),
        found=len(found),
        ours=total,
        right=total - len(alarms),
        holds=len(holds),
        silent=len(holds) - len(loud),
        told=told,
        rate=round(rate, 1),
        missed=tuple(f"{mark['id']} {mark['rule']}" for mark in missed),
        alarms=tuple(f"{each.file[:3]} {each.start}-{each.end} {each.rule} {each.message}" for each in alarms),
        loud=tuple(f"{mark['id']} {mark['rule']}" for mark in loud),
        by_kind=_by_kind(grave, found),
    )


def _by_kind(grave: list[Mapping[str, Any]], found: list[Mapping[str, Any]]) -> dict[str, str]:
    every, hit = Counter(mark["rule"] for mark in grave), Counter(mark["rule"] for mark in found)
    return {kind: f"{hit[kind]}/{every[kind]}" for kind in sorted(every)}


def _meets(finding: Finding, mark: Mapping[str, Any]) -> bool:
    return compatible(finding.rule, mark["rule"]) and _overlap(finding, mark)


def _overlap(finding: Finding, mark: Mapping[str, Any]) -> bool:
    return finding.start < int(mark["end"]) and int(mark["start"]) < finding.end
