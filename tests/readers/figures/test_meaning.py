"""The engine and a plain reading of the definition, row by row, come to the same figure."""

from datetime import date, timedelta

import pytest
from factories.figures import HERE, TALKS, figure
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yifa.readers.figures.condition import Cond
from yifa.readers.figures.engine import Figures
from yifa.readers.figures.engines import duckdb_engine
from yifa.readers.figures.meaning import counts
from yifa.readers.figures.period import span
from yifa.readers.figures.snapshot import take
from yifa.records.activities.models import Activity
from yifa.records.registers.models import RegisterEntry

pytestmark = pytest.mark.django_db

THEMES, PLACES = ("七进", "宪法", "禁毒"), ("学校", "村", "企业")
days = st.dates(date(2023, 12, 28), date(2025, 1, 3))
facts = st.fixed_dictionaries(
    {},
    optional={
        "theme": st.sampled_from(THEMES) | st.just(""),
        "attendance": st.integers(0, 50),
        "cost": st.decimals(0, 99, places=2).map(lambda d: format(d.normalize(), "f")),
        "led": st.booleans(),
        "places": st.lists(st.sampled_from(PLACES), unique=True),
    },
)
conds = st.one_of(
    st.builds(Cond, st.just("theme"), st.sampled_from(["eq", "ne"]), st.sampled_from(THEMES)),
    st.builds(Cond, st.just("theme"), st.just("in"), st.lists(st.sampled_from(THEMES), min_size=1)),
    st.builds(Cond, st.just("attendance"), st.sampled_from(["eq", "ne", "ge", "gt", "le", "lt"]), st.integers(0, 50)),
    st.builds(Cond, st.just("cost"), st.sampled_from(["ge", "lt"]), st.decimals(0, 99, places=2)),
    st.builds(Cond, st.just("led"), st.sampled_from(["eq", "ne"]), st.booleans()),
    st.builds(Cond, st.just("places"), st.sampled_from(["has", "eq", "ne"]), st.sampled_from(PLACES)),
    st.builds(Cond, st.just("places"), st.just("in"), st.lists(st.sampled_from(PLACES), min_size=1)),
    st.builds(Cond, st.just("held_on"), st.sampled_from(["ge", "lt"]), days.map(date.isoformat)),
    st.builds(
        Cond, st.sampled_from(["theme", "attendance", "places", "led"]), st.sampled_from(["is_null", "not_null"])
    ),
)
periods = st.sampled_from(["2024", "2024-Q1", "2024-Q4", "2024-12", "2023-12"])
few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def computed(indicator, period):
    return Figures(take(), duckdb_engine()).value(indicator, HERE, period)


@few
@given(st.lists(st.tuples(days, facts, st.booleans()), max_size=12), st.lists(conds, max_size=3), periods)
def test_conditions_and_dates_mean_the_same_in_the_engine_and_in_plain_python(write, rows, where, period):
    Activity.objects.all().delete()
    for day, held, withdrawn in rows:
        row = write.talk(day.isoformat(), withdrawn=withdrawn)
        Activity.objects.filter(pk=row.pk).update(facts=held, version=2)
    indicator = figure("t.any", source=TALKS, when="held_on", where=tuple(where))
    held = [row for row in Activity.objects.all() if counts(indicator, row.public_half(), span(period))]
    value = computed(indicator, period)
    assert (value.value or 0) == len(held)
    assert [row.id for row in value.trace.rows] == [row.pk for row in held]


@few
@given(st.lists(st.tuples(days, st.none() | st.integers(0, 30)), max_size=10), periods)
def test_a_stock_means_the_same_too(write, rows, period):
    RegisterEntry.objects.all().delete()
    for since, length in rows:
        until = None if length is None else (since + timedelta(days=length)).isoformat()
        write.mediator(since.isoformat(), until)
    indicator = figure("t.any_stock", "stock", source="register:test_mediator")
    held = [row for row in RegisterEntry.objects.all() if counts(indicator, row.public_half(), span(period))]
    assert (computed(indicator, period).value or 0) == len(held)
