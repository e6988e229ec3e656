"""Figures against counts made by hand, on every engine, with noise rows around them."""

from datetime import date
from decimal import Decimal

import pytest
from factories.figures import NEXT, TALKS, figure

from yifa.ground.registry import UnknownDeclaration
from yifa.readers.figures.condition import Cond
from yifa.readers.figures.meaning import WrongDimension
from yifa.readers.figures.period import UnknownPeriod
from yifa.readers.figures.query import NotAsked

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks(write):
    """Three talks that count; neighbours, other years and a withdrawn one that do not."""
    write.talk("2024-01-01", theme="七进", attendance=30, cost="10.25", places=["学校", "村"])
    write.talk("2024-06-30", theme="七进", attendance=41, cost="0.5", led=True)
    write.talk("2024-12-31", "500155117203", attendance=20, places=["村"])
    write.talk("2024-06-30", NEXT, theme="七进", attendance=1000)
    write.talk("2023-12-31", theme="七进", attendance=1000)
    write.talk("2025-01-01", theme="七进", attendance=1000)
    write.talk("2024-07-01", theme="禁毒", attendance=1000, withdrawn=True)


def test_a_count_takes_what_lies_in_place_and_year_and_stands(ask, talks):
    value = ask("t.talks")
    assert (value.value, value.text, value.trace.count, value.missing) == (3, "3", 3, False)


def test_a_sum_an_average_and_different_values(ask, talks):
    assert ask("t.heard").value == 91
    assert ask("t.cost").value == Decimal("10.75")
    mean = ask("t.mean")
    assert (mean.value, mean.numerator, mean.denominator) == (Decimal("30.3"), 91, 3)
    assert ask("t.themes").value == 2


def test_a_rate_keeps_its_halves(ask, talks):
    share = ask("t.seven_share")
    assert (share.value, share.numerator, share.denominator, share.rest) == (Decimal("66.67"), 2, 3, 1)
    assert share.trace.count == 3


@pytest.mark.parametrize(
    ("dims", "count"),
    [({"theme": "七进"}, 2), ({"places": "村"}, 2), ({"led": True}, 1), ({"led": "是"}, 1), ({"theme": "禁毒"}, 0)],
)
def test_a_figure_is_narrowed_by_its_dimensions(ask, talks, dims, count):
    assert ask("t.talks", dims=dims).value == count


def test_a_dimension_that_was_not_declared_is_refused(ask, talks):
    with pytest.raises(WrongDimension, match="不能按“led”细分;可用的有:theme"):
        ask("t.heard", dims={"led": True})
    with pytest.raises(NotAsked, match="不能与“也许”相比"):
        ask("t.talks", dims={"led": "也许"})


@pytest.mark.parametrize(("period", "count"), [("2024-Q1", 1), ("2024-06", 1), ("2024-Q3", 0), ("2023", 1)])
def test_periods(ask, talks, write, period, count):
    write.talk("2024-08-01", theme="禁毒", withdrawn=True)
    assert ask("t.talks", period=period).value == count


def test_the_county_holds_both_towns(ask, talks):
    assert ask("t.talks", scope="500155").value == 4
    assert ask("t.talks", scope="500155000000").value == 4


def test_a_village_is_a_scope(ask, talks):
    assert ask("t.talks", scope="500155117203").value == 1


def test_zero_is_not_missing(ask, talks):
    assert ask("t.seven", scope="500155117203").text == "0"
    gap = ask("t.talks", scope="500155119")
    assert (gap.missing, gap.value, gap.text) == (True, None, "(缺:测试t.talks)")
    assert ask("t.talks", period="2022").missing
    assert ask("t.unknown").missing


def test_a_rate_without_a_base_prints_a_dash(ask, write, talks):
    write.mediator("2020-01-01", "2021-01-01")
    value = ask("t.per_mediator")
    assert (value.value, value.text, value.denominator, value.missing) == (None, "—", 0, False)


def test_a_rate_whose_base_nobody_recorded_is_missing(ask, talks):
    assert ask("t.per_mediator").missing


def test_a_stock_is_what_is_there_on_the_last_day(ask, write):
    write.mediator("2020-01-01")
    write.mediator("2024-12-31", level="村级")
    write.mediator("2020-01-01", "2025-01-01")
    write.mediator("2020-01-01", "2024-12-31")
    write.mediator("2025-01-01")
    write.mediator("2020-01-01", place=NEXT)
    assert ask("t.mediators").value == 3
    assert ask("t.mediators", dims={"level": "村级"}).value == 1
    assert ask("t.mediators", period="2024-03").value == 3
    assert ask("t.mediators", as_of=date(2024, 12, 30)).value == 3


