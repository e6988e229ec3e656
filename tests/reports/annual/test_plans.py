"""The lists of the demo places parse, hold no values, and place every figure once."""

from importlib.resources import files

import pytest

from yifa.reports.annual.drafting import compose
from yifa.reports.annual.plan import find_plan
from yifa.reports.annual.sentences import wording
from yifa.reports.annual.tokens import tokens_of

PLACES = [("500155117", 2024), ("360281", 2024), ("441521115", 2024), ("500231114", 2025), ("420281101", 2023)]


@pytest.mark.parametrize(("place", "year"), PLACES)
def test_every_entry_finds_its_sentence(place: str, year: int) -> None:
    plan = find_plan(place, year)
    assert plan is not None
    text = "".join(compose(sentence, plan, year, lambda text: text) for sentence in wording().sentences)
    wanted = sorted((item.indicator, item.dims, item.year) for item in plan.expected)
    assert sorted((token.indicator, token.dims, token.year) for token in tokens_of(text)) == wanted


def test_all_delivered_lists_are_of_demo_places() -> None:
    names = sorted(entry.name for entry in files("yifa.reports.annual").joinpath("plans").iterdir())
    assert names == sorted(f"{place}-{year}.toml" for place, year in PLACES)


def test_place_without_list() -> None:
    assert find_plan("110101001", 2024) is None


def test_site_folder_comes_first(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "360281-2024.toml").write_text('figures = ["dispute.screened"]')
    plan = find_plan("360281", 2024, tmp_path)
    assert plan is not None and len(plan.expected) == 1
