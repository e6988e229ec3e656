"""Loading: everything is marked and plainly synthetic, a second run changes nothing, the desk has overdue work."""

from dataclasses import replace

import pytest

from yifa.domains.disputes.models import DisputeFile
from yifa.domains.requests.models import Order
from yifa.domains.requests.procedures.hotline.words import ITEMS
from yifa.domains.requests.procedures.topic import TOPIC
from yifa.doors.cli.demo import DemoRefused, LoadedPlace, Plan, load_place, words
from yifa.doors.cli.demo.frequent import CATEGORY, LAMP
from yifa.doors.cli.demo.people import hat
from yifa.doors.cli.demo.phrases import PHRASES
from yifa.ground.calendar import now, today
from yifa.ground.ledger import make_key, seal, verify
from yifa.ground.ledger.models import Entry
from yifa.ground.places.models import Division, Grid
from yifa.readers.likeness.bands import recurring, series
from yifa.readers.likeness.declared import COUNTED, DUPLICATES
from yifa.readers.likeness.duplicates import Spot, duplicates
from yifa.records.activities.models import Activity
from yifa.records.cases.gathering import gathered
from yifa.records.cases.linking import main_of
from yifa.records.cases.models import Case, Party, StepTaken
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


def test_a_dispute_is_called_what_it_is_counted_as(loaded: LoadedPlace) -> None:
    counted_as = dict([*words.DISPUTES, words.MEDICAL])
    rows = DisputeFile.objects.filter(case__source_key__startswith="demo:500155117:").exclude(
        case__title__contains="排水("
    )
    assert rows.count() > 20
    for row in rows.select_related("case"):
        [about] = [about for about in counted_as if f"{about}纠纷" in row.case.title]
        assert row.dispute_type == counted_as[about]


def test_what_comes_again_leaves_its_band_and_is_taken_up(loaded: LoadedPlace) -> None:
    clerk = hat("500155117", "clerk")
    beyond = {(one.declared.code, one.item) for each in COUNTED for one in series(each, clerk, today()) if one.beyond}
    assert {("hotline_ticket", LAMP), ("grid_event", CATEGORY)} <= beyond
    assert any(one.item == LAMP for one in recurring(COUNTED["hotline_ticket"], clerk, today()))
    orders, events = Case.objects.filter(procedure="special_topic").order_by("id")
    assert (orders.state, events.state) == ("working", "proposed")
    assert gathered(orders, TOPIC).count() == 14
    assert gathered(events, TOPIC).count() == 8


def test_one_order_is_merged_into_another_and_a_third_looks_like_them(loaded: LoadedPlace) -> None:
    merged = Case.objects.get(procedure="hotline_ticket", state="merged")
    main = main_of(merged)
    assert main is not None and main.state == "handling"
    waiting = Case.objects.filter(procedure="hotline_ticket", state="received", division=main.division)
    clerk, declared = hat("500155117", "clerk"), DUPLICATES["hotline_ticket"]
    alike = {looks.pk: duplicates(declared, looks.title, Spot.of(looks), clerk, besides=looks) for looks in waiting}
    assert any(main in [one.case for one in found] for found in alike.values())


def test_some_orders_were_late_supervised_or_needed_several(loaded: LoadedPlace) -> None:
    orders = Order.objects.filter(case__division__startswith="500155117", case__opened_at__year=2024)
    assert orders.filter(on_time="逾期").count() == 2
    assert orders.filter(whistled=True).count() == 1
    assert StepTaken.objects.filter(case__procedure="hotline_ticket", code="supervise").count() == 2 + 1


def test_leaders_receive_on_the_days_that_are_posted(loaded: LoadedPlace) -> None:
    posted = RegisterEntry.objects.filter(kind="leader_schedule")
    assert {row.facts["weekday"] for row in posted} == {"周三", "周五"}
    held = Activity.objects.filter(kind="leader_reception", held_on__month=6, held_on__year=2026)
    assert [str(row.held_on) for row in held] == ["2026-06-03"]


def test_the_ledger_agrees_with_every_record(loaded: LoadedPlace) -> None:
    make_key()
    seal()
    assert verify(deep=True).problems == ()


def test_people_say_it_in_their_words_and_every_item_can_be_said() -> None:
    assert {item.rpartition("/")[2] for item in ITEMS} == set(PHRASES)
    ways = [way for phrases in PHRASES.values() for way in phrases]
    assert len(set(ways)) < len(ways)  # some ways mean two things: no model can always be right