def test_a_stock_of_this_year_is_that_of_today(ask, write):
    write.mediator("2020-01-01", "2026-08-01")
    write.mediator("2026-07-01")
    value = ask("t.mediators", period="2026")
    assert (value.value, value.as_of) == (1, date(2026, 6, 1))


def test_a_year_to_come_is_missing(ask, write):
    write.mediator("2020-01-01")
    assert ask("t.mediators", period="2027").missing


def test_as_of_leaves_out_what_came_later(ask, talks):
    assert ask("t.talks", as_of=date(2024, 6, 30)).value == 2


def test_a_case_belongs_to_the_year_of_its_chinese_day(ask, write):
    write.case("2024-01-01T00:00:00", "2024-12-31T23:59:59")
    write.case("2023-12-31T23:59:59", "2024-01-01T00:00:00")
    write.case("2024-12-31T23:59:59.500", "2025-01-01T00:00:00")
    assert (ask("t.opened").value, ask("t.closed").value) == (2, 2)


def test_old_days_keep_the_summer_time_of_their_year(ask, write):
    write.case("1989-07-01T00:30:00")
    assert ask("t.opened", period="1989-07").value == 1


def test_more_closed_than_opened_is_pointed_out(ask, write):
    write.case("2023-03-01", "2024-01-05")
    write.case("2023-03-01", "2024-01-06")
    write.case("2024-03-01", state="working")
    rate = ask("t.closing_rate")
    assert (rate.value, rate.trace.count) == (200, 3)
    assert "分子2大于分母1" in rate.warnings[0]


def test_an_amount_left_blank_is_pointed_out(ask, write):
    write.talk(attendance=10)
    write.talk()
    heard = ask("t.heard")
    assert heard.value == 10 and "1条记录没有填写数量" in heard.warnings[0]


def test_parts_that_do_not_add_up_are_pointed_out(ask, write):
    write.talk(theme="七进")
    write.talk(theme="宪法")
    total = figure("t.total", source=TALKS, when="held_on", parts=("t.seven",))
    assert "之和为1" in ask(total).warnings[0]
    assert ask(figure("t.same", source=TALKS, when="held_on", parts=("t.talks",))).warnings == ()


def test_many_figures_in_one_call_agree_with_each_alone(ask, write, talks):
    write.mediator("2020-01-01")
    codes = ["t.seven_share", "t.mediators", ("t.talks", {"theme": "七进"}), "t.heard", "t.unknown"]
    together = [value.value for value in ask.figures().values(codes, "500155117", "2024")]
    assert together == [Decimal("66.67"), 1, 2, 91, None]


def test_what_cannot_be_asked(ask, talks):
    with pytest.raises(UnknownPeriod, match="不是期间"):
        ask("t.talks", period="2024-13")
    with pytest.raises(UnknownDeclaration, match=r"没有代码为“no\.such”的指标"):
        ask("no.such")
    with pytest.raises(ValueError, match="不是区划代码"):
        ask("t.talks", scope="50015")


def test_months_show_the_year_with_its_empty_months(ask, talks):
    months = ask.figures().monthly("t.talks", "500155117", "2024")
    assert [m.value for m in months] == [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1]
    assert [m.period for m in months][:2] == ["2024-01", "2024-02"]


def test_months_to_come_are_missing(ask, write):
    write.talk("2026-05-03")
    months = ask.figures().monthly("t.talks", "500155117", "2026")
    assert [m.value for m in months] == [0, 0, 0, 0, 1, 0, *[None] * 6]


def test_subdivisions_come_in_the_order_of_their_codes(ask, write):
    for place, times in (("500155118", 3), ("500155117", 1), ("500155117203", 1), ("500155", 1), ("500156001", 5)):
        for _ in range(times):
            write.talk(place=place)
    lines = ask.figures().by_subdivision("t.talks", "500155", "2024")
    assert [(line.division, line.own, line.value.value) for line in lines] == [
        ("500155000", True, 1),
        ("500155117", False, 2),
        ("500155118", False, 3),
    ]
    assert [len(line.value.trace.rows) for line in lines] == [1, 2, 3]


@pytest.mark.parametrize(
    ("op", "edge", "count"),
    [("ge", 20, 3), ("gt", 20, 2), ("le", 30, 2), ("lt", 30, 1), ("ne", 20, 2), ("eq", 30, 1), ("in", (20, 41), 2)],
)
def test_a_condition_holds_or_fails_at_its_very_edge(ask, talks, op, edge, count):
    """On attendances 20, 30 and 41: “不小于20” takes the 20, “大于20” does not."""
    where = (Cond("attendance", op, edge, "参加人次"),)
    assert ask(figure("t.edge", source=TALKS, when="held_on", where=where)).value == count
