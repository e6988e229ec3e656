"""Nobody sees a figure or a row beyond his scope: counts, rows, months and breakdowns alike."""

import pytest
from factories.figures import HERE, NEXT

from yifa.ground.identity.actor import Actor
from yifa.readers.figures.engine import OutOfScope

pytestmark = pytest.mark.django_db

ASKS = [
    lambda figures, scope, actor: figures.value("t.talks", scope, "2024", actor=actor),
    lambda figures, scope, actor: figures.values(["t.talks", "t.seven_share"], scope, "2024", actor=actor),
    lambda figures, scope, actor: figures.rows("t.talks", scope, "2024", actor=actor),
    lambda figures, scope, actor: figures.monthly("t.talks", scope, "2024", actor=actor),
    lambda figures, scope, actor: figures.by_subdivision("t.talks", scope, "2024", actor=actor),
]
each_way = pytest.mark.parametrize("way", ASKS, ids=["value", "values", "rows", "monthly", "by_subdivision"])


@each_way
@pytest.mark.parametrize("scope", [HERE, f"{HERE}203", "500155", "50", "500155000000"])
def test_the_clerk_of_the_next_town_is_refused(ask, write, cast, way, scope):
    write.talk()
    with pytest.raises(OutOfScope, match="不在您的管辖范围内"):
        way(ask.figures(), scope, cast.zhou)


@each_way
@pytest.mark.parametrize("who", ["public", "wei", "jiang", "shen"])
def test_strangers_and_administrators_see_no_figures(ask, write, cast, way, who):
    write.talk()
    with pytest.raises(OutOfScope):
        way(ask.figures(), HERE, getattr(cast, who))


@each_way
def test_an_actor_without_area_is_refused(ask, write, way):
    with pytest.raises(OutOfScope):
        way(ask.figures(), HERE, Actor("x", "无辖区", frozenset({"clerk"}), f"{HERE}-SFS", ""))


def test_the_county_supervisor_sees_both_towns_and_each(ask, write, cast):
    write.talk()
    write.talk(place=NEXT)
    assert [ask("t.talks", scope=s, actor=cast.qian).value for s in (HERE, NEXT, "500155")] == [1, 1, 2]


def test_a_sealed_record_counts_only_for_its_organ(ask, write, cast):
    write.talk()
    sealed = write.talk(secrecy="organ", organ=cast.sun.organ)
    write.talk(secrecy="handler", organ=cast.sun.organ)
    assert ask("t.talks", actor=cast.sun).value == 2
    assert ask("t.talks", actor=cast.li).value == 1
    assert sealed.pk not in [row.id for row in ask("t.talks", actor=cast.li).trace.rows]
    assert ask("t.talks").value == ask("t.talks", actor=Actor.system("report")).value == 3


@pytest.mark.parametrize("organ", ["SFS", "PAFZB"])
def test_figures_count_what_lists_show(ask, write, cast, organ):
    from yifa.records.activities.models import Activity

    actor = cast.sun if organ == "SFS" else cast.li
    for secrecy in ("", "organ", "handler", "未知"):
        for owner in (cast.sun.organ, cast.li.organ, cast.zhou.organ):
            write.talk(secrecy=secrecy, organ=owner)
    shown = Activity.objects.visible_to(actor).filter(kind="test_talk")
    assert ask("t.talks", actor=actor).value == shown.count()
    assert {row.id for row in ask("t.talks", actor=actor).trace.rows} == set(shown.values_list("pk", flat=True))


def test_months_and_subdivisions_leave_sealed_records_out_too(ask, write, cast):
    write.talk("2024-03-01", place=f"{HERE}203")
    write.talk("2024-03-01", place=f"{HERE}203", secrecy="organ", organ=cast.sun.organ)
    figures = ask.figures()
    assert figures.monthly("t.talks", HERE, "2024", actor=cast.li)[2].value == 1
    [line] = figures.by_subdivision("t.talks", HERE, "2024", actor=cast.li)
    assert line.value.value == len(line.value.trace.rows) == 1
