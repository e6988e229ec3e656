"""Loading: everything is marked and plainly synthetic, a second run changes nothing, the desk has overdue work."""

from dataclasses import replace

import pytest

from yifa.doors.cli.demo import DemoRefused, LoadedPlace, Plan, load_place
from yifa.ground.calendar import now
from yifa.ground.ledger.models import Entry
from yifa.ground.places.models import Division, Grid
from yifa.records.activities.models import Activity
from yifa.records.cases.models import Case, Party
from yifa.records.registers.models import RegisterEntry

pytestmark = pytest.mark.django_db


def counted() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (RegisterEntry, Activity, Case, Grid, Division, Entry))


def test_everything_is_marked_as_demonstration(loaded: LoadedPlace) -> None:
    assert not any(model.objects.filter(demo=False).exists() for model in (RegisterEntry, Activity, Case))
    assert all(party.name.startswith("演示") for party in Party.objects.all())
    assert all(e.private["name"].startswith("演示") for e in RegisterEntry.objects.filter(kind="legal_person"))


def test_loading_again_changes_nothing(loaded: LoadedPlace, plan: Plan) -> None:
    before = counted()
    again = load_place(plan)
    assert (again.fresh, again.written) == (False, 0)
    assert counted() == before


def test_a_changed_plan_adds_only_what_is_new(loaded: LoadedPlace, plan: Plan) -> None:
    cases, activities = Case.objects.count(), Activity.objects.count()
    more = replace(plan, fingerprint="new", batches=tuple(
        replace(batch, count=5) if batch.name == "into_villages" else batch for batch in plan.batches
    ))  # fmt: skip
    load_place(more)
    assert Case.objects.count() == cases
    assert activities < Activity.objects.count() <= activities + 4


def test_the_desk_has_work_some_of_it_overdue(loaded: LoadedPlace) -> None:
    under_way = Case.objects.filter(closed_at=None, division__startswith="500155117")
    overdue = under_way.filter(due_at__lt=now())
    assert overdue.filter(procedure="dispute").exists()
    assert overdue.filter(procedure="grid_event").exists()
    assert under_way.filter(due_at__gte=now()).exists()
    assert under_way.filter(state="warned").exists()
    assert under_way.filter(clocks__state="paused").exists()


def test_nothing_lies_in_the_future(loaded: LoadedPlace) -> None:
    assert not Case.objects.filter(steps__at__gt=now()).exists()


def test_ground_is_laid(loaded: LoadedPlace) -> None:
    assert Division.objects.get(code="500155117200").path == "重庆市梁平区七星镇马梁村村民委员会"
    assert Grid.objects.filter(level=3).count() == 8
    assert {post for _, _, post, _, _ in loaded.cast} >= {"clerk", "mediator", "leader"}


def test_progress_ends_with_everything_done(plan: Plan, db: None) -> None:
    seen: list[tuple[str, int, int]] = []
    load_place(plan, lambda *step: seen.append(step))
    assert seen[-1][1] == seen[-1][2] > 0
    assert [done for _, done, _ in seen] == sorted(done for _, done, _ in seen)


def test_a_record_the_house_refuses_stops_the_load(plan: Plan, db: None) -> None:
    wrong = replace(plan.batch("written"), set={"body": "没有这样的主体"})
    with pytest.raises(DemoRefused, match="没有通过检查"):
        load_place(replace(plan, batches=(wrong,)))
