"""The outline holds the five mandatory parts, in order, each with its source."""

import pytest

from yifa.reports.annual.outline import CHAPTERS, OUTLINE, Chapter, children, mandatory_parts


def test_five_mandatory_parts_in_order() -> None:
    assert [part.code for part in mandatory_parts()] == ["measures", "leader", "shortcomings", "next", "other"]
    assert all("督察工作规定" in part.basis for part in mandatory_parts())


def test_shortcomings_hold_their_causes() -> None:
    assert [chapter.code for chapter in children("shortcomings")] == ["shortcomings.gaps", "shortcomings.causes"]


def test_parents_come_first_and_levels_step_by_one() -> None:
    seen: set[str] = set()
    for chapter in OUTLINE:
        if chapter.parent:
            assert chapter.parent in seen
            assert chapter.level == CHAPTERS[chapter.parent].level + 1
        seen.add(chapter.code)
    assert len(seen) == len(OUTLINE)


def test_heading_carries_the_year() -> None:
    assert CHAPTERS["next"].heading(2024).startswith("2025年度")


def test_mandatory_chapter_without_source_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="依据"):
        Chapter("x", "标题", 1, mandatory=True)
