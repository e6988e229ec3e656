"""Comparing compiled figures with marked ones: as printed, of the right place, period and narrowing."""

import json

import pytest

from yifa.reports.annual.measure import measure

EXACT = {"form": "exact", "digits": 1, "places": 2, "money": "auto", "zero": ""}
OVER = EXACT | {"form": "over"}


def figure(indicator, value, unit="件", *, style=EXACT, period="2024", halves=(None, None), **dims):
    return {
        "indicator": indicator, "value": str(value), "unit": unit, "style": style, "period": period, "dims": dims,
        "numerator": halves[0], "denominator": halves[1], "rest": False, "printed": f"{value}{unit}",
    }  # fmt: skip


def fact(indicator, value, approx="exact", *, seed="a.txt", period="2024", scope="", dims=None):
    return {
        "id": "F", "seed": seed, "text": str(value), "subject": "", "value": value, "approx": approx, "period": period,
        "scope": scope, "indicator": indicator, "dims": dims or {},
    }  # fmt: skip


@pytest.fixture
def compare(tmp_path):
    def run(figures, facts, missing=()):
        for name in ("gold", "seeds", "reports/1", "reports/2"):
            (tmp_path / name).mkdir(parents=True)
        (tmp_path / "seeds" / "a.txt").write_text("青石镇的报告。青石镇与白水镇相邻。", "utf-8")
        for folder, name, held in (("1", "青石镇", figures), ("2", "白水镇", [figure("x", 999)])):
            trace = {"place": {"name": name}, "figures": held, "missing": list(missing)}
            (tmp_path / "reports" / folder / "trace.json").write_text(json.dumps(trace), "utf-8")
        (tmp_path / "gold" / "facts.jsonl").write_text("\n".join(map(json.dumps, facts)), "utf-8")
        return measure(tmp_path / "gold", tmp_path / "seeds", tmp_path / "reports")

    return run


def test_equal_figures_of_the_same_place_agree(compare):
    found = compare([figure("x", 12)], [fact("x", 12)])
    assert (found.matched, found.differing, found.missing) == (1, (), ())


def test_another_value_differs(compare):
    [one] = compare([figure("x", 13)], [fact("x", 12)]).differing
    assert (one.place, one.marked, one.ours) == ("青石镇", "12", "13件")


@pytest.mark.parametrize(
    ("value", "marked", "agrees"), [(2036, 2000, True), (3036, 2000, False), (1999, 2000, False), (2000, 2000, False)]
)
def test_a_round_form_agrees_with_the_number_it_prints(compare, value, marked, agrees):
    assert compare([figure("x", value, style=OVER)], [fact("x", marked, "over")]).matched == agrees


def test_an_exact_figure_is_not_a_round_one(compare):
    assert compare([figure("x", 2000)], [fact("x", 2000, "over")]).matched == 0


def test_a_rate_agrees_as_printed(compare):
    rate = figure("r", "93.838", "%", halves=("3198", "3408"))
    assert compare([rate], [fact("r", 93.84)]).matched == 1


def test_what_the_fact_is_narrowed_to_decides_between_two(compare):
    both = [figure("m", 5000), figure("m", 4000, campaign="依法治镇月")]
    assert compare(both, [fact("m", 4000, scope="依法治镇月活动"), fact("m", 5000)]).matched == 2


def test_another_year_and_a_missing_one_are_told_apart(compare):
    gap = {"indicator": "y", "period": "2024", "dims": {}, "why": "尚未建成"}
    found = compare([figure("x", 12, period="2023")], [fact("x", 12), fact("y", 1)], [gap])
    assert [one.why for one in found.missing] == ["报告里没有这个数字", "尚未建成"]
